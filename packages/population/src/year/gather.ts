import { tick, type Localized } from '@barem/core';
import { calendarDays, isDate } from '../calendar/date.js';
import { firstDay, lastDay } from '../calendar/period-days.js';
import { periodTitle } from '../calendar/period-title.js';
import { parsePeriod, type Period, type PeriodKind } from '../calendar/period.js';
import { endOf, startOf } from '../register/membership.js';
import type { Place } from '../register/place.js';
import { remembered } from '../register/remembered.js';
import type { Register } from '../register/register.js';
import { editionOn, isFor, sheetOf, type Edition } from './edition.js';
import type { YearFinding, YearFindingCode } from './finding.js';

type Answers = Readonly<Record<string, unknown>>;

/** A record as it was handed in. */
export interface GivenRecord {
  /** Id of the sheet. */
  readonly sheet: string;
  readonly record: Answers;
  readonly place: Place;
}

/** A record whose unit, period and edition are known. */
export interface PlacedRecord {
  readonly record: Answers;
  readonly place: Place;
  readonly edition: Edition;
  readonly isTrial: boolean;
  readonly date: string;
}

/** All records about one meeting: of one unit, by one sheet, for one period. */
export interface MeetingRecords {
  readonly sheet: string;
  readonly unit: string;
  readonly period: Period;
  /** By {@link meetingKey}. */
  readonly key: string;
  readonly records: readonly PlacedRecord[];
}

/** What must be known to tell what a record is about. */
export interface GatherSubject {
  readonly register: Register;
  /** All editions of all sheets. */
  readonly editions: readonly Edition[];
  /** How often units meet by each sheet that is looked at. */
  readonly every: ReadonlyMap<string, PeriodKind>;
  /** Whether a period is asked for; records of others are left aside. */
  readonly isAsked: (period: Period) => boolean;
  /** The last day that is looked at; records of later days are left aside. */
  readonly asOf?: string | undefined;
}

/** Takes in records in any order. */
export interface Gathering {
  readonly add: (given: GivenRecord) => void;
  /** By sheet, unit and period, whatever the order of the records. What was taken is no longer kept. */
  readonly takeMeetings: () => Generator<MeetingRecords>;
  /** The editions that score any of the records, with the periods of these. */
  readonly used: ReadonlyMap<Edition, ReadonlySet<Period>>;
  readonly findings: () => readonly YearFinding[];
}

