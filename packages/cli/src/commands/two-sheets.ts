import type { FormChange, Language, Plan } from 'barem';
import type { Option, Operand, Typed } from '../command.js';
import { usageFailure } from '../failure.js';
import type { Io } from '../io.js';
import type { RecordForm } from '../records/header.js';
import { requireKnown } from './known-ids.js';
import { planOf } from './sheet.js';

/** `<old sheet>` and `<new sheet>`. */
export const twoSheetOperands: readonly Operand[] = [
  {
    name: { vi: 'biểu cũ', en: 'old sheet' },
    about: { vi: 'tệp biểu đang có phiếu', en: 'file of the sheet that there are records of' },
  },
  {
    name: { vi: 'biểu mới', en: 'new sheet' },
    about: { vi: 'tệp biểu mới hoặc dự thảo', en: 'file of the new sheet, or of a draft' },
  },
];

/** `--rename`, of every command that carries records from one sheet to another. */
export const renameOption: Option = {
  kind: 'text',
  name: 'rename',
  placeholder: { vi: 'mã-cũ=mã-mới,…', en: 'old=new,…' },
  about: {
    vi: 'mã nào trong biểu cũ là mã nào trong biểu mới; mã không nêu thì giữ nguyên',
    en: 'which ids of the old sheet are which of the new one; all others stay as they are',
  },
};

/**
 * Pairs such as `I.3=I.4,II.1=II.2`.
 * @throws {Failure} a pair has another form, or an id stands there twice
 */
export function pairsOf(typed: Typed, option: string): Readonly<Record<string, string>> {
  const pairs = new Map<string, string>();
  for (const pair of (typed.text(option) ?? '').split(',')) {
    if (pair.trim() === '') continue;
    const [id = '', value = '', ...rest] = pair
      .split('=')
      .map((part) => part.trim().normalize('NFC'));
    if (id === '' || value === '' || rest.length > 0)
      throw usageFailure({
        vi: `--${option} cần dạng mã=giá trị, nhưng gặp \`${pair}\``,
        en: `--${option} needs id=value, found \`${pair}\``,
      });
    if (pairs.has(id))
      throw usageFailure({
        vi: `--${option}: \`${id}\` được ghi hai lần`,
        en: `--${option}: \`${id}\` stands there twice`,
      });
    pairs.set(id, value);
  }
  return Object.fromEntries(pairs);
}

/** Two sheets that can score, and what changes about records from one to the other. */
export interface TwoSheets {
  readonly before: Plan;
  readonly after: Plan;
  readonly form: FormChange;
  readonly language: Language;
}

/**
 * Loads both sheets; nothing where one of them has errors, which are reported.
 * @throws {Failure} a rename names what is in neither sheet
 */
export async function twoSheets(
  paths: readonly [string, string],
  renames: Readonly<Record<string, string>>,
  language: Language | undefined,
  io: Io,
): Promise<TwoSheets | undefined> {
  const first = await planOf(paths[0], language, io);
  const second = await planOf(paths[1], language, io);
  if (!first || !second) return undefined;
  const [before, after] = [first.plan, second.plan];
  const known = ({ inputs, criteria }: Plan): readonly string[] => [
    ...new Set([...inputs, ...criteria].map(({ id }) => id)),
  ];
  requireKnown('--rename', Object.keys(renames), known(before), second.language);
  requireKnown('--rename', Object.values(renames), known(after), second.language);
  const { formChange } = await import('barem');
  return { before, after, form: formChange(before, after, renames), language: second.language };
}

/** What a table of records may name in its header: answers of either sheet. */
export const formOfBoth = ({ before, after }: TwoSheets): RecordForm => ({
  inputs: [...before.inputs, ...after.inputs],
  criteria: [...before.criteria, ...after.criteria],
});
