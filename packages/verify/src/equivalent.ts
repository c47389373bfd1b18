import type { Input, Plan } from '@barem/plan';
import { createMeter, standardBudget, type Budget } from './budget.js';
import { decide } from './decide.js';
import { embed, type AnswerNodes, type Embedded } from './embed.js';
import type { Column } from './evaluate.js';
import { createGraph, type Graph } from './graph.js';
import { createModel, partsFor } from './model.js';
import type { NodeId } from './node.js';
import { writtenValue, type RecordData } from './records.js';
import type { Equivalence, Undecided } from './report.js';
import { totalsOf } from './sheet-graph.js';
import { combine } from './combine.js';
import { keysOf, layoutOf, type Witness } from './states.js';
import { alternativesOf, answerNodes, show, type Answer, type Variable } from './variables.js';

/** Two plans side by side in one graph. */
interface Sides {
  readonly graph: Graph;
  readonly plans: readonly [Plan, Plan];
  readonly variables: readonly PairedVariable[];
  readonly answers: readonly [readonly AnswerNodes[], readonly AnswerNodes[]];
  readonly embedded: readonly [Embedded, Embedded];
}

/** One answer of a record as each of two sheets sees it; `undefined` where the sheet does not ask for it. */
interface PairedVariable extends Variable {
  readonly pairAt: (alternative: number) => AnswerPair;
  readonly inputs: readonly [number | undefined, number | undefined];
}

type AnswerPair = readonly [Answer | undefined, Answer | undefined];

/**
 * Decides whether two sheets rate every record the same. Where they ask for different answers, records are compared in what both ask
 * for, and each sheet is given what it asks for besides.
 */
export function equivalent(
  first: Plan,
  second: Plan,
  { budget = standardBudget }: { readonly budget?: Budget } = {},
): Equivalence | Undecided {
  const decided = decide(() => compare(sidesOf(first, second), budget));
  if (decided.verdict === 'vacuous') throw new Error('equivalence is never vacuous');
  return decided;
}

function compare(sides: Sides, budget: Budget): Equivalence {
  const { graph, plans, answers, embedded, variables } = sides;
  const [a, b] = embedded;
  const shared = a.musts.filter((must) => b.musts.includes(must));
  const hard = [...shared, ...plans.flatMap((plan, side) => factNeeds(plan, embedded[side]!))];
  const valid = embedded.map(({ musts }, side) => {
    const asked = plans[side]!.inputs.flatMap((input, at) =>
      input.needed === undefined ? [answers[side]![at]!.asked] : [],
    );
    return graph.all([...musts.filter((must) => !hard.includes(must)), ...asked]);
  });
  const ids = [...new Set(plans.flatMap(({ ratings }) => ratings.map(({ id }) => id)))];
  const rating = plans.map((plan, side) => {
    const values = plan.ratings.map(({ id }) => ids.indexOf(id));
    const of = embedded[side]!.nodeOf(plan.rating);
    return graph.put({ kind: 'lookup', of, values }, 0, ids.length - 1);
  });
  const decimals = Math.max(...plans.map(({ pointDecimals }) => pointDecimals));
  const total = plans.map((plan, side) =>
    graph.sum(0, [
      { node: embedded[side]!.nodeOf(plan.total), times: 10 ** (decimals - plan.pointDecimals) },
    ]),
  );
  const totals = plans.flatMap((plan, side) => totalsOf(graph, plan, embedded[side]!));
  const goals = [...valid, ...rating, ...total];
  const model = createModel({
    graph,
    variables,
    musts: hard,
    totals,
    goals,
    budget,
    counting: false,
  });
  const parts = partsFor(model, goals);
  const layout = layoutOf(parts.map(({ contributions }) => [contributions]));
  const keyed = parts.map((part) => ({
    keys: keysOf(layout, [part.contributions], part),
    counts: undefined,
    witness: part.witness,
  }));
  const states = combine(layout.space, keyed, false, createMeter(budget));
  const columns = model.evaluate(layout, states.keys, goals);
  const differences = differencesIn(columns);
  const record = (state: number): RecordData => recordOf(sides, states.witness(state));
  const unit = 10 ** decimals;
  const { validity, rating: rated, total: widest } = differences;
  return {
    verdict: validity === undefined && rated === undefined ? 'proved' : 'broken',
    form: formOf(plans),
    ...(validity !== undefined && {
      validity: {
        record: record(validity),
        ratedBy: columns[0]![validity] === 1 ? 'first' : 'second',
      },
    }),
    ...(rated !== undefined && {
      rating: {
        record: record(rated),
        first: ids[columns[2]![rated]!]!,
        second: ids[columns[3]![rated]!]!,
      },
    }),
    ...(widest !== undefined && {
      total: {
        record: record(widest),
        first: columns[4]![widest]! / unit,
        second: columns[5]![widest]! / unit,
      },
    }),
  };
}

