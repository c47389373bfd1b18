import { readAnswers } from './answers.js';
import { interpret } from './interpret.js';
import { judge } from './judge.js';
import type { Plan } from './plan.js';
import { outlookOf } from './preview.js';
import type { Problem } from './problems.js';
import { prepare, state, type Program } from './program.js';

/** What a record comes to, in stored numbers; positions of ratings count from the best. */
export type Scanned =
  | { readonly status: 'rated'; readonly rating: number; readonly total: number }
  | {
      readonly status: 'incomplete';
      /** The best and the worst rating that a completion can have. */
      readonly best: number;
      readonly worst: number;
      /** The least and the greatest total, as far as they are known. */
      readonly least: number;
      readonly greatest: number;
      /** Completions have been looked at one by one, and can be shown. */
      readonly isExhaustive: boolean;
      /** Positions of the inputs that are missing. */
      readonly missing: readonly number[];
    }
  | { readonly status: 'refused'; readonly problems: readonly Problem[] };

/** Scores very many records for their numbers alone: no result is built for any of them. */
export interface Scanner {
  readonly plan: Plan;
  /** What `score` makes of a record, told in numbers. Never throws. */
  readonly scan: (record: unknown) => Scanned;
  /**
   * The value of every operation: of the rated record that was scanned last, or of the completion that was shown last. The next
   * record overwrites it.
   */
  readonly values: Readonly<Float64Array>;
  /** Computes the completion with the best or the worst rating of the record that was scanned last, where all were looked at. */
  readonly show: (completion: 'best' | 'worst') => void;
}

/** Completions of one record that are looked at one by one; where there may be more, bounds are computed instead. */
const mostCompletions = 64;

/** A scanner of its own: two scanners of one plan do not disturb each other. */
export function createScanner(plan: Plan): Scanner {
  const program = prepare(plan);
  const { registers } = program;
  let completions: Completions | undefined;
  // Records of one form often lack the same answers.
  let latest: { readonly missing: readonly number[]; readonly found: Completions | undefined } = {
    missing: [],
    found: undefined,
  };
  const scanOpen = (): Scanned => {
    if (!isMissing(program, latest.missing)) {
      const missing = missingIn(program);
      latest = { missing, found: completionsOf(program, missing) };
    }
    const { missing } = latest;
    completions = isPlain(program) ? latest.found : undefined;
    const found = completions?.lookAtAll();
    if (found)
      return {
        status: 'incomplete',
        best: found.best,
        worst: found.worst,
        least: found.least,
        greatest: found.greatest,
        isExhaustive: true,
        missing,
      };
    completions = undefined;
    const outlook = outlookOf(program, []);
    if (outlook.kind === 'impossible') return { status: 'refused', problems: outlook.problems };
    if (outlook.kind === 'settled') return settled(program);
    const { ratings, total, open } = outlook.preview;
    const places = ratings.map((id) => plan.ratings.findIndex((each) => each.id === id));
    const stored = (points: number): number => Math.round(points * program.pointUnit);
    return {
      status: 'incomplete',
      best: Math.min(...places),
      worst: Math.max(...places),
      least: stored(total.least),
      greatest: stored(total.greatest),
      isExhaustive: false,
      missing: open
        .map(({ id }) => program.inputs.findIndex((input) => input.id === id))
        .toSorted((a, b) => a - b),
    };
  };
  return {
    plan,
    values: registers,
    scan(record) {
      const { problems, isOpen } = readAnswers(program, record);
      if (problems.length > 0) {
        // What is wrong is not all: constraints that cannot hold are told, too.
        const outlook = outlookOf(program, problems);
        return {
          status: 'refused',
          problems: outlook.kind === 'impossible' ? outlook.problems : problems,
        };
      }
      return isOpen ? scanOpen() : settled(program);
    },
    show(completion) {
      if (!completions) throw new Error('the completions of the record are not known');
      completions.show(completion);
    },
  };
}

const isLacking = ({ inputs, states }: Program, at: number): boolean =>
  states[at] === state.notYet && !inputs[at]!.isComputed;

/** Positions of the answers that the record lacks. */
const missingIn = (program: Program): readonly number[] =>
  program.inputs.flatMap((_, at) => (isLacking(program, at) ? [at] : []));

