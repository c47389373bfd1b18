import { exact, rational, type Language, type Localized, type Rational } from '@barem/core';
import { countText, fixed, meanText, partText, pointsText } from '../../report/words/numbers.js';
import type { Titled } from '../../report/report.js';
import type { Impact, Outcome } from '../impact.js';

/** The words of one impact for one reader. */
export interface ImpactSpeaker {
  readonly language: Language;
  readonly say: (text: Localized) => string;
  readonly count: (count: number) => string;
  /** A total in full. */
  readonly points: (value: Rational) => string;
  /** To two decimals. */
  readonly mean: (value: Rational) => string;
  /** A difference to two decimals, with its sign. */
  readonly change: (value: Rational) => string;
  readonly part: (part: number, whole: number) => string;
  /** The title of a rating of the first or the second sheet. */
  readonly rating: (id: string) => string;
  readonly outcome: (outcome: Outcome) => string;
  /** `Tốt hoặc Khá`, `Tốt đến Kém`. */
  readonly range: (best: string, worst: string) => string;
  /** `1 phiếu`, `2 records`. */
  readonly records: (count: number) => string;
}

const outcomes: Readonly<Record<Exclude<Outcome['kind'], 'rated'>, Localized>> = {
  incomplete: { vi: 'chưa đủ', en: 'incomplete' },
  refused: { vi: 'bị từ chối', en: 'refused' },
};

export function impactSpeaker({ before, after }: Impact, language: Language): ImpactSpeaker {
  // Where both have a rating, the new sheet says what it is called.
  const titles = new Map([...before.classes, ...after.classes].map(({ id, title }) => [id, title]));
  const say = (text: Localized): string => text[language];
  const count = (n: number): string => countText(n, language);
  const rating = (id: string): string => titles.get(id) ?? id;
  return {
    language,
    say,
    count,
    points: (value) => pointsText(value, language),
    mean: (value) => meanText(value, language),
    change: (value) => changeText(value, language),
    part: (part, whole) => partText(part, whole, language),
    rating,
    outcome: (outcome) =>
      outcome.kind === 'rated' ? rating(outcome.rating) : say(outcomes[outcome.kind]),
    range(best, worst) {
      if (best === worst) return rating(best);
      const isNext = placeOf(after.classes, worst) - placeOf(after.classes, best) === 1;
      const between = isNext ? { vi: 'hoặc', en: 'or' } : { vi: 'đến', en: 'to' };
      return `${rating(best)} ${say(between)} ${rating(worst)}`;
    },
    records: (n) => `${count(n)} ${say({ vi: 'phiếu', en: n === 1 ? 'record' : 'records' })}`,
  };
}

const placeOf = (classes: readonly Titled[], id: string): number =>
  classes.findIndex((each) => each.id === id);

/** `+1,25`, `−0,50`; 0 has no sign, and what is nearly nothing is not 0. */
function changeText(value: Rational, language: Language): string {
  if (value.numerator === 0n) return countText(0, language);
  const isDown = value.numerator < 0n;
  const size = isDown ? exact.negate(value) : value;
  const isTiny = exact.compare(size, rational(1, 200)) < 0;
  const text = isTiny ? `<${fixed(rational(1, 100), 2, language)}` : fixed(size, 2, language);
  return `${isDown ? '−' : '+'}${text}`;
}
