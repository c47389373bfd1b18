import { dateIn, editionOn, isDate, parsePeriod, type Edition } from '@barem/population';
import type { Language, Localized, Manifest, Plan } from 'barem';
import { Failure, usageFailure } from '../failure.js';
import { editionsLoaded, type Neighbour } from '../neighbours.js';
import { longestPrefix, stemOf } from '../population/data-folder.js';
import { editionsOf } from '../population/editions.js';
import type { RecordForm } from '../records/header.js';
import { manifestListing, originOf, rulesetsIn } from '../rulesets.js';
import type { Io } from '../io.js';
import { planOf } from '../commands/sheet.js';

/** A plan that scores, and the ruleset and edition that it is of, if it is known. */
export interface Rule {
  readonly plan: Plan;
  readonly ruleset?: string;
  readonly edition?: string;
}

/** The rule for one record, or why there is none. */
export type Picked =
  | { readonly rule: Rule; readonly isTrial: boolean }
  | { readonly message: Localized };

/** What scores the records of a run: one sheet, or the editions of one. */
export interface Rules {
  /** The oldest first. */
  readonly plans: readonly Plan[];
  readonly language: Language;
  /** The same as plain data, for {@link pickerOf} where `pick` cannot go. */
  readonly choice: RuleChoice;
  readonly pick: (record: unknown) => Picked;
}

/** One rule for all records, or editions of which the one in force on the date of a record scores it. */
export type RuleChoice =
  | { readonly kind: 'one'; readonly rule: Rule }
  | {
      readonly kind: 'editions';
      readonly editions: readonly Edition[];
      /** A rule for each edition. */
      readonly rules: readonly Rule[];
    };

/** Picks the rule for a record. */
export function pickerOf(choice: RuleChoice): (record: unknown) => Picked {
  switch (choice.kind) {
    case 'one': {
      const picked: Picked = { rule: choice.rule, isTrial: false };
      return () => picked;
    }
    case 'editions':
      return pickAmong(choice.editions, choice.rules);
  }
}

const rulesOf = (choice: RuleChoice, language: Language): Rules => ({
  plans: choice.kind === 'one' ? [choice.rule.plan] : choice.editions.map(({ plan }) => plan),
  language,
  choice,
  pick: pickerOf(choice),
});

/** What a table of records may name in its header: answers of any of the editions. */
export const formOf = (plans: readonly Plan[]): RecordForm => ({
  inputs: plans.flatMap(({ inputs }) => inputs),
  criteria: plans.flatMap(({ criteria }) => criteria),
});

/** What is asked for on the command line. */
export interface AskedRules {
  /** A sheet, a stored plan, or a folder of rulesets. */
  readonly path: string;
  /** Id of the sheet, in a folder of several. */
  readonly sheet?: string | undefined;
  /** Files of records, whose names may tell the sheet. */
  readonly records: readonly string[];
  readonly language?: Language | undefined;
}

/** The rules at a path; absent where a sheet has errors, which were reported. */
export async function rulesFor(asked: AskedRules, io: Io): Promise<Rules | undefined> {
  if ((await io.files.kindOf(asked.path)) === 'folder') return rulesOfFolder(asked, io);
  if (asked.sheet !== undefined)
    throw usageFailure({
      vi: '--sheet chỉ dùng khi chấm theo một thư mục bộ quy định',
      en: '--sheet only goes with a folder of rulesets',
    });
  const usable = await planOf(asked.path, asked.language, io);
  if (!usable) return undefined;
  const { plan, language } = usable;
  const rule = { plan, ...originOf(await manifestListing(asked.path, io)) };
  return rulesOf({ kind: 'one', rule }, language);
}

async function rulesOfFolder(asked: AskedRules, io: Io): Promise<Rules> {
  const { path } = asked;
  const folders = await rulesetsIn(path, io);
  const broken = folders.find(({ manifest }) => !manifest);
  if (broken) throw hasErrors(broken.file.path, path);
  if (folders.length === 0)
    throw new Failure({
      vi: `${path}: không có bộ quy định nào; cần thư mục có ruleset.yaml`,
      en: `${path}: there is no ruleset; name a folder with a ruleset.yaml`,
    });
  const editions = folders.flatMap(({ folder, manifest }) =>
    manifest ? [{ folder, manifest }] : [],
  );
  const loaded = await editionsLoaded(editions, io);
  const sheet = sheetAsked(
    asked,
    editions.flatMap(({ manifest }) => manifest.sheets),
  );
  const unread = editions.find(
    ({ manifest }) =>
      manifest.sheets.some(({ id }) => id.id === sheet) &&
      !loaded.some((each) => each.manifest === manifest && sheetOf(each) === sheet),
  );
  if (unread) throw hasErrors(`${unread.folder}: ${sheet}`, path);
  const ofSheet = loaded.filter((each) => sheetOf(each) === sheet);
  const manifests = new Map(ofSheet.map(({ loaded: { plan }, manifest }) => [plan, manifest]));
  const inForce = editionsOf(ofSheet).toSorted((a, b) =>
    (a.from ?? '') < (b.from ?? '') ? -1 : 1,
  );
  const last = inForce.at(-1);
  if (!last)
    throw new Failure({
      vi: `${path}: biểu ${sheet} chỉ có bản dự thảo`,
      en: `${path}: of ${sheet} there are only drafts`,
    });
  const rules = inForce.map(({ plan }): Rule => ({ plan, ...originOf(manifests.get(plan)) }));
  const choice: RuleChoice = { kind: 'editions', editions: inForce, rules };
  return rulesOf(choice, asked.language ?? last.plan.text.language);
}

