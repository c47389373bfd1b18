import { computeBounds, type Bounds, type Box } from './bounds.js';
import { interpret } from './interpret.js';
import { judge } from './judge.js';
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

/** What is known of a record with missing or wrong answers. */
export type Outlook =
  | { readonly kind: 'settled' }
  | { readonly kind: 'impossible'; readonly problems: readonly Problem[] }
  | { readonly kind: 'open'; readonly preview: Preview };

/** Operations computed for one preview before the bounds are given as they are: a fraction of a second. */
const workPerPreview = 2_000_000;

/** Boxes looked at for each question before the outer bounds are given as they are. */
const boxesPerQuestion = 200;

/**
 * Looks at everything that the missing answers of a program's record can be.
 * @param found - problems of its answers, to which those are added that no answers in their place can put right
 */
export function outlookOf(program: Program, found: readonly Problem[]): Outlook {
  const { plan, inputs, states } = program;
  const start = fullBox(program);
  const size = plan.operations.length;
  const bounds: Bounds = { low: new Float64Array(size), high: new Float64Array(size) };
  computeBounds(plan.operations, start, bounds);
  const problems = [...found, ...judge(program, bounds)];
  if (problems.length > 0) return { kind: 'impossible', problems };
  const missing = inputs.flatMap(({ input }, index) => {
    const needless = input.needed !== undefined && bounds.high[input.needed] === 0;
    return states[index] === state.notYet && !input.computed && !needless ? [index] : [];
  });
  if (missing.length === 0) return { kind: 'settled' };

  const { search, seen, against } = createSearch(program, missing, bounds);
  const { low, high } = bounds;
  const { total, rating } = plan;
  const greatest = search(
    start,
    () => high[total]!,
    () => program.registers[total]!,
  );
  if (greatest.outer === -Infinity) return { kind: 'impossible', problems: [...against.values()] };
  const least = search(
    start,
    () => -low[total]!,
    () => -program.registers[total]!,
  );
  // For each rating: 1 where some completion has it, 0 where none can.
  const reached = plan.ratings.map((_, at) =>
    seen.has(at)
      ? { outer: 1, best: 1 }
      : search(
          start,
          () => Number(low[rating]! <= at && at <= high[rating]!),
          () => Number(program.registers[rating] === at),
        ),
  );
  computeBounds(plan.operations, start, bounds);
  return {
    kind: 'open',
    preview: {
      total: {
        least: (0 - least.outer) / program.pointUnit,
        greatest: greatest.outer / program.pointUnit,
      },
      ratings: plan.ratings.flatMap(({ id }, at) => (reached[at]!.outer > 0 ? [id] : [])),
      exact: [greatest, least, ...reached].every(({ outer, best }) => outer === best),
      open: openAnswers(program, missing, bounds),
    },
  };
}

/** The answers as given; every missing or wrong one with all that it can be. */
function fullBox({ inputs, answers, states }: Program): Box {
  const box: Box = {
    low: answers.slice(),
    high: answers.slice(),
    absence: new Uint8Array(inputs.length),
  };
  inputs.forEach(({ input, isComputed, max }, index) => {
    const answered = states[index];
    if (answered === state.given || (answered === state.notYet && isComputed)) return;
    box.high[index] = max;
    if (answered === state.notApplicable) box.absence[index] = 2;
    else if (input.mayBeNotApplicable) box.absence[index] = 1;
  });
  return box;
}

function openAnswers(
  { plan, inputs, pointUnit }: Program,
  missing: readonly number[],
  { low, high }: Bounds,
): readonly OpenAnswer[] {
  const stakes = new Map<number, number>();
  for (const { dependsOn, points } of plan.criteria) {
    const stake = high[points]! - low[points]!;
    for (const index of dependsOn) stakes.set(index, (stakes.get(index) ?? 0) + stake);
  }
  const deciding = new Set(
    [...plan.ratings.flatMap(({ requirements }) => requirements), ...plan.caps].flatMap(
      ({ dependsOn }) => dependsOn,
    ),
  );
  const open = missing.map((index): OpenAnswer => ({
    id: inputs[index]!.id,
    title: plan.text.inputs[index] ?? '',
    points: (stakes.get(index) ?? 0) / pointUnit,
    decides: deciding.has(index),
  }));
  return open.sort((a, b) => b.points - a.points || Number(b.decides) - Number(a.decides));
}

// ── Search ───────────────────────────────────────────────────────────────────────────────────────

/** The best value that some completion has, and a bound that none goes beyond; equal when the search was exhaustive. */
interface Found {
  readonly best: number;
  readonly outer: number;
}

interface Search {
  /**
   * Looks for the completion with the greatest value.
   * @param optimistic - no completion in the box whose bounds were just computed has more
   * @param value - of the completion that was just computed
   */
  readonly search: (start: Box, optimistic: () => number, value: () => number) => Found;
  /** Positions of the final ratings of all completions computed so far. */
  readonly seen: ReadonlySet<number>;
  /** For all boxes excluded so far, a problem that every completion in them has. */
  readonly against: ReadonlyMap<string, Problem>;
}

