import { exact, rational, type Rational } from '@barem/core';
import type { Annotations, Cap, Rating, Requirement, Text } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { annotations, optionalTitle, title } from './annotations.js';
import {
  conditionDraft,
  pick,
  share,
  type ConditionDraft,
  type Pick,
} from './expression-drafts.js';
import { buildCondition, picked } from './expressions.js';
import * as nodes from './nodes.js';
import type { Scope } from './scope.js';
import { cutsBetween, tiles, type TileForm } from './tiles.js';
import { ratingIds } from './words.js';

export interface RequirementDraft {
  readonly condition: ConditionDraft;
  readonly title: Text | undefined;
  readonly annotations: Annotations;
}

export interface RatingDraft {
  readonly title: Text;
  /** Reached only from above: it holds no totals of its own. */
  readonly rangeless: boolean;
  /** Where its range ends and that of the rating below begins, in per cent of all totals. */
  readonly at: number;
  readonly belongsAbove: boolean;
  readonly requirements: readonly RequirementDraft[];
  readonly annotations: Annotations;
}

export interface RatingsDraft {
  readonly words: Pick;
  readonly form: TileForm;
  readonly ratings: readonly RatingDraft[];
}

export interface CapDraft {
  readonly kind: 'cap' | 'floor';
  readonly rating: Pick;
  readonly condition: ConditionDraft;
  readonly title: Text | undefined;
  readonly annotations: Annotations;
}

const requirementDraft = (): Arbitrary<RequirementDraft> =>
  fc.record({ condition: conditionDraft(), title: optionalTitle(), annotations: annotations() });

export const ratingsDraft = (): Arbitrary<RatingsDraft> =>
  fc.record({
    words: pick(),
    form: fc.constantFrom<TileForm[]>('open', 'closed', 'stepped'),
    ratings: fc.array(
      fc.record({
        title: title(),
        rangeless: fc.nat(5).map((value) => value === 5),
        at: share(),
        belongsAbove: fc.nat(3).map((value) => value < 3),
        requirements: fc.oneof(
          { withCrossShrink: true },
          { arbitrary: fc.constant([]), weight: 1 },
          { arbitrary: fc.array(requirementDraft(), { minLength: 1, maxLength: 2 }), weight: 1 },
        ),
        annotations: annotations(),
      }),
      { minLength: 2, maxLength: 6 },
    ),
  });

export const capDraft = (): Arbitrary<CapDraft> =>
  fc.record({
    kind: fc.constantFrom<('cap' | 'floor')[]>('cap', 'floor'),
    rating: pick(),
    condition: conditionDraft(),
    title: optionalTitle(),
    annotations: annotations(),
  });

/** The totals that ratings share out. */
export interface RatingSetting {
  readonly scope: Scope;
  readonly low: Rational;
  readonly high: Rational;
  /** All totals are multiples of it. */
  readonly grid: Rational;
  /** Whether ranges may leave out what lies between two multiples. */
  readonly stepped: boolean;
  readonly lowerIsBetter: boolean;
}

interface Kept {
  readonly rating: RatingDraft;
  readonly range: Rating['range'] | undefined;
}

/** Ratings, best first, whose ranges tile the totals; the last has no requirements. */
export function buildRatings(
  draft: RatingsDraft,
  { scope, low, high, grid, stepped, lowerIsBetter }: RatingSetting,
): readonly Rating[] {
  const ids = picked(ratingIds, draft.words) ?? [];
  const ranged = draft.ratings.filter((rating, place) => place === 0 || !rating.rangeless);
  const stride = thresholdGrid(grid);
  const cuts = cutsBetween({ low, high, stride }, ranged.slice(1));
  const form = draft.form === 'stepped' && !stepped ? 'open' : draft.form;
  const ground = { low, high, stride: form === 'stepped' ? grid : stride };
  const highestFirst = tiles(ground, cuts, form, nodes.number);
  const ranges = (lowerIsBetter ? highestFirst.toReversed() : highestFirst).values();

  // Thresholds that fell together leave fewer ranges than drafts: what is left over is not built.
  const kept = draft.ratings.flatMap((rating, place): readonly Kept[] => {
    if (place > 0 && rating.rangeless) return [{ rating, range: undefined }];
    const range = ranges.next().value;
    return range ? [{ rating, range }] : [];
  });
  return kept.map(({ rating, range }, place): Rating => ({
    kind: 'rating',
    span: nodes.span,
    id: nodes.name(ids[place] ?? ''),
    title: rating.title,
    ...(range && { range }),
    requirements:
      place === kept.length - 1
        ? []
        : rating.requirements.map((each) => buildRequirement(each, scope)),
    annotations: rating.annotations,
  }));
}

/** A cap below the first rating, or a floor above the last. */
export function buildCap(
  draft: CapDraft,
  ratings: readonly Rating[],
  scope: Scope,
): Cap | undefined {
  const reachable = draft.kind === 'cap' ? ratings.slice(1) : ratings.slice(0, -1);
  const rating = picked(reachable, draft.rating);
  return (
    rating && {
      kind: draft.kind,
      span: nodes.span,
      rating: nodes.name(rating.id.id),
      condition: buildCondition(draft.condition, scope),
      ...(draft.title && { title: draft.title }),
      annotations: draft.annotations,
    }
  );
}

const buildRequirement = (draft: RequirementDraft, scope: Scope): Requirement => ({
  span: nodes.span,
  condition: buildCondition(draft.condition, scope),
  ...(draft.title && { title: draft.title }),
  annotations: draft.annotations,
});

const quarter = rational(1, 4);

/** What thresholds of ratings are multiples of: as totals are, but not much finer than a quarter. */
const thresholdGrid = (grid: Rational): Rational =>
  exact.multiply(
    grid,
    exact.greatest(exact.one, exact.roundTo(exact.divide(quarter, grid), exact.one, 'up')),
  );
