import type { Language, Localized, Problem, Refused } from 'barem';
import type { Command, Typed } from '../command.js';
import { engines, type Engine } from '../batch/engine.js';
import type { BatchSource } from '../batch/source.js';
import { Failure, inLanguage, usageFailure } from '../failure.js';
import { ExitCode, type Io } from '../io.js';
import { recordProgress } from '../records/progress.js';
import { readRecords, recordSources, type RecordSource } from '../records/read.js';
import { inputFormats, placeText, type RecordPlace } from '../records/record.js';
import { outputFormats, type OutputFormat, type ResultWriter } from '../render/results.js';
import { requireFile } from '../source.js';
import { shownPath } from '../shown-path.js';
import {
  inputOption,
  languageOf,
  languageOption,
  recordsOperand,
  sheetOrFolderOperand,
} from './options.js';
import { receiptFile } from '../scoring/receipt-file.js';
import { formOf, rulesFor, type Rules } from '../scoring/rules.js';
import { shownPlan, type ShownPlan } from '../render/shown-plan.js';
import { amount } from '../words.js';

/** Where results go, and in which form. */
type ScoreOutput =
  | { readonly kind: 'stream'; readonly format: OutputFormat }
  | { readonly kind: 'file'; readonly path: string; readonly format: 'csv' | 'ndjson' | 'parquet' };

export interface ScoreArgs {
  /** A sheet, a stored plan, or a folder of rulesets. */
  readonly sheet: string;
  /** Id of the sheet, in a folder of several. */
  readonly sheetId?: string | undefined;
  readonly records: readonly BatchSource[];
  readonly output: ScoreOutput;
  /** Go on with an interrupted run into a file. */
  readonly resume: boolean;
  /** What scores into a file. */
  readonly engine: Engine;
  /** Threads that score into a file. */
  readonly workers?: number | undefined;
  readonly language?: Language | undefined;
  /** Stop at the first record that is refused or cannot be read. */
  readonly strict: boolean;
  /** Where receipts go. */
  readonly receipts?: string | undefined;
  /** Show progress even where nobody seems to look. */
  readonly progress: boolean;
}

