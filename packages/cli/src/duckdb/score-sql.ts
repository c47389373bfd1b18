import { resolve } from 'node:path';
import { emitSql } from '@barem/targets';
import type { Plan } from 'barem';
import { Failure } from '../failure.js';
import type { TableForm } from '../batch/table-form.js';
import type { Columns } from '../records/header.js';
import { literal, name, pathLiteral } from './database.js';

/** Columns that say whose record it is. */
const heads = ['unit', 'period', 'assessor', 'date'];
/** The number of a record, from 1; no id of a sheet has a space in it. */
const number = 'record number';

/** Where records stand: a table of text behind so many lines, or a Parquet file, whose columns have names. */
export type SqlSource =
  | ({ readonly kind: 'csv'; readonly path: string; readonly lines: number } & TableForm)
  | {
      readonly kind: 'parquet';
      readonly path: string;
      readonly columns: Columns;
      readonly names: readonly string[];
    };

/** Statements that score the records of one source. */
export interface ScoreSql {
  /**
   * Writes one line a record into a file, without a header. What is right however it is written is rated; other records may have lost
   * nothing but space around a cell, and are looked at again.
   */
  readonly writeQuickly: (to: string) => readonly string[];
  /** How many of the lines of such a file have which rating; NULL is none. */
  readonly tally: (written: string) => string;
  /** Begins to look at records as they are meant. */
  readonly begin: readonly string[];
  /** Numbers and answers, in the order of `columns`, of the records that are not rated. */
  readonly others: string;
  readonly columns: readonly string[];
  /** Writes as `writeQuickly` does; a record that is not rated has what stands in the table `told`. */
  readonly write: (to: string) => string;
}

/** SQL says how the plan scores; a failure tells why it cannot. */
export function scoreSql(plan: Plan, source: SqlSource): ScoreSql {
  const ids = [...heads, ...plan.inputs.map(({ id }) => id)];
  const cells = source.columns.map((_, at) => `c${at}`);
  /** The columns of a record; those of the head are written out, so that they never have space around them. */
  const records = (isTrimmed: boolean, more: readonly string[]): string => {
    const columns = ids.map((id) => {
      const at = source.columns.indexOf(id);
      const cell = isTrimmed || !heads.includes(id) ? cells[at]! : trimmed(cells[at]!);
      return `${at === -1 ? 'CAST(NULL AS VARCHAR)' : cell} AS ${name(id)}`;
    });
    const isSome = cells.map((cell) => `${cell} IS NOT NULL`).join(' OR ');
    const from = isTrimmed ? 'cells' : `${tableOf(source)} AS t(${cells.join(', ')})`;
    return `CREATE OR REPLACE VIEW records AS SELECT ${[...columns, ...more].join(', ')} FROM ${from} WHERE ${isSome}`;
  };
  const scored = (keep: readonly string[]): string =>
    `CREATE OR REPLACE VIEW scored AS ${selectOf(plan, keep)}`;
  const rowsTo = (rows: string, to: string): string =>
    `COPY (${rows}) TO ${literal(resolve(to))} (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\t', NULLSTR '\u0001', USE_TMP_FILE false)`;
  const quick = lineOf(plan, 's.status', "''", "''");
  const told = lineOf(
    plan,
    'coalesce(told.status, s.status)',
    quotedCell('told.missing'),
    quotedCell('told.problems'),
  );
  return {
    writeQuickly: (to) => [
      records(false, []),
      scored(heads),
      rowsTo(`SELECT ${quick} AS line FROM scored AS s`, to),
    ],
    tally: (written) =>
      `SELECT c6, count(*) FROM ${csvOf(resolve(written), columnCount(plan), ',')} GROUP BY c6`,
    begin: [
      `CREATE OR REPLACE VIEW cells AS SELECT ${cells.map((cell) => `${trimmed(cell)} AS ${cell}`).join(', ')} FROM ${tableOf(source)} AS t(${cells.join(', ')})`,
      records(true, [`row_number() OVER () AS ${name(number)}`]),
      scored([...heads, number]),
    ],
    others: `SELECT r.${name(number)}, ${ids.map((id) => `r.${name(id)}`).join(', ')} FROM records AS r JOIN (SELECT ${name(number)} AS n FROM scored WHERE status <> 'rated') ON n = r.${name(number)} ORDER BY n`,
    columns: ids,
    write: (to) =>
      rowsTo(
        `SELECT ${told} AS line FROM scored AS s LEFT JOIN told ON told.number = s.${name(number)} ORDER BY s.${name(number)}`,
        to,
      ),
  };
}

