import { computeBounds, type Bounds, type Box } from './bounds.js';
import { interpret } from './interpret.js';
import { constraintProblem, isBroken } from './judge.js';
import type { Input } from './plan.js';
import type { Problem } from './problems.js';
import { state, type Program } from './program.js';

/** An answer that is still missing. */
export interface OpenAnswer {
  readonly id: string;
  readonly title: string;
  /** Points of the criteria that rest on it which are still undecided: the most that it can change. */
  readonly points: number;
  /** A requirement, cap or floor rests on it. */
  readonly decides: boolean;
}

/** What an unfinished record can still become. */
export interface Preview {
  /** Every completion has a total from `least` to `greatest`. */
  readonly total: { readonly least: number; readonly greatest: number };
  /** Ratings that completions can have, best first. */
  readonly ratings: readonly string[];
  /** Whether both ends of the total, and every rating, were found in a completion. */
  readonly exact: boolean;
  /** The missing answers, those that can change most first. */
  readonly open: readonly OpenAnswer[];
}

/** What is known of a record with missing answers. */
export type Outlook =
  | { readonly kind: 'settled' }
  | { readonly kind: 'impossible'; readonly problems: readonly Problem[] }
  | { readonly kind: 'open'; readonly preview: Preview };

/** Boxes looked at for each question before the outer bounds are given as they are. */
const boxesPerQuestion = 200;

/** Boxes from whose corners a better completion is climbed to; in smaller ones the corners alone tell. */
const climbsPerQuestion = 8;

/** Looks at everything that the missing answers of a program's record can be. */
export function outlookOf(program: Program): Outlook {
  const { plan, inputs, states } = program;
  const start = fullBox(program);
  const bounds = emptyBounds(plan.operations.length);
  computeBounds(plan.operations, start, bounds);
  const missing = inputs.flatMap(({ input }, index) => {
    const needless = input.needed !== undefined && bounds.high[input.needed] === 0;
    return states[index] === state.notYet && !input.computed && !needless ? [index] : [];
  });
  const broken = brokenConstraints(program, bounds, missing);
  if (broken.length > 0) return { kind: 'impossible', problems: broken };
  if (missing.length === 0) return { kind: 'settled' };

  const search = createSearch(program, missing, bounds);
  const greatest = search.extreme(start, plan.total, 1);
  const least = search.extreme(start, plan.total, -1);
  const found = plan.ratings.map((_, rating) => search.canReach(start, rating));
  const points = (value: number): number => value / program.pointUnit;
  computeBounds(plan.operations, start, bounds);
  return {
    kind: 'open',
    preview: {
      total: { least: points(least.bound), greatest: points(greatest.bound) },
      ratings: plan.ratings.flatMap(({ id }, rating) => (found[rating] === 'no' ? [] : [id])),
      exact: least.attained && greatest.attained && !found.includes('perhaps'),
      open: openAnswers(program, missing, bounds),
    },
  };
}

const emptyBounds = (size: number): Bounds => ({ low: new Float64Array(size), high: new Float64Array(size) });

/** The answers as given; every missing one with all that it can be. */
function fullBox({ inputs, answers, states }: Program): Box {
  const box: Box = { low: answers.slice(), high: answers.slice(), absence: new Uint8Array(inputs.length) };
  inputs.forEach(({ input }, index) => {
    if (states[index] === state.notApplicable) box.absence[index] = 2;
    if (states[index] !== state.notYet || input.computed) return;
    if (input.type === 'number') {
      box.low[index] = input.min;
      box.high[index] = input.max;
    } else {
      box.low[index] = 0;
      box.high[index] = input.type === 'choice' ? input.options.length - 1 : 1;
    }
    if (input.mayBeNotApplicable) box.absence[index] = 1;
  });
  return box;
}

/** Constraints that the answers given already break, whatever the missing ones are. */
function brokenConstraints(program: Program, { high }: Bounds, missing: readonly number[]): readonly Problem[] {
  return program.plan.constraints.flatMap(({ holds, dependsOn }, index) => {
    const speaks = dependsOn.every((input) => program.states[input] === state.given || missing.includes(input));
    return speaks && high[holds] === 0 ? [constraintProblem(program, index)] : [];
  });
}

