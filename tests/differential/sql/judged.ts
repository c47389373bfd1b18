import { outcomeOf, type Outcome, type SqlColumns } from '@barem/targets';
import { emitSql, emitTable } from '@barem/targets';
import { score, type Input, type Plan } from '@barem/plan';
import { decimalText, identifier, literal, type Cell, type SqlEngine } from './engine.js';

/** A record as a row of a table: one cell an input. */
export type Row = readonly Cell[];

/**
 * A record as a row. Where columns have types, nothing that does not fit its type can stand in the table; such a record
 * gives `undefined`. Ids that nobody asks for have no column.
 */
export function rowOf(
  { inputs }: Plan,
  record: Readonly<Record<string, unknown>>,
  columns: SqlColumns,
): Row | undefined {
  const cells = inputs.map((input) => cellOf(input, record[input.id], columns));
  return cells.every((cell) => cell !== undefined) ? cells : undefined;
}

function cellOf(input: Input, value: unknown, columns: SqlColumns): Cell | undefined {
  if (value === undefined || value === null) return null;
  if (columns === 'text' || isText(input)) {
    if (typeof value === 'number') return decimalText(value);
    return typeof value === 'string' || typeof value === 'boolean' ? `${value}` : undefined;
  }
  if (input.type === 'number') return fitsTable(input, value) ? value : undefined;
  return typeof value === 'boolean' ? value : yesOrNo[value as string];
}

const yesOrNo: Readonly<Record<string, boolean>> = {
  đạt: true,
  met: true,
  'không đạt': false,
  'not met': false,
};

/** Whether the table holds a number as it is: whole ones as they are asked for whole, and not too large. */
const fitsTable = (input: Input, value: unknown): value is number =>
  typeof value === 'number' &&
  input.type === 'number' &&
  Math.abs(value) < 1e9 &&
  (input.decimals > 0
    ? decimalText(value).length - `${Math.trunc(value)}`.length - 1 <= input.decimals + 2
    : Number.isInteger(value));

const isText = (input: Input): boolean =>
  input.type === 'choice' ||
  (input.type === 'number' && input.named !== undefined) ||
  (input.kind === 'score' && (input.mayBeNotApplicable === true || input.needed !== undefined));

/** What an engine says of rows, in their order. */
export async function judgedBy(
  engine: SqlEngine,
  plan: Plan,
  rows: readonly Row[],
  columns: SqlColumns,
): Promise<readonly Outcome[] | 'refused'> {
  const { dialect } = engine;
  const options = { dialect, table: 'records', columns, keep: ['nr'] } as const;
  const [table, select] = [emitTable(plan, options), emitSql(plan, options)];
  if (table.kind === 'refused' || select.kind === 'refused') return 'refused';
  await engine.run(`DROP TABLE IF EXISTS ${identifier(dialect, 'records')}`);
  await engine.run(table.sql);
  const values = rows.map(
    (row, nr) => `(${[`${nr}`, ...row].map((cell) => literal(dialect, cell)).join(', ')})`,
  );
  await engine.run(`INSERT INTO ${identifier(dialect, 'records')} VALUES ${values.join(', ')}`);
  const found = await engine.query(select.sql);
  return found
    .toSorted((a, b) => Number(a['nr']) - Number(b['nr']))
    .map((each) => outcomeOfRow(plan, each));
}

/** A row of the emitted SELECT as an outcome. */
export function outcomeOfRow(plan: Plan, row: Readonly<Record<string, string | null>>): Outcome {
  const list = (name: string): readonly string[] =>
    JSON.parse(row[name] ?? 'null') as readonly string[];
  const points = (name: string): number => {
    const text = row[name];
    if (text === null || text === undefined) throw new Error(`${name} is missing`);
    return Number(text);
  };
  switch (row['status']) {
    case 'refused':
      return { status: 'refused', codes: list('problems') };
    case 'incomplete':
      return { status: 'incomplete' };
    case 'rated':
      return {
        status: 'rated',
        total: points('total'),
        rating: row['rating'] ?? '',
        ratingByPoints: row['rating_by_points'] ?? '',
        bonuses: points('bonuses'),
        penalties: points('penalties'),
        sections: Object.fromEntries(plan.sections.map(({ id }) => [id, points(`section.${id}`)])),
        criteria: Object.fromEntries(
          plan.criteria.map(({ id }) => [id, points(`criterion.${id}`)]),
        ),
        unmet: list('unmet'),
        caps: list('caps'),
      };
    default:
      throw new Error(`no status: ${row['status']}`);
  }
}

/** What the interpreter says of the same cells. */
const judgedByInterpreter = (plan: Plan, row: Row): Outcome =>
  outcomeOf(
    score(plan, Object.fromEntries(plan.inputs.map(({ id }, at) => [id, row[at] ?? undefined]))),
  );

/** Codes of what only shows once values are computed, which a preview may know before all answers are there. */
const foreseen = ['record/constraint', 'record/does-not-apply', 'record/cannot-be-not-applicable'];

/**
 * Whether SQL may find this where the interpreter finds `expected`. It must be the same, except that SQL has no previews:
 * while an answer is absent or wrong, it does not know what no answer in its place could put right.
 */
function agrees(row: Row, expected: Outcome, found: Outcome): boolean {
  if (JSON.stringify(found) === JSON.stringify(expected)) return true;
  if (expected.status !== 'refused') return false;
  const seen = expected.codes.filter((code) => !foreseen.includes(code));
  if (found.status === 'incomplete') return seen.length === 0 && row.includes(null);
  return (
    found.status === 'refused' &&
    (seen.length > 0 || row.includes(null)) &&
    found.codes.every((code) => expected.codes.includes(code)) &&
    seen.every((code) => found.codes.includes(code))
  );
}

/** A row of which an engine and the interpreter say different things. */
export interface Differing {
  readonly row: Row;
  readonly expected: Outcome;
  readonly found: Outcome | undefined;
}

/** What an engine found in rows against what the interpreter says of them; gives the rows in which they differ. */
export const differing = (
  plan: Plan,
  rows: readonly Row[],
  found: readonly (Outcome | undefined)[],
): readonly Differing[] =>
  rows.flatMap((row, at) => {
    const expected = judgedByInterpreter(plan, row);
    const outcome = found[at];
    const isRight = outcome !== undefined && agrees(row, expected, outcome);
    return isRight ? [] : [{ row, expected, found: outcome }];
  });
