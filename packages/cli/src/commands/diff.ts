import type { Diff, DiffPageOptions, Language } from 'barem';
import type { Command } from '../command.js';
import { usageFailure } from '../failure.js';
import { ExitCode, type Io } from '../io.js';
import { editionOf } from '../neighbours.js';
import { writeText } from '../source.js';
import { languageOf, languageOption, outputOption } from './options.js';
import { planOf } from './sheet.js';
import { pairsOf, renameOption, twoSheetOperands } from './two-sheets.js';

const formats = ['pretty', 'markdown', 'html', 'json', 'barem'] as const;
type Form = (typeof formats)[number];

const endings: Readonly<Record<string, Form>> = {
  md: 'markdown',
  html: 'html',
  json: 'json',
  barem: 'barem',
  txt: 'pretty',
};

export interface DiffArgs {
  readonly sheets: readonly [string, string];
  readonly renames: Readonly<Record<string, string>>;
  readonly format: Form;
  /** Standard output when absent. */
  readonly output?: string | undefined;
  readonly language?: Language | undefined;
}

/** `diff <old sheet> <new sheet>`: what differs, in the words of the sheets; exits with 1 when anything does. */
export const diff: Command<DiffArgs> = {
  name: 'diff',
  summary: {
    vi: 'so hai biểu: đổi chữ, đổi điểm, đổi xếp loại hay đổi mẫu phiếu',
    en: 'compare two sheets: do words, points, ratings or the form change',
  },
  details: {
    vi: 'So theo mã, không theo dòng: mỗi chỗ khác được nói bằng lời của biểu, kèm mức tăng phiên bản cần thiết. Dạng `barem` in chính các thay đổi đó thành một biểu kế thừa biểu cũ.',
    en: 'Compares by id, not by line: every difference is told in the words of the sheet, with the step that the version needs. The form `barem` prints the differences as a sheet that builds on the old one.',
  },
  operands: twoSheetOperands,
  options: [
    renameOption,
    {
      kind: 'choice',
      name: 'format',
      values: formats,
      about: {
        vi: 'dạng kết quả: cho người đọc (mặc định), Markdown, HTML hai cột, JSON, hoặc biểu kế thừa',
        en: 'form of the result: for people (default), Markdown, HTML side by side, JSON, or a sheet that builds on the old one',
      },
    },
    outputOption,
    languageOption,
  ],
  samples: [
    {
      line: {
        vi: 'barem diff 2021/thuong_ky.barem 2023/thuong_ky.barem',
        en: 'barem diff 2021/sheet.barem 2023/sheet.barem',
      },
      about: { vi: 'xem bản mới khác gì', en: 'see what the new edition changes' },
    },
    {
      line: {
        vi: 'barem diff thuong_ky.barem du_thao.barem --output so_sanh.html',
        en: 'barem diff sheet.barem draft.barem --output diff.html',
      },
      about: { vi: 'trang hai cột để in', en: 'a page side by side, to print' },
    },
  ],
  read(typed) {
    const output = typed.text('output');
    const ending = /\.(\w+)$/.exec(output ?? '')?.[1]?.toLowerCase() ?? '';
    const named = Object.hasOwn(endings, ending) ? endings[ending] : undefined;
    const format = typed.choice('format', formats) ?? named;
    if (output !== undefined && format === undefined)
      throw usageFailure({
        vi: `--output ${output}: tên tệp phải kết thúc bằng .html, .md, .json, .barem hoặc .txt, hoặc thêm --format`,
        en: `--output ${output}: the name of the file has to end in .html, .md, .json, .barem or .txt, or add --format`,
      });
    return {
      sheets: [typed.operand(0), typed.operand(1)] as const,
      renames: pairsOf(typed, 'rename'),
      format: format ?? 'pretty',
      output,
      language: languageOf(typed),
    };
  },
  async run({ sheets, renames, format, output, language }, io) {
    const first = await planOf(sheets[0], language, io);
    const second = await planOf(sheets[1], language, io);
    const [before, after] = [first?.loaded.sheet, second?.loaded.sheet];
    if (!second || !before || !after) return ExitCode.findings;
    const { diff: difference, isKind } = await import('../difference.js');
    if (!isKind(before, after))
      throw usageFailure({
        vi: 'một bên là biểu, một bên là tổng hợp: không so được',
        en: 'one is a sheet and the other a roll-up: they cannot be compared',
      });
    const found = difference(before, after, renames, await editionOf(sheets[0], io));
    const text = await printed(found, { before, after, language: second.language }, format, io);
    await (output === undefined ? io.out.write(text) : writeText(output, text, io));
    return found.entries.length === 0 ? ExitCode.ok : ExitCode.findings;
  },
};

async function printed(
  found: Diff,
  options: DiffPageOptions,
  format: Form,
  io: Io,
): Promise<string> {
  const { diffHtml, diffMarkdown, diffPage } = await import('barem');
  switch (format) {
    case 'json': {
      const { changes: _, ...rest } = found;
      return `${JSON.stringify(rest, undefined, 2)}\n`;
    }
    case 'barem': {
      const { printText } = await import('@barem/syntax');
      return printText(found.changes);
    }
    case 'html':
      return diffHtml(found, options);
    case 'markdown':
      return diffMarkdown(found, options);
    case 'pretty': {
      const { renderReport } = await import('../render/report.js');
      const { pageReport } = await import('../render/page.js');
      return renderReport(pageReport(diffPage(found, options)), io.out);
    }
  }
}
