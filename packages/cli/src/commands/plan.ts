import type { Language } from 'barem';
import type { Command } from '../command.js';
import { ExitCode } from '../io.js';
import { languageOf, languageOption, sheetOperand } from './options.js';
import { planOf } from './sheet.js';

export interface PlanArgs {
  readonly sheet: string;
  readonly language?: Language | undefined;
}

/** `plan <sheet>`: prints the compiled form of a sheet. */
export const plan: Command<PlanArgs> = {
  name: 'plan',
  summary: {
    vi: 'in biểu đã biên dịch, dạng JSON',
    en: 'print the compiled form of a sheet as JSON',
  },
  details: {
    vi: 'Trong đó `hash` là dấu vân tay của quy tắc: hai biểu cho cùng `hash` thì chấm mọi phiếu như nhau.',
    en: 'Its `hash` is the fingerprint of the rule: sheets with the same `hash` score every record alike.',
  },
  operands: [sheetOperand],
  options: [languageOption],
  samples: [
    {
      line: {
        vi: 'barem plan thuong_ky.barem > thuong_ky.plan.json',
        en: 'barem plan thuong_ky.barem > thuong_ky.plan.json',
      },
      about: { vi: 'lưu lại bản biên dịch', en: 'keep the compiled form' },
    },
  ],
  read: (typed) => ({ sheet: typed.operand(0), language: languageOf(typed) }),
  async run({ sheet, language }, io) {
    const found = await planOf(sheet, language, io);
    if (!found) return ExitCode.findings;
    await io.out.write(`${JSON.stringify(found.plan, undefined, 2)}\n`);
    return ExitCode.ok;
  },
};
