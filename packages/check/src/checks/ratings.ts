import { cover, exact, type Diagnostic } from '@barem/core';
import type { NumberLiteral, Range, Rating } from '@barem/syntax';
import type { CheckContext } from '../context.js';
import {
  lastHasRequirements,
  noRatings,
  percentMismatch,
  ratingHole,
  ratingOrder,
  ratingOverlap,
  ratingUnreachable,
  reversedRange,
} from '../diagnostics.js';
import { unknown } from '../infer.js';
import { tile, type Domain } from '../tiling.js';
import { joiningFix } from './joining-fix.js';

/** A rating with a range of totals. */
interface Ranged {
  readonly rating: Rating;
  readonly range: Range<NumberLiteral>;
}

/** Ratings stand best first and their ranges hold every total exactly once; caps name ratings. */
export function* ratings(context: CheckContext): Iterable<Diagnostic> {
  const { sheet, symbols } = context;
  for (const { rating } of sheet.caps) {
    if (!symbols.ratings.has(rating.id)) yield unknown('rating', rating, symbols.ratings.keys());
  }
  const ranged = sheet.ratings.flatMap((rating) =>
    rating.range ? [{ rating, range: rating.range }] : [],
  );
  if (restsOnRequirements(sheet, ranged)) {
    yield* lastRating(sheet.ratings);
    return;
  }
  if (ranged.length === 0) {
    yield noRatings(sheet.ratings[0]?.id.span ?? sheet.id.span, {});
    return;
  }
  let broken = false;
  for (const { range } of ranged) {
    for (const end of [range.from, range.to])
      if (end?.value.percent) yield percentMismatch(end.value.span, {});
    if (!isReversed(range)) continue;
    broken = true;
    yield reversedRange(range.span, {});
  }
  yield* lastRating(sheet.ratings);
  if (broken) return;
  const disorder = [...outOfOrder(ranged, context.scale.lowerIsBetter)];
  yield* disorder;
  yield* totals(ranged, context);
  if (disorder.length === 0) yield* unreachable(context);
}

/** A roll-up in which nothing earns points rates by requirements alone: from its best rating downward. */
const restsOnRequirements = (
  { rollUp, sections, ratings: all }: CheckContext['sheet'],
  ranged: readonly Ranged[],
): boolean =>
  rollUp !== undefined && ranged.length === 0 && sections.length === 0 && all.length > 0;

function isReversed({ from, to }: Range<NumberLiteral>): boolean {
  if (!from || !to) return false;
  const order = exact.compare(from.value.value, to.value.value);
  return order > 0 || (order === 0 && !(from.inclusive && to.inclusive));
}

function* lastRating(all: readonly Rating[]): Iterable<Diagnostic> {
  const last = all.at(-1);
  const [first] = last?.requirements ?? [];
  if (!last || !first) return;
  const span = cover(first.span, last.requirements.at(-1)?.span ?? first.span);
  yield lastHasRequirements(span, { rating: last.id.id });
}

function* outOfOrder(ranged: readonly Ranged[], lowerIsBetter: boolean): Iterable<Diagnostic> {
  for (const [index, next] of ranged.entries()) {
    const before = ranged[index - 1];
    if (!before) continue;
    const [better, worse] = lowerIsBetter ? [next, before] : [before, next];
    if (isAbove(better.range, worse.range)) continue;
    if (!isAbove(worse.range, better.range)) continue; // they overlap, which is reported as such
    const related = [
      { span: before.rating.span, message: { vi: 'đứng trước nó', en: 'stands before it' } },
    ];
    yield ratingOrder(
      next.rating.id.span,
      { rating: next.rating.id.id, before: before.rating.id.id },
      { related },
    );
  }
}

/** Whether all of `a` lies above all of `b`. */
function isAbove(a: Range<NumberLiteral>, b: Range<NumberLiteral>): boolean {
  if (!a.from || !b.to) return false;
  return exact.compare(a.from.value.value, b.to.value.value) >= 0;
}

function* totals(ranged: readonly Ranged[], context: CheckContext): Iterable<Diagnostic> {
  const { holes, overlaps } = tile(
    ranged.map(({ range }) => range),
    totalDomain(context),
  );
  const ranges = ranged.map(({ range }) => range);
  for (const hole of holes) {
    const joined = joiningFix(ranges, hole.from, context.sheet.language);
    yield ratingHole(
      joined?.span ?? ranges[0]?.span ?? context.sheet.id.span,
      { hole },
      { fix: joined?.fix },
    );
  }
  for (const overlap of overlaps) {
    const [first, second] = [ranged[overlap.first], ranged[overlap.second]];
    if (!first || !second) continue;
    const related = [
      {
        span: first.range.span,
        message: { vi: 'loại này cũng nhận', en: 'this one holds it as well' },
      },
    ];
    const args = { overlap, first: first.rating.id.id, second: second.rating.id.id };
    yield ratingOverlap(second.range.span, args, { related });
  }
}

/** All totals on the grain within the scale; without a scale, within what can occur. */
function totalDomain({ scale, total }: CheckContext): Domain {
  return { bounds: scale.bounds ?? total.bounds, grain: total.grain };
}

/** A rating is reached by its range, or from above past requirements or caps. */
function* unreachable({ sheet, total, scale }: CheckContext): Iterable<Diagnostic> {
  const bounds = scale.bounds
    ? { low: clamp(total.bounds.low, scale.bounds), high: clamp(total.bounds.high, scale.bounds) }
    : total.bounds;
  const ranges = sheet.ratings.map(({ range }) => range);
  const dead = new Set(
    tile(
      ranges.flatMap((range) => (range ? [range] : [])),
      { bounds, grain: total.grain },
    ).outside,
  );
  const capped = new Set(
    sheet.caps.filter(({ kind }) => kind === 'cap').map(({ rating }) => rating.id),
  );
  const floored = new Set(
    sheet.caps.filter(({ kind }) => kind === 'floor').map(({ rating }) => rating.id),
  );
  let position = 0;
  let betterReached = false;
  let fallsFromAbove = false;
  for (const rating of sheet.ratings) {
    const byPoints = rating.range !== undefined && !dead.has(position);
    if (rating.range) position += 1;
    const lifted = floored.has(rating.id.id);
    const reached: boolean =
      byPoints || lifted || (betterReached && (fallsFromAbove || capped.has(rating.id.id)));
    if (!reached) yield ratingUnreachable(rating.id.span, { rating: rating.id.id });
    betterReached ||= reached;
    // A record falls past this rating when it can fail its requirements; without any it stops here.
    fallsFromAbove = reached && rating.requirements.length > 0;
  }
}

const clamp = (value: NumberLiteral['value'], { low, high }: Domain['bounds']) =>
  exact.least(exact.greatest(value, low), high);
