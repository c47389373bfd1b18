import type { Language } from 'barem';
import type { Database } from '../duckdb/database.js';
import { runDuckdb } from '../duckdb/run.js';
import { csvToParquet, parquetToCsv, type ParquetColumn } from '../duckdb/parquet.js';
import { Failure, usageFailure } from '../failure.js';
import type { ChunkScorers, Io } from '../io.js';
import { resultColumns } from '../render/results-csv.js';
import { shownPlan } from '../render/shown-plan.js';
import type { Rules } from '../scoring/rules.js';
import { requireNew } from '../source.js';
import type { Engine } from './engine.js';
import { keptFiles, requireNoneInterrupted } from './kept.js';
import { runBatch, type BatchEnd } from './run.js';
import type { BatchSource, TextSource } from './source.js';

/** A run whose results go into a file. */
export interface FileRun {
  readonly rules: Rules;
  readonly sources: readonly BatchSource[];
  readonly engine: Engine;
  /** Where the results will stand, and in which form. */
  readonly output: { readonly path: string; readonly format: 'csv' | 'ndjson' | 'parquet' };
  readonly receipts: string | undefined;
  /** Go on with an interrupted run. */
  readonly resume: boolean;
  readonly language: Language;
  readonly strict: boolean;
  readonly isProgressForced: boolean;
  readonly scorers: ChunkScorers | undefined;
}

/**
 * Scores records into files, which have their names once they are complete. A run that is interrupted leaves them under
 * other names with a journal, so that it can go on.
 */
export async function intoFile(run: FileRun, io: Io): Promise<BatchEnd> {
  if (run.sources.some(({ path }) => path === '-') && run.resume)
    throw usageFailure({
      vi: '--resume cần đọc lại được phiếu; dữ liệu vào `-` chỉ đến một lần',
      en: '--resume needs records that can be read again; standard input comes only once',
    });
  if (run.receipts !== undefined) await requireNew(run.receipts, io);
  const { output, sources } = run;
  const files = filesOf(output.path, sources);
  const isParquet =
    output.format === 'parquet' || sources.some(({ format }) => format === 'parquet');
  const database =
    isParquet || run.engine === 'duckdb'
      ? await io.openDatabase([...sources.map(({ path }) => path), ...files.all])
      : undefined;
  try {
    if (run.engine === 'js') return await byChunks(run, files, database, io);
    // Invariant: DuckDB is open where it scores.
    return await byDuckdb(run, files, database!, io);
  } finally {
    await database?.close();
    for (const path of files.passing) await io.files.remove(path);
  }
}

/** The files beside the results that a run may write. */
interface RunFiles {
  readonly part: string;
  /** Lines of one source, as DuckDB writes them. */
  readonly rows: string;
  readonly parquet: string;
  /** The text of each source that is Parquet. */
  readonly texts: readonly (string | undefined)[];
  /** Those that are gone when the run ends, however it ends. */
  readonly passing: readonly string[];
  readonly all: readonly string[];
}

function filesOf(output: string, sources: readonly BatchSource[]): RunFiles {
  const part = `${output}.part`;
  const rows = `${output}.rows`;
  const parquet = `${output}.parquet.part`;
  const texts = sources.map(({ format }, at) =>
    format === 'parquet' ? `${output}.records-${at + 1}.csv` : undefined,
  );
  const passing = [rows, parquet, ...texts.filter((text) => text !== undefined)];
  return { part, rows, parquet, texts, passing, all: [part, ...passing] };
}

/** Cuts the records into chunks; Parquet is turned into text before, and results into Parquet after it. */
async function byChunks(
  run: FileRun,
  files: RunFiles,
  database: Database | undefined,
  io: Io,
): Promise<BatchEnd> {
  const { rules, language, strict, output, receipts } = run;
  const sources: TextSource[] = [];
  for (const [at, { path, format }] of run.sources.entries()) {
    const text = files.texts[at];
    if (format !== 'parquet') sources.push({ path, format, file: path, hasLines: true });
    else if (text !== undefined && database) {
      await parquetToCsv(path, text, database);
      sources.push({ path, format: 'csv', file: text, hasLines: false });
    }
  }
  const inputs = sources.map(({ file }) => file);
  const identity = inputs.includes('-')
    ? undefined
    : {
        plans: rules.plans.map(({ hash }) => hash),
        inputs: await Promise.all(inputs.map((path) => io.files.sizeOf(path))),
        output: output.format,
        language,
        strict,
        receipts: receipts !== undefined,
      };
  const asked = { output: output.path, receipts, identity, inputs, resume: run.resume };
  const kept = await keptFiles(asked, io);
  try {
    const text = output.format === 'ndjson' ? 'ndjson' : 'csv';
    const end = await runBatch({ ...run, sources, output: text }, kept, io);
    if (output.format !== 'parquet') await kept.finish();
    else {
      await kept.results.sync();
      await csvToParquet(files.part, files.parquet, columnsOf(rules), database!);
      await kept.finish(files.parquet);
    }
    return end;
  } catch (error) {
    // What cannot be read now cannot be read later; whatever else went wrong may be put right, and the run go on.
    if (error instanceof Failure) await kept.discard();
    else await kept.close();
    throw error;
  }
}

async function byDuckdb(
  run: FileRun,
  files: RunFiles,
  database: Database,
  io: Io,
): Promise<BatchEnd> {
  const { output } = run;
  if (output.format === 'ndjson' || run.strict || run.resume || run.receipts !== undefined)
    throw usageFailure({
      vi: '--engine duckdb chỉ ghi CSV và Parquet, và không đi cùng --strict, --receipts, --resume; hãy dùng --engine js',
      en: '--engine duckdb writes CSV and Parquet alone, and goes with none of --strict, --receipts, --resume; use --engine js',
    });
  await requireNoneInterrupted(output.path, io);
  try {
    const end = await runDuckdb(run, { results: files.part, rows: files.rows }, database, io);
    if (output.format === 'parquet') {
      await csvToParquet(files.part, files.parquet, columnsOf(run.rules), database);
      await io.files.rename(files.parquet, output.path);
    } else await io.files.rename(files.part, output.path);
    return end;
  } finally {
    await io.files.remove(files.part);
  }
}

/** The columns of results as Parquet keeps them: points as exact decimals. */
function columnsOf({ plans }: Rules): readonly ParquetColumn[] {
  const shown = shownPlan(plans);
  // Invariant: there are no rules without a plan.
  if (!shown) throw new Error('no plan to score by');
  const decimals = Math.max(...plans.map(({ pointDecimals }) => pointDecimals));
  return resultColumns(shown, plans.length > 1).map(({ name, isPoints }) => ({
    name,
    type: isPoints ? `DECIMAL(18, ${decimals})` : 'VARCHAR',
  }));
}
