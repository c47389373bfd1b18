import type { Analysis } from '../analysis.js';
import { BudgetExceeded } from '../budget.js';
import { recordOf } from '../records.js';
import type { Fewest, Pair } from '../report.js';
import { changes } from '../twin.js';
import { alternativesOf } from '../variables.js';
import { twinsOf, type AnswerPair } from './answers.js';
import type { DecidedEffect } from './effects.js';

/** Answers that are changed together at most, and sets of answers that are looked at. */
const mostTogether = 3;
const mostSets = 2_000;

/** Pairs of ways to answer one input that are looked at in a set of several. */
const mostPairs = 20_000;

/**
 * The fewest answers that take a record over a boundary that no criterion alone crosses, asked when somebody wants to know.
 * Sets of answers are tried, smaller ones first; the sets of one size share the budget.
 * @param answered - what changing each answer alone can do
 */
export function fewestTogether(
  analysis: Analysis,
  answered: readonly DecidedEffect[],
): (boundary: number) => Fewest {
  const inputs = analysis.plan.inputs.map((_, input) => input);
  const known = new Map<number, Crossed>();
  const together = (count: number): Crossed => {
    const crossed =
      known.get(count) ??
      (count === 1
        ? alone(analysis, answered)
        : acrossTogether(analysis, subsetsOf(inputs, count)));
    known.set(count, crossed);
    return crossed;
  };
  return (boundary) => {
    for (let count = 1; count <= Math.min(mostTogether, inputs.length); count += 1) {
      const { ways, isComplete } = together(count);
      const way = ways.get(boundary);
      if (way) return { kind: 'answers', ...way };
      if (!isComplete) return { kind: 'more', than: count - 1 };
    }
    return { kind: 'more', than: mostTogether };
  };
}

/** Two records on the two sides of a boundary, and the answers that they differ in. */
type Way = Pair & { readonly answers: readonly string[] };

/** Ways over boundaries, by boundary, and whether there are none over the others. */
interface Crossed {
  readonly ways: ReadonlyMap<number, Way>;
  readonly isComplete: boolean;
}

/** The boundaries that single answers cross. */
function alone(analysis: Analysis, answered: readonly DecidedEffect[]): Crossed {
  const { inputs } = analysis.plan;
  // Effects say nothing of whether a computed criterion is answered "not applicable".
  const computed = inputs.flatMap((input, at) => (input.computed ? [[at]] : []));
  const crossed = acrossTogether(analysis, computed);
  const ways = new Map(crossed.ways);
  for (const [input, effect] of answered.entries())
    if (!('verdict' in effect))
      for (const [boundary, pair] of effect.crossings)
        if (!ways.has(boundary)) ways.set(boundary, { answers: [inputs[input]!.id], ...pair });
  return {
    ways,
    isComplete: crossed.isComplete && answered.every((effect) => !('verdict' in effect)),
  };
}

/** The boundaries that each of some sets of answers crosses; none are known where there are too many sets. */
function acrossTogether(
  analysis: Analysis,
  sets: readonly (readonly number[])[] | undefined,
): Crossed {
  const ways = new Map<number, Way>();
  if (!sets) return { ways, isComplete: false };
  const { plan, budget } = analysis;
  const share = { ...analysis, budget: { ...budget, work: budget.work / sets.length } };
  try {
    for (const set of sets) {
      for (const [boundary, way] of waysOf(share, set))
        if (!ways.has(boundary)) ways.set(boundary, way);
      if (ways.size === plan.ratings.length - 1) break;
    }
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return { ways, isComplete: false };
  }
  return { ways, isComplete: true };
}

function* waysOf(
  analysis: Analysis,
  set: readonly number[],
): Iterable<readonly [boundary: number, way: Way]> {
  const { plan } = analysis;
  const changed = new Map(set.map((input, at) => [input, allPairs(analysis, input, at === 0)]));
  const { cluster, twins } = twinsOf(analysis, changed);
  const answers = set.map((input) => plan.inputs[input]!.id);
  for (const { before, after, witness } of changes(analysis, cluster, twins))
    for (let at = Math.min(before, after); at < Math.max(before, after); at += 1) {
      const answersOf = witness();
      const side = (pick: (pair: AnswerPair) => number) =>
        recordOf(
          plan,
          new Map([
            ...answersOf,
            ...[...changed].map(
              ([input, pairs]) => [input, pick(pairs[answersOf.get(input)!]!)] as const,
            ),
          ]),
        );
      yield [
        at,
        { answers, before: side((pair) => pair.before), after: side((pair) => pair.after) },
      ];
    }
}

/** All pairs of ways to answer an input, also "not applicable" and nothing at all; in one order only, or in both. */
function allPairs(
  { plan, budget }: Analysis,
  input: number,
  isInOneOrder: boolean,
): readonly AnswerPair[] {
  const { size } = alternativesOf(plan.inputs[input]!);
  if (size * size > mostPairs)
    throw new BudgetExceeded({
      inputs: [plan.inputs[input]!.id],
      work: size * size,
      budget: Math.min(mostPairs, budget.work),
    });
  const all = Array.from({ length: size }, (_, at) => at);
  return all.flatMap((before) =>
    all
      .filter((after) => (isInOneOrder ? before < after : before !== after))
      .map((after): AnswerPair => ({ before, after, isBetter: false })),
  );
}

/** All sets of so many items; `undefined` where there are too many. */
function subsetsOf(
  items: readonly number[],
  count: number,
): readonly (readonly number[])[] | undefined {
  let sets: readonly (readonly number[])[] = [[]];
  for (let size = 0; size < count; size += 1) {
    sets = sets.flatMap((set) =>
      items.filter((item) => item > (set.at(-1) ?? -1)).map((item) => [...set, item]),
    );
    if (sets.length > mostSets) return undefined;
  }
  return sets;
}
