import { replay as replayOne, type Language, type Localized, type Plan, type Replay } from 'barem';
import type { Command } from '../command.js';
import { Failure, inLanguage } from '../failure.js';
import { ExitCode, type Io } from '../io.js';
import { editionsLoaded } from '../neighbours.js';
import { readReceipts } from '../records/receipts.js';
import { placeText, type RecordPlace } from '../records/record.js';
import { safeText } from '../render/columns.js';
import { manifestListing, originOf, rulesetsIn } from '../rulesets.js';
import { requireFile } from '../source.js';
import { shownPath } from '../shown-path.js';
import { isStoredPlan } from '../stored-plan.js';
import { amount } from '../words.js';
import { languageOf, languageOption } from './options.js';
import { planOf } from './sheet.js';

const outputs = ['text', 'json'] as const;

export interface ReplayArgs {
  readonly receipts: string;
  /** A sheet, a stored plan, or a folder of rulesets; empty to look at the receipts alone. */
  readonly rule: string;
  readonly output: (typeof outputs)[number];
  readonly language?: Language | undefined;
}

/** `replay <receipts> [rule]`: derives results again from their receipts; exits with 1 when anything differs. */
export const replay: Command<ReplayArgs> = {
  name: 'replay',
  summary: {
    vi: 'tính lại kết quả từ bản lưu, báo chỗ khác',
    en: 'derive results again from their receipts, and say what differs',
  },
  details: {
    vi: 'Bản lưu kết quả do `barem score --receipts` ghi. Quy tắc là một tệp biểu, một bản biên dịch do `barem plan` ghi, hoặc một thư mục bộ quy định: trong đó bản nào có đúng dấu vân tay thì được dùng. Không nêu quy tắc thì chỉ kiểm tra bản lưu có bị sửa hay không.',
    en: 'Receipts are written by `barem score --receipts`. The rule is a sheet, a plan that `barem plan` wrote, or a folder of rulesets, of which the one with the right hash is used. Without a rule it only looks whether the receipts were altered.',
  },
  operands: [
    {
      name: { vi: 'bản-lưu', en: 'receipts' },
      about: {
        vi: 'tệp bản lưu kết quả: mỗi dòng một bản (.ndjson), hoặc .json',
        en: 'file of receipts: one a line (.ndjson), or .json',
      },
    },
    {
      name: { vi: 'quy-tắc', en: 'rule' },
      about: {
        vi: 'tệp biểu, bản biên dịch .json, hoặc thư mục bộ quy định',
        en: 'sheet, plan in .json, or folder of rulesets',
      },
      optional: true,
    },
  ],
  options: [
    {
      kind: 'choice',
      name: 'output',
      values: outputs,
      about: {
        vi: 'dạng báo cáo: cho người đọc (mặc định), hoặc JSON mỗi dòng một bản lưu',
        en: 'form of the report: for people (default), or JSON, one receipt a line',
      },
    },
    languageOption,
  ],
  samples: [
    {
      line: {
        vi: 'barem replay ket_qua_2022.ndjson rulesets/nghe-an',
        en: 'barem replay results_2022.ndjson rulesets/nghe-an',
      },
      about: {
        vi: 'hai năm sau: kết quả năm 2022 có đúng là như thế không',
        en: 'two years later: are the results of 2022 what they were',
      },
    },
    {
      line: {
        vi: 'barem replay ket_qua.ndjson thuong_ky.plan.json --output json',
        en: 'barem replay results.ndjson regular.plan.json --output json',
      },
      about: { vi: 'theo một bản biên dịch đã lưu', en: 'by a plan that was stored' },
    },
  ],
  read: (typed) => ({
    receipts: typed.operand(0),
    rule: typed.operand(1),
    output: typed.choice('output', outputs) ?? 'text',
    language: languageOf(typed),
  }),
  async run({ receipts, rule, output, language }, io) {
    const rules = rule === '' ? [] : await rulesIn(rule, language, io);
    if (!rules) return ExitCode.findings;
    const reader = language ?? rules[0]?.plan.text.language ?? 'vi';
    return inLanguage(reader, async () => {
      await requireFile(receipts, io);
      if (rule !== '' && rules.length === 0) throw noRules(rule);
      return replayAll({ receipts, rules, output, language: reader }, io);
    });
  },
};

/** A plan with what is known of where it comes from. */
interface Rule {
  readonly plan: Plan;
  readonly origin: { readonly ruleset?: string; readonly edition?: string };
}

/** The rules at `path`; absent where they have errors, which were reported. */
async function rulesIn(
  path: string,
  language: Language | undefined,
  io: Io,
): Promise<readonly Rule[] | undefined> {
  if ((await io.files.kindOf(path)) !== 'folder') {
    const usable = await planOf(path, language, io);
    if (!usable) return undefined;
    const manifest = isStoredPlan(path) ? undefined : await manifestListing(path, io);
    return [{ plan: usable.plan, origin: originOf(manifest) }];
  }
  const editions = (await rulesetsIn(path, io)).flatMap(({ folder, manifest }) =>
    manifest ? [{ folder, manifest }] : [],
  );
  const loaded = await editionsLoaded(editions, io);
  const stored: Rule[] = [];
  for (const name of (await io.files.list(path)).filter((each) => /\.plan\.json$/i.test(each))) {
    const usable = await planOf(`${path}/${name}`, language, io);
    if (usable) stored.push({ plan: usable.plan, origin: {} });
  }
  return [
    ...loaded.flatMap(({ loaded: { plan }, manifest }) =>
      plan ? [{ plan, origin: originOf(manifest) }] : [],
    ),
    ...stored,
  ];
}

