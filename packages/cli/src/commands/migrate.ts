import type { LeftAnswer, Migrated } from '@barem/population';
import type { Language, Localized } from 'barem';
import type { Command, Typed } from '../command.js';
import { inLanguage, usageFailure } from '../failure.js';
import { ExitCode, type Io } from '../io.js';
import { recordProgress } from '../records/progress.js';
import { readRecords, recordSources, type RecordSource } from '../records/read.js';
import { inputFormats, placeText, type RecordPlace } from '../records/record.js';
import { requireFile, writeFailure } from '../source.js';
import { shownPath } from '../shown-path.js';
import {
  inputOption,
  languageOf,
  languageOption,
  progressOption,
  recordsOperand,
} from './options.js';
import {
  formOfBoth,
  pairsOf,
  renameOption,
  twoSheetOperands,
  twoSheets,
  type TwoSheets,
} from './two-sheets.js';

export interface MigrateArgs {
  readonly sheets: readonly [string, string];
  readonly records: readonly RecordSource[];
  readonly output: string;
  readonly report: string;
  readonly renames: Readonly<Record<string, string>>;
  readonly isForced: boolean;
  readonly progress: boolean;
  readonly language?: Language | undefined;
}

/** `migrate <old sheet> <new sheet> <records...>`: writes records over to the form of another sheet, and lists what did not come along. */
export const migrate: Command<MigrateArgs> = {
  name: 'migrate',
  summary: {
    vi: 'chuyển phiếu của biểu cũ sang biểu mới',
    en: 'write records over to the form of another sheet',
  },
  details: {
    vi: 'Câu trả lời cùng mã (hoặc đổi mã theo --rename) được giữ; mọi câu trả lời không chuyển được và mọi điều còn phải trả lời được ghi vào tệp kê bên cạnh, không bỏ sót câu nào. Kết thúc bằng mã 1 khi có điều cần người xem.',
    en: 'Answers under the same id (or renamed by --rename) are kept; every answer that could not be carried over and everything that is still to be answered goes into a list beside the output, and nothing is dropped in silence. Exits with 1 when a person has something to do.',
  },
  operands: [...twoSheetOperands, { ...recordsOperand, many: true }],
  options: [
    inputOption,
    {
      kind: 'text',
      name: 'output',
      placeholder: { vi: 'tệp', en: 'file' },
      about: {
        vi: 'tệp CSV cho phiếu theo biểu mới (bắt buộc)',
        en: 'CSV file for the records in the new form (needed)',
      },
    },
    {
      kind: 'text',
      name: 'report',
      placeholder: { vi: 'tệp', en: 'file' },
      about: {
        vi: 'tệp CSV kê những gì không chuyển được; mặc định là <output>.report.csv',
        en: 'CSV file for what did not come along; <output>.report.csv by default',
      },
    },
    renameOption,
    {
      kind: 'flag',
      name: 'force',
      about: { vi: 'ghi đè tệp đã có', en: 'replace files that exist' },
    },
    progressOption,
    languageOption,
  ],
  samples: [
    {
      line: {
        vi: 'barem migrate thuong_ky.barem du_thao.barem phieu.csv --output phieu_moi.csv',
        en: 'barem migrate sheet.barem draft.barem records.csv --output new.csv',
      },
      about: { vi: 'chuyển cả tệp phiếu', en: 'write a table of records over' },
    },
    {
      line: {
        vi: 'barem migrate thuong_ky.barem du_thao.barem phieu.csv --output phieu_moi.csv --rename I.3=I.4',
        en: 'barem migrate sheet.barem draft.barem records.csv --output new.csv --rename I.3=I.4',
      },
      about: { vi: 'tiêu chí I.3 nay là I.4', en: 'criterion I.3 is I.4 now' },
    },
  ],
  read(typed: Typed) {
    const output = typed.text('output');
    if (output === undefined)
      throw usageFailure({ vi: 'thiếu --output', en: '--output is missing' });
    const report = typed.text('report') ?? `${output.replace(/\.csv$/i, '')}.report.csv`;
    if (report === output)
      throw usageFailure({
        vi: '--output và --report phải là hai tệp khác nhau',
        en: '--output and --report have to be two files',
      });
    return {
      sheets: [typed.operand(0), typed.operand(1)] as const,
      records: recordSources(typed.operands(2), typed.choice('input', inputFormats)),
      output,
      report,
      renames: pairsOf(typed, 'rename'),
      isForced: typed.flag('force'),
      progress: typed.flag('progress'),
      language: languageOf(typed),
    };
  },
  async run(args, io) {
    const sheets = await twoSheets(args.sheets, args.renames, args.language, io);
    if (!sheets) return ExitCode.findings;
    return inLanguage(sheets.language, () => migrateAll(args, sheets, io));
  },
};

