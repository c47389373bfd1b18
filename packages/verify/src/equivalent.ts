import { invariant } from '@barem/core';
import { formChange, type FormChange, type Input, type Plan } from '@barem/plan';
import { createMeter, standardBudget, type Budget } from './budget.js';
import { decide } from './decide.js';
import { embed, type AnswerNodes, type Embedded } from './embed.js';
import type { Column } from './evaluate.js';
import { createGraph, type Graph } from './graph.js';
import { createModel, partsFor } from './model.js';
import type { NodeId } from './node.js';
import { writtenValue, type RecordData } from './records.js';
import type { Equivalence, RatedTwice, RatingCell, Undecided } from './report.js';
import { totalsOf } from './sheet-graph.js';
import { combine } from './combine.js';
import { keysOf, layoutOf, type Witness } from './states.js';
import { alternativesOf, answerNodes, show, type Answer, type Variable } from './variables.js';

/** Two plans side by side in one graph. */
interface Sides {
  readonly graph: Graph;
  readonly form: FormChange;
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

/** How two sheets are compared. */
export interface EquivalentOptions {
  readonly budget?: Budget;
  /** Which answers of the second sheet are those of the first; by their ids where it is absent. */
  readonly form?: FormChange;
}

/**
 * Decides whether two sheets rate every record the same. Where they ask for different answers, records are compared in what both ask
 * for, and each sheet is given what it asks for besides.
 */
export function equivalent(
  first: Plan,
  second: Plan,
  { budget = standardBudget, form = formChange(first, second) }: EquivalentOptions = {},
): Equivalence | Undecided {
  const decided = decide(() => compare(sidesOf(first, second, form), budget));
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
  const twice = (state: number): RatedTwice => ({
    records: recordsOf(sides, states.witness(state)),
    ratings: [ids[columns[2]![state]!]!, ids[columns[3]![state]!]!],
    totals: [columns[4]![state]! / unit, columns[5]![state]! / unit],
  });
  const { raise, drop } = differences;
  const { validity, rating: rated, total: widest } = differences;
  return {
    verdict: validity === undefined && rated === undefined ? 'proved' : 'broken',
    form: formOf(sides.form, plans),
    cells: cellsIn(columns, ids.length).map(({ state, least, greatest }): RatingCell => {
      const witness = twice(state);
      const [firstId, secondId] = witness.ratings;
      const change = { least: least / unit, greatest: greatest / unit };
      return { first: firstId, second: secondId, witness, change };
    }),
    ...(raise !== undefined && { raise: twice(raise) }),
    ...(drop !== undefined && { drop: twice(drop) }),
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
  readonly raise: number | undefined;
  readonly drop: number | undefined;
} {
  const [validA, validB, ratingA, ratingB, totalA, totalB] = columns;
  let validity: number | undefined;
  let rating: number | undefined;
  let [total, raise, drop]: (number | undefined)[] = [];
  const change = (state: number | undefined): number =>
    state === undefined ? 0 : totalB![state]! - totalA![state]!;
  for (let state = 0; state < validA!.length; state += 1) {
    if (validA![state] !== validB![state]) validity ??= state;
    if (validA![state] !== 1 || validB![state] !== 1) continue;
    if (ratingA![state] !== ratingB![state]) rating ??= state;
    const own = change(state);
    if (Math.abs(own) > Math.abs(change(total))) total = state;
    if (own > change(raise)) raise = state;
    if (own < change(drop)) drop = state;
  }
  return { validity, rating, total, raise, drop };
}

/** For each two ratings that some record has, one that changes most, and the changes of totals, in the order of the sheets. */
function cellsIn(
  [validA, validB, ratingA, ratingB, totalA, totalB]: readonly Column[],
  ratings: number,
): readonly { readonly state: number; readonly least: number; readonly greatest: number }[] {
  const cells = new Map<number, { state: number; least: number; greatest: number }>();
  for (let state = 0; state < validA!.length; state += 1) {
    if (validA![state] !== 1 || validB![state] !== 1) continue;
    const key = ratingA![state]! * ratings + ratingB![state]!;
    const change = totalB![state]! - totalA![state]!;
    const known = cells.get(key);
    if (!known) cells.set(key, { state, least: change, greatest: change });
    else {
      const widest = Math.max(Math.abs(known.least), Math.abs(known.greatest));
      if (Math.abs(change) > widest) known.state = state;
      known.least = Math.min(known.least, change);
      known.greatest = Math.max(known.greatest, change);
    }
  }
  // Ratings have the numbers of the first sheet, and those that only the second has stand behind.
  return [...cells].toSorted(([a], [b]) => a - b).map(([, cell]) => cell);
}

/** What facts need to be there: a fact that is not needed may be there all the same, and decides nothing. */
const factNeeds = (plan: Plan, { musts }: Embedded): readonly NodeId[] => {
  const guarded = plan.inputs.filter(({ needed }) => needed !== undefined);
  return guarded.flatMap(({ kind }, at) => (kind === 'fact' ? [musts[at]!] : []));
};

// ── Two plans in one graph ───────────────────────────────────────────────────────────────────────

const isSameInput = (a: Input, b: Input): boolean => shapeOf(a) === shapeOf(b);

const shapeOf = (input: Input): string => JSON.stringify({ ...input, needed: undefined });

/** Answers of one sheet alone, and those whose values differ. */
const formOf = (
  { kept, removed, added }: FormChange,
  [first, second]: readonly [Plan, Plan],
): Equivalence['form'] => ({
  onlyFirst: removed,
  onlySecond: added,
  changed: kept.flatMap(({ from, to }) => {
    const [a, b] = [inputOf(first, from), inputOf(second, to)];
    return isSameInput({ ...a, id: to }, b) ? [] : [from];
  }),
});

function inputOf({ inputs }: Plan, id: string): Input {
  const found = inputs.find((each) => each.id === id);
  invariant(found, `${id} is an input`);
  return found;
}

function sidesOf(first: Plan, second: Plan, form: FormChange): Sides {
  const graph = createGraph();
  const plans = [first, second] as const;
  const pairs: (readonly [number | undefined, number | undefined])[] = first.inputs.map(
    ({ id }, index) => {
      const to = form.kept.find(({ from }) => from === id)?.to;
      const other = second.inputs.findIndex((each) => each.id === to);
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
        isSameInput({ ...first.inputs[a]!, id: second.inputs[b]!.id }, second.inputs[b]!) &&
        !isConditional(plans, [a, b]);
      const prefix = isOne ? '0.' : `${side}.`;
      return answerNodes(graph, variable, input, prefix, couldBeAbsent(plans, [a, b]));
    });
  const answers = [nodesFor(0), nodesFor(1)] as const;
  const embedded = [embed(graph, first, answers[0]), embed(graph, second, answers[1])] as const;
  return { graph, form, plans, variables, answers, embedded };
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

/** The record that a witness stands for as each of the two sheets is given it. */
function recordsOf(
  { plans, variables }: Sides,
  witness: Witness,
): readonly [RecordData, RecordData] {
  const recordFor = (side: 0 | 1): RecordData => {
    const { inputs } = plans[side];
    return Object.fromEntries(
      variables.flatMap(({ inputs: own, pairAt }, variable) => {
        const [input, answer] = [own[side], pairAt(witness.get(variable)!)[side]];
        if (input === undefined || !answer || answer.kind === 'absent') return [];
        const value =
          answer.kind === 'away' ? 'n/a' : writtenValue(plans[side], input, answer.value);
        return [[inputs[input]!.id, value]];
      }),
    );
  };
  return [recordFor(0), recordFor(1)];
}