function openAnswers({ plan, inputs, pointUnit }: Program, missing: readonly number[], { low, high }: Bounds): readonly OpenAnswer[] {
  const deciding = [...plan.ratings.flatMap(({ requirements }) => requirements), ...plan.caps];
  const open = missing.map((index): OpenAnswer => {
    const stake = plan.criteria
      .filter(({ dependsOn }) => dependsOn.includes(index))
      .reduce((sum, { points }) => sum + high[points]! - low[points]!, 0);
    const decides = deciding.some(({ dependsOn }) => dependsOn.includes(index));
    return { id: inputs[index]!.id, title: plan.text.inputs[index] ?? '', points: stake / pointUnit, decides };
  });
  return open.sort((a, b) => b.points - a.points || Number(b.decides) - Number(a.decides));
}

// ── Search ───────────────────────────────────────────────────────────────────────────────────────

/** The outermost value found, and whether some completion has it. */
interface Extreme {
  readonly bound: number;
  readonly attained: boolean;
}

interface Search {
  readonly extreme: (start: Box, slot: number, direction: 1 | -1) => Extreme;
  readonly canReach: (start: Box, rating: number) => 'yes' | 'no' | 'perhaps';
}

/** Branch and bound over the missing answers: boxes are split until their bounds say enough, single completions prove what is possible. */
function createSearch(program: Program, missing: readonly number[], bounds: Bounds): Search {
  const { plan, registers } = program;
  const seen = new Set<number>();

  /** Computes one completion; `false` when it breaks a constraint. */
  const attempt = (values: Float64Array, absence: Uint8Array): boolean => {
    for (const index of missing) {
      program.answers[index] = values[index]!;
      program.states[index] = absence[index] === 2 ? state.notApplicable : state.given;
    }
    interpret(program);
    for (const index of missing) {
      const needed = program.inputs[index]!.input.needed;
      if (needed !== undefined && registers[needed] === 0) program.states[index] = state.notYet;
    }
    const valid = plan.constraints.every((_, index) => !isBroken(program, index));
    if (valid) seen.add(registers[plan.rating]!);
    for (const index of missing) program.states[index] = state.notYet;
    return valid;
  };

  /** Values worth trying for an answer: its ends, and the values of other numbers, which constraints compare it with. */
  const candidates = (index: number, box: Box, point: Float64Array): readonly number[] => {
    const [low, high] = [box.low[index]!, box.high[index]!];
    const { input } = program.inputs[index]!;
    if (input.type !== 'number' || input.kind === 'score') return [low, high];
    const others = program.inputs.flatMap((other, at) => (other.input.type === 'number' && at !== index ? [point[at]!] : []));
    return [low, high, ...others.filter((value) => value > low && value < high)];
  };

  /** Climbs from a corner of a box, one answer at a time; gives the best value of a valid completion. */
  const climb = (box: Box, from: Float64Array, slot: number, direction: 1 | -1): number | undefined => {
    const point = from.slice();
    const absence = box.absence.map((each) => (each === 1 ? 0 : each));
    let best = attempt(point, absence) ? direction * registers[slot]! : undefined;
    for (let round = 0; round < 2; round += 1) {
      for (const index of missing) {
        const before = [point[index]!, absence[index]!] as const;
        let kept = before;
        const options = candidates(index, box, point).map((value) => [value, absence[index] === 2 ? 0 : absence[index]!] as const);
        if (box.absence[index] === 1) options.push([box.low[index]!, 2]);
        for (const option of options) {
          [point[index], absence[index]] = option;
          if (!attempt(point, absence)) continue;
          const value = direction * registers[slot]!;
          if (best === undefined || value > best) [best, kept] = [value, option];
        }
        [point[index], absence[index]] = kept;
      }
    }
    return best;
  };

  const corner = (box: Box, slot: number, direction: 1 | -1): number | undefined => {
    const absence = box.absence.map((each) => (each === 1 ? 0 : each));
    return attempt(direction === 1 ? box.high : box.low, absence) ? direction * registers[slot]! : undefined;
  };

  const excluded = (): boolean =>
    plan.constraints.some(({ holds, dependsOn }) => {
      const speaks = dependsOn.every((index) => program.states[index] === state.given || isNeeded(index));
      return speaks && bounds.high[holds] === 0;
    });
  const isNeeded = (index: number): boolean => {
    const needed = program.inputs[index]!.input.needed;
    return missing.includes(index) && (needed === undefined || bounds.low[needed] === 1);
  };

  return {
    extreme(start, slot, direction) {
      const value = (): number => (direction === 1 ? bounds.high[slot]! : -bounds.low[slot]!);
      computeBounds(plan.operations, start, bounds);
      const boxes = [{ box: start, bound: value() }];
      let best = climb(start, direction === 1 ? start.high : start.low, slot, direction);
      const other = climb(start, direction === 1 ? start.low : start.high, slot, direction);
      if (other !== undefined && (best === undefined || other > best)) best = other;
      for (let looked = 0; looked < boxesPerQuestion; looked += 1) {
        boxes.sort((a, b) => a.bound - b.bound);
        const next = boxes.pop();
        if (next === undefined) return { bound: direction * (best ?? 0), attained: best !== undefined };
        if (best !== undefined && next.bound <= best) return { bound: direction * best, attained: true };
        for (const part of split(program, next.box, missing)) {
          computeBounds(plan.operations, part, bounds);
          if (excluded()) continue;
          const bound = value();
          if (best !== undefined && bound <= best) continue;
          const reached = looked < climbsPerQuestion ? climb(part, part.low, slot, direction) : corner(part, slot, direction);
          if (reached !== undefined && (best === undefined || reached > best)) best = reached;
          if (!isSingle(part, missing)) boxes.push({ box: part, bound });
        }
      }
      const outer = Math.max(best ?? -Infinity, ...boxes.map(({ bound }) => bound));
      return { bound: direction * outer, attained: outer === best };
    },
    canReach(start, rating) {
      if (seen.has(rating)) return 'yes';
      const boxes = [start];
      for (let looked = 0; looked < boxesPerQuestion; looked += 1) {
        const next = boxes.pop();
        if (next === undefined) return 'no';
        computeBounds(plan.operations, next, bounds);
        if (excluded() || rating < bounds.low[plan.rating]! || rating > bounds.high[plan.rating]!) continue;
        attempt(next.low, next.absence);
        attempt(next.high, next.absence);
        if (seen.has(rating)) return 'yes';
        boxes.push(...split(program, next, missing));
      }
      return 'perhaps';
    },
  };
}

