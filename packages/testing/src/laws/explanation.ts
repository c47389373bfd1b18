import {
  exact,
  formatNumber,
  languages,
  lineStarts,
  positionAt,
  rational,
  type Localized,
  type Rational,
  type Span,
} from '@barem/core';
import {
  explain,
  renderExplanation,
  type ExplainedCriterion,
  type Explanation,
  type Rated,
  type Reason,
} from '@barem/plan';
import type { Criterion, Scoring, Sheet } from '@barem/syntax';
import type { RecordData } from '../arbitraries/answers.js';
import { criteriaOf, reckon, type Answer } from '../reckon/reckoning.js';
import { numberOf } from '../reckon/values.js';
import { mostOf } from './budgets.js';
import { differences, numberText } from './differences.js';
import { lawOfRecords, type Law } from './law.js';
import { points, rated } from './rated.js';
import type { Subject } from './subject.js';
import { totalOf } from './sums.js';

export const explanation: Law = lawOfRecords({
  id: 'explanation',
  name: {
    vi: 'phần giải thích đúng như biểu, và các phần trong đó cộng lại bằng tổng điểm',
    en: 'an explanation mirrors the sheet, and its parts add up to the total',
  },
  *broken(subject, record) {
    const result = rated(subject.plan, record);
    const explained = explain(subject.plan, record);
    yield* differences(explained.result, result, {
      vi: 'kết quả được giải thích',
      en: 'the explained result',
    });
    if (!explained.explanation) {
      yield { vi: 'không có phần giải thích', en: 'nothing is explained' };
      return;
    }
    yield* addsUp(subject, explained.explanation);
    yield* mirrors(subject, explained.explanation, result);
    yield* answers(subject, explained.explanation, { result, record });
    yield* reads(explained.explanation);
  },
});

const criteriaIn = ({
  sections,
  bonuses,
  penalties,
}: Explanation): readonly ExplainedCriterion[] => [
  ...sections.flatMap(({ criteria }) => criteria),
  ...bonuses,
  ...penalties,
];

function* addsUp(
  subject: Subject,
  { sections, bonuses, penalties, result }: Explanation,
): Iterable<Localized> {
  const sum = (parts: readonly { readonly points: number }[]): number =>
    Number(
      formatNumber(exact.sum(parts.map((part) => points(part.points))), 'en').replaceAll(',', ''),
    );
  for (const section of sections)
    yield* differences(sum(section.criteria), section.points, {
      vi: `tổng các tiêu chí của mục ${section.id}`,
      en: `the sum of section ${section.id}`,
    });
  const parts: Rated = {
    ...result,
    sections: Object.fromEntries(sections.map((each) => [each.id, each.points])),
    bonuses: sum(bonuses),
    penalties: sum(penalties),
  };
  if (!exact.equal(totalOf(subject, parts), points(result.total)))
    yield {
      vi: `các phần không cộng lại bằng ${numberText(result.total, 'vi')} điểm`,
      en: `its parts do not add up to ${numberText(result.total, 'en')}`,
    };
}

/** Sections, criteria, ratings, titles, articles and lines are those of the sheet, in its order. */
function* mirrors(
  { sheet, source, plan }: Subject,
  found: Explanation,
  result: Rated,
): Iterable<Localized> {
  const starts = lineStarts(source ?? '');
  const line = ({ start }: Span): number => positionAt(starts, start).line;
  const place = ({ span, annotations }: Pick<Criterion, 'span' | 'annotations'>): object => ({
    line: line(span),
    ...texts('sources', annotations.sources),
    ...texts('notes', annotations.notes),
  });
  const criterion = (each: Criterion): object => ({
    id: each.id.id,
    title: each.title.value,
    points: result.criteria[each.id.id],
    maximum: Number(formatNumber(mostOf(each, sheet, plan), 'en').replaceAll(',', '')),
    ...place(each),
  });
  const bare = ({ reason: _reason, answers: _answers, ...rest }: ExplainedCriterion): object =>
    rest;
  yield* differences(
    {
      title: found.title,
      sources: found.sources,
      illustrative: found.illustrative,
      sections: found.sections.map(({ maximum: _maximum, ...section }) => ({
        ...section,
        criteria: section.criteria.map(bare),
      })),
      bonuses: found.bonuses.map(bare),
      penalties: found.penalties.map(bare),
      rating: found.rating,
      ratingByPoints: found.ratingByPoints,
      passedOver: found.passedOver.map(({ rating, unmet, caps }) => ({
        rating: rating.id,
        unmet: unmet.map(({ title }) => title),
        caps: caps.map(({ title }) => title),
      })),
      fired: found.fired.map(({ title }) => title),
    },
    {
      title: sheet.title.value,
      sources: sheet.annotations.sources.map(({ value }) => value),
      illustrative: sheet.annotations.status?.value !== 'official',
      sections: sheet.sections.map((section) => ({
        id: section.id.id,
        title: section.title.value,
        points: result.sections[section.id.id],
        criteria: section.criteria.map(criterion),
        ...place(section),
      })),
      bonuses: sheet.bonuses.map(criterion),
      penalties: sheet.penalties.map(criterion),
      ...ratingsIn(sheet, result, place),
      passedOver: result.passedOver,
      fired: result.caps,
    },
    { vi: 'phần giải thích', en: 'the explanation' },
  );
}

