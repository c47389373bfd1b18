import type { CheckedSheet } from '@barem/check';
import { exact } from '@barem/core';
import type { Builder } from './builder.js';
import type { ExpressionLowering } from './lower-expression.js';
import type { PlanCap, PlanRating, Slot } from './plan.js';
import type { Quantities } from './quantity.js';

/** The ratings of a sheet in operations. */
export interface LoweredRatings {
  readonly ratings: readonly PlanRating[];
  readonly caps: readonly PlanCap[];
  readonly byPoints: Slot;
  readonly afterFloors: Slot;
  readonly afterCaps: Slot;
  readonly final: Slot;
}

/** What lowering ratings needs. */
export interface RatingInput {
  readonly checked: CheckedSheet;
  readonly build: Builder;
  readonly quantities: Quantities;
  readonly expressions: ExpressionLowering;
  readonly total: Slot;
  readonly pointScale: bigint;
  readonly dependsOn: (slots: readonly Slot[]) => readonly number[];
}

/** The rating by points, raised by floors, lowered by caps, then the first from there whose requirements all hold. */
export function lowerRatings({
  checked,
  build,
  quantities,
  expressions,
  total,
  pointScale,
  dependsOn,
}: RatingInput): LoweredRatings {
  const { sheet } = checked;
  const requirement = (holds: Slot) => ({ holds, dependsOn: dependsOn([holds]) });
  const ratings = sheet.ratings.map((rating): PlanRating => {
    build.from({ path: `rating/${rating.id.id}`, span: rating.span });
    return {
      id: rating.id.id,
      requirements: rating.requirements.map(({ condition }) =>
        requirement(expressions.condition(condition)),
      ),
    };
  });
  const positions = new Map(sheet.ratings.map(({ id }, index) => [id.id, index]));
  const caps = sheet.caps.map((cap, index): PlanCap => {
    build.from({ path: `cap/${index}`, span: cap.span });
    const fires = expressions.condition(cap.condition);
    return {
      kind: cap.kind,
      rating: positions.get(cap.rating.id) ?? 0,
      fires,
      dependsOn: dependsOn([fires]),
    };
  });

  build.from({ path: 'rating', span: sheet.span });
  const byPoints = ratingByPoints(checked, build, quantities, total, pointScale);
  const afterFloors = caps
    .filter(({ kind }) => kind === 'floor')
    .reduce((at, { rating, fires }) => {
      const lifted = build.extreme('least', [at, build.constant(BigInt(rating))]);
      return build.select(fires, lifted, at);
    }, byPoints);
  const afterCaps = caps
    .filter(({ kind }) => kind === 'cap')
    .reduce((at, { rating, fires }) => {
      const lowered = build.extreme('greatest', [at, build.constant(BigInt(rating))]);
      return build.select(fires, lowered, at);
    }, afterFloors);
  return {
    ratings,
    caps,
    byPoints,
    afterFloors,
    afterCaps,
    final: finalRating(ratings, afterCaps, build),
  };
}

/** Position of the rating whose range holds the total. */
function ratingByPoints(
  { sheet }: CheckedSheet,
  build: Builder,
  quantities: Quantities,
  total: Slot,
  pointScale: bigint,
): Slot {
  const ranged = sheet.ratings
    .flatMap(({ range }, index) => (range ? [{ range, index }] : []))
    .sort((a, b) => {
      if (!a.range.from || !b.range.from) return a.range.from ? 1 : b.range.from ? -1 : 0;
      const order = exact.compare(a.range.from.value.value, b.range.from.value.value);
      return order || Number(b.range.from.inclusive) - Number(a.range.from.inclusive);
    });
  const cuts = ranged
    .slice(1)
    .map(({ range: { from } }) =>
      quantities.cut(
        { of: total, unit: pointScale },
        from?.value.value ?? exact.zero,
        from?.inclusive === false,
      ),
    );
  if (ranged.length === 0) return build.constant(0n);
  return build.steps(
    total,
    undefined,
    cuts,
    ranged.map(({ index }) => BigInt(index)),
  );
}

/** From the worst upward: the best rating from each position downward whose requirements hold, then the one at `start`. */
function finalRating(ratings: readonly PlanRating[], start: Slot, build: Builder): Slot {
  const reached: Slot[] = [];
  for (let index = ratings.length - 1; index >= 0; index -= 1) {
    const here = build.constant(BigInt(index));
    const below = reached[index + 1];
    const holds = build.both(
      'and',
      (ratings[index]?.requirements ?? []).map((requirement) => requirement.holds),
    );
    reached[index] = below === undefined ? here : build.select(holds, here, below);
  }
  let final = reached.at(-1) ?? build.constant(0n);
  for (let index = ratings.length - 2; index >= 0; index -= 1) {
    const atMost = build.compare('at-most', start, build.constant(BigInt(index)));
    final = build.select(atMost, reached[index] ?? final, final);
  }
  return final;
}
