import type { ImpactOrganisations, Impact, Region } from '@barem/population';
import type { Language } from 'barem';
import type { Command, Typed } from '../command.js';
import { Failure, inLanguage, usageFailure } from '../failure.js';
import { ExitCode, type Io } from '../io.js';
import { recordProgress } from '../records/progress.js';
import { readRecords, recordSources, type RecordSource } from '../records/read.js';
import { inputFormats, placeText } from '../records/record.js';
import { requireFile, writeText } from '../source.js';
import { shownPath } from '../shown-path.js';
import { requireKnown } from './known-ids.js';
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

const formats = ['pretty', 'markdown', 'html', 'json'] as const;
type Format = (typeof formats)[number];

/** Forms of a file, by the ending of its name. */
const endings: Readonly<Record<string, Format>> = {
  md: 'markdown',
  html: 'html',
  htm: 'html',
  json: 'json',
  txt: 'pretty',
};

export interface ImpactArgs {
  readonly sheets: readonly [string, string];
  readonly records: readonly RecordSource[];
  readonly register?: string | undefined;
  readonly organisation?: string | undefined;
  readonly renames: Readonly<Record<string, string>>;
  readonly assumed: Readonly<Record<string, string>>;
  readonly format: Format;
  readonly output?: string | undefined;
  /** Rows that a list shows. */
  readonly most?: number | undefined;
  /** Times the standard budget. */
  readonly budget: number;
  readonly isGivenOnly: boolean;
  readonly progress: boolean;
  readonly language?: Language | undefined;
}

