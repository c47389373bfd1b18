import { exact, rational, type Language, type Rational, type Span } from '@barem/core';
import type { Constraint, Expr, Fact, Frequency, Name, Option, Series } from '@barem/syntax';
import { expressionsAt, idsOf, noAnnotations, textAt, type ExpressionsAt } from './build.js';
import { worstPoints, type RatedSheet } from './rated-sheet.js';

/** Answers about a period that are no rating. */
export const missing = 'missing';
export const exempt = 'exempt';

/** The most units that stand right below one. */
const mostUnits = 20_000n;

/** What a period without a result counts as. */
export type Missing =
  | { readonly kind: 'counts-as'; readonly rating: string; readonly points: Rational }
  | { readonly kind: 'not-counted' }
  | { readonly kind: 'no-rating' };

/** A series whose sheet is known, with what its absences mean. */
export interface KnownSeries {
  readonly series: Series;
  readonly of: RatedSheet;
  readonly missing: Missing;
  /** Whether some quantifier asks for points. */
  readonly hasPoints: boolean;
  /** What is made of an unfinished record; where it is absent, there is no rating. */
  readonly unfinished?: 'missing';
  /** Which of two records for one period counts; where it is absent, there is no rating. */
  readonly twoRecords?: 'latest' | 'earliest' | 'best' | 'worst';
  /** Which results count where the sheet changed; where it is absent, there is no rating. */
  readonly editions?: 'all' | 'latest';
}

/** The facts that stand for the results of a series, and how expressions speak of them. */
export interface SeriesFacts {
  readonly known: KnownSeries;
  /** Ids of the facts that hold the rating of each period, in the order of time; none for units below. */
  readonly periods: readonly string[];
  /** Ids of the facts that hold the points of each period; none where nobody asks. */
  readonly points: readonly string[];
  /** Ids of the facts that count units, by answer; none for periods. */
  readonly counts: ReadonlyMap<string, string>;
  readonly facts: readonly Fact[];
  readonly constraints: readonly Constraint[];
}

const perYear: Readonly<Record<Frequency, number>> = {
  month: 12,
  quarter: 4,
  'half-year': 2,
  year: 1,
};

/** How many results a series has in one period of a roll-up; less than 1 where it has them less often. */
export const periodsOf = (every: Frequency, drawnUp: Frequency): number =>
  perYear[every] / perYear[drawnUp];

const periodNames: Readonly<Record<Frequency, Readonly<Record<Language, string>>>> = {
  month: { vi: 'tháng', en: 'month' },
  quarter: { vi: 'quý', en: 'quarter' },
  'half-year': { vi: 'nửa năm', en: 'half-year' },
  year: { vi: 'năm', en: 'year' },
};

/** The facts of a series in a roll-up that is drawn up so often. */
export function seriesFacts(
  known: KnownSeries,
  drawnUp: Frequency,
  language: Language,
): SeriesFacts {
  const { every } = known.series;
  return every === 'unit-below'
    ? factsOfUnits(known, language)
    : factsOfPeriods(known, every, periodsOf(every, drawnUp), language);
}

const titleOf = ({ series, of }: KnownSeries): string => series.title?.value ?? of.title;

const words: Readonly<Record<'missing' | 'exempt' | 'points', Readonly<Record<Language, string>>>> =
  {
    missing: { vi: 'Thiếu kỳ', en: 'Missing' },
    exempt: { vi: 'Được miễn', en: 'Exempt' },
    points: { vi: 'điểm', en: 'points' },
  };

