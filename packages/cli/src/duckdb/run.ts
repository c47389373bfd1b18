import type { Language, Localized } from 'barem';
import { score, type Plan, type Result } from 'barem';
import { Failure, usageFailure } from '../failure.js';
import { ExitCode, type GrowingFile, type Io } from '../io.js';
import { chunksOf } from '../batch/chunks.js';
import type { BatchEnd } from '../batch/run.js';
import type { BatchSource } from '../batch/source.js';
import { headOf, type TableHead } from '../batch/table-head.js';
import { emptyFile } from '../records/csv.js';
import { readHeader } from '../records/header.js';
import { placeText } from '../records/record.js';
import { csvWriter, missingText, problemsText } from '../render/results-csv.js';
import { createTally, type Tally } from '../render/tally.js';
import type { Rules } from '../scoring/rules.js';
import { openBytes, refuseOtherKinds } from '../source.js';
import { literal, type Database } from './database.js';
import { parquetColumns } from './parquet.js';
import { scoreSql, type ScoreSql, type SqlSource } from './score-sql.js';

/** A run in which DuckDB reads, scores and writes. */
export interface DuckdbRun {
  readonly rules: Rules;
  readonly sources: readonly BatchSource[];
  readonly language: Language;
}

/** Files that a run writes: the results, and those of one source. */
export interface DuckdbFiles {
  readonly results: string;
  readonly rows: string;
}

/** Scores all records as one table of CSV. What is wrong with a record, and what it lacks, is told by the runtime. */
export async function runDuckdb(
  { rules, sources, language }: DuckdbRun,
  { results, rows }: DuckdbFiles,
  database: Database,
  io: Io,
): Promise<BatchEnd> {
  const { choice } = rules;
  if (choice.kind === 'editions')
    throw usageFailure({
      vi: '--engine duckdb chấm theo một biểu; với thư mục nhiều bản hãy dùng --engine js',
      en: '--engine duckdb scores by one sheet; for a folder of editions use --engine js',
    });
  const { plan } = choice.rule;
  const tally = createTally(plan);
  const file = await io.files.extend(results, 0);
  try {
    await file.write(new TextEncoder().encode(csvWriter(plan, language).begin()));
    for (const source of sources) {
      const sql = scoreSql(plan, await sqlSource(source, plan, database, io));
      await inWords(source.path, async () => {
        for (const statement of sql.writeQuickly(rows)) await database.run(statement);
        const { ratings, others } = countsOf(await database.rows(sql.tally(rows)));
        if (others === 0) {
          tally.addAll({ ratings, incomplete: 0, refused: 0, unreadable: 0 });
          return;
        }
        for (const statement of sql.begin) await database.run(statement);
        await tellOthers({ plan, language, path: source.path }, sql, tally, database, io);
        await database.run(sql.write(rows));
        const found = countsOf(await database.rows(sql.tally(rows)));
        tally.addAll({ ratings: found.ratings, incomplete: 0, refused: 0, unreadable: 0 });
      });
      await append(file, rows, io);
    }
  } finally {
    await file.close();
    await io.files.remove(rows);
  }
  const { incomplete, refused } = tally.counts();
  const exit = incomplete + refused > 0 ? ExitCode.findings : ExitCode.ok;
  return { exit, summary: tally.text(), trials: 0 };
}

async function sqlSource(
  { path, format }: BatchSource,
  plan: Plan,
  database: Database,
  io: Io,
): Promise<SqlSource> {
  switch (format) {
    case 'csv':
      return { kind: 'csv', path, ...(await tableHead(path, plan, io)) };
    case 'parquet': {
      const names = await inWords(path, () => parquetColumns(path, database));
      return { kind: 'parquet', path, names, columns: readHeader(names, plan, path, 1) };
    }
    case 'ndjson':
    case 'json':
    case 'yaml':
      throw usageFailure({
        vi: `--engine duckdb chỉ đọc CSV và Parquet; với ${path} hãy dùng --engine js`,
        en: `--engine duckdb reads CSV and Parquet alone; for ${path} use --engine js`,
      });
  }
}