/** `score <sheet> <records...>`: scores every record; exits with 1 when one is refused or incomplete. */
export const score: Command<ScoreArgs> = {
  name: 'score',
  summary: { vi: 'chấm điểm và xếp loại các phiếu', en: 'score records and rate them' },
  details: {
    vi: 'Phiếu đọc từ CSV, JSON, NDJSON hoặc YAML; `-` là dữ liệu vào. CSV và NDJSON dài bao nhiêu cũng được. Trong CSV, dòng đầu ghi mã số liệu và mã tiêu chí như trong biểu (thêm unit, period nếu có), phân cách bằng dấu phẩy, chấm phẩy hoặc tab; ô trống là chưa trả lời. Phiếu sai bị từ chối, các phiếu khác vẫn được chấm.',
    en: 'Records come from CSV, JSON, NDJSON or YAML; `-` is standard input. CSV and NDJSON may be of any length. The first line of a CSV names facts and criteria by their ids in the sheet (and unit, period if given), separated by commas, semicolons or tabs; an empty cell is an absent answer. A wrong record is refused, the others are still scored.',
  },
  operands: [sheetOrFolderOperand, { ...recordsOperand, many: true }],
  options: [
    inputOption,
    {
      kind: 'text',
      name: 'output',
      placeholder: {
        vi: `${outputFormats.join('|')}|tệp`,
        en: `${outputFormats.join('|')}|file`,
      },
      about: {
        vi: 'dạng kết quả: bảng cho người đọc (mặc định), CSV, một mảng JSON, hoặc mỗi dòng một JSON; hoặc tệp nhận kết quả (.csv, .ndjson, .parquet): chấm trên mọi bộ xử lý, bị ngắt thì chấm tiếp được',
        en: 'form of the results: a table for people (default), CSV, one JSON array, or one JSON a line; or a file for them (.csv, .ndjson, .parquet): all processors score, and an interrupted run can go on',
      },
    },
    {
      kind: 'flag',
      name: 'resume',
      about: {
        vi: 'chấm tiếp lần chấm vào tệp bị ngắt giữa chừng',
        en: 'go on with an interrupted run into a file',
      },
    },
    {
      kind: 'choice',
      name: 'engine',
      values: engines,
      about: {
        vi: 'chấm vào tệp bằng gì: mã JavaScript (mặc định), hoặc DuckDB với SQL (cần gói @duckdb/node-api, cũng cần cho Parquet)',
        en: 'what scores into a file: JavaScript (default), or DuckDB by SQL (needs the package @duckdb/node-api, as Parquet does)',
      },
    },
    {
      kind: 'number',
      name: 'workers',
      placeholder: { vi: 'số', en: 'count' },
      about: {
        vi: 'số luồng cùng chấm vào tệp; mặc định bằng số bộ xử lý',
        en: 'threads that score into a file; as many as there are processors by default',
      },
    },
    {
      kind: 'flag',
      name: 'strict',
      about: {
        vi: 'dừng ở phiếu đầu tiên bị từ chối hoặc không đọc được',
        en: 'stop at the first record that is refused or cannot be read',
      },
    },
    {
      kind: 'text',
      name: 'sheet',
      placeholder: { vi: 'mã', en: 'id' },
      about: {
        vi: 'biểu nào trong thư mục bộ quy định; mặc định theo tên tệp phiếu',
        en: 'which sheet of a folder of rulesets; told by the name of the file of records by default',
      },
    },
    {
      kind: 'text',
      name: 'receipts',
      placeholder: { vi: 'tệp', en: 'file' },
      about: {
        vi: 'ghi bản lưu của mỗi kết quả vào một tệp mới (.ndjson), để sau này tính lại',
        en: 'write the receipt of every result to a new file (.ndjson), to be derived again later',
      },
    },
    {
      kind: 'flag',
      name: 'progress',
      about: {
        vi: 'hiện tiến độ cả khi không có màn hình',
        en: 'show progress even where standard error is no terminal',
      },
    },
    languageOption,
  ],
  samples: [
    {
      line: {
        vi: 'barem score thuong_ky.barem phieu.csv',
        en: 'barem score thuong_ky.barem records.csv',
      },
      about: { vi: 'xem bảng kết quả', en: 'see a table of results' },
    },
    {
      line: {
        vi: 'barem score thuong_ky.barem thang_*.csv --output csv > ket_qua.csv',
        en: 'barem score thuong_ky.barem month_*.csv --output csv > results.csv',
      },
      about: {
        vi: 'chấm cả năm, lưu kết quả vào một tệp CSV',
        en: 'score a year into one CSV file',
      },
    },
    {
      line: {
        vi: 'barem score thuong_ky.barem tinh_2023.csv --output ket_qua.csv',
        en: 'barem score thuong_ky.barem province_2023.csv --output results.csv',
      },
      about: {
        vi: 'chấm cả tỉnh một lượt; bị ngắt thì thêm --resume để chấm tiếp',
        en: 'score a province; add --resume to go on when it was interrupted',
      },
    },
    {
      line: {
        vi: 'barem score rulesets/nghe-an thuong_ky_2023.csv --receipts ket_qua_2023.ndjson',
        en: 'barem score rulesets/nghe-an thuong_ky_2023.csv --receipts results_2023.ndjson',
      },
      about: {
        vi: 'mỗi phiếu theo bản có hiệu lực vào ngày của nó, kèm bản lưu kết quả',
        en: 'each record by the edition in force on its date, with receipts of the results',
      },
    },
    {
      line: {
        vi: 'gunzip -c tinh.ndjson.gz | barem score thuong_ky.barem - --input ndjson --output ndjson',
        en: 'gunzip -c province.ndjson.gz | barem score thuong_ky.barem - --input ndjson --output ndjson',
      },
      about: {
        vi: 'chấm phiếu của cả tỉnh trong một đường ống',
        en: 'score a province in a pipeline',
      },
    },
  ],
  read: (typed: Typed) => ({
    sheet: typed.operand(0),
    sheetId: typed.text('sheet'),
    records: sourcesOf(typed),
    output: outputOf(typed.text('output') ?? 'table', typed),
    resume: typed.flag('resume'),
    engine: typed.choice('engine', engines) ?? 'js',
    workers: typed.number('workers'),
    language: languageOf(typed),
    strict: typed.flag('strict'),
    receipts: typed.text('receipts'),
    progress: typed.flag('progress'),
  }),
  async run(args, io) {
    const { sheet, sheetId, records, output, language, strict, receipts, progress } = args;
    const paths = records.map(({ path }) => path);
    if (output.kind === 'file') return scoreIntoFile({ ...args, output }, io);
    const rules = await rulesFor({ path: sheet, sheet: sheetId, records: paths, language }, io);
    if (!rules) return ExitCode.findings;
    const run: ScoreRun = {
      rules,
      language: rules.language,
      output: output.format,
      strict,
      receipts,
      isProgressForced: progress,
    };
    return inLanguage(rules.language, async () => {
      for (const { path } of records) await requireFile(path, io);
      return scoreAll(textsIn(records), run, io);
    });
  },
};

