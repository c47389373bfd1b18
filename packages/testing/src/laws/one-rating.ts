import type { Rational } from '@barem/core';
import type { Rated } from '@barem/plan';
import type { Sheet } from '@barem/syntax';
import { recordFor } from '../arbitraries/records.js';
import { holds } from '../reckon/values.js';
import { differences } from './differences.js';
import { law, type Law } from './law.js';
import { points, rated } from './rated.js';

export const oneRating: Law = law(
  'a total lies in the range of exactly one rating, and of the one that the result names',
  ({ sheet }) => recordFor(sheet),
  function* ({ sheet, plan }, record) {
    const result = rated(plan, record);
    yield* ratesAsWritten(sheet, result);
    yield* wayDown(sheet, result);
  },
);

/** The ratings whose written range holds a total. */
const holding = (sheet: Sheet, total: Rational): readonly string[] =>
  sheet.ratings
    .filter(({ range }) => range && holds(range, total, ({ value }) => value))
    .map(({ id }) => id.id);

/** The rating by points is the one whose written range holds the total. */
export function* ratesAsWritten(sheet: Sheet, { total, ratingByPoints }: Rated): Iterable<string> {
  yield* differences([ratingByPoints], holding(sheet, points(total)), `${total} points give what`);
}

/** The final rating stands right below those passed over, each of which has something against it. */
function* wayDown(sheet: Sheet, result: Rated): Iterable<string> {
  const ids = sheet.ratings.map(({ id }) => id.id);
  const final = ids.indexOf(result.rating);
  const passed = result.passedOver.map(({ rating }) => rating);
  yield* differences(passed, ids.slice(final - passed.length, final), 'what it passed over');
  if (sheet.caps.every(({ kind }) => kind === 'cap'))
    yield* differences(passed[0] ?? result.rating, result.ratingByPoints, 'where it started');
  for (const { rating, unmet, caps } of result.passedOver) {
    if (unmet.length + caps.length === 0) yield `${rating} was passed over for no reason`;
  }
  yield* differences(
    result.unmet,
    result.passedOver.flatMap(({ unmet }) => unmet),
    'what is unmet',
  );
}
