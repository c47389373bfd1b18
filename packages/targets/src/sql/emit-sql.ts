import type { Plan } from '@barem/plan';
import { columnsOf, headColumns } from './columns.js';
import {
  asCondition,
  dialectOf,
  quoted,
  textOf,
  type Dialect,
  type SqlDialect,
} from './dialect.js';
import { selectInLayers, type OutputColumn } from './layers.js';
import { refusedNames, refusedTexts } from './names.js';
import { operationTerms } from './operations.js';
import { readAnswer } from './read-answer.js';
import type { SqlColumns } from './reading.js';
import type { EmittedSql, SqlRefusal } from './refusal.js';
import { textList, type Listed } from './text-list.js';
import { all, beside, cases, condition, isGiven, negated, short, type Term } from './term.js';
import { refusedSizes } from './sizes.js';
import { validityOf, type Asked } from './validity.js';

/** What SQL is written for. */
export interface SqlOptions {
  readonly dialect: SqlDialect;
  /** The table of records, one row a record, one column an input, named by its id. */
  readonly table: string;
  /** Writes `CREATE VIEW` under this name. */
  readonly view?: string;
  /** `typed` (numbers, booleans and texts) unless all columns are texts, as of a CSV file. */
  readonly columns?: SqlColumns;
  /** Columns of the table that stand before the result: `unit`, `period`, `assessor` and `date` unless told otherwise. */
  readonly keep?: readonly string[];
}

/**
 * One SELECT that scores a table of records. Its columns: those kept, `status` (`rated`, `incomplete`, `refused`),
 * `problems` (a JSON list of codes), and – NULL unless rated – `total`, `rating`, `rating_by_points`, `bonuses`,
 * `penalties`, `section.<id>`, `criterion.<id>` as exact decimals, `unmet` and `caps` as JSON lists of titles.
 */
export function emitSql(plan: Plan, options: SqlOptions): EmittedSql {
  const { dialect: name, table, view } = options;
  const dialect = dialectOf(name);
  const refusals = refusedNames(dialect, [], view === undefined ? [table] : [table, view]);
  const emitted = selectFrom(dialect, plan, quoted(dialect, table), options);
  if (emitted.kind === 'refused' || refusals.length > 0) {
    const more = emitted.kind === 'refused' ? emitted.refusals : [];
    return { kind: 'refused', refusals: [...refusals, ...more] };
  }
  return view === undefined
    ? emitted
    : { kind: 'sql', sql: `CREATE VIEW ${quoted(dialect, view)} AS\n${emitted.sql}` };
}

/** The SELECT over `from`, which is a quoted table or a SELECT in brackets. */
export function selectFrom(
  dialect: Dialect,
  plan: Plan,
  from: string,
  { columns = 'typed', keep = headColumns }: Pick<SqlOptions, 'columns' | 'keep'>,
): EmittedSql {
  const refusals: readonly SqlRefusal[] = [
    ...refusedNames(dialect, [...keep, ...plan.inputs.map(({ id }) => id)]),
    ...refusedNames(dialect, [...keep, ...resultNames(plan)]),
    ...refusedTexts(textsOf(plan)),
    ...refusedSizes(plan),
  ];
  if (refusals.length > 0) return { kind: 'refused', refusals: distinct(refusals) };
  const source = new Map<Term, string>();
  const column = (id: string, kind: Term['kind']): Term => {
    const term: Term = { kind, parts: [quoted(dialect, id)], isClosed: true };
    source.set(term, id);
    return term;
  };
  const kept = keep.map((id): OutputColumn => ({ name: id, term: column(id, 'other') }));
  const inputs = columnsOf(dialect, plan, columns).map(({ id, isCondition }) =>
    column(id, isCondition ? 'condition' : 'other'),
  );
  const readings = plan.inputs.map((input, at) => readAnswer(dialect, input, columns, inputs[at]!));
  const neededAt = (at: number): Term | undefined => {
    const { needed } = plan.inputs[at]!;
    return needed === undefined ? undefined : termAt(needed);
  };
  const values = new Map<number, Term>();
  const termAt = operationTerms(dialect, plan, {
    values: valueAt,
    notApplicable: (at) => notApplicable(plan.inputs[at]!, readings[at]!, valueAt(at)),
  });
  function valueAt(at: number): Term {
    const known = values.get(at);
    if (known) return known;
    const value = valueTerm(dialect, plan, at, readings[at]!, neededAt(at));
    values.set(at, value);
    return value;
  }
  const answers = readings.map((reading, at): Asked => {
    const needed = neededAt(at);
    return { ...reading, ...(needed && { needed }) };
  });
  const validity = validityOf(dialect, plan, answers, termAt);
  return selectInLayers(dialect, {
    from,
    source,
    columns: [
      ...kept,
      { name: 'status', term: validity.status },
      { name: 'problems', term: validity.problems },
      ...resultColumns(dialect, plan, termAt, validity.isRated),
    ],
  });
}