const texts = (key: string, values: readonly { readonly value: string }[]): object =>
  values.length === 0 ? {} : { [key]: values.map(({ value }) => value) };

function ratingsIn(
  { ratings }: Sheet,
  { rating, ratingByPoints }: Rated,
  place: (each: Sheet['ratings'][number]) => object,
): object {
  const explained = (id: string): object => {
    const found = ratings.find((each) => each.id.id === id);
    return { id, title: found?.title.value, ...(found && place(found)) };
  };
  return { rating: explained(rating), ratingByPoints: explained(ratingByPoints) };
}

/** Answers that are named are those of the record; what was measured is what the sheet measures. */
function* answers(
  { sheet }: Subject,
  found: Explanation,
  { result, record }: { readonly result: Rated; readonly record: RecordData },
): Iterable<Localized> {
  const { lookup } = reckon(sheet, answersIn(record));
  const criteria = new Map(criteriaOf(sheet).map((each) => [each.id.id, each]));
  for (const { id, reason, answers: named } of criteriaIn(found)) {
    for (const answer of named) {
      const given = Object.hasOwn(record, answer.id) ? record[answer.id] : undefined;
      const { value } = answer;
      const said = value.kind === 'choice' ? value.option : value.value;
      const isLevel = value.kind === 'number' && typeof given === 'string';
      if (!isLevel)
        yield* differences(said, given, {
          vi: `câu trả lời cho ${answer.id}`,
          en: `the answer to ${answer.id}`,
        });
    }
    const isLeftOut = result.notApplied.includes(id);
    if (isLeftOut !== (reason.kind === 'not-applicable'))
      yield isLeftOut
        ? {
            vi: `${id} không áp dụng mà vẫn được tính`,
            en: `${id} counts, though it does not apply`,
          }
        : { vi: `${id} bị coi là không áp dụng`, en: `${id} is said not to apply` };
    const scoring = criteria.get(id)?.scoring;
    if (isLeftOut || !scoring) continue;
    yield* differences(reason.kind, reasons[scoring.kind], {
      vi: `loại lý do của ${id}`,
      en: `the kind of reason of ${id}`,
    });
    if (!('measured' in reason) || !reason.measured || !('measure' in scoring)) continue;
    const { numerator, denominator } = reason.measured;
    const measured = numberOf(scoring.measure, lookup);
    if (!measured || !exact.equal(measured, rational(numerator, denominator)))
      yield {
        vi: `${id} được tính theo ${numerator}/${denominator}, lẽ ra theo ${ratioText(measured)}`,
        en: `${id} goes by ${numerator}/${denominator} instead of ${ratioText(measured)}`,
      };
  }
}

const ratioText = (value: Rational | undefined): string =>
  value ? `${value.numerator}/${value.denominator}` : '–';

const reasons: Readonly<Record<Scoring['kind'], Reason['kind']>> = {
  assessed: 'assessed',
  levels: 'case',
  bands: 'case',
  'met-or-not': 'met',
  'per-unit': 'computed',
  progressive: 'computed',
  formula: 'computed',
};

/** The answers of a record that was drawn. */
const answersIn = (record: RecordData): ReadonlyMap<string, Answer> =>
  new Map(
    Object.entries(record).map(([id, value]): [string, Answer] => [
      id,
      typeof value === 'number'
        ? points(value)
        : typeof value === 'boolean'
          ? value
          : String(value),
    ]),
  );

/** As text it names everything, in every language. */
function* reads(found: Explanation): Iterable<Localized> {
  const criteria = criteriaIn(found);
  for (const language of languages) {
    const text = renderExplanation(found, language);
    const total = formatNumber(points(found.result.total), language);
    for (const part of [
      found.title,
      found.rating.title,
      // Without criteria there are no points to speak of.
      ...(criteria.length > 0 ? [total] : []),
      ...criteria.map(({ id }) => id),
    ]) {
      if (!text.includes(part))
        yield {
          vi: `phần giải thích (${language}) không nêu ${part}`,
          en: `the explanation (${language}) does not name ${part}`,
        };
    }
    const [unreadable] = /^.*(?:undefined|NaN|\[object).*$/m.exec(text) ?? [];
    if (unreadable !== undefined)
      yield {
        vi: `phần giải thích (${language}) ghi: ${unreadable}`,
        en: `the explanation (${language}) says: ${unreadable}`,
      };
  }
}