function selectOf(plan: Plan, keep: readonly string[]): string {
  const emitted = emitSql(plan, { dialect: 'duckdb', table: 'records', columns: 'text', keep });
  if (emitted.kind === 'sql') return emitted.sql;
  const inWords = (language: 'vi' | 'en'): string =>
    emitted.refusals.map(({ code, message }) => `${code}: ${message[language]}`).join('\n');
  throw new Failure({
    vi: `DuckDB không chấm được theo biểu này; hãy dùng --engine js\n${inWords('vi')}`,
    en: `DuckDB cannot score by this sheet; use --engine js\n${inWords('en')}`,
  });
}

function tableOf(source: SqlSource): string {
  const path = pathLiteral(resolve(source.path));
  if (source.kind === 'parquet') {
    const texts = source.names.map((column) => `CAST(${name(column)} AS VARCHAR)`);
    return `(SELECT ${texts.join(', ')} FROM read_parquet(${path}))`;
  }
  return csvOf(resolve(source.path), source.columns.length, source.shape.delimiter, source.lines);
}

/** A table of texts, read strictly. */
function csvOf(path: string, columns: number, delimiter: string, skip: number = 0): string {
  const types = Array.from({ length: columns }, (_, at) => `'c${at}': 'VARCHAR'`).join(', ');
  return `read_csv(${pathLiteral(path)}, auto_detect = false, header = false, skip = ${skip}, delim = ${literal(delimiter)}, quote = '"', escape = '"', max_line_size = 4000000, null_padding = false, strict_mode = true, columns = {${types}})`;
}

/** Space as `String.prototype.trim` takes it away. */
const spaces =
  '\t\n\v\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF';

/** A cell without space around it; NULL where nothing is left. Nearly all begin and end with a letter, which is seen sooner. */
function trimmed(cell: string): string {
  const isLetter = (code: string): string =>
    `(${code} BETWEEN 33 AND 126 OR ${code} BETWEEN 161 AND 5759 OR ${code} BETWEEN 7680 AND 7935)`;
  return `CASE WHEN ${isLetter(`ord(${cell})`)} AND ${isLetter(`ord(right(${cell}, 1))`)} THEN ${cell} ELSE nullif(trim(${cell}, ${literal(spaces)}), '') END`;
}

/** A text as a cell of CSV. */
const quotedCell = (text: string): string =>
  `CASE WHEN regexp_matches(${text}, '[",\\n\\r]') THEN concat('"', replace(${text}, '"', '""'), '"') ELSE ${text} END`;

const columnCount = ({ sections, criteria }: Plan): number =>
  heads.length + 4 + sections.length + 2 + criteria.length + 4;

/** One line of results, as `csvWriter` writes it. */
function lineOf(plan: Plan, status: string, missing: string, problems: string): string {
  const points = (column: string): string => {
    const value = `s.${name(column)}`;
    const whole = `CAST(CAST(${value} AS BIGINT) AS VARCHAR)`;
    return plan.pointDecimals === 0
      ? whole
      : `CASE WHEN ${value} % 1 = 0 THEN ${whole} ELSE rtrim(CAST(${value} AS VARCHAR), '0') END`;
  };
  const list = (column: string): string =>
    `CASE WHEN s.${column} <> '[]' THEN ${quotedCell(`array_to_string(from_json(s.${column}, '["VARCHAR"]'), '; ')`)} END`;
  const cells = [
    ...heads.map((head) => quotedCell(`s.${head}`)),
    status,
    points('total'),
    's.rating',
    's.rating_by_points',
    ...plan.sections.map(({ id }) => points(`section.${id}`)),
    points('bonuses'),
    points('penalties'),
    ...plan.criteria.map(({ id }) => points(`criterion.${id}`)),
    list('unmet'),
    list('caps'),
    missing,
    problems,
  ];
  // NULL adds nothing to a text.
  return `concat(${cells.join(", ',', ")})`;
}