const heads = ['unit', 'period', 'assessor', 'date'] as const;
const reportColumns = ['line', 'unit', 'period', 'assessor', 'what', 'id', 'value', 'message'];

type Cell = string | number | boolean | undefined;

/** What is written and counted while records come. */
interface Counts {
  records: number;
  whole: number;
  unreadable: number;
  left: Map<string, number>;
  open: Map<string, number>;
  problems: number;
}

async function migrateAll(args: MigrateArgs, sheets: TwoSheets, io: Io): Promise<ExitCode> {
  const { language } = sheets;
  for (const { path } of args.records) await requireFile(path, io);
  const counts: Counts = {
    records: 0,
    whole: 0,
    unreadable: 0,
    left: new Map(),
    open: new Map(),
    problems: 0,
  };
  const reports: Cell[][] = [reportColumns];
  await write(args.output, csvPieces(recordRows(args, sheets, counts, reports, io)), args, io);
  for (const [id, records] of inOrder(counts.open, sheets))
    reports.push([
      undefined,
      undefined,
      undefined,
      undefined,
      wordsFor.open[language],
      id,
      undefined,
      recordsText(records)[language],
    ]);
  await write(
    args.report,
    csvPieces(batched(reports.map((row) => reportColumns.map((_, at) => row[at])))),
    args,
    io,
  );
  await io.out.write(summaryOf(args, counts, sheets));
  const isDone = counts.left.size + counts.open.size + counts.problems + counts.unreadable === 0;
  return isDone ? ExitCode.ok : ExitCode.findings;
}

/** Counts of answers in the order of the new sheet. */
const inOrder = (
  counts: ReadonlyMap<string, number>,
  { after }: TwoSheets,
): readonly (readonly [string, number])[] =>
  after.inputs.flatMap(({ id }) => {
    const count = counts.get(id);
    return count === undefined ? [] : [[id, count] as const];
  });

const wordsFor = {
  open: { vi: 'cần trả lời', en: 'to be answered' },
  problem: { vi: 'phiếu bị từ chối', en: 'record refused' },
  unreadable: { vi: 'không đọc được', en: 'unreadable' },
  removed: { vi: 'biểu mới không hỏi', en: 'not asked for any more' },
  computed: { vi: 'biểu mới tự tính', en: 'computed now' },
  unfit: { vi: 'không hợp biểu mới', en: 'does not fit' },
  unknown: { vi: 'không có trong biểu nào', en: 'in neither sheet' },
} satisfies Record<string, Localized>;

const recordsText = (count: number): Localized => ({
  vi: `${count} phiếu`,
  en: `${count} ${count === 1 ? 'record' : 'records'}`,
});

/** The rows of the new table, in groups; what did not come along is added to `reports`. */
async function* recordRows(
  { records: sources, progress: isForced }: MigrateArgs,
  sheets: TwoSheets,
  counts: Counts,
  reports: Cell[][],
  io: Io,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  const { before, after, form, language } = sheets;
  const { migration } = await import('@barem/population');
  const convert = migration(before, after, form);
  const added = new Set(form.added);
  const columns = [...heads, ...after.inputs.map(({ id }) => id)];
  yield [columns];
  const progress = await recordProgress(sources, { isForced, language }, io);
  let bytes = 0;
  try {
    for (const source of sources) {
      const batches = readRecords(source, formOfBoth(sheets), io, (read) => (bytes += read));
      for await (const batch of batches) {
        const rows: (readonly Cell[])[] = [];
        for (const each of batch) {
          counts.records += 1;
          const found = each.kind === 'record' ? convert(each.record) : undefined;
          if (!found) {
            counts.unreadable += 1;
            const message =
              each.kind === 'unreadable'
                ? each.message
                : { vi: 'đây không phải là một phiếu', en: 'this is not a record' };
            reports.push([
              placeText(each.place, shownPath(each.place.path)[language]),
              undefined,
              undefined,
              undefined,
              wordsFor.unreadable[language],
              undefined,
              undefined,
              message[language],
            ]);
            continue;
          }
          rows.push(columns.map((column) => cellOf(found.record[column])));
          note(found, each.place, counts, reports, added, language);
        }
        yield rows;
        progress?.advance({ bytes, records: counts.records });
      }
    }
  } finally {
    progress?.stop();
  }
}

