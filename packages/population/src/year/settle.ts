import { tick, type Localized } from '@barem/core';
import { assess, describeProblem, score, type Assessment, type PlanSeries } from '@barem/plan';
import type { Period } from '../calendar/period.js';
import type { Edition } from './edition.js';
import type { YearFinding, YearFindingCode } from './finding.js';
import { periodWords, type MeetingRecords, type PlacedRecord } from './gather.js';

/** Which of two records counts. */
export type TwoRecords = PlanSeries['twoRecords'];

/** A meeting with what its records came to. */
export interface SettledMeeting {
  readonly sheet: string;
  readonly unit: string;
  readonly period: Period;
  readonly edition: Edition;
  readonly isTrial: boolean;
  readonly assessment: Assessment;
}

/** What a year remembers of a meeting. */
export interface MeetingOutcome {
  readonly edition: Edition;
  readonly isTrial: boolean;
  readonly status: Assessment['status'];
  /** Present where the status is `rated`. */
  readonly rating?: string;
  readonly total?: number;
}

/** The little that a year has to remember of a meeting. */
export const outcomeOf = ({ edition, isTrial, assessment }: SettledMeeting): MeetingOutcome => ({
  edition,
  isTrial,
  status: assessment.status,
  ...(assessment.counting && {
    rating: assessment.counting.rating,
    total: assessment.counting.total,
  }),
});

/** What became of the records of a meeting; without `settled` nothing of it counts. */
export interface Settlement {
  readonly settled?: SettledMeeting;
  readonly findings: readonly YearFinding[];
}

/** Scores the records of a meeting, after the same record and two records of one assessor were dealt with. */
export function settle(meeting: MeetingRecords, twoRecords: TwoRecords): Settlement {
  const { sheet, unit, period } = meeting;
  const findings: YearFinding[] = [];
  const report = (
    code: YearFindingCode,
    text: Localized,
    severity: YearFinding['severity'],
    { place }: PlacedRecord,
  ): void => {
    findings.push({ code, severity, text, unit, place });
  };
  const [first] = meeting.records;
  if (!first) return { findings };
  const once = withoutRepeats(meeting.records, (each) =>
    report('year/said-twice', saidTwice(meeting), 'warning', each),
  );
  const { edition, isTrial } = once[0] ?? first;
  const stray = once.find((each) => each.edition !== edition || each.isTrial !== isTrial);
  if (stray) {
    report('year/two-editions', twoEditions(meeting), 'error', stray);
    return { findings };
  }
  const { kept, surplus, isDecided } = oneEach(once, edition, twoRecords);
  for (const each of surplus)
    report(
      'year/two-records',
      twoOfOne(meeting, isDecided ? twoRecords : undefined),
      isDecided ? 'warning' : 'error',
      each,
    );
  if (!isDecided) return { findings };
  const assessment = assess(
    edition.plan,
    kept.map(({ record }) => record),
  );
  if (assessment.status === 'refused')
    report('year/refused', refusal(meeting, assessment), 'error', kept[0] ?? first);
  if (assessment.status === 'incomplete')
    report('year/unfinished', unfinished(meeting, assessment), 'warning', kept[0] ?? first);
  return { settled: { sheet, unit, period, edition, isTrial, assessment }, findings };
}