/** `impact <old sheet> <new sheet> <records...>`: says what the new sheet changes about records. */
export const impact: Command<ImpactArgs> = {
  name: 'impact',
  summary: {
    vi: 'ai sẽ đổi loại nếu áp dụng biểu mới',
    en: 'who would get another rating under another sheet',
  },
  details: {
    vi: 'Chấm từng phiếu theo cả hai biểu: loại cũ và loại mới, ai lên, ai xuống, vì tiêu chí nào, theo tổ chức và loại hình; phiếu nào không còn hợp biểu mới; và trên mọi phiếu có thể có, hai biểu khác nhau nhiều nhất ở đâu. Chỗ biểu mới hỏi thêm mà phiếu chưa trả lời thì chỉ nói điều chắc chắn; --assume để thử một giả định.',
    en: 'Scores every record by both sheets: old and new rating, who rises and who falls and by which criterion, by organisation and type; which records no longer fit; and over all records that there can be, where the two differ most. Where the new sheet asks for more than records answer, only what is certain is said; --assume tries an assumption.',
  },
  operands: [...twoSheetOperands, { ...recordsOperand, many: true }],
  options: [
    inputOption,
    {
      kind: 'text',
      name: 'register',
      placeholder: { vi: 'tệp', en: 'file' },
      about: {
        vi: 'danh sách tổ chức (CSV): thêm kết quả theo tổ chức và loại hình',
        en: 'register of organisations (CSV): adds results by organisation and type',
      },
    },
    {
      kind: 'text',
      name: 'for',
      placeholder: { vi: 'mã tổ chức', en: 'organisation' },
      about: {
        vi: 'chia theo các tổ chức trực thuộc tổ chức này; mặc định là tổ chức đứng đầu',
        en: 'by the organisations right below this one; the one at the top by default',
      },
    },
    renameOption,
    {
      kind: 'text',
      name: 'assume',
      placeholder: { vi: 'mã=giá trị,…', en: 'id=value,…' },
      about: {
        vi: 'câu trả lời giả định cho những gì biểu mới hỏi thêm mà phiếu chưa trả lời',
        en: 'answers to assume where the new sheet asks for more than records say',
      },
    },
    {
      kind: 'choice',
      name: 'format',
      values: formats,
      about: {
        vi: 'dạng kết quả: cho người đọc (mặc định), Markdown, trang HTML, JSON',
        en: 'form of the result: for people (default), Markdown, an HTML page, JSON',
      },
    },
    {
      kind: 'text',
      name: 'output',
      placeholder: { vi: 'tệp', en: 'file' },
      about: {
        vi: 'ghi ra tệp; dạng theo tên tệp (.html, .md, .json, .txt) nếu không có --format',
        en: 'write to a file, in the form that its name says (.html, .md, .json, .txt) without --format',
      },
    },
    {
      kind: 'number',
      name: 'most',
      placeholder: { vi: 'số', en: 'number' },
      about: {
        vi: 'số dòng nhiều nhất của mỗi danh sách; mặc định 100, JSON luôn có đủ',
        en: 'rows of each list at the most; 100 by default, JSON always has all',
      },
    },
    {
      kind: 'number',
      name: 'budget',
      placeholder: { vi: 'số', en: 'number' },
      about: {
        vi: 'xét nhiều gấp mấy lần mức thường trước khi chịu là chưa quyết được',
        en: 'how many times the usual work may be done before a question stays undecided',
      },
    },
    {
      kind: 'flag',
      name: 'given',
      about: {
        vi: 'chỉ xét các phiếu đã cho, không xét mọi phiếu có thể có',
        en: 'look at the given records alone, not at all that there can be',
      },
    },
    progressOption,
    languageOption,
  ],
  samples: [
    {
      line: {
        vi: 'barem impact thuong_ky.barem du_thao.barem phieu.csv',
        en: 'barem impact sheet.barem draft.barem records.csv',
      },
      about: { vi: 'xem ai sẽ đổi loại', en: 'see who would get another rating' },
    },
    {
      line: {
        vi: 'barem impact thuong_ky.barem du_thao.barem phieu.csv --register to_chuc.csv --output tac_dong.html',
        en: 'barem impact sheet.barem draft.barem records.csv --register register.csv --output impact.html',
      },
      about: { vi: 'trang để in, có kết quả từng tổ chức', en: 'a page to print, by organisation' },
    },
    {
      line: {
        vi: 'barem impact thuong_ky.barem du_thao.barem phieu.csv --assume I.3=đạt',
        en: 'barem impact sheet.barem draft.barem records.csv --assume I.3=met',
      },
      about: {
        vi: 'giả sử mọi chi bộ đạt tiêu chí mới',
        en: 'suppose that every unit meets a new criterion',
      },
    },
  ],
  read(typed: Typed) {
    const output = typed.text('output');
    const ending = /\.(\w+)$/.exec(output ?? '')?.[1]?.toLowerCase() ?? '';
    const format =
      typed.choice('format', formats) ??
      (Object.hasOwn(endings, ending) ? endings[ending] : undefined);
    if (output !== undefined && format === undefined)
      throw usageFailure({
        vi: `--output ${output}: tên tệp phải kết thúc bằng .html, .md, .json hoặc .txt, hoặc thêm --format`,
        en: `--output ${output}: the name of the file has to end in .html, .md, .json or .txt, or add --format`,
      });
    const organisation = typed.text('for');
    const register = typed.text('register');
    if (organisation !== undefined && register === undefined)
      throw usageFailure({
        vi: '--for cần danh sách tổ chức: thêm --register <tệp>',
        en: '--for needs the register of organisations: add --register <file>',
      });
    return {
      sheets: [typed.operand(0), typed.operand(1)] as const,
      records: recordSources(typed.operands(2), typed.choice('input', inputFormats)),
      register,
      organisation,
      renames: pairsOf(typed, 'rename'),
      assumed: pairsOf(typed, 'assume'),
      format: format ?? 'pretty',
      output,
      most: typed.number('most'),
      budget: typed.number('budget') ?? 1,
      isGivenOnly: typed.flag('given'),
      progress: typed.flag('progress'),
      language: languageOf(typed),
    };
  },
  async run(args, io) {
    const sheets = await twoSheets(args.sheets, args.renames, args.language, io);
    if (!sheets) return ExitCode.findings;
    return inLanguage(sheets.language, () => impactOf(args, sheets, io));
  },
};

async function impactOf(args: ImpactArgs, sheets: TwoSheets, io: Io): Promise<ExitCode> {
  const { before, after, form, language } = sheets;
  requireKnown(
    '--assume',
    Object.keys(args.assumed),
    after.inputs.map(({ id }) => id),
    language,
  );
  await requireFitting(args.assumed, sheets);
  for (const { path } of args.records) await requireFile(path, io);
  const organisations = await organisationsOf(args, io);
  const { createImpact } = await import('@barem/population');
  const gathering = createImpact({ before, after, form, assumed: args.assumed });
  const isClean = await addAll(args, sheets, gathering, io);
  const found = gathering.finish(organisations);
  const region = args.isGivenOnly ? undefined : await regionOf(args, sheets);
  await told(found, region, args, language, io);
  return isClean ? ExitCode.ok : ExitCode.findings;
}