function factsOfPeriods(
  known: KnownSeries,
  every: Frequency,
  count: number,
  language: Language,
): SeriesFacts {
  const { series, of } = known;
  const { span } = series;
  const places = Array.from({ length: count }, (_, at) => at + 1);
  const periods = places.map((place) => `${series.id.id}.${place}`);
  const options: readonly Option[] = [
    ...of.ratings.map(({ id, title }) => ({ span, id: nameAt(span, id.id), title })),
    ...([missing, exempt] as const).map((id) => ({
      span,
      id: nameAt(span, id),
      title: textAt(span, words[id][language]),
    })),
  ];
  const titleAt = (place: number): string =>
    `${titleOf(known)}, ${periodNames[every][language]} ${place}`;
  const fact = (id: string, title: string, type: Fact['type']): Fact => ({
    kind: 'fact',
    span,
    id: nameAt(span, id),
    title: textAt(span, title),
    type,
    annotations: noAnnotations,
  });
  const ratings = places.map((place, at) =>
    fact(periods[at] ?? '', titleAt(place), { kind: 'choice', span, options }),
  );
  const { total } = of;
  if (!known.hasPoints || !total)
    return {
      known,
      periods,
      points: [],
      counts: new Map(),
      facts: ratings,
      constraints: [],
    };
  const points = periods.map((id) => `${id}.points`);
  const decimals = Math.max(
    ...[total.grain, total.bounds.low, total.bounds.high].map(
      (value) => exact.decimalsOf(value) ?? 0,
    ),
  );
  const literal = (value: Rational) => ({ kind: 'number', span, value, percent: false }) as const;
  const type: Fact['type'] = {
    kind: 'decimal',
    span,
    decimals,
    from: literal(total.bounds.low),
    to: literal(total.bounds.high),
  };
  return {
    known,
    periods,
    points,
    counts: new Map(),
    facts: [
      ...ratings,
      ...places.map((place, at) =>
        fact(points[at] ?? '', `${titleAt(place)}: ${words.points[language]}`, type),
      ),
    ],
    constraints: periods.flatMap((id, at) =>
      pointsFit(known, id, points[at] ?? '', titleAt(at + 1), language),
    ),
  };
}

/** A rating is at most what the points give, unless a floor may have lifted it. */
function pointsFit(
  { series: { span }, of }: KnownSeries,
  period: string,
  points: string,
  title: string,
  language: Language,
): readonly Constraint[] {
  if (of.mayBeLifted) return [];
  const at = expressionsAt(span);
  const worst = idsOf(of.ratings).at(-1);
  const fits = of.ratings.flatMap((rating) =>
    rating.range && rating.id.id !== worst
      ? [
          at.any([
            at.not(at.is(period, rating.id.id)),
            at.compare(
              at.name(points),
              of.lowerIsBetter ? '<=' : '>=',
              at.number(worstPoints(rating, of)),
            ),
          ]),
        ]
      : [],
  );
  if (fits.length === 0) return [];
  const why = {
    vi: `${title}: xếp loại cao hơn số điểm cho phép`,
    en: `${title}: the rating is better than the points allow`,
  };
  return [
    { kind: 'constraint', span, condition: at.all(fits), title: textAt(span, why[language]) },
  ];
}

function factsOfUnits(known: KnownSeries, language: Language): SeriesFacts {
  const { series, of } = known;
  const { span } = series;
  const answers = of.ratings.map(({ id, title }) => ({ id: id.id, title: title.value }));
  const counted = [...answers, { id: missing, title: words.missing[language] }];
  const counts = new Map(counted.map(({ id }) => [id, `${series.id.id}.${id}`]));
  const literal = (value: Rational) => ({ kind: 'number', span, value, percent: false }) as const;
  const prefix = {
    vi: `Số đơn vị trực thuộc, ${titleOf(known)}`,
    en: `Units below, ${titleOf(known)}`,
  };
  const facts = counted.map(({ id, title }): Fact => ({
    kind: 'fact',
    span,
    id: nameAt(span, counts.get(id) ?? ''),
    title: textAt(span, `${prefix[language]}: ${title}`),
    type: { kind: 'count', span, from: literal(exact.zero), to: literal(rational(mostUnits)) },
    annotations: noAnnotations,
  }));
  return { known, periods: [], points: [], counts, facts, constraints: [] };
}

const nameAt = (span: Span, id: string): Name => ({ span, id });

/** Whether a period counts among those of the series. */
export function counts({ known }: SeriesFacts, period: string, at: ExpressionsAt): Expr {
  const absent =
    known.missing.kind === 'not-counted'
      ? [at.is(period, exempt), at.is(period, missing)]
      : [at.is(period, exempt)];
  return at.not(at.any(absent));
}

/** How many periods, or units, count. */
export function countedOf(facts: SeriesFacts, at: ExpressionsAt): Expr {
  const { known, periods, counts: units } = facts;
  if (known.series.every !== 'unit-below')
    return at.sum(periods.map((period) => at.count(counts(facts, period, at))));
  const ids = [...units].filter(([id]) => id !== missing || known.missing.kind !== 'not-counted');
  return at.sum(ids.map(([, fact]) => at.name(fact)));
}
