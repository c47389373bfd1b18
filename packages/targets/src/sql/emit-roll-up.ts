import type { Plan, PlanSeries } from '@barem/plan';
import { kindOf, parsePeriod, periodsIn, periodText, type Period } from '@barem/population';
import { dialectOf, quoted, type Dialect, type SqlDialect } from './dialect.js';
import { selectFrom } from './emit-sql.js';
import { refusedNames } from './names.js';
import { refusal, type EmittedSql, type SqlRefusal } from './refusal.js';

/** What a roll-up in SQL is written for. */
export interface RollUpOptions {
  readonly dialect: SqlDialect;
  /**
   * The table of results, with the columns `unit`, `sheet` (its id), `period` (`2026-03`, `2026-Q1` …), `rating`, and
   * `points` where the roll-up asks for them: one row for a unit, a sheet and a period.
   */
  readonly table: string;
  /** The period that is rolled up, such as `2026`. All of it is over: what has no result is missing. */
  readonly period: string;
  /** A table with the roll-up's own facts: `unit`, and a column for each fact; one row for a unit. */
  readonly facts?: string;
  readonly view?: string;
}

/**
 * One SELECT that rates units by their results: a row for every unit in the table of results, with the columns that
 * {@link emitSql} gives. Results of a period become one answer each by `GROUP BY`; then the roll-up is scored as any sheet.
 */
export function emitRollUp(plan: Plan, options: RollUpOptions): EmittedSql {
  const { dialect: name, table, period: written, facts, view } = options;
  const dialect = dialectOf(name);
  const period = parsePeriod(written);
  const { rollUp } = plan;
  if (!rollUp) return refused([notARollUp]);
  if (period?.kind !== kindOf[rollUp.drawnUp]) return refused([otherPeriod(written)]);
  const names = [
    table,
    ...(facts === undefined ? [] : [facts]),
    ...(view === undefined ? [] : [view]),
  ];
  const refusals = [...refusedNames(dialect, [], names), ...inexpressible(plan)];
  const answers = rollUp.series.flatMap((series) => answersOf(dialect, plan, series, period));
  const emitted = selectFrom(dialect, plan, source(dialect, plan, options, answers), {
    columns: 'typed',
    keep: ['unit'],
  });
  if (emitted.kind === 'refused') return refused([...refusals, ...emitted.refusals]);
  if (refusals.length > 0) return refused(refusals);
  return view === undefined
    ? emitted
    : { kind: 'sql', sql: `CREATE VIEW ${quoted(dialect, view)} AS\n${emitted.sql}` };
}

const refused = (refusals: readonly SqlRefusal[]): EmittedSql => ({ kind: 'refused', refusals });

const notARollUp = refusal(
  'target/not-a-roll-up',
  'biểu này không phải là tổng hợp',
  'the sheet is no roll-up',
);

const otherPeriod = (written: string): SqlRefusal =>
  refusal(
    'target/period',
    `\`${written}\` không phải là kỳ của tổng hợp này`,
    `\`${written}\` is no period of this roll-up`,
  );

/** What needs more than the results of one unit. */
function inexpressible({ rollUp }: Plan): readonly SqlRefusal[] {
  const below = rollUp?.series.filter(({ every }) => every === 'unit-below') ?? [];
  const latest = rollUp?.series.filter(({ editions }) => editions === 'latest') ?? [];
  return [
    ...below.map(({ id }) =>
      refusal(
        'target/units-below',
        `\`${id}\` gồm kết quả của các đơn vị trực thuộc; bảng kết quả không cho biết đơn vị nào thuộc đơn vị nào`,
        `\`${id}\` includes results of units below; the table of results does not say which they are`,
      ),
    ),
    ...latest.map(({ id }) =>
      refusal(
        'target/editions',
        `\`${id}\` chỉ tính biểu mới nhất; bảng kết quả không cho biết mỗi kỳ dùng biểu nào`,
        `\`${id}\` counts the latest edition only; the table of results does not say which one a period was scored by`,
      ),
    ),
    ...(rollUp && rollUp.quotas.length > 0
      ? [
          refusal(
            'target/quota',
            'hạn mức phải so các đơn vị với nhau và với danh sách tổ chức',
            'a quota compares units with one another, by the register',
          ),
        ]
      : []),
  ];
}

/** An input of the roll-up as an aggregate over the results of a unit. */
interface Answer {
  readonly id: string;
  readonly sql: string;
}

function answersOf(
  dialect: Dialect,
  plan: Plan,
  { of, every, periods, points, unfinished }: PlanSeries,
  period: Period,
): readonly Answer[] {
  if (every === 'unit-below') return [];
  const column = (name: string): string => quoted(dialect, name);
  const missing = dialect.text('missing');
  return periodsIn(period, kindOf[every]).flatMap((place, at) => {
    const isHere = `${column('sheet')} = ${dialect.text(of)} AND ${column('period')} = ${dialect.text(periodText(place))}`;
    const only = (name: string): string => `MAX(CASE WHEN ${isHere} THEN ${column(name)} END)`;
    const count = `COUNT(CASE WHEN ${isHere} THEN 1 END)`;
    const rating =
      unfinished === 'missing' ? `coalesce(${only('rating')}, ${missing})` : only('rating');
    // Two results for one period are no answer: which one counts is for whoever makes the table.
    const answer = `CASE WHEN ${count} = 0 THEN ${missing} WHEN ${count} = 1 THEN ${rating} END`;
    const [input, number] = [periods[at], points[at]];
    return [
      ...(input === undefined ? [] : [{ id: plan.inputs[input]!.id, sql: answer }]),
      ...(number === undefined ? [] : [{ id: plan.inputs[number]!.id, sql: only('points') }]),
    ];
  });
}

/** The records of the roll-up: one row a unit, its results side by side. */
function source(
  dialect: Dialect,
  plan: Plan,
  { table, facts }: RollUpOptions,
  answers: readonly Answer[],
): string {
  const column = (name: string): string => quoted(dialect, name);
  const own = plan.inputs.filter(({ id }) => !answers.some((answer) => answer.id === id));
  const pivot = [column('unit'), ...answers.map(({ id, sql }) => `${sql} AS ${column(id)}`)];
  const { types } = dialect;
  const typeOf = (input: Plan['inputs'][number]): string =>
    input.type === 'boolean' ? types.boolean : input.type === 'number' ? types.integer : types.text;
  const none =
    facts === undefined
      ? own.map((input) => `CAST(NULL AS ${types.nullable(typeOf(input))}) AS ${column(input.id)}`)
      : [];
  const grouped = `(SELECT\n  ${[...pivot, ...none].join(',\n  ')}\nFROM ${column(table)}\nGROUP BY ${column('unit')})`;
  if (facts === undefined || own.length === 0) return `${grouped} AS results_by_unit`;
  const all = [column('unit'), ...plan.inputs.map(({ id }) => column(id))].join(', ');
  const added = `(SELECT ${[column('unit'), ...own.map(({ id }) => column(id))].join(', ')} FROM ${column(facts)})`;
  const join = dialect.nests
    ? `${grouped} ANY LEFT JOIN ${added}`
    : `${grouped} AS results_by_unit LEFT JOIN ${added} AS own_facts`;
  return `(SELECT ${all}\nFROM ${join} USING (${column('unit')})) AS records_by_unit`;
}
