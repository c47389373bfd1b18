import { dateIn, editionOn, isDate, parsePeriod, type Edition } from '@barem/population';
import type { Localized, Plan } from 'barem';

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
