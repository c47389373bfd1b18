import { exact, type Rational } from '@barem/core';
import type { Annotations, Section, Text } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { annotations, title } from './annotations.js';
import {
  buildCriterion,
  criterionDraft,
  pointsScope,
  type BuiltCriterion,
  type CriterionDraft,
} from './criteria.js';
import type { Pick } from './expression-drafts.js';
import { picked } from './expressions.js';
import * as nodes from './nodes.js';
import type { ScaleDraft } from './scales.js';
import { joinScopes, type Scope } from './scope.js';
import type { Place } from './scorings.js';
import { sectionIds } from './words.js';

export interface SectionDraft {
  readonly title: Text;
  readonly statesPoints: boolean;
  readonly criteria: readonly CriterionDraft[];
  readonly annotations: Annotations;
}

/** What criteria are built from. */
export interface CriteriaDraft {
  readonly words: Pick;
  readonly scale: ScaleDraft;
  /** Points that nobody enters are multiples of it instead of the step. */
  readonly pointsGrid: Rational | undefined;
  readonly sections: readonly SectionDraft[];
  readonly bonuses: readonly CriterionDraft[];
  readonly penalties: readonly CriterionDraft[];
  /** Criteria speak of criteria further down instead of further up. */
  readonly looksAhead: boolean;
}

export const sectionDraft = (): Arbitrary<SectionDraft> =>
  fc.record({
    title: title(),
    statesPoints: fc.boolean(),
    criteria: fc.array(criterionDraft(), { minLength: 1, maxLength: 4 }),
    annotations: annotations(),
  });

/** All criteria of a sheet, and what may be said of them. */
export interface Criteria {
  readonly scope: Scope;
  readonly criteria: readonly BuiltCriterion[];
  readonly sections: readonly {
    readonly section: Section;
    readonly built: readonly BuiltCriterion[];
  }[];
  readonly bonuses: readonly BuiltCriterion[];
  readonly penalties: readonly BuiltCriterion[];
}

/** Builds criteria one after another, from the first or from the last, each of which may speak of those built before; `boundsAreDeclared` unless constraints narrow what facts can be. */
export function buildCriteria(
  draft: CriteriaDraft,
  start: Scope,
  boundsAreDeclared: boolean,
): Criteria {
  const { scale } = draft;
  const step = scale.kind === 'absent' || !scale.writesStep ? exact.one : scale.step;
  const style = picked(sectionIds, draft.words) ?? [];
  let scope = start;

  const inOrder = <T, U>(
    values: readonly T[],
    build: (value: T, place: number) => U,
  ): readonly U[] => {
    const places = Array.from(values.keys());
    const results = new Map(
      (draft.looksAhead ? places.toReversed() : places).map((place) => [
        place,
        build(values[place] as T, place),
      ]),
    );
    return places.map((place) => results.get(place) as U);
  };
  const criterion = (
    each: CriterionDraft,
    id: string,
    place: Place,
    mayLeaveScale: boolean,
  ): BuiltCriterion => {
    const built = buildCriterion(each, {
      id,
      place,
      scope,
      step,
      pointsGrid: draft.pointsGrid ?? step,
      mayBeNegative: place === 'section' && (scale.kind === 'below-zero' || scale.kind === 'none'),
      boundsAreDeclared,
      mayLeaveScale,
    });
    scope = joinScopes(scope, built.scope);
    return built;
  };
  const section = (each: SectionDraft, place: number): Criteria['sections'][number] => {
    const id = style[place] ?? '';
    // One criterion always stays, so that the scale never shrinks to nothing.
    const built = inOrder(each.criteria, (one, at) =>
      criterion(one, `${id}.${at + 1}`, 'section', scale.kind === 'from-zero' && place + at > 0),
    );
    const high = exact.sum(built.map((one) => one.high));
    const low = exact.sum(built.map((one) => one.low));
    const grid = built.map((one) => one.grid).reduce(exact.gcdOf);
    scope = joinScopes(scope, pointsScope(id, { low, high, grid }));
    return {
      built,
      section: {
        kind: 'section',
        span: nodes.span,
        id: nodes.name(id),
        title: each.title,
        ...(each.statesPoints && { points: nodes.number(high) }),
        criteria: built.map((one) => one.criterion),
        annotations: each.annotations,
      },
    };
  };
  const outside = (
    drafts: readonly CriterionDraft[],
    letter: string,
    place: Place,
  ): readonly BuiltCriterion[] =>
    inOrder(drafts, (each, at) => criterion(each, `${letter}.${at + 1}`, place, false));

  const buildSections = (): Criteria['sections'] => inOrder(draft.sections, section);
  const sectionsFirst = draft.looksAhead ? undefined : buildSections();
  const bonuses = outside(draft.bonuses, 'T', 'bonus');
  const penalties = outside(draft.penalties, 'P', 'penalty');
  const sections = sectionsFirst ?? buildSections();
  const criteria = [...sections.flatMap(({ built }) => built), ...bonuses, ...penalties];
  return { scope, criteria, sections, bonuses, penalties };
}

/** The totals that can occur where no scale holds them. */
export function openBounds({ sections, bonuses, penalties }: Criteria): {
  readonly low: Rational;
  readonly high: Rational;
} {
  const inSections = sections.flatMap(({ built }) => built);
  const lowest = (built: readonly BuiltCriterion[]): Rational =>
    exact.sum(built.map(({ low }) => low));
  const highest = (built: readonly BuiltCriterion[]): Rational =>
    exact.sum(built.map(({ high }) => high));
  return {
    low: exact.subtract(exact.add(lowest(inSections), lowest(bonuses)), highest(penalties)),
    high: exact.subtract(exact.add(highest(inSections), highest(bonuses)), lowest(penalties)),
  };
}
