import { exact, type Diagnostic, type Language } from '@barem/core';
import type { Declaration, Decision, Rating, RollUp, Series, Situation } from '@barem/syntax';
import { declaredTwice, undeclared, unfitDecision } from '../diagnostics.js';
import { unknown } from '../infer.js';
import { idsOf } from './build.js';
import { worstPoints, type RatedSheet } from './rated-sheet.js';
import type { KnownSeries, Missing } from './series-facts.js';

/** Which decisions fit a situation. */
const fitting: Readonly<Record<Situation, readonly Decision['kind'][]>> = {
  'missing-period': ['counts-as', 'not-counted', 'no-rating'],
  'no-period': ['counts-as', 'no-rating'],
  'unfinished-record': ['as-missing', 'no-rating'],
  'two-records': ['take', 'no-rating'],
  'sheet-changed': ['editions', 'no-rating'],
};

/** Declarations that name no known series, decide what cannot be decided so, or say something twice. */
export function* wrongDeclarations({ series, declarations }: RollUp): Iterable<Diagnostic> {
  const ids = series.map(({ id }) => id.id);
  const said = new Map<string, Declaration>();
  for (const each of declarations) {
    const { situation, series: of, decision, span } = each;
    if (of && !ids.includes(of.id)) yield unknown('series', of, ids);
    if (!fitting[situation].includes(decision.kind)) yield unfitDecision(span, { situation });
    const key = `${situation} ${of?.id ?? ''}`;
    const before = said.get(key);
    if (before) {
      const message = { vi: 'đã quy định ở đây', en: 'decided here already' };
      yield declaredTwice(span, { situation }, { related: [{ span: before.span, message }] });
    }
    said.set(key, each);
  }
}

/** What is decided for a series: what is said of it alone goes before what is said of all. */
export function decisionFor(
  situation: Situation,
  { declarations }: RollUp,
  { id }: Series,
): Declaration | undefined {
  const about = declarations.filter((each) => each.situation === situation);
  return about.find(({ series }) => series?.id === id.id) ?? about.find(({ series }) => !series);
}

/** What a missing period of a series means; `undefined` where nothing fitting is said. */
export function missingOf(
  rollUp: RollUp,
  series: Series,
  of: RatedSheet,
): { readonly missing?: Missing; readonly diagnostics: readonly Diagnostic[] } {
  const declaration = decisionFor('missing-period', rollUp, series);
  const decision = declaration?.decision;
  switch (decision?.kind) {
    case 'not-counted':
    case 'no-rating':
      return { missing: { kind: decision.kind }, diagnostics: [] };
    case 'counts-as': {
      const rating = of.ratings.find(({ id }) => id.id === decision.rating.id);
      if (!rating) return { diagnostics: [unknown('rating', decision.rating, idsOf(of.ratings))] };
      const points = decision.points?.value ?? (of.total ? worstPoints(rating, of) : exact.zero);
      return { missing: { kind: 'counts-as', rating: rating.id.id, points }, diagnostics: [] };
    }
    default:
      return { diagnostics: [] };
  }
}

/** What is decided about the records of a series. */
export function decisionsAboutRecords(
  rollUp: RollUp,
  series: Series,
): Pick<KnownSeries, 'unfinished' | 'twoRecords' | 'editions'> {
  const decided = (situation: Situation): Decision | undefined =>
    decisionFor(situation, rollUp, series)?.decision;
  const [two, changed] = [decided('two-records'), decided('sheet-changed')];
  return {
    ...(decided('unfinished-record')?.kind === 'as-missing' && { unfinished: 'missing' }),
    ...(two?.kind === 'take' && { twoRecords: two.which }),
    ...(changed?.kind === 'editions' && { editions: changed.which }),
  };
}

/** What must not be left to chance and is not said, for at least one series of periods. */
export function unsaid(rollUp: RollUp, editions: number): readonly Situation[] {
  const asked: readonly Situation[] = [
    'no-period',
    'unfinished-record',
    'two-records',
    ...(editions > 1 ? (['sheet-changed'] as const) : []),
  ];
  const periods = rollUp.series.filter(({ every }) => every !== 'unit-below');
  return asked.filter((situation) =>
    periods.some((series) => decisionFor(situation, rollUp, series) === undefined),
  );
}

/** One finding for everything that is not said, with lines to add. */
export function undeclaredFinding(
  rollUp: RollUp,
  situations: readonly Situation[],
  language: Language,
): Diagnostic {
  const last = rollUp.declarations.at(-1) ?? rollUp.series.at(-1) ?? rollUp;
  const place = { start: last.span.end, end: last.span.end };
  const lines = situations.map((situation) => `\n  ${usual[situation][language]}`);
  const fix = {
    title: { vi: 'Thêm các câu này', en: 'Add these lines' },
    edits: [{ span: place, text: lines.join('') }],
  };
  return undeclared(rollUp.span, { situations }, { fix });
}

/** The decision that leaves nothing to chance: no rating before somebody has looked at it. */
const usual: Readonly<Record<Situation, Readonly<Record<Language, string>>>> = {
  'missing-period': { vi: 'thiếu kỳ thì chưa xếp loại', en: 'missing period gives no rating' },
  'no-period': {
    vi: 'không có kỳ nào thì chưa xếp loại',
    en: 'no period at all gives no rating',
  },
  'unfinished-record': {
    vi: 'phiếu chưa xong thì chưa xếp loại',
    en: 'unfinished record gives no rating',
  },
  'two-records': {
    vi: 'hai phiếu một kỳ thì chưa xếp loại',
    en: 'two records for one period gives no rating',
  },
  'sheet-changed': {
    vi: 'đổi biểu trong kỳ tính chung',
    en: 'sheet changed in the period count together',
  },
};

/** Whether two editions of a sheet have the same ratings. */
export const sameRatings = (a: readonly Rating[], b: readonly Rating[]): boolean =>
  idsOf(a).join('\n') === idsOf(b).join('\n');
