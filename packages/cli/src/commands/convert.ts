import { languages, type Language } from '@barem/core';
import type { Format } from 'barem';
import type { Command } from '../command.js';
import { usageFailure } from '../failure.js';
import { ExitCode } from '../io.js';
import { writeText } from '../source.js';
import { outputOption, sheetOperand } from './options.js';
import { rewrite } from './rewrite.js';

const forms = ['text', 'yaml'] as const satisfies readonly Format[];

export interface ConvertArgs {
  readonly file: string;
  readonly to?: Format | undefined;
  /** Of the keywords of the new text. */
  readonly language?: Language | undefined;
  /** Standard output when absent. */
  readonly output?: string | undefined;
}

/** `convert <file>`: writes a sheet in the other form, or with keywords of another language. */
export const convert: Command<ConvertArgs> = {
  name: 'convert',
  summary: {
    vi: 'chuyển biểu giữa dạng văn bản và YAML, giữa tiếng Việt và tiếng Anh',
    en: 'turn a sheet into text or YAML, with Vietnamese or English keywords',
  },
  details: {
    vi: 'Mã và tên gọi giữ nguyên nên phiếu dùng được với cả hai. Từ văn bản sang văn bản giữ cả chú thích; YAML không giữ được chú thích.',
    en: 'Ids and titles stay, so records fit both. From text to text comments stay, too; YAML cannot keep them.',
  },
  operands: [sheetOperand],
  options: [
    {
      kind: 'choice',
      name: 'to',
      values: forms,
      about: {
        vi: 'dạng của bản mới; mặc định giữ nguyên dạng',
        en: 'form of the new sheet; the same form by default',
      },
    },
    {
      kind: 'choice',
      name: 'language',
      values: languages,
      about: {
        vi: 'ngôn ngữ từ khóa của bản mới; mặc định giữ nguyên',
        en: 'language of the keywords of the new sheet; the same by default',
      },
    },
    outputOption,
  ],
  samples: [
    {
      line: {
        vi: 'barem convert thuong_ky.barem --language en',
        en: 'barem convert thuong_ky.barem --language en',
      },
      about: { vi: 'xem biểu với từ khóa tiếng Anh', en: 'see the sheet with English keywords' },
    },
    {
      line: {
        vi: 'barem convert thuong_ky.barem --to yaml --output thuong_ky.barem.yaml',
        en: 'barem convert thuong_ky.barem --to yaml --output thuong_ky.barem.yaml',
      },
      about: { vi: 'ghi bản YAML cho phần mềm khác', en: 'write the YAML form for other software' },
    },
  ],
  read(typed) {
    const to = typed.choice('to', forms);
    const language = typed.choice('language', languages);
    if (to === undefined && language === undefined) {
      throw usageFailure({
        vi: 'cần ít nhất một trong hai: --to text|yaml hoặc --language vi|en',
        en: 'say what to convert to: --to text|yaml, --language vi|en, or both',
      });
    }
    return { file: typed.operand(0), to, language, output: typed.text('output') };
  },
  async run({ file: path, to, language, output }, io) {
    const options = { ...(to && { to }), ...(language && { language }) };
    const { language: reader, losesComments, text } = await rewrite(path, options, undefined, io);
    if (text === undefined) return ExitCode.findings;
    if (losesComments) {
      const said = {
        vi: `${path}: chú thích không có trong bản mới\n`,
        en: `${path}: the new sheet does not hold its comments\n`,
      };
      await io.err.write(said[reader]);
    }
    await (output === undefined ? io.out.write(text) : writeText(output, text, io));
    return ExitCode.ok;
  },
};
