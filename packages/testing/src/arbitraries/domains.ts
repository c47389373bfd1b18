import { assertNever, exact, rational, type Rational } from '@barem/core';
import type { Criterion, Fact, Range, NumberLiteral, Sheet } from '@barem/syntax';
import type { Answer } from '../reckon/reckoning.js';
import { gridOf } from './facts.js';

/** Multiples of `grid` from `low` to `high`. */
export interface NumberDomain {
  readonly kind: 'numbers';
  readonly low: Rational;
  readonly high: Rational;
  readonly grid: Rational;
}

/** The answers that one fact or criterion may have; several parts where points and levels are both accepted. */
export type Domain =
  | NumberDomain
  | { readonly kind: 'listed'; readonly answers: readonly Answer[] };

/** The answers that a fact may have; a percentage in per cent. */
export function factDomain({ type }: Fact): Domain {
  switch (type.kind) {
    case 'count':
    case 'decimal':
      return { kind: 'numbers', low: type.from.value, high: type.to.value, grid: gridOf(type) };
    case 'percentage': {
      const inPercent = (value: Rational): Rational => exact.multiply(value, rational(100));
      const [low, high] = [inPercent(type.from.value), inPercent(type.to.value)];
      return { kind: 'numbers', low, high, grid: inPercent(gridOf(type)) };
    }
    case 'choice':
      return { kind: 'listed', answers: type.options.map(({ id }) => id.id) };
    case 'boolean':
      return { kind: 'listed', answers: [true, false] };
    default:
      return assertNever(type);
  }
}

/** The answers that a criterion may have where it applies; none where facts decide. `n/a` is not among them. */
export function criterionDomains({ scoring }: Criterion, sheet: Sheet): readonly Domain[] {
  const grid = sheet.scale?.step?.value ?? exact.one;
  switch (scoring.kind) {
    case 'assessed':
      return [{ kind: 'numbers', low: scoring.from.value, high: scoring.to.value, grid }];
    case 'levels': {
      const ranged = scoring.levels.flatMap(({ points }) =>
        points.kind === 'range' ? [within(points, grid)] : [],
      );
      // Beside ranges, points may be entered for a level of fixed points, too.
      const fixed = scoring.levels.flatMap(({ id, points }): readonly Answer[] => {
        if (points.kind === 'range') return [];
        return ranged.length > 0 ? [id.id, points.value] : [id.id];
      });
      return fixed.length > 0 ? [...ranged, { kind: 'listed', answers: fixed }] : ranged;
    }
    case 'met-or-not':
      return scoring.when ? [] : [{ kind: 'listed', answers: [true, false] }];
    case 'bands':
    case 'per-unit':
    case 'progressive':
    case 'formula':
      return [];
    default:
      return assertNever(scoring);
  }
}

/** How many answers a domain has. */
export const sizeOf = (domain: Domain): number =>
  domain.kind === 'listed'
    ? domain.answers.length
    : Number(exact.floor(exact.divide(exact.subtract(domain.high, domain.low), domain.grid))) + 1;

/** The `index`-th answer of a domain, counting round and round. */
export function answerAt(domain: Domain, index: number): Answer {
  const place = index % sizeOf(domain);
  return domain.kind === 'listed'
    ? (domain.answers[place] ?? '')
    : exact.add(domain.low, exact.multiply(rational(place), domain.grid));
}

/** Whether a number is one of the domain's. */
export const isIn = ({ low, high, grid }: NumberDomain, value: Rational): boolean =>
  exact.compare(value, low) >= 0 &&
  exact.compare(value, high) <= 0 &&
  exact.isMultiple(exact.subtract(value, low), grid);

/** The multiples of `grid` that a range of points holds. */
function within({ from, to }: Range<NumberLiteral>, grid: Rational): NumberDomain {
  const start = exact.roundTo(from?.value.value ?? exact.zero, grid, 'up');
  const end = exact.roundTo(to?.value.value ?? start, grid, 'down');
  const skipsStart = from && !from.inclusive && exact.equal(start, from.value.value);
  const skipsEnd = to && !to.inclusive && exact.equal(end, to.value.value);
  return {
    kind: 'numbers',
    low: skipsStart ? exact.add(start, grid) : start,
    high: skipsEnd ? exact.subtract(end, grid) : end,
    grid,
  };
}