/** The sources without Parquet, which {@link outputOf} refused. */
const textsIn = (sources: readonly BatchSource[]): readonly RecordSource[] =>
  sources.flatMap(({ path, format }) => (format === 'parquet' ? [] : [{ path, format }]));

const fileFormats: readonly (readonly [RegExp, 'csv' | 'ndjson' | 'parquet'])[] = [
  [/\.csv$/i, 'csv'],
  [/\.(?:ndjson|jsonl)$/i, 'ndjson'],
  [/\.parquet$/i, 'parquet'],
];

const parquetName = /\.parquet$/i;

/** The files of records; Parquet is known by its name. */
function sourcesOf(typed: Typed): readonly BatchSource[] {
  const asked = typed.choice('input', inputFormats);
  const paths = typed.operands(1);
  const texts = recordSources(
    paths.filter((path) => !parquetName.test(path)),
    asked,
  );
  let next = 0;
  return paths.map((path) =>
    parquetName.test(path) ? { path, format: 'parquet' } : texts[next++]!,
  );
}

/** The form that is asked for, or the file: its name tells its form. */
function outputOf(asked: string, typed: Typed): ScoreOutput {
  const format = outputFormats.find((each) => each === asked);
  if (format) {
    const isForFile = typed.flag('resume') || typed.number('workers') !== undefined;
    const isParquet = typed.operands(1).some((path) => parquetName.test(path));
    if (isForFile || isParquet || typed.choice('engine', engines) !== undefined)
      throw usageFailure({
        vi: '--resume, --workers, --engine và phiếu Parquet chỉ dùng khi kết quả ghi vào tệp: --output ket_qua.csv',
        en: '--resume, --workers, --engine and records in Parquet only go with results that go into a file: --output results.csv',
      });
    return { kind: 'stream', format };
  }
  const known = fileFormats.find(([ending]) => ending.test(asked));
  if (known) return { kind: 'file', path: asked, format: known[1] };
  throw usageFailure({
    vi: `--output ${asked}: chọn một trong ${outputFormats.join(', ')}, hoặc tên tệp .csv, .ndjson, .parquet`,
    en: `--output ${asked}: choose one of ${outputFormats.join(', ')}, or name a file .csv, .ndjson, .parquet`,
  });
}

/** Scores into a file, on several processors where there is enough to do. */
async function scoreIntoFile(
  args: ScoreArgs & { readonly output: Extract<ScoreOutput, { kind: 'file' }> },
  io: Io,
): Promise<ExitCode> {
  const { sheet, sheetId, records, output, strict, receipts, engine, resume } = args;
  const paths = records.map(({ path }) => path);
  const sizes = await Promise.all(
    paths.map(async (path) => (path === '-' ? Infinity : io.files.sizeOf(path).catch(() => 0))),
  );
  const { chunkSize } = await import('../batch/chunks.js');
  const chunks = Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / chunkSize);
  const count = Math.min(args.workers ?? io.processors, chunks);
  // They load while the sheet is read.
  const scorers = count > 1 && engine === 'js' ? io.startScorers(count) : undefined;
  try {
    const rules = await rulesFor(
      { path: sheet, sheet: sheetId, records: paths, language: args.language },
      io,
    );
    if (!rules) return ExitCode.findings;
    const { language } = rules;
    return await inLanguage(language, async () => {
      for (const path of paths) await requireFile(path, io);
      const { intoFile } = await import('../batch/into-file.js');
      const run = {
        rules,
        sources: records,
        engine,
        output,
        receipts,
        resume,
        language,
        strict,
        scorers,
      };
      const end = await intoFile({ ...run, isProgressForced: args.progress }, io);
      const trials = end.trials > 0 ? trialText(end.trials)[language] : '';
      await io.out.write(`${end.summary[language]}${trials}\n`);
      return end.exit;
    });
  } finally {
    await scorers?.stop();
  }
}

/** What stays the same for all records. */
interface ScoreRun {
  readonly rules: Rules;
  readonly language: Language;
  readonly output: OutputFormat;
  readonly strict: boolean;
  readonly receipts: string | undefined;
  readonly isProgressForced: boolean;
}