/** Whether the record lacks these answers and no others. */
function isMissing(program: Program, missing: readonly number[]): boolean {
  let known = 0;
  for (let at = 0; at < program.inputs.length; at += 1) {
    if (!isLacking(program, at)) continue;
    if (missing[known] !== at) return false;
    known += 1;
  }
  return known === missing.length;
}

/** Whether no answer is "not applicable" without leave. */
function isPlain({ inputs, states }: Program): boolean {
  for (let at = 0; at < inputs.length; at += 1)
    if (states[at] === state.notApplicable && !inputs[at]!.input.mayBeNotApplicable) return false;
  return true;
}

/** A record whose answers are all there. */
function settled(program: Program): Scanned {
  const { plan, registers } = program;
  interpret(program);
  const problems = judge(program);
  return problems.length > 0
    ? { status: 'refused', problems }
    : { status: 'rated', rating: registers[plan.rating]!, total: registers[plan.total]! };
}

interface Completions {
  /** Nothing where no completion is a record. */
  readonly lookAtAll: () =>
    | {
        readonly best: number;
        readonly worst: number;
        readonly least: number;
        readonly greatest: number;
      }
    | undefined;
  readonly show: (completion: 'best' | 'worst') => void;
}

/** The completions of a record; nothing where they are too many, or some answer is needed only under a condition. */
function completionsOf(program: Program, missing: readonly number[]): Completions | undefined {
  const { plan, inputs, answers, states, registers } = program;
  if (missing.some((at) => inputs[at]!.input.needed !== undefined)) return undefined;
  const alternatives = missing.map((at) => alternativesOf(program, at));
  const count = alternatives.reduce((product, { length }) => product * length, 1);
  if (count === 0 || count > mostCompletions) return undefined;
  const chosen = { best: 0, worst: 0 };
  const complete = (number: number): void => {
    let rest = number;
    for (let at = 0; at < missing.length; at += 1) {
      const own = alternatives[at]!;
      const value = own[rest % own.length]!;
      rest = Math.floor(rest / own.length);
      const input = missing[at]!;
      const isAway = value === away;
      answers[input] = isAway ? inputs[input]!.min : value;
      states[input] = isAway ? state.notApplicable : state.given;
    }
    interpret(program);
  };
  return {
    lookAtAll() {
      let [best, worst, least, greatest] = [Infinity, -Infinity, Infinity, -Infinity];
      let [bestTotal, worstTotal] = [0, 0];
      const sign = plan.lowerIsBetter ? -1 : 1;
      for (let number = 0; number < count; number += 1) {
        complete(number);
        if (judge(program).length > 0) continue;
        const rating = registers[plan.rating]!;
        const total = registers[plan.total]!;
        if (rating < best || (rating === best && total * sign > bestTotal * sign)) {
          chosen.best = number;
          bestTotal = total;
        }
        if (rating > worst || (rating === worst && total * sign < worstTotal * sign)) {
          chosen.worst = number;
          worstTotal = total;
        }
        best = Math.min(best, rating);
        worst = Math.max(worst, rating);
        least = Math.min(least, total);
        greatest = Math.max(greatest, total);
      }
      for (const input of missing) {
        answers[input] = inputs[input]!.min;
        states[input] = state.notYet;
      }
      return best === Infinity ? undefined : { best, worst, least, greatest };
    },
    show: (completion) => complete(chosen[completion]),
  };
}

/** Stands for "not applicable" among the values of an answer. */
const away = -1;

/** All values that an answer can have; none where there are too many to look at. */
function alternativesOf({ inputs }: Program, at: number): readonly number[] {
  const { min, max, step, within, input } = inputs[at]!;
  const count = (max - min) / step + 1;
  // A number that may be below 0 cannot be told from "not applicable" here.
  if (count > mostCompletions || min < 0) return [];
  const first = Math.ceil(min / step) * step;
  const values: number[] = [];
  for (let value = first; value <= max; value += step)
    if (!within || within.some(([low, high]) => value >= low && value <= high)) values.push(value);
  return input.mayBeNotApplicable ? [...values, away] : values;
}
