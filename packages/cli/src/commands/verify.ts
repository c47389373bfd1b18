import type { Command, Typed } from '../command.js';
import { usageFailure } from '../failure.js';
import { ExitCode } from '../io.js';
import { forEachFile, worse } from './each-file.js';
import { languageOf, languageOption } from './options.js';
import { formats, outputForm } from '../render/verified.js';
import { verifySheets, type VerifyArgs } from './verify-sheets.js';

/** `verify <path...>`: answers questions about all records of sheets; exits with 1 when something speaks against one. */
export const verify: Command<VerifyArgs> = {
  name: 'verify',
  summary: {
    vi: 'chứng minh biểu đúng cho mọi phiếu, hoặc đưa ra phản chứng',
    en: 'prove what holds for all records of a sheet, or show a counterexample',
  },
  details: {
    vi: 'Xét mọi phiếu hợp lệ có thể có, không phải vài phiếu thử: phiếu nào cũng được đúng một loại, phần nào của biểu cũng có tác dụng, làm tốt hơn không bao giờ bị xếp loại kém đi; kèm bảng ranh giới để rà soát và ký. Với biểu lớn có thể mất nửa phút.',
    en: 'Looks at all valid records that there can be, not at a few: whether each gets exactly one rating, every part of the sheet has an effect, a better answer never gives a worse rating; with a boundary table to review and sign. A large sheet may take half a minute.',
  },
  operands: [
    {
      name: { vi: 'đường-dẫn', en: 'path' },
      about: {
        vi: 'biểu, hoặc thư mục bộ quy định',
        en: 'sheet, or folder of a ruleset',
      },
      many: true,
    },
  ],
  options: [
    {
      kind: 'choice',
      name: 'format',
      values: formats,
      about: {
        vi: 'dạng báo cáo: cho người đọc (mặc định), Markdown, JSON, hoặc CSV (bảng ranh giới)',
        en: 'form of the report: for people (default), Markdown, JSON, or CSV (the boundary table)',
      },
    },
    {
      kind: 'text',
      name: 'output',
      placeholder: { vi: 'tệp', en: 'file' },
      about: {
        vi: 'ghi báo cáo của một biểu ra tệp; dạng theo tên tệp: .md (kèm biểu đồ .svg), .json, .csv, .svg, .yaml (bảng ranh giới làm ca kiểm tra)',
        en: 'write the report of one sheet to a file, in the form that its name says: .md (and its chart as .svg), .json, .csv, .svg, .yaml (the boundary table as cases)',
      },
    },
    {
      kind: 'text',
      name: 'better',
      placeholder: { vi: 'số-liệu=higher|lower,…', en: 'fact=higher|lower,…' },
      about: {
        vi: 'số liệu nào càng cao (higher) hay càng thấp (lower) càng tốt; trái lại là phản chứng',
        en: 'which facts are better higher or lower; the contrary is a counterexample',
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
      kind: 'text',
      name: 'against',
      placeholder: { vi: 'biểu', en: 'sheet' },
      about: {
        vi: 'so với biểu này: mọi phiếu có được cùng xếp loại, cùng tổng điểm không',
        en: 'compare with this sheet: does every record get the same rating and total',
      },
    },
    languageOption,
  ],
  samples: [
    {
      line: { vi: 'barem verify thuong_ky.barem', en: 'barem verify thuong_ky.barem' },
      about: { vi: 'chứng minh một biểu', en: 'prove one sheet' },
    },
    {
      line: {
        vi: 'barem verify thuong_ky.barem --output chung_minh.md',
        en: 'barem verify thuong_ky.barem --output proof.md',
      },
      about: {
        vi: 'báo cáo để in ra, rà soát và ký',
        en: 'a report to print, review and sign',
      },
    },
    {
      line: {
        vi: 'barem verify thuong_ky.barem --better có_mặt=higher',
        en: 'barem verify thuong_ky.barem --better present=higher',
      },
      about: {
        vi: 'thêm đảng viên có mặt thì có bao giờ bị xếp loại kém đi không',
        en: 'can one more member present ever make the rating worse',
      },
    },
    {
      line: {
        vi: 'barem verify du_thao.barem --against thuong_ky.barem',
        en: 'barem verify draft.barem --against thuong_ky.barem',
      },
      about: {
        vi: 'dự thảo có đổi xếp loại của phiếu nào không',
        en: 'does a draft change the rating of any record',
      },
    },
  ],
  read(typed) {
    const asked = typed.choice('format', formats);
    const path = typed.text('output');
    if (asked !== undefined && path !== undefined)
      throw usageFailure({
        vi: 'chỉ dùng một trong hai: --format hoặc --output',
        en: 'use either --format or --output',
      });
    const against = typed.text('against');
    const format = asked ?? 'pretty';
    const output = path === undefined ? undefined : outputForm(path);
    if (against !== undefined) refuseTables(output?.form ?? format);
    return {
      paths: typed.operands(0),
      format,
      output,
      better: directionsOf(typed),
      budget: typed.number('budget') ?? 1,
      against,
      language: languageOf(typed),
    };
  },
  async run(args, io) {
    const { sheetPathsOf } = await import('../testing/suites.js');
    const sheets: string[] = [];
    const found = await forEachFile(args.paths, args.language, io, async (path) => {
      sheets.push(...(await sheetPathsOf(path, io)));
      return ExitCode.ok;
    });
    if (sheets.length > 1) requireOneSheet(args);
    return worse(found, await verifySheets(sheets, args, io));
  },
};

/** Comparing two sheets gives no table of boundaries and no chart. */
function refuseTables(form: string): void {
  if (['csv', 'svg', 'yaml'].includes(form))
    throw usageFailure({
      vi: `--against không có dạng ${form}; dùng Markdown hoặc JSON`,
      en: `--against has no form ${form}; use Markdown or JSON`,
    });
}

function requireOneSheet({ format, output, against, paths }: VerifyArgs): void {
  const what =
    output === undefined ? (against === undefined ? undefined : '--against') : '--output';
  const option = what ?? (format === 'csv' ? '--format csv' : undefined);
  if (option === undefined) return;
  throw usageFailure({
    vi: `${option} chỉ dùng cho một biểu; ${paths.join(', ')} có nhiều biểu`,
    en: `${option} takes one sheet; ${paths.join(', ')} holds several`,
  });
}

/** `--better có_mặt=higher,vắng=lower`. */
function directionsOf(typed: Typed): VerifyArgs['better'] {
  const pairs = (typed.text('better') ?? '').split(',').filter((pair) => pair.trim() !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [fact = '', direction] = pair.split('=').map((part) => part.trim().normalize('NFC'));
      if (direction !== 'higher' && direction !== 'lower')
        throw usageFailure({
          vi: `--better cần dạng số_liệu=higher hoặc số_liệu=lower, nhưng gặp \`${pair}\``,
          en: `--better needs fact=higher or fact=lower, found \`${pair}\``,
        });
      return [fact, direction] as const;
    }),
  );
}