const trialText = (count: number): Localized => {
  const { vi, en } = amount(count, { vi: 'phiếu', en: 'record' });
  return {
    vi: ` ${vi} thuộc thời gian làm điểm, không tính.`,
    en: ` ${en} of days of trial, which ${count === 1 ? 'counts' : 'count'} for nothing.`,
  };
};

/** Text is written in pieces of about this many characters. */
const pieceLength = 1 << 16;

async function scoreAll(
  sources: readonly RecordSource[],
  run: ScoreRun,
  io: Io,
): Promise<ExitCode> {
  const { rules, language, strict } = run;
  const { score: scoreOne } = await import('barem');
  const { createTally } = await import('../render/tally.js');
  const shown = shownPlan(rules.plans);
  // Invariant: there are no rules without a plan.
  if (!shown) throw new Error('no plan to score by');
  const tally = createTally(shown);
  const writer = await writerFor(run, shown, io);
  const receipts = run.receipts === undefined ? undefined : await receiptFile(run.receipts, io);
  const progress = await recordProgress(sources, { isForced: run.isProgressForced, language }, io);
  let ready = writer.begin();
  let exit: ExitCode = ExitCode.ok;
  let bytes = 0;
  let [count, trials] = [0, 0];
  /** A record that cannot be read, or that no edition scores. */
  const missed = async (place: RecordPlace, message: Localized): Promise<void> => {
    exit = ExitCode.findings;
    tally.addUnreadable();
    await io.err.write(complaint(place, '', message, language));
  };
  try {
    scoring: for (const source of sources) {
      for await (const batch of readRecords(
        source,
        formOf(rules.plans),
        io,
        (read) => (bytes += read),
      )) {
        for (const each of batch) {
          count += 1;
          const { place } = each;
          if (each.kind === 'unreadable') {
            await missed(place, each.message);
            if (strict) break scoring;
            continue;
          }
          const picked = rules.pick(each.record);
          if ('message' in picked) {
            await missed(place, picked.message);
            if (strict) break scoring;
            continue;
          }
          const { rule, isTrial } = picked;
          if (isTrial) trials += 1;
          const result = scoreOne(rule.plan, each.record);
          await receipts?.add(rule, each.record);
          tally.add(result);
          if (result.status !== 'rated') exit = ExitCode.findings;
          ready += writer.add(result, place, rule);
          if (result.status === 'refused') {
            // The table tells it below the row.
            if (run.output !== 'table') await io.err.write(complaints(place, result, language));
            if (strict) break scoring;
          }
          if (ready.length >= pieceLength) {
            await io.out.write(ready);
            ready = '';
          }
        }
        progress?.advance({ bytes, records: count });
      }
    }
    progress?.advance({ bytes, records: count });
  } catch (error) {
    // What was scored before a file broke off is not held back.
    if (error instanceof Failure) await io.out.write(ready);
    throw error;
  } finally {
    progress?.stop();
    await receipts?.close();
  }
  const summary = tally.text()[language] + (trials > 0 ? trialText(trials)[language] : '');
  await io.out.write(ready + writer.end(summary));
  // Whoever reads the results by machine still hears that something is wrong with them.
  if (run.output !== 'table' && exit !== ExitCode.ok) await io.err.write(`${summary}\n`);
  return exit;
}

async function writerFor(
  { rules, language, output }: ScoreRun,
  plan: ShownPlan,
  io: Io,
): Promise<ResultWriter> {
  const several = rules.plans.length > 1;
  switch (output) {
    case 'table':
      return (await import('../render/results-table.js')).tableWriter(
        plan,
        language,
        io.out,
        several,
      );
    case 'csv':
      return (await import('../render/results-csv.js')).csvWriter(plan, language, several);
    case 'json':
      return (await import('../render/results.js')).jsonWriter();
    case 'ndjson':
      return (await import('../render/results.js')).ndjsonWriter();
  }
}

function complaints(place: RecordPlace, { problems, unit }: Refused, language: Language): string {
  const whose = unit === undefined ? '' : `${unit}: `;
  return problems
    .map((problem: Problem) =>
      complaint(place, whose + pathText(problem), problem.message, language),
    )
    .join('');
}

const pathText = ({ path }: Problem): string => (path === '' ? '' : `${path}: `);

const complaint = (
  place: RecordPlace,
  what: string,
  message: Localized,
  language: Language,
): string => `${placeText(place, shownPath(place.path)[language])}: ${what}${message[language]}\n`;