/** @throws {Failure} an assumed answer is none that the new sheet takes */
async function requireFitting(assumed: ImpactArgs['assumed'], { after }: TwoSheets): Promise<void> {
  const { score } = await import('barem');
  const result = score(after, assumed);
  if (result.status !== 'refused') return;
  const wrong = result.problems.find(({ path }) => Object.hasOwn(assumed, path));
  if (!wrong) return;
  throw usageFailure({
    vi: `--assume ${wrong.path}: ${wrong.message.vi}`,
    en: `--assume ${wrong.path}: ${wrong.message.en}`,
  });
}

/** Reads all records; `false` where a row could not be read. */
async function addAll(
  { records: sources, progress: isForced }: ImpactArgs,
  sheets: TwoSheets,
  gathering: {
    readonly add: (
      record: unknown,
      place: { readonly path: string; readonly line?: number },
    ) => void;
    readonly addUnreadable: () => void;
  },
  io: Io,
): Promise<boolean> {
  const { language } = sheets;
  const progress = await recordProgress(sources, { isForced, language }, io);
  let [bytes, records] = [0, 0];
  let isClean = true;
  try {
    for (const source of sources) {
      for await (const batch of readRecords(
        source,
        formOfBoth(sheets),
        io,
        (read) => (bytes += read),
      )) {
        for (const each of batch) {
          records += 1;
          const { place } = each;
          if (each.kind === 'record') {
            gathering.add(each.record, place);
            continue;
          }
          isClean = false;
          gathering.addUnreadable();
          await io.err.write(
            `${placeText(place, shownPath(place.path)[language])}: ${each.message[language]}\n`,
          );
        }
        progress?.advance({ bytes, records });
      }
    }
  } finally {
    progress?.stop();
  }
  return isClean;
}

async function organisationsOf(
  { register: path, organisation }: ImpactArgs,
  io: Io,
): Promise<ImpactOrganisations | undefined> {
  if (path === undefined) return undefined;
  const { readRegister } = await import('@barem/population');
  const { registerRows } = await import('../population/tables.js');
  await requireFile(path, io);
  const rows = await registerRows(path, io, ({ line, message }) => {
    const where = line === undefined ? path : `${path}:${line}`;
    throw new Failure({ vi: `${where}: ${message.vi}`, en: `${where}: ${message.en}` });
  });
  const { register } = readRegister(rows);
  if (
    organisation !== undefined &&
    !register.memberships.some(({ id }) => id === organisation.normalize('NFC'))
  )
    throw new Failure({
      vi: `không có tổ chức \`${organisation}\` trong danh sách`,
      en: `the register has no organisation \`${organisation}\``,
    });
  return {
    register,
    ...(organisation !== undefined && { organisation: organisation.normalize('NFC') }),
  };
}

async function regionOf(
  { budget }: ImpactArgs,
  { before, after, form }: TwoSheets,
): Promise<Region> {
  const { equivalent, standardBudget } = await import('@barem/verify');
  const { confirmedRegion } = await import('@barem/population');
  const { work, rows } = standardBudget;
  const found = equivalent(before, after, {
    form,
    budget: { ...standardBudget, work: work * budget, rows: rows * budget },
  });
  return confirmedRegion([before, after], found);
}

async function told(
  found: Impact,
  region: Region | undefined,
  { format, output, most }: ImpactArgs,
  language: Language,
  io: Io,
): Promise<void> {
  const population = await import('@barem/population');
  const { renderReport } = await import('../render/report.js');
  const { pageReport } = await import('../render/page.js');
  const options = { language, region, ...(most !== undefined && { most }) };
  const pretty = (lists: number | undefined, to: Io['out']): string =>
    renderReport(
      pageReport(population.impactPage(found, { ...options, ...(lists && { most: lists }) })),
      to,
    );
  const text = ((): string => {
    switch (format) {
      case 'pretty':
        return pretty(most ?? mostOnScreen, output === undefined ? io.out : plainOutput(io));
      case 'markdown':
        return population.impactMarkdown(found, options);
      case 'html':
        return population.impactHtml(found, options);
      case 'json':
        return `${JSON.stringify(population.impactJson(found, region), undefined, 2)}\n`;
    }
  })();
  if (output === undefined) return io.out.write(text);
  await writeText(output, text, io);
  const wrote = { vi: `Đã ghi ${output}.\n`, en: `Wrote ${output}.\n` };
  await io.out.write(wrote[language]);
}

/** Rows of a list on a screen, unless more are asked for. */
const mostOnScreen = 20;

/** A file has no colours, and lines of the usual width. */
const plainOutput = ({ out }: Io): Io['out'] => ({
  ...out,
  isTerminal: false,
  hasColours: false,
  columns: undefined,
});