/** Records of which no two are the same; the others are handed over. */
function withoutRepeats(
  records: readonly PlacedRecord[],
  repeated: (each: PlacedRecord) => void,
): readonly PlacedRecord[] {
  const assessors = new Set(records.map(({ record }) => record['assessor']));
  // Two assessors do not say the same word for word.
  if (assessors.size === records.length) return records;
  const seen = new Set<string>();
  return records.filter((each) => {
    const text = JSON.stringify(
      Object.entries(each.record).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
    const isNew = !seen.has(text);
    if (!isNew) repeated(each);
    seen.add(text);
    return isNew;
  });
}

/** As many records of each assessor as have a place; of more the one that is decided for. */
function oneEach(
  records: readonly PlacedRecord[],
  { plan }: Edition,
  twoRecords: TwoRecords,
): {
  readonly kept: readonly PlacedRecord[];
  readonly surplus: readonly PlacedRecord[];
  readonly isDecided: boolean;
} {
  if (records.length < 2) return { kept: records, surplus: [], isDecided: true };
  const groups = new Map<string, PlacedRecord[]>();
  for (const each of records) {
    const said = each.record['assessor'];
    const assessor = plan.assessors && typeof said === 'string' ? said.normalize('NFC') : '';
    groups.set(assessor, [...(groups.get(assessor) ?? []), each]);
  }
  const kept: PlacedRecord[] = [];
  const surplus: PlacedRecord[] = [];
  let isDecided = true;
  for (const [assessor, group] of groups) {
    const places = plan.assessors?.members.find(({ id }) => id === assessor)?.max ?? 1;
    if (group.length <= places) {
      kept.push(...group);
      continue;
    }
    const chosen = chosenOf(group, plan, twoRecords);
    if (chosen) kept.push(chosen);
    else isDecided = false;
    surplus.push(...group.filter((each) => each !== (chosen ?? group[0])));
  }
  return { kept, surplus, isDecided };
}

/** The record that counts, if that is decided: records stand in the order of their days, and of one day none is the latest. */
function chosenOf(
  group: readonly PlacedRecord[],
  plan: Edition['plan'],
  twoRecords: TwoRecords,
): PlacedRecord | undefined {
  const alone = (at: number, beside: number): PlacedRecord | undefined =>
    group.at(at)?.date === group.at(beside)?.date ? undefined : group.at(at);
  if (twoRecords === undefined) return undefined;
  if (twoRecords === 'earliest') return alone(0, 1);
  if (twoRecords === 'latest') return alone(-1, -2);
  const ratings = plan.ratings.map(({ id }) => id);
  const standing = (each: PlacedRecord): readonly [number, number] => {
    const result = score(plan, each.record);
    if (result.status !== 'rated') return [ratings.length, 0];
    return [ratings.indexOf(result.rating), plan.lowerIsBetter ? result.total : -result.total];
  };
  const ordered = group
    .map((each) => ({ each, at: standing(each) }))
    .sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
  return (twoRecords === 'best' ? ordered[0] : ordered.at(-1))?.each;
}

// ── Words ────────────────────────────────────────────────────────────────────────────────────────

const named = ({ unit, period }: MeetingRecords): Localized => {
  const { vi, en } = periodWords(period);
  return { vi: `phiếu ${vi} của ${tick(unit)}`, en: `the record of ${tick(unit)} for ${en}` };
};

const saidTwice = (meeting: MeetingRecords): Localized => ({
  vi: `${named(meeting).vi} có hai lần, giống hệt nhau; chỉ tính một lần`,
  en: `${named(meeting).en} is there twice, word for word; it is counted once`,
});

const twoEditions = (meeting: MeetingRecords): Localized => ({
  vi: `${named(meeting).vi} có hai ngày thuộc hai bản khác nhau của biểu nên không được tính; hãy sửa ngày`,
  en: `${named(meeting).en} has two days in two editions of the sheet and is not counted; correct the days`,
});

const choices: Readonly<Record<NonNullable<TwoRecords>, Localized>> = {
  latest: { vi: 'chỉ tính phiếu mới nhất', en: 'the latest one counts' },
  earliest: { vi: 'chỉ tính phiếu đầu tiên', en: 'the earliest one counts' },
  best: { vi: 'chỉ tính phiếu tốt nhất', en: 'the best one counts' },
  worst: { vi: 'chỉ tính phiếu kém nhất', en: 'the worst one counts' },
};

function twoOfOne(meeting: MeetingRecords, twoRecords: TwoRecords): Localized {
  const outcome = twoRecords
    ? choices[twoRecords]
    : {
        vi: 'không tính phiếu nào; hãy bỏ bớt một phiếu',
        en: 'neither is counted; take out one of them',
      };
  return {
    vi: `có hai phiếu khác nhau của cùng một người chấm cho ${periodWords(meeting.period).vi} của ${tick(meeting.unit)}: ${outcome.vi}`,
    en: `there are two different records by one assessor of ${tick(meeting.unit)} for ${periodWords(meeting.period).en}: ${outcome.en}`,
  };
}

/** Problems that are told of one record; the rest are only counted. */
const mostProblems = 3;

function refusal(meeting: MeetingRecords, { results }: Assessment): Localized {
  const problems = results.flatMap(({ result }) =>
    result.status === 'refused' ? result.problems : [],
  );
  const shown = problems.slice(0, mostProblems);
  const list = (language: 'vi' | 'en'): string =>
    shown
      .map(
        (each) => `${each.path === '' ? '' : `${each.path}: `}${describeProblem(each)[language]}`,
      )
      .join('; ');
  const more = problems.length - shown.length;
  return {
    vi: `${named(meeting).vi} bị từ chối: ${list('vi')}${more > 0 ? ` và ${more} lỗi nữa` : ''}`,
    en: `${named(meeting).en} is refused: ${list('en')}${more > 0 ? ` and ${more} more` : ''}`,
  };
}

function unfinished(meeting: MeetingRecords, { missing }: Assessment): Localized {
  const who = missing.length > 0;
  return {
    vi: `${named(meeting).vi} chưa xong${who ? `: chưa có phiếu của ${missing.map(tick).join(', ')}` : ': còn câu chưa trả lời'}`,
    en: `${named(meeting).en} is not finished${who ? `: ${missing.map(tick).join(', ')} have not scored` : ': some answers are missing'}`,
  };
}
