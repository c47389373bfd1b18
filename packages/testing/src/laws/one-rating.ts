import { formatNumber, type Localized, type Rational } from '@barem/core';
import type { Rated } from '@barem/plan';
import type { Sheet } from '@barem/syntax';
import { holds } from '../reckon/values.js';
import { differences } from './differences.js';
import { lawOfRecords, type Law } from './law.js';
import { points, rated } from './rated.js';

export const oneRating: Law = lawOfRecords({
  id: 'one-rating',
  name: {
    vi: 'tổng điểm nằm trong khoảng của đúng một loại, và đó là loại mà kết quả ghi',
    en: 'a total lies in the range of exactly one rating, and of the one that the result names',
  },
  *broken({ sheet, plan }, record) {
    const result = rated(plan, record);
    yield* ratesAsWritten(sheet, result);
    yield* wayDown(sheet, result);
  },
});

/** The ratings whose written range holds a total; where none has a range, points decide nothing and the best comes first. */
const holding = ({ ratings }: Sheet, total: Rational): readonly string[] =>
  (ratings.some(({ range }) => range)
    ? ratings.filter(({ range }) => range && holds(range, total, ({ value }) => value))
    : ratings.slice(0, 1)
  ).map(({ id }) => id.id);

/** The rating by points is the one whose written range holds the total. */
export function* ratesAsWritten(
  sheet: Sheet,
  { total, ratingByPoints }: Rated,
): Iterable<Localized> {
  const written = holding(sheet, points(total));
  if (written.length === 1 && written[0] === ratingByPoints) return;
  const [vi, en] = [formatNumber(points(total), 'vi'), formatNumber(points(total), 'en')];
  const names = written.map((id) => `\`${id}\``).join(', ');
  yield written.length === 0
    ? {
        vi: `tổng ${vi} điểm được xếp \`${ratingByPoints}\`, nhưng không loại nào trong biểu nhận tổng này`,
        en: `a total of ${en} is rated \`${ratingByPoints}\`, but no rating of the sheet holds it`,
      }
    : {
        vi: `tổng ${vi} điểm được xếp \`${ratingByPoints}\`, nhưng theo biểu là ${names}`,
        en: `a total of ${en} is rated \`${ratingByPoints}\`, but by the sheet it is ${names}`,
      };
}

/** The final rating stands right below those passed over, each of which has something against it. */
function* wayDown(sheet: Sheet, result: Rated): Iterable<Localized> {
  const ids = sheet.ratings.map(({ id }) => id.id);
  const final = ids.indexOf(result.rating);
  const passed = result.passedOver.map(({ rating }) => rating);
  yield* differences(passed, ids.slice(final - passed.length, final), {
    vi: 'các loại không được xếp',
    en: 'what was passed over',
  });
  if (sheet.caps.every(({ kind }) => kind === 'cap'))
    yield* differences(passed[0] ?? result.rating, result.ratingByPoints, {
      vi: 'loại được xét đầu tiên',
      en: 'the rating looked at first',
    });
  for (const { rating, unmet, caps } of result.passedOver) {
    if (unmet.length + caps.length === 0)
      yield {
        vi: `không được xếp \`${rating}\` mà không có lý do`,
        en: `\`${rating}\` was passed over for no reason`,
      };
  }
  const unmet = result.passedOver.flatMap((each) => each.unmet);
  yield* differences(result.unmet, unmet, { vi: 'các yêu cầu chưa đạt', en: 'what is unmet' });
}