/** Sorts records into meetings; a record that cannot be placed is a finding, and is left out. */
export function gather({
  register,
  editions,
  every,
  isAsked,
  asOf = calendarDays.last,
}: GatherSubject): Gathering {
  const bySheet = new Map<string, readonly Edition[]>();
  for (const each of editions)
    bySheet.set(sheetOf(each), [...(bySheet.get(sheetOf(each)) ?? []), each]);
  const latest = new Map(register.memberships.map((each) => [each.id, each] as const));
  const meetings = new Map<string, MeetingRecords & { readonly records: PlacedRecord[] }>();
  const findings: YearFinding[] = [];
  const used = new Map<Edition, Set<Period>>();
  const periods = new Map<string, Period | undefined>();
  const others = new Map<string, { count: number; readonly place: Place }>();
  const leaveAside = (place: Place): undefined => {
    const known = others.get(place.path) ?? { count: 0, place };
    known.count += 1;
    others.set(place.path, known);
  };
  const asked = remembered(isAsked);
  const inForceOn = remembered((text: string) => {
    const [sheet = '', date = ''] = text.split(' ');
    return editionOn(bySheet.get(sheet) ?? [], date);
  });
  const daysOf = remembered((each: Period) => ({ first: firstDay(each), last: lastDay(each) }));
  const periodOf = (text: string): Period | undefined => {
    if (!periods.has(text)) periods.set(text, parsePeriod(text));
    return periods.get(text);
  };
  return {
    add({ sheet, record, place }) {
      const unit = textOf(record, 'unit');
      const report = (
        code: YearFindingCode,
        text: Localized,
        severity: YearFinding['severity'] = 'error',
      ): undefined => {
        findings.push({ code, severity, text, place, ...(unit !== undefined && { unit }) });
      };
      if (!every.has(sheet)) return leaveAside(place);
      if (unit === undefined) return report('year/no-unit', noUnit);
      const membership = latest.get(unit);
      if (!membership) return report('year/unknown-unit', unknownUnit(unit));
      const written = textOf(record, 'period');
      if (written === undefined) return report('year/no-period', noPeriod(unit));
      const period = periodOf(written);
      const kind = every.get(sheet);
      if (!period || (kind !== undefined && period.kind !== kind))
        return report('year/wrong-period', wrongPeriod(unit, written, kind));
      if (!asked(period)) return leaveAside(place);
      const known = bySheet.get(sheet) ?? [];
      const given = textOf(record, 'date');
      if (given !== undefined && !isDate(given))
        return report('year/bad-date', badDate(unit, given));
      const date = given ?? dateIn(period, known);
      if (date === undefined) return report('year/date-needed', dateNeeded(unit, period));
      if (date > asOf) return leaveAside(place);
      const inForce = inForceOn(`${sheet} ${date}`);
      if (inForce.kind === 'too-early')
        return report('year/too-early', tooEarly(unit, period, inForce.from));
      if (inForce.kind === 'too-late')
        return report('year/too-late', tooLate(unit, period, inForce.to));
      const { edition } = inForce;
      if (!isFor(edition, membership))
        return report('year/other-sheet', otherSheet(unit, edition.plan.text.title));
      if (!existed(register, unit, daysOf(period)))
        return report('year/unit-not-then', notThen(unit, period));
      used.set(edition, (used.get(edition) ?? new Set()).add(period));
      const isTrial = inForce.kind === 'trial';
      if (isTrial) report('year/trial', onTrial(unit, period), 'warning');
      const { first, last } = daysOf(period);
      if (given !== undefined && (given < first || given > last))
        report('year/outside-period', outsidePeriod(unit, period, given), 'warning');
      const key = meetingKey(sheet, unit, written);
      const meeting = meetings.get(key);
      const placed = { record, place, edition, isTrial, date };
      if (meeting) meeting.records.push(placed);
      else meetings.set(key, { sheet, unit, period, key, records: [placed] });
      return undefined;
    },
    used,
    *takeMeetings() {
      for (const key of [...meetings.keys()].toSorted()) {
        const { records, ...meeting } = meetings.get(key)!;
        meetings.delete(key);
        yield { ...meeting, records: inOrder(records) };
      }
    },
    findings: () => [
      ...findings,
      ...[...others.values()].map(({ count, place }): YearFinding => ({
        code: 'year/other-period',
        severity: 'warning',
        text: otherPeriod(count, place),
        place,
      })),
    ],
  };
}

/** Records in an order that does not hang on how they were handed in. */
function inOrder(records: readonly PlacedRecord[]): readonly PlacedRecord[] {
  if (records.length < 2) return records;
  return records.toSorted(
    (a, b) =>
      inTextOrder(a.date, b.date) ||
      inTextOrder(textOf(a.record, 'assessor') ?? '', textOf(b.record, 'assessor') ?? '') ||
      inTextOrder(JSON.stringify(a.record), JSON.stringify(b.record)),
  );
}

const inTextOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function textOf(record: Answers, key: string): string | undefined {
  const value = Object.hasOwn(record, key) ? record[key] : undefined;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  return text === '' ? undefined : text;
}

/** The last day of a period, where one edition was in force on all its days; else the day must be known. */
export function dateIn(period: Period, editions: readonly Edition[]): string | undefined {
  const last = lastDay(period);
  const [atStart, atEnd] = [editionOn(editions, firstDay(period)), editionOn(editions, last)];
  const same =
    atStart.kind === atEnd.kind &&
    (!('edition' in atStart) || !('edition' in atEnd) || atStart.edition === atEnd.edition);
  return same ? last : undefined;
}

/** Whether a unit existed on some day of a period. */
const existed = (
  register: Register,
  unit: string,
  { first, last }: { readonly first: string; readonly last: string },
): boolean =>
  register.lifetimeOf(unit).some((span) => startOf(span) <= last && first <= endOf(span));

// ── Words ────────────────────────────────────────────────────────────────────────────────────────

const noUnit: Localized = {
  vi: 'phiếu không ghi đơn vị nên không được tính; hãy điền cột `unit`',
  en: 'the record names no unit and is not counted; fill in the column `unit`',
};

const unknownUnit = (unit: string): Localized => ({
  vi: `không có đơn vị ${tick(unit)} trong danh sách tổ chức nên phiếu không được tính; hãy sửa mã, hoặc thêm đơn vị vào danh sách`,
  en: `the register has no unit ${tick(unit)}, so the record is not counted; correct the id, or add the unit to the register`,
});

