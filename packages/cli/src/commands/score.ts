import type { Language, Localized, Plan, Problem, Refused } from 'barem';
import type { Command, Typed } from '../command.js';
import { Failure, inLanguage } from '../failure.js';
import { ExitCode, type Io } from '../io.js';
import { recordProgress } from '../records/progress.js';
import { readRecords, recordSources, type RecordSource } from '../records/read.js';
import { inputFormats, placeText, type RecordPlace } from '../records/record.js';
import { outputFormats, type OutputFormat, type ResultWriter } from '../render/results.js';
import { requireFile, shownPath } from '../source.js';
import {
  inputOption,
  languageOf,
  languageOption,
  recordsOperand,
  sheetOperand,
} from './options.js';
import { planOf } from './sheet.js';

export interface ScoreArgs {
  readonly sheet: string;
  readonly records: readonly RecordSource[];
  readonly output: OutputFormat;
  readonly language?: Language | undefined;
  /** Stop at the first record that is refused or cannot be read. */
  readonly strict: boolean;
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
  operands: [sheetOperand, { ...recordsOperand, many: true }],
  options: [
    inputOption,
    {
      kind: 'choice',
      name: 'output',
      values: outputFormats,
      about: {
        vi: 'dạng kết quả: bảng cho người đọc (mặc định), CSV, một mảng JSON, hoặc mỗi dòng một JSON',
        en: 'form of the results: a table for people (default), CSV, one JSON array, or one JSON a line',
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
    records: recordSources(typed.operands(1), typed.choice('input', inputFormats)),
    output: typed.choice('output', outputFormats) ?? 'table',
    language: languageOf(typed),
    strict: typed.flag('strict'),
    progress: typed.flag('progress'),
  }),
  async run({ sheet, records, output, language, strict, progress }, io) {
    const usable = await planOf(sheet, language, io);
    if (!usable) return ExitCode.findings;
    const run: ScoreRun = {
      plan: usable.plan,
      language: usable.language,
      output,
      strict,
      isProgressForced: progress,
    };
    return inLanguage(usable.language, async () => {
      for (const { path } of records) await requireFile(path, io);
      return scoreAll(records, run, io);
    });
  },
};

/** What stays the same for all records. */
interface ScoreRun {
  readonly plan: Plan;
  readonly language: Language;
  readonly output: OutputFormat;
  readonly strict: boolean;
  readonly isProgressForced: boolean;
}

/** Text is written in pieces of about this many characters. */
const pieceLength = 1 << 16;

async function scoreAll(
  sources: readonly RecordSource[],
  run: ScoreRun,
  io: Io,
): Promise<ExitCode> {
  const { plan, language, strict } = run;
  const { score: scoreOne } = await import('barem');
  const { createTally } = await import('../render/tally.js');
  const tally = createTally(plan);
  const writer = await writerFor(run, io);
  const progress = await recordProgress(sources, { isForced: run.isProgressForced, language }, io);
  let ready = writer.begin();
  let exit: ExitCode = ExitCode.ok;
  let bytes = 0;
  let count = 0;
  try {
    scoring: for (const source of sources) {
      for await (const batch of readRecords(source, plan, io, (read) => (bytes += read))) {
        for (const each of batch) {
          count += 1;
          const { place } = each;
          if (each.kind === 'unreadable') {
            exit = ExitCode.findings;
            tally.addUnreadable();
            await io.err.write(complaint(place, '', each.message, language));
            if (strict) break scoring;
            continue;
          }
          const result = scoreOne(plan, each.record);
          tally.add(result);
          if (result.status !== 'rated') exit = ExitCode.findings;
          ready += writer.add(result, place);
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
  }
  const summary = tally.text()[language];
  await io.out.write(ready + writer.end(summary));
  // Whoever reads the results by machine still hears that something is wrong with them.
  if (run.output !== 'table' && exit !== ExitCode.ok) await io.err.write(`${summary}\n`);
  return exit;
}

async function writerFor({ plan, language, output }: ScoreRun, io: Io): Promise<ResultWriter> {
  switch (output) {
    case 'table':
      return (await import('../render/results-table.js')).tableWriter(plan, language, io.out);
    case 'csv':
      return (await import('../render/results-csv.js')).csvWriter(plan, language);
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