/** The header is read as ever: DuckDB is told what there is. */
async function tableHead(path: string, plan: Plan, io: Io): Promise<TableHead> {
  for await (const { bytes } of chunksOf(openBytes(path, io), 0, (part) => part.length)) {
    refuseOtherKinds(path, bytes);
    const head = headOf(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      true,
      plan,
      path,
    );
    if (head) return head;
  }
  throw emptyFile(path);
}

/** How many records got which rating, and how many none. */
function countsOf(found: readonly (readonly unknown[])[]): {
  readonly ratings: Readonly<Record<string, number>>;
  readonly others: number;
} {
  const counts = found.map(([rating, count]) => [rating, Number(count)] as const);
  const rated = counts.filter(([rating]) => typeof rating === 'string');
  return {
    ratings: Object.fromEntries(rated.map(([rating, count]) => [String(rating), count])),
    others: counts.find(([rating]) => typeof rating !== 'string')?.[1] ?? 0,
  };
}

/** Rows that are inserted at once. */
const batch = 500;

/** Scores the records that are not rated, and keeps in the table `told` what becomes of them. */
async function tellOthers(
  {
    plan,
    language,
    path,
  }: { readonly plan: Plan; readonly language: Language; readonly path: string },
  sql: ScoreSql,
  tally: Tally,
  database: Database,
  io: Io,
): Promise<void> {
  await database.run(
    'CREATE OR REPLACE TABLE told (number BIGINT, status VARCHAR, missing VARCHAR, problems VARCHAR)',
  );
  let rows: string[] = [];
  const insert = async (): Promise<void> => {
    if (rows.length > 0) await database.run(`INSERT INTO told VALUES ${rows.join(', ')}`);
    rows = [];
  };
  for await (const group of database.stream(sql.others)) {
    let complaints = '';
    for (const [number, ...cells] of group) {
      const record = Object.fromEntries(
        cells.flatMap((cell, at) => (typeof cell === 'string' ? [[sql.columns[at], cell]] : [])),
      ) as Readonly<Record<string, string>>;
      const result = score(plan, record);
      tally.add(result);
      complaints += complaintsOf(result, placeText({ path, number: Number(number) }), language);
      const texts = [result.status, missingText(result), problemsText(result, language)];
      const values = texts.map((text) => (text === undefined ? 'NULL' : literal(String(text))));
      rows.push(`(${String(number)}, ${values.join(', ')})`);
      if (rows.length >= batch) await insert();
    }
    if (complaints !== '') await io.err.write(complaints);
  }
  await insert();
}

function complaintsOf(result: Result, place: string, language: Language): string {
  if (result.status !== 'refused') return '';
  const whose = result.unit === undefined ? '' : `${result.unit}: `;
  return result.problems
    .map(
      ({ path, message }) =>
        `${place}: ${whose}${path === '' ? '' : `${path}: `}${message[language]}\n`,
    )
    .join('');
}

async function append(file: GrowingFile, path: string, io: Io): Promise<void> {
  for await (const piece of io.files.open(path)) await file.write(piece);
}

/** What DuckDB cannot read is told with its own words, which name the line. */
async function inWords<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Failure || !(error instanceof Error)) throw error;
    const text = (vi: string, en: string): Localized => {
      const own = error.message.split('\n', 3).join(' ').trim();
      return { vi: `${path}: ${vi}\n${own}`, en: `${path}: ${en}\n${own}` };
    };
    throw new Failure(
      text(
        'DuckDB không đọc được; --engine js cho biết từng dòng sai và vẫn chấm các dòng khác',
        'DuckDB cannot read it; --engine js tells every wrong line and still scores the others',
      ),
      { cause: error },
    );
  }
}