/** The first states in which one side refuses, in which ratings differ, and in which totals differ most. */
function differencesIn(columns: readonly Column[]): {
  readonly validity: number | undefined;
  readonly rating: number | undefined;
  readonly total: number | undefined;
} {
  const [validA, validB, ratingA, ratingB, totalA, totalB] = columns;
  let validity: number | undefined;
  let rating: number | undefined;
  let total: number | undefined;
  const apart = (state: number): number => Math.abs(totalA![state]! - totalB![state]!);
  for (let state = 0; state < validA!.length; state += 1) {
    if (validA![state] !== validB![state]) validity ??= state;
    if (validA![state] !== 1 || validB![state] !== 1) continue;
    if (ratingA![state] !== ratingB![state]) rating ??= state;
    if (apart(state) > (total === undefined ? 0 : apart(total))) total = state;
  }
  return { validity, rating, total };
}

/** What facts need to be there: a fact that is not needed may be there all the same, and decides nothing. */
const factNeeds = (plan: Plan, { musts }: Embedded): readonly NodeId[] => {
  const guarded = plan.inputs.filter(({ needed }) => needed !== undefined);
  return guarded.flatMap(({ kind }, at) => (kind === 'fact' ? [musts[at]!] : []));
};

// ── Two plans in one graph ───────────────────────────────────────────────────────────────────────

const isSameInput = (a: Input, b: Input): boolean => shapeOf(a) === shapeOf(b);

const shapeOf = (input: Input): string => JSON.stringify({ ...input, needed: undefined });

function formOf([first, second]: readonly [Plan, Plan]): Equivalence['form'] {
  const find = (plan: Plan, { id, kind }: Input): Input | undefined =>
    plan.inputs.find((each) => each.id === id && each.kind === kind);
  const lacking = (plan: Plan, other: Plan): readonly string[] =>
    plan.inputs.flatMap((input) => (find(other, input) ? [] : [input.id]));
  return {
    onlyFirst: lacking(first, second),
    onlySecond: lacking(second, first),
    changed: first.inputs.flatMap((input) => {
      const other = find(second, input);
      return other && !isSameInput(input, other) ? [input.id] : [];
    }),
  };
}

function sidesOf(first: Plan, second: Plan): Sides {
  const graph = createGraph();
  const plans = [first, second] as const;
  const pairs: (readonly [number | undefined, number | undefined])[] = first.inputs.map(
    ({ id, kind }, index) => {
      const other = second.inputs.findIndex((each) => each.id === id && each.kind === kind);
      return [index, other < 0 ? undefined : other];
    },
  );
  const paired = new Set(pairs.map(([, other]) => other));
  for (const index of second.inputs.keys()) if (!paired.has(index)) pairs.push([undefined, index]);
  const variables = pairs.map((inputs) => pairedVariable(plans, inputs));
  const nodesFor = (side: 0 | 1): readonly AnswerNodes[] =>
    plans[side].inputs.map((input, index) => {
      const variable = pairs.findIndex((pair) => pair[side] === index);
      const [a, b] = pairs[variable]!;
      // An answer that both read alike is one leaf, so that what both make of it is one node.
      const isOne =
        a !== undefined &&
        b !== undefined &&
        isSameInput(first.inputs[a]!, second.inputs[b]!) &&
        !isConditional(plans, [a, b]);
      const prefix = isOne ? '0.' : `${side}.`;
      return answerNodes(graph, variable, input, prefix, couldBeAbsent(plans, [a, b]));
    });
  const answers = [nodesFor(0), nodesFor(1)] as const;
  const embedded = [embed(graph, first, answers[0]), embed(graph, second, answers[1])] as const;
  return { graph, plans, variables, answers, embedded };
}