const distinct = (refusals: readonly SqlRefusal[]): readonly SqlRefusal[] => [
  ...new Map(refusals.map((each) => [JSON.stringify(each), each])).values(),
];

const textsOf = ({ inputs, ratings }: Plan): readonly string[] => [
  ...ratings.map(({ id }) => id),
  ...inputs.flatMap((input) =>
    input.type === 'choice'
      ? input.options
      : input.type === 'number'
        ? Object.keys(input.named ?? {})
        : [],
  ),
];

/** The answer as operations see it: its least value where it decides nothing. */
function valueTerm(
  dialect: Dialect,
  plan: Plan,
  at: number,
  { value, isAbsent, isNotApplicable }: Asked,
  needed: Term | undefined,
): Term {
  const input = plan.inputs[at]!;
  const least =
    value.kind === 'condition'
      ? condition`1 = 0`
      : dialect.integer(input.type === 'number' ? input.min : 0);
  const unasked: Term[] = [];
  if (input.computed) unasked.push(isAbsent);
  else if (needed) unasked.push(all([isAbsent, negated(asCondition(needed))]));
  if (isNotApplicable) {
    const isUnasked = needed && !input.mayBeNotApplicable ? [negated(asCondition(needed))] : [];
    unasked.push(all([isNotApplicable, ...isUnasked]));
  }
  if (unasked.length === 0) return value;
  return cases(
    value.kind,
    unasked.map((when) => [when, least] as const),
    value,
  );
}

/** Whether the answer is "not applicable"; not known where any answer can still come. */
function notApplicable(
  { mayBeNotApplicable }: Plan['inputs'][number],
  { isNotApplicable }: Asked,
  value: Term,
): Term {
  const no = short(condition`1 = 0`);
  if (!isNotApplicable) return no;
  const isKnown = mayBeNotApplicable ? isGiven(value) : negated(isNotApplicable);
  return cases('condition', [
    [isNotApplicable, short(condition`1 = 1`)],
    [isKnown, no],
  ]);
}

function resultNames(plan: Plan): readonly string[] {
  return [
    'status',
    'problems',
    'total',
    'rating',
    'rating_by_points',
    'bonuses',
    'penalties',
    ...plan.sections.map(({ id }) => `section.${id}`),
    ...plan.criteria.map(({ id }) => `criterion.${id}`),
    'unmet',
    'caps',
  ];
}

function resultColumns(
  dialect: Dialect,
  plan: Plan,
  termAt: (slot: number) => Term,
  isRated: Term,
): readonly OutputColumn[] {
  const rated = (value: Term): Term => cases('other', [[isRated, value]]);
  const points = (name: string, slot: number): OutputColumn => {
    const { min, max } = plan.operations[slot]!;
    const digits = `${Math.max(Math.abs(min), Math.abs(max))}`.length;
    return { name, term: rated(dialect.points(termAt(slot), plan.pointDecimals, digits)) };
  };
  const rating = (name: string, slot: number): OutputColumn => ({
    name,
    term: rated(ratingOf(dialect, plan, termAt(slot))),
  });
  return [
    points('total', plan.total),
    rating('rating', plan.rating),
    rating('rating_by_points', plan.ratingByPoints),
    points('bonuses', plan.bonuses),
    points('penalties', plan.penalties),
    ...plan.sections.map(({ id, points: slot }) => points(`section.${id}`, slot)),
    ...plan.criteria.map(({ id, points: slot }) => points(`criterion.${id}`, slot)),
    { name: 'unmet', term: rated(textList(dialect, unmetTitles(dialect, plan, termAt))) },
    { name: 'caps', term: rated(textList(dialect, capTitles(plan, termAt))) },
  ];
}

function ratingOf(dialect: Dialect, { ratings }: Plan, at: Term): Term {
  const ids = ratings.map(({ id }) => textOf(dialect, id));
  const arms = ids
    .slice(0, -1)
    .map((id, position) => [condition`${at} = ${beside(position)}`, id] as const);
  return cases('other', arms, ids.at(-1));
}

/** Titles of requirements that do not hold, of the ratings between the one after floors and the final one. */
function unmetTitles(
  dialect: Dialect,
  plan: Plan,
  termAt: (slot: number) => Term,
): readonly Listed[] {
  const [start, final] = [termAt(plan.ratingAfterFloors), termAt(plan.rating)];
  return plan.ratings.flatMap(({ requirements }, rating) => {
    const here = beside(rating);
    const isPassedOver = condition`${start} <= ${here} AND ${here} < ${final}`;
    return requirements.map(({ holds }, at) => ({
      text: plan.text.ratings[rating]?.requirements[at]?.title ?? '',
      when: all([isPassedOver, negated(asCondition(termAt(holds)))]),
    }));
  });
}

const capTitles = (plan: Plan, termAt: (slot: number) => Term): readonly Listed[] =>
  plan.caps.map(({ fires }, at) => ({
    text: plan.text.caps[at]?.title ?? '',
    when: asCondition(termAt(fires)),
  }));