const noRules = (path: string): Failure =>
  new Failure({
    vi: `${path}: không có quy tắc nào đọc được; cần thư mục có ruleset.yaml, hoặc các tệp *.plan.json`,
    en: `${path}: there is no rule that can be read; name a folder with a ruleset.yaml, or with files *.plan.json`,
  });

interface ReplayRun {
  readonly receipts: string;
  readonly rules: readonly Rule[];
  readonly output: ReplayArgs['output'];
  readonly language: Language;
}

async function replayAll(
  { receipts, rules, output, language }: ReplayRun,
  io: Io,
): Promise<ExitCode> {
  const { describeReplayFinding } = await import('barem');
  const counts = { same: 0, differs: 0 };
  for await (const each of readReceipts(receipts, io)) {
    const { place } = each;
    if (each.kind === 'unreadable') {
      counts.differs += 1;
      await (output === 'json'
        ? io.out.write(
            jsonLine(place, { status: 'unreadable', findings: [], message: each.message }),
          )
        : io.out.write(line(place, undefined, each.message[language], language)));
      continue;
    }
    const rule = ruleFor(each.value, rules);
    const replayed = replayOne(each.value, rule?.plan, rule?.origin);
    const isSame = replayed.status === 'same';
    counts[isSame ? 'same' : 'differs'] += 1;
    const found = replayed.findings.map((finding) => ({
      ...finding,
      message: describeReplayFinding(finding, rule?.plan),
    }));
    if (output === 'json') {
      const whose = replayed.receipt?.record;
      await io.out.write(
        jsonLine(place, {
          unit: whose?.unit,
          period: whose?.period,
          status: replayed.status,
          findings: found,
        }),
      );
    } else
      for (const { message } of found)
        await io.out.write(line(place, replayed, message[language], language));
  }
  const all = counts.same + counts.differs;
  if (output === 'text') await io.out.write(`${summary(all, counts.differs, rules)[language]}\n`);
  return counts.differs > 0 ? ExitCode.findings : ExitCode.ok;
}

/** The rule that a receipt names: by hash and edition, else by hash, else the one of its sheet and edition, or sheet. */
function ruleFor(value: unknown, rules: readonly Rule[]): Rule | undefined {
  const named = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >;
  const fits = ({ plan, origin }: Rule): readonly [boolean, boolean, boolean] => [
    plan.hash === named['plan'],
    plan.text.sheet === named['sheet'],
    origin.ruleset === named['ruleset'] && origin.edition === named['edition'],
  ];
  const weight = (rule: Rule): number =>
    fits(rule).reduce((sum, isSo, index) => sum + (isSo ? 4 >> index : 0), 0);
  const [best] = rules.toSorted((a, b) => weight(b) - weight(a));
  return best;
}

function line(
  place: RecordPlace,
  replayed: Replay | undefined,
  message: string,
  language: Language,
): string {
  const { unit, period } = replayed?.receipt?.record ?? {};
  const whose = [unit, period].filter((each) => each !== undefined).join(', ');
  const where = placeText(place, shownPath(place.path)[language]);
  return `${where}: ${safeText(whose === '' ? message : `${whose}: ${message}`)}\n`;
}

const jsonLine = ({ number, line: at }: RecordPlace, data: object): string =>
  `${JSON.stringify({ number, ...(at !== undefined && { line: at }), ...data })}\n`;

function summary(all: number, differing: number, rules: readonly Rule[]): Localized {
  const count = amount(all, { vi: 'bản lưu', en: 'receipt' });
  if (all === 0) return { vi: 'Không có bản lưu nào.', en: 'There are no receipts.' };
  const wrong = amount(differing, { vi: 'bản lưu', en: 'receipt' });
  if (rules.length === 0)
    return differing === 0
      ? {
          vi: `${count.vi}: không bản nào bị sửa. Chưa tính lại; hãy nêu thêm quy tắc.`,
          en: `${count.en}: none was altered. Nothing was derived again; name a rule, too.`,
        }
      : {
          vi: `${count.vi}: ${wrong.vi} bị sửa hoặc không đọc được. Chưa tính lại; hãy nêu thêm quy tắc.`,
          en: `${count.en}: ${differing} altered or unreadable. Nothing was derived again; name a rule, too.`,
        };
  return differing === 0
    ? {
        vi: `${count.vi}: tính lại đều đúng như đã lưu.`,
        en: `${count.en}: derived again, all the same.`,
      }
    : {
        vi: `${count.vi}: ${wrong.vi} có chỗ khác hoặc không tính lại được.`,
        en: `${count.en}: ${differing} ${differing === 1 ? 'differs or cannot' : 'differ or cannot'} be derived again.`,
      };
}
