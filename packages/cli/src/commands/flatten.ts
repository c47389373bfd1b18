import type { Language } from 'barem';
import type { Command } from '../command.js';
import { ExitCode } from '../io.js';
import { loadFile } from '../load-file.js';
import { reportUnusable } from '../render/unusable.js';
import { writeText } from '../source.js';
import { languageOf, languageOption, outputOption, sheetOperand } from './options.js';

export interface FlattenArgs {
  readonly sheet: string;
  readonly origins: boolean;
  /** Standard output when absent. */
  readonly output?: string | undefined;
  readonly language?: Language | undefined;
}

/** `flatten <sheet>`: prints a sheet with everything that it inherits. */
export const flatten: Command<FlattenArgs> = {
  name: 'flatten',
  summary: {
    vi: 'in biểu đầy đủ, gồm cả những gì kế thừa từ biểu gốc',
    en: 'print a sheet in full, with everything that it inherits',
  },
  details: {
    vi: 'Biểu in ra không kế thừa biểu nào nữa nên đọc và phát cho cơ sở được ngay; chấm mọi phiếu như biểu kế thừa.',
    en: 'What is printed builds on no other sheet, so that it can be read and handed out; it scores every record alike.',
  },
  operands: [sheetOperand],
  options: [
    {
      kind: 'flag',
      name: 'origins',
      about: {
        vi: 'ghi sau mỗi phần kế thừa nó ở dòng nào của biểu gốc nào',
        en: 'say behind every inherited part which line of which sheet it is',
      },
    },
    outputOption,
    languageOption,
  ],
  samples: [
    {
      line: { vi: 'barem flatten thuong_ky.barem', en: 'barem flatten sheet.barem' },
      about: { vi: 'xem biểu đầy đủ', en: 'see the whole sheet' },
    },
    {
      line: {
        vi: 'barem flatten thuong_ky.barem --origins',
        en: 'barem flatten sheet.barem --origins',
      },
      about: { vi: 'xem phần nào lấy từ đâu', en: 'see which part comes from where' },
    },
  ],
  read: (typed) => ({
    sheet: typed.operand(0),
    origins: typed.flag('origins'),
    output: typed.text('output'),
    language: languageOf(typed),
  }),
  async run({ sheet, origins, output, language }, io) {
    const read = await loadFile(sheet, language, io);
    const { flatten: flattened } = await import('barem');
    const text = read.loaded.plan && flattened(read.loaded, { origins });
    if (text === undefined) {
      await reportUnusable(read, io);
      return ExitCode.findings;
    }
    await (output === undefined ? io.out.write(text) : writeText(output, text, io));
    return ExitCode.ok;
  },
};