const noPeriod = (unit: string): Localized => ({
  vi: `phiếu của ${tick(unit)} không ghi kỳ nên không được tính; hãy điền cột \`period\``,
  en: `the record of ${tick(unit)} names no period and is not counted; fill in the column \`period\``,
});

const examples: Readonly<Record<PeriodKind, string>> = {
  month: '2022-03',
  quarter: '2022-Q1',
  half: '2022-H1',
  year: '2022',
};

const wrongPeriod = (unit: string, found: string, kind: PeriodKind | undefined): Localized => ({
  vi: `kỳ ${tick(found)} của ${tick(unit)} không phải là kỳ của biểu này nên phiếu không được tính; hãy viết như ${tick(examples[kind ?? 'month'])}`,
  en: `${tick(found)} of ${tick(unit)} is no period of this sheet, so the record is not counted; write it like ${tick(examples[kind ?? 'month'])}`,
});

const badDate = (unit: string, found: string): Localized => ({
  vi: `ngày ${tick(found)} của ${tick(unit)} không phải là một ngày viết đúng nên phiếu không được tính; hãy viết năm-tháng-ngày, ví dụ \`2022-03-15\``,
  en: `${tick(found)} of ${tick(unit)} is not a date, so the record is not counted; write year-month-day, such as \`2022-03-15\``,
});

const titleVi = (period: Period): string => {
  const title = periodTitle(period, 'vi');
  return title.charAt(0).toLowerCase() + title.slice(1);
};
const titleEn = (period: Period): string => periodTitle(period, 'en');

const dateNeeded = (unit: string, period: Period): Localized => ({
  vi: `trong ${titleVi(period)} có hai bản của biểu, nên phiếu của ${tick(unit)} phải ghi ngày sinh hoạt ở cột \`date\`; phiếu chưa được tính`,
  en: `two editions of the sheet were in force in ${titleEn(period)}, so the record of ${tick(unit)} must give the day of the meeting under \`date\`; it is not counted yet`,
});

const tooEarly = (unit: string, period: Period, from: string): Localized => ({
  vi: `phiếu ${titleVi(period)} của ${tick(unit)} không được tính: quy định có hiệu lực từ ngày ${from}`,
  en: `the record of ${tick(unit)} for ${titleEn(period)} is not counted: the regulation is in force from ${from} on`,
});

const tooLate = (unit: string, period: Period, to: string): Localized => ({
  vi: `phiếu ${titleVi(period)} của ${tick(unit)} không được tính: quy định hết hiệu lực sau ngày ${to}`,
  en: `the record of ${tick(unit)} for ${titleEn(period)} is not counted: the regulation ended on ${to}`,
});

const otherSheet = (unit: string, title: string): Localized => ({
  vi: `biểu “${title}” không dành cho loại hình hoặc cấp của ${tick(unit)} nên phiếu không được tính`,
  en: `“${title}” is not for units of the level or type of ${tick(unit)}, so the record is not counted`,
});

const notThen = (unit: string, period: Period): Localized => ({
  vi: `${tick(unit)} không tồn tại trong ${titleVi(period)} nên phiếu không được tính; hãy sửa kỳ, hoặc sửa ngày trong danh sách tổ chức`,
  en: `${tick(unit)} did not exist in ${titleEn(period)}, so the record is not counted; correct the period, or the days in the register`,
});

const onTrial = (unit: string, period: Period): Localized => ({
  vi: `phiếu ${titleVi(period)} của ${tick(unit)} là làm điểm: được chấm nhưng không tính vào kết quả`,
  en: `the record of ${tick(unit)} for ${titleEn(period)} is a trial: it is scored and counts for nothing`,
});

const outsidePeriod = (unit: string, period: Period, date: string): Localized => ({
  vi: `${tick(unit)} sinh hoạt ngày ${date} cho ${titleVi(period)}, ngoài kỳ đó`,
  en: `${tick(unit)} met on ${date} for ${titleEn(period)}, outside that period`,
});

const otherPeriod = (count: number, { path }: Place): Localized => ({
  vi: `${path}: ${count} phiếu của biểu khác, kỳ khác hoặc sau ngày lập báo cáo nên không có trong báo cáo này`,
  en: `${path}: ${count} records are of other sheets, other periods or later days and not in this report`,
});

/** A period as a message names it. */
export const periodWords = (period: Period): Localized => ({
  vi: titleVi(period),
  en: titleEn(period),
});

/** A key under which a meeting is found again. */
export const meetingKey = (sheet: string, unit: string, period: string): string =>
  `${sheet}\n${unit}\n${period}`;