/** Branch and bound over the missing answers: boxes are split until their bounds say enough, single completions prove what is possible. */
function createSearch(program: Program, missing: readonly number[], bounds: Bounds): Search {
  const { plan, registers } = program;
  const seen = new Set<number>();
  const against = new Map<string, Problem>();
  let work = 0;
  const isSpent = (): boolean => work > workPerPreview;

  /** Computes one completion; `false` when it is none that is valid. */
  const attempt = (values: Float64Array, absence: Uint8Array): boolean => {
    for (const index of missing) {
      program.answers[index] = values[index]!;
      program.states[index] = absence[index] === 2 ? state.notApplicable : state.given;
    }
    interpret(program);
    work += plan.operations.length + 4 * missing.length;
    for (const index of missing) {
      const needed = program.inputs[index]!.input.needed;
      if (needed !== undefined && registers[needed] === 0) program.states[index] = state.notYet;
    }
    const valid = judge(program).length === 0;
    if (valid) seen.add(registers[plan.rating]!);
    for (const index of missing) program.states[index] = state.notYet;
    return valid;
  };

  /** Values worth trying for an answer: its ends, and the values of other numbers, which constraints compare it with. */
  const candidates = (index: number, box: Box, point: Float64Array): readonly number[] => {
    const [low, high] = [box.low[index]!, box.high[index]!];
    const { input } = program.inputs[index]!;
    if (input.type !== 'number' || input.kind === 'score') return [low, high];
    const others = program.inputs.flatMap((other, at) =>
      other.input.type === 'number' && at !== index ? [point[at]!] : [],
    );
    return [low, high, ...others.filter((value) => value > low && value < high)];
  };

  /** Climbs from the lowest corner of a box, one answer at a time; gives the greatest value of a valid completion. */
  const climb = (box: Box, value: () => number): number => {
    const point = box.low.slice();
    const absence = box.absence.map((each) => (each === 1 ? 0 : each));
    let best = attempt(point, absence) ? value() : -Infinity;
    for (const index of [...missing, ...missing]) {
      if (isSpent()) break;
      let kept = [point[index]!, absence[index]!] as const;
      const options = candidates(index, box, point).map(
        (each) => [each, box.absence[index] === 2 ? 2 : 0] as const,
      );
      if (box.absence[index] === 1) options.push([point[index]!, 2]);
      for (const option of options) {
        [point[index], absence[index]] = option;
        if (attempt(point, absence) && value() > best) [best, kept] = [value(), option];
      }
      [point[index], absence[index]] = kept;
    }
    return best;
  };

  /** Whether the box whose bounds were just computed has no valid completion. */
  const isExcluded = (): boolean => {
    const [first] = judge(program, bounds);
    if (first) against.set(JSON.stringify(first), first);
    return first !== undefined;
  };

  const search: Search['search'] = (start, optimistic, value) => {
    computeBounds(plan.operations, start, bounds);
    let boxes = [{ box: start, outer: optimistic() }];
    let best = climb(start, value);
    for (let looked = 0; looked < boxesPerQuestion && boxes.length > 0 && !isSpent(); looked += 1) {
      const { box } = boxes.pop()!;
      for (const part of split(program, box, missing)) {
        computeBounds(plan.operations, part, bounds);
        work += plan.operations.length;
        const outer = optimistic();
        if (outer <= best || isExcluded()) continue;
        best = Math.max(best, climb(part, value));
        boxes.push({ box: part, outer });
      }
      boxes = boxes.filter(({ outer }) => outer > best).sort((a, b) => a.outer - b.outer);
    }
    return { best, outer: Math.max(best, ...boxes.map(({ outer }) => outer)) };
  };
  return { search, seen, against };
}

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
  const copy = (): Box => ({
    low: box.low.slice(),
    high: box.high.slice(),
    absence: box.absence.slice(),
  });
  const [first, second] = [copy(), copy()];
  if (box.absence[widest] === 1) {
    first.absence[widest] = 0;
    second.absence[widest] = 2;
  } else
    [first.high[widest], second.low[widest]] = halves(
      inputs[widest]!.input,
      box.low[widest]!,
      box.high[widest]!,
    );
  return [first, second];
}

/** The last value of the lower half and the first of the upper half, both values that the input can have. */
function halves(input: Input, low: number, high: number): readonly [number, number] {
  const { step, within = [[low, high]] } = input.type === 'number' ? input : { step: 1 };
  const middle = low + Math.floor((high - low) / 2 / step) * step;
  const below = within.findLast(([from]) => from <= middle)?.[1] ?? low;
  const above = within.find(([, to]) => to > middle)?.[0] ?? high;
  return [Math.min(middle, below), Math.max(middle + step, above)];
}
