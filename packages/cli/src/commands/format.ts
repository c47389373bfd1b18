import type { Language } from 'barem';
import type { Command } from '../command.js';
import { usageFailure } from '../failure.js';
import { ExitCode, type Io } from '../io.js';
import { writeText } from '../source.js';
import { amount } from '../words.js';
import { forEachFile } from './each-file.js';
import { languageOf, languageOption, sheetsOperand } from './options.js';
import { rewrite } from './rewrite.js';

export interface FormatArgs {
  readonly files: readonly string[];
  /** Where the text goes that is laid out anew; `check` only compares it. */
  readonly target: 'file' | 'stdout' | 'check';
  readonly language?: Language | undefined;
}

/** `format <file...>`: lays sheets out in the one canonical way, comments kept. */
export const format: Command<FormatArgs> = {
  name: 'format',
  summary: {
    vi: 'trình bày lại biểu theo một lối thống nhất',
    en: 'lay sheets out in the one canonical way',
  },
  details: {
    vi: 'Ghi thẳng vào tệp. Nội dung và chú thích giữ nguyên; chỉ khoảng trắng, cách viết từ khóa và con số thay đổi.',
    en: 'Writes into the files. Content and comments stay; only space and the writing of keywords and numbers change.',
  },
  operands: [sheetsOperand],
  options: [
    {
      kind: 'flag',
      name: 'check',
      about: {
        vi: 'không ghi gì, chỉ liệt kê những tệp chưa đúng lối và kết thúc với mã 1',
        en: 'write nothing, list the files that are laid out otherwise, and exit with 1',
      },
    },
    {
      kind: 'flag',
      name: 'stdout',
      about: { vi: 'in ra thay vì ghi vào tệp', en: 'print instead of writing into the file' },
    },
    languageOption,
  ],
  samples: [
    {
      line: { vi: 'barem format *.barem', en: 'barem format *.barem' },
      about: {
        vi: 'trình bày lại mọi biểu trong thư mục',
        en: 'lay out every sheet of the folder',
      },
    },
    {
      line: { vi: 'barem format --check *.barem', en: 'barem format --check *.barem' },
      about: {
        vi: 'chỉ xem tệp nào chưa đúng lối',
        en: 'only see which files are laid out otherwise',
      },
    },
  ],
  read(typed) {
    const [checks, prints] = [typed.flag('check'), typed.flag('stdout')];
    if (checks && prints) {
      throw usageFailure({
        vi: 'không dùng --check cùng với --stdout',
        en: '--check and --stdout exclude each other',
      });
    }
    const target = checks ? 'check' : prints ? 'stdout' : 'file';
    return { files: typed.operands(0), target, language: languageOf(typed) };
  },
  async run({ files, target, language }, io) {
    let different = 0;
    let reader: Language = language ?? 'en';
    const exit = await forEachFile(files, language, io, async (path) => {
      const found = await layOut(path, language, io);
      reader = found.language;
      if (found.after === undefined) return ExitCode.findings;
      const { before, after } = found;
      if (target === 'stdout') await io.out.write(after);
      if (target === 'stdout' || before === after) return ExitCode.ok;
      if (target === 'check') {
        different += 1;
        await io.out.write(`${path}\n`);
        return ExitCode.findings;
      }
      await writeText(path, after, io);
      await io.err.write({ vi: `${path}: đã trình bày lại\n`, en: `${path}: laid out\n` }[reader]);
      return ExitCode.ok;
    });
    if (different > 0) {
      const files = amount(different, { vi: 'tệp', en: 'file' });
      const said = {
        vi: `${files.vi} chưa đúng lối; chạy \`barem format\` để trình bày lại\n`,
        en: `${files.en} to lay out; run \`barem format\`\n`,
      };
      await io.err.write(said[reader]);
    }
    return exit;
  },
};

/** A sheet as it is and as it should be laid out; `after` is absent when it cannot be read. */
async function layOut(
  path: string,
  messages: Language | undefined,
  io: Io,
): Promise<{ readonly language: Language; readonly before: string; readonly after?: string }> {
  const { file, language, losesComments, text } = await rewrite(path, {}, messages, io);
  const before = file.text;
  if (text === undefined) return { language, before };
  if (losesComments) {
    const said = {
      vi: `${path}: giữ nguyên, vì chú thích trong YAML sẽ mất khi trình bày lại\n`,
      en: `${path}: left as it is, because comments in YAML would be lost\n`,
    };
    await io.err.write(said[language]);
    return { language, before, after: before };
  }
  // Line breaks are the author's, or their tool's.
  const hasCrLf = /^[^\n]*\r\n/.test(before);
  return { language, before, after: hasCrLf ? text.replaceAll('\n', '\r\n') : text };
}