const isSingle = (box: Box, missing: readonly number[]): boolean =>
  missing.every((index) => box.low[index] === box.high[index] && box.absence[index] !== 1);

/** Halves a box along the answer with the most values; nothing when only one completion is left. */
function split({ inputs }: Program, box: Box, missing: readonly number[]): readonly Box[] {
  let widest: number | undefined;
  let most = 0;
  for (const index of missing) {
    const { input } = inputs[index]!;
    const width = (box.high[index]! - box.low[index]!) / (input.type === 'number' ? input.step : 1);
    const choices = box.absence[index] === 1 ? Infinity : width;
    if (choices > most) [widest, most] = [index, choices];
  }
  if (widest === undefined) return [];
  const copy = (): Box => ({ low: box.low.slice(), high: box.high.slice(), absence: box.absence.slice() });
  const [first, second] = [copy(), copy()];
  if (box.absence[widest] === 1) {
    first.absence[widest] = 0;
    second.absence[widest] = 2;
  } else [first.high[widest], second.low[widest]] = halves(inputs[widest]!.input, box.low[widest]!, box.high[widest]!);
  return [first, second];
}

/** The last value of the lower half and the first of the upper half, both values that the input can have. */
function halves(input: Input, low: number, high: number): readonly [number, number] {
  if (input.type !== 'number') return [Math.floor((low + high) / 2), Math.floor((low + high) / 2) + 1];
  const middle = low + Math.floor((high - low) / 2 / input.step) * input.step;
  const next = middle + input.step;
  const ranges = input.within ?? [[low, high] as const];
  const below = ranges.filter(([from]) => from <= middle).at(-1)?.[1] ?? low;
  const above = ranges.find(([, to]) => to >= next)?.[0] ?? high;
  return [Math.min(middle, below), Math.max(next, above)];
}