const sheetOf = ({ loaded: { plan } }: Neighbour): string | undefined => plan?.text.sheet;

const hasErrors = (what: string, folder: string): Failure =>
  new Failure({
    vi: `${what}: còn lỗi; chạy \`barem check ${folder}\``,
    en: `${what}: it has errors; run \`barem check ${folder}\``,
  });

/** The sheet that records are for: the one asked for, the only one, or the one whose file their names begin with. */
function sheetAsked({ sheet, records }: AskedRules, listed: Manifest['sheets']): string {
  const ids = [...new Set(listed.map(({ id }) => id.id))];
  const choice = ids.join(', ');
  if (sheet !== undefined) {
    if (ids.includes(sheet)) return sheet;
    throw usageFailure({
      vi: `không có biểu \`${sheet}\`; có: ${choice}`,
      en: `there is no sheet \`${sheet}\`; there is ${choice}`,
    });
  }
  const [only] = ids;
  if (only !== undefined && ids.length === 1) return only;
  const stems = new Map(listed.map(({ id, file }) => [stemOf(file.value), id.id]));
  const named = new Set(records.map((path) => longestPrefix(stemOf(path), stems)));
  const [first] = named;
  if (first !== undefined && named.size === 1) return first;
  throw usageFailure({
    vi: `không rõ phiếu của biểu nào; thêm --sheet với một trong: ${choice}`,
    en: `it is not clear which sheet the records are for; add --sheet with one of ${choice}`,
  });
}

// ── The edition of a record ──────────────────────────────────────────────────────────────────────

/** Dates and periods are few, records many. */
const mostKnown = 10_000;

function pickAmong(
  editions: readonly Edition[],
  rules: readonly Rule[],
): (record: unknown) => Picked {
  const known = new Map<string, Picked>();
  return (record) => {
    const [date, period] = [textAt(record, 'date'), textAt(record, 'period')];
    const key = JSON.stringify([date, period]);
    const before = known.get(key);
    if (before) return before;
    const picked = pickFor(date, period, editions, rules);
    if (known.size < mostKnown) known.set(key, picked);
    return picked;
  };
}

function pickFor(
  date: string | undefined,
  period: string | undefined,
  editions: readonly Edition[],
  rules: readonly Rule[],
): Picked {
  const day = dayOf(date, period, editions);
  if (typeof day !== 'string') return { message: day };
  const found = editionOn(editions, day);
  switch (found.kind) {
    case 'in-force':
    case 'trial': {
      const rule = rules[editions.indexOf(found.edition)]!;
      return { rule, isTrial: found.kind === 'trial' };
    }
    case 'too-early':
      return {
        message: {
          vi: `ngày ${day} không bản nào có hiệu lực; bản tiếp theo có hiệu lực từ ${found.from}`,
          en: `no edition is in force on ${day}; the next one is from ${found.from}`,
        },
      };
    case 'too-late':
      return {
        message: {
          vi: `ngày ${day} không bản nào có hiệu lực; bản cuối hết hiệu lực ngày ${found.to}`,
          en: `no edition is in force on ${day}; the last one ended on ${found.to}`,
        },
      };
  }
}

/** The day by which the edition is chosen, or why there is none. */
function dayOf(
  date: string | undefined,
  period: string | undefined,
  editions: readonly Edition[],
): string | Localized {
  if (date !== undefined)
    return isDate(date)
      ? date
      : {
          vi: `\`${date}\` không phải là một ngày; hãy viết năm-tháng-ngày, ví dụ 2022-06-30`,
          en: `\`${date}\` is no day; write year-month-day, such as 2022-06-30`,
        };
  if (period === undefined)
    return {
      vi: 'phiếu không ghi ngày (date) hay kỳ (period) nên không rõ bản nào có hiệu lực',
      en: 'the record says neither its date nor its period, so it is not clear which edition is in force',
    };
  const parsed = parsePeriod(period);
  if (!parsed)
    return {
      vi: `\`${period}\` không phải là một kỳ; hãy viết như 2022, 2022-H1, 2022-Q1 hoặc 2022-03, hoặc ghi ngày (date)`,
      en: `\`${period}\` is no period; write it like 2022, 2022-H1, 2022-Q1 or 2022-03, or state the date`,
    };
  return (
    dateIn(parsed, editions) ?? {
      vi: `trong kỳ ${period} có bản thay đổi hiệu lực; hãy ghi ngày (date) của phiếu`,
      en: `another edition comes into force within ${period}; state the date of the record`,
    }
  );
}

function textAt(record: unknown, key: string): string | undefined {
  if (typeof record !== 'object' || record === null || !Object.hasOwn(record, key))
    return undefined;
  const value = (record as Readonly<Record<string, unknown>>)[key];
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  return text === '' ? undefined : text;
}