/** Counts what did not come along with one record, and lists it. */
function note(
  { record, left, open, problems, status }: Migrated,
  place: RecordPlace,
  counts: Counts,
  reports: Cell[][],
  added: ReadonlySet<string>,
  language: Language,
): void {
  if (status === 'rated' && left.length === 0) counts.whole += 1;
  const whose = [
    placeText(place, shownPath(place.path)[language]),
    ...(['unit', 'period', 'assessor'] as const).map((key) => cellOf(record[key])),
  ];
  for (const { id, to, value, why, message } of left) {
    counts.left.set(why, (counts.left.get(why) ?? 0) + 1);
    const name = to === undefined || to === id ? id : `${id} → ${to}`;
    reports.push([...whose, wordsFor[why][language], name, cellOf(value), message?.[language]]);
  }
  for (const id of open) {
    counts.open.set(id, (counts.open.get(id) ?? 0) + 1);
    // What the new form asks of everybody is told once.
    if (!added.has(id)) reports.push([...whose, wordsFor.open[language], id]);
  }
  for (const problem of problems) {
    counts.problems += 1;
    reports.push([...whose, wordsFor.problem[language], undefined, undefined, problem[language]]);
  }
}

/** A value as a table writes it; what no cell can hold as JSON. */
function cellOf(value: unknown): Cell {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' || typeof value === 'number') return value;
  return typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}

async function* batched(
  rows: readonly (readonly Cell[])[],
): AsyncGenerator<readonly (readonly Cell[])[]> {
  for (let at = 0; at < rows.length; at += 2_000) yield rows.slice(at, at + 2_000);
}

async function* csvPieces(
  batches: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<string> {
  const { stringify } = await import('csv-stringify/sync');
  for await (const rows of batches)
    if (rows.length > 0) yield stringify(rows.map((row) => [...row]));
}

async function write(
  path: string,
  pieces: AsyncIterable<string>,
  { isForced }: MigrateArgs,
  io: Io,
): Promise<void> {
  await io.files.writePieces(path, pieces, { overwrite: isForced }).catch((error: unknown) => {
    throw writeFailure(path, error, {
      vi: 'tệp đã có; thêm --force để ghi đè',
      en: 'the file exists; add --force to replace it',
    });
  });
}

/** What was written, and what a person has to do. */
function summaryOf(
  { output, report }: MigrateArgs,
  { records, whole, unreadable, left, open, problems }: Counts,
  sheets: TwoSheets,
): string {
  const { after, language } = sheets;
  const say = (text: Localized): string => text[language];
  const title = (id: string): string => {
    const text = after.text.inputs[after.inputs.findIndex((each) => each.id === id)];
    return text === undefined || text === '' ? id : `${id} ${text}`;
  };
  const lines = [
    say({
      vi: `Đã ghi ${output}: ${recordsText(records - unreadable).vi}, ${whole} phiếu chấm được ngay.`,
      en: `Wrote ${output}: ${recordsText(records - unreadable).en}, ${whole} of them ready to be scored.`,
    }),
    ...inOrder(open, sheets).map(([id, count]) =>
      say({
        vi: `  cần trả lời ${title(id)}: ${recordsText(count).vi}`,
        en: `  to be answered, ${title(id)}: ${recordsText(count).en}`,
      }),
    ),
    ...[...left].map(([why, count]) => {
      const words = wordsFor[why as LeftAnswer['why']];
      return say({
        vi: `  ${words.vi}: ${count} câu trả lời không chuyển`,
        en: `  ${words.en}: ${count} ${count === 1 ? 'answer' : 'answers'} left out`,
      });
    }),
    ...(problems > 0
      ? [
          say({
            vi: `  bị biểu mới từ chối: ${problems} chỗ`,
            en: `  refused by the new sheet: ${problems} problems`,
          }),
        ]
      : []),
    ...(unreadable > 0
      ? [
          say({
            vi: `  không đọc được: ${unreadable} dòng`,
            en: `  unreadable: ${unreadable} rows`,
          }),
        ]
      : []),
    say({ vi: `Kê từng chỗ trong ${report}.`, en: `Every one of them is listed in ${report}.` }),
  ];
  return `${lines.join('\n')}\n`;
}
