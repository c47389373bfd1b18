import type { Localized } from '@barem/core';
import { explain, type Explanation, type ExplainedCriterion, type Reason } from '@barem/plan';
import type { RecordData } from '../records.js';
import type { Row, Table } from './document.js';
import { measuredText } from './numbers.js';
import { valueIn } from './record-table.js';
import { quoted, type Speaker } from './speaker.js';

const words = {
  before: { vi: 'Phiếu trước', en: 'First record' },
  after: { vi: 'Phiếu sau', en: 'Second record' },
  total: { vi: 'Tổng', en: 'Total' },
  byPoints: { vi: 'Loại theo điểm', en: 'Rating by points' },
  rating: { vi: 'Xếp loại', en: 'Rating' },
  unmet: { vi: 'Yêu cầu chưa đạt', en: 'Requirements not met' },
  caps: { vi: 'Khống chế đã áp dụng', en: 'Caps and floors that fired' },
  none: { vi: 'không', en: 'none' },
} satisfies Record<string, Localized>;

/** One side of a comparison: a record and what its sheet makes of it. */
export interface Side {
  readonly title: string;
  readonly record: RecordData;
  /** Absent where the record is not rated. */
  readonly explanation: Explanation | undefined;
}

/** The two records of a pair side by side: the answers that differ, and what that changes. */
export function pairTable(
  { before, after }: { readonly before: RecordData; readonly after: RecordData },
  speaker: Speaker,
): Table {
  const { plan, say } = speaker;
  const sideOf = (title: Localized, record: RecordData): Side => ({
    title: say(title),
    record,
    explanation: explain(plan, record).explanation,
  });
  return comparisonTable([sideOf(words.before, before), sideOf(words.after, after)], speaker);
}

/** What differs between two sides: answers, points of criteria, requirements, caps; then total and rating. */
export function comparisonTable(sides: readonly [Side, Side], speaker: Speaker): Table {
  const { answer, value, plan } = speaker;
  const ids = [
    ...new Set([
      ...plan.inputs.map(({ id }) => id),
      ...sides.flatMap(({ record }) => Object.keys(record)),
    ]),
  ];
  const answers = ids.map((id) => ({
    cells: [answer(id), ...sides.map(({ record }) => value(id, valueIn(record, id)))],
  }));
  return {
    kind: 'table',
    columns: [{ title: '' }, ...sides.map(({ title }) => ({ title }))],
    rows: [...answers.filter(differs), ...resultRows(sides, speaker)],
  };
}

/** What two results differ in; the rating always, and the total where there are points. */
export function resultRows(sides: readonly [Side, Side], speaker: Speaker): readonly Row[] {
  const { say, criterion } = speaker;
  const hasPoints = sides.some(({ explanation }) => criteriaOf(explanation).length > 0);
  const row = (title: string, cell: (explanation: Explanation) => string): Row => ({
    cells: [title, ...sides.map(({ explanation }) => (explanation ? cell(explanation) : '–'))],
  });
  const changed = [
    ...changedCriteria(sides).map((id) =>
      row(criterion(id), (each) =>
        earningText(
          criteriaOf(each).find((one) => one.id === id),
          speaker,
        ),
      ),
    ),
    row(say(words.unmet), ({ passedOver }) =>
      titles(
        passedOver.flatMap(({ unmet }) => unmet.map(({ title }) => title)),
        speaker,
      ),
    ),
    row(say(words.caps), ({ fired }) =>
      titles(
        fired.map(({ title }) => title),
        speaker,
      ),
    ),
  ];
  const rating: Row = {
    ...row(say(words.rating), (each) => each.rating.title),
    isStrong: true,
  };
  return [
    ...changed.filter(differs),
    ...(hasPoints ? [row(say(words.total), ({ result }) => speaker.points(result.total))] : []),
    ...(hasPoints &&
    sides.some(
      ({ explanation }) => explanation && explanation.rating.id !== explanation.ratingByPoints.id,
    )
      ? [row(say(words.byPoints), (each) => each.ratingByPoints.title)]
      : []),
    rating,
  ];
}

/** Ids of the criteria that earn other points on the two sides, or stand on one of them only. */
function changedCriteria(sides: readonly [Side, Side]): readonly string[] {
  const [first, second] = sides.map(
    ({ explanation }) => new Map(criteriaOf(explanation).map(({ id, points }) => [id, points])),
  );
  const ids = [...new Set([...(first?.keys() ?? []), ...(second?.keys() ?? [])])];
  return ids.filter((id) => first?.get(id) !== second?.get(id));
}

const differs = ({ cells: [, first, second] }: Row): boolean => first !== second;

const criteriaOf = (explanation: Explanation | undefined): readonly ExplainedCriterion[] =>
  explanation
    ? [
        ...explanation.sections.flatMap(({ criteria }) => criteria),
        ...explanation.bonuses,
        ...explanation.penalties,
      ]
    : [];

const titles = (all: readonly string[], { say }: Speaker): string => {
  const distinct = [...new Set(all.map(quoted))];
  return distinct.length === 0 ? say(words.none) : distinct.join('; ');
};

/** What a criterion earned and why: `3 điểm: từ 30% đến dưới 50% (10/21 ≈ 47,62%)`. */
function earningText(criterion: ExplainedCriterion | undefined, speaker: Speaker): string {
  if (!criterion) return '–';
  const why = reasonText(criterion.reason, speaker);
  return `${speaker.points(criterion.points)}${why === '' ? '' : `: ${why}`}`;
}

const met = { yes: { vi: 'đạt', en: 'met' }, no: { vi: 'không đạt', en: 'not met' } };
const notApplicable: Localized = { vi: 'không áp dụng', en: 'not applicable' };

function reasonText(reason: Reason, { say, language }: Speaker): string {
  switch (reason.kind) {
    case 'assessed':
    case 'computed':
      return '';
    case 'case': {
      const { measured, title } = reason;
      if (!measured) return say(title);
      const value = measuredText(
        {
          of: measured.numerator,
          by: measured.denominator,
          ...(measured.percent && { percent: true }),
        },
        language,
      );
      return measured.isRatio ? `${say(title)} (${value})` : say(title);
    }
    case 'met':
      return say(reason.met ? met.yes : met.no);
    case 'not-applicable':
      return say(notApplicable);
  }
}