/** Whether a fact may be needed by one sheet and not by the other. */
const isConditional = (
  plans: readonly [Plan, Plan],
  inputs: readonly [number | undefined, number | undefined],
): boolean =>
  inputs.some((input, side) => {
    const shape = input === undefined ? undefined : plans[side]!.inputs[input]!;
    return shape?.kind === 'fact' && shape.needed !== undefined;
  });

/** Whether a record may leave the answer out for at least one of the sheets. */
const couldBeAbsent = (
  plans: readonly [Plan, Plan],
  inputs: readonly [number | undefined, number | undefined],
): boolean => inputs.some((input, side) => input !== undefined && canBeAbsent(plans[side]!, input));

function pairedVariable(
  plans: readonly [Plan, Plan],
  inputs: readonly [number | undefined, number | undefined],
): PairedVariable {
  const shapes = inputs.map((input, side) =>
    input === undefined ? undefined : plans[side]!.inputs[input]!,
  );
  const pairs = answerPairs(plans, inputs);
  return {
    name: (shapes[0] ?? shapes[1])!.id,
    size: pairs.length,
    inputs,
    pairAt: (at) => pairs[at]!,
    shown(name, start, end) {
      const side = Number(name[0]);
      const shape = shapes[side]!;
      const what = name.slice(2);
      return Float64Array.from({ length: end - start }, (_, at) =>
        show(pairs[start + at]![side]!, what, shape),
      );
    },
  };
}

/** All ways in which both sheets can be given one answer. */
function answerPairs(
  plans: readonly [Plan, Plan],
  [a, b]: readonly [number | undefined, number | undefined],
): readonly AnswerPair[] {
  const answersOf = (side: 0 | 1, input: number): readonly Answer[] => {
    const all = alternativesOf(plans[side].inputs[input]!);
    return Array.from({ length: all.size }, (_, at) => all.answerAt(at));
  };
  if (a === undefined) return answersOf(1, b!).map((answer) => [undefined, answer]);
  if (b === undefined) return answersOf(0, a).map((answer) => [answer, undefined]);
  const written = (side: 0 | 1, input: number, answer: Answer): string =>
    answer.kind === 'given'
      ? JSON.stringify(writtenValue(plans[side], input, answer.value))
      : answer.kind;
  const second = new Map(answersOf(1, b).map((answer) => [written(1, b, answer), answer]));
  const pairs: AnswerPair[] = [];
  const absent: Answer = { kind: 'absent' };
  const isLoose = isConditional(plans, [a, b]);
  for (const answer of answersOf(0, a)) {
    const other = second.get(written(0, a, answer));
    if (other) pairs.push([answer, other]);
    if (!isLoose || answer.kind !== 'given') continue;
    // A fact that one sheet does not need is there for the other, and decides nothing for the first.
    if (second.has('absent')) pairs.push([answer, absent]);
    if (other && canBeAbsent(plans[0], a)) pairs.push([absent, other]);
  }
  // A score that one sheet can do without is missing for the other.
  const isMissing = !isLoose && canBeAbsent(plans[0], a) !== canBeAbsent(plans[1], b);
  return isMissing ? [...pairs, [absent, absent]] : pairs;
}

const canBeAbsent = (plan: Plan, input: number): boolean => {
  const { needed, computed } = plan.inputs[input]!;
  return needed !== undefined && !computed;
};

/** The record that a witness stands for: whatever at least one sheet is given. */
function recordOf({ plans, variables }: Sides, witness: Witness): RecordData {
  return Object.fromEntries(
    variables.flatMap(({ inputs, pairAt, name }, variable) => {
      const pair = pairAt(witness.get(variable)!);
      const side = pair.findIndex((answer) => answer && answer.kind !== 'absent');
      const answer = pair[side];
      if (!answer || answer.kind === 'absent') return [];
      if (answer.kind === 'away') return [[name, 'n/a']];
      return [[name, writtenValue(plans[side]!, inputs[side]!, answer.value)]];
    }),
  );
}
