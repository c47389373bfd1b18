import { exact, type Rational } from '@barem/core';
import { printExpression, type CompareOperator, type Expr } from '@barem/syntax';
import { intersection, type Interval } from './interval.js';
import type { Type } from './type.js';

/** What is known where an expression stands, because a constraint or an enclosing condition holds there. */
export interface Scope {
  /** Bounds of expressions, by their text. */
  readonly narrowed: ReadonlyMap<string, Interval>;
  /** Pairs of expressions `a <= b`, as `a <= b`. */
  readonly ordered: ReadonlySet<string>;
  /** What is assumed cannot be, so that nothing here is ever computed. */
  readonly isImpossible: boolean;
  /** Whether only facts can be spoken of here, because a constraint stands here. */
  readonly isOfFacts: boolean;
}

/** Where a constraint stands and no other is known to hold. */
export const scopeOfConstraints: Scope = {
  narrowed: new Map(),
  ordered: new Set(),
  isImpossible: false,
  isOfFacts: true,
};

/** The types of the two sides of a comparison. */
export type Sides = (left: Expr, right: Expr, scope: Scope) => readonly [Type, Type];

/** Names an expression by its text, so that the same expression is known wherever it stands. */
export const keyOf = (expr: Expr): string => printExpression(expr, 'en');

const atMost = (low: string, high: string): string => `${low} <= ${high}`;

/** Whether `low <= high` is known. */
export const isAtMost = (scope: Scope, low: Expr, high: Expr): boolean =>
  scope.ordered.size > 0 && scope.ordered.has(atMost(keyOf(low), keyOf(high)));

const inverse: Readonly<Record<CompareOperator, CompareOperator>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

const mirrored: Readonly<Record<CompareOperator, CompareOperator>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** `scope` with what follows from `condition` being true, or false when `holds` is false. */
export function assume(condition: Expr, scope: Scope, sides: Sides, holds = true): Scope {
  switch (condition.kind) {
    case 'not':
      return assume(condition.operand, scope, sides, !holds);
    case 'logic': {
      // Both parts are settled by a true "and" and by a false "or".
      if ((condition.operator === 'and') !== holds) return scope;
      return assume(condition.right, assume(condition.left, scope, sides, holds), sides, holds);
    }
    case 'compare': {
      const operator = holds ? condition.operator : inverse[condition.operator];
      return relate(condition.left, operator, condition.right, scope, sides);
    }
    case 'in-range': {
      if (!holds) return scope;
      const { from, to } = condition.range;
      const above = from
        ? relate(condition.value, from.inclusive ? '>=' : '>', from.value, scope, sides)
        : scope;
      return to
        ? relate(condition.value, to.inclusive ? '<=' : '<', to.value, above, sides)
        : above;
    }
    default:
      return scope;
  }
}

function relate(
  left: Expr,
  operator: CompareOperator,
  right: Expr,
  scope: Scope,
  sides: Sides,
): Scope {
  const [a, b] = sides(left, right, scope);
  if (a.kind !== 'number' || b.kind !== 'number') return scope;
  const narrowed = new Map(scope.narrowed);
  const isPossible =
    narrow(narrowed, left, a, operator, b.bounds) &&
    narrow(narrowed, right, b, mirrored[operator], a.bounds);
  const ordered = new Set(scope.ordered);
  if (operator === '<' || operator === '<=' || operator === '=')
    ordered.add(atMost(keyOf(left), keyOf(right)));
  if (operator === '>' || operator === '>=' || operator === '=')
    ordered.add(atMost(keyOf(right), keyOf(left)));
  return { ...scope, narrowed, ordered, isImpossible: scope.isImpossible || !isPossible };
}

/** Narrows what is known of one side; `false` when the comparison cannot hold. */
function narrow(
  narrowed: Map<string, Interval>,
  expr: Expr,
  type: { readonly bounds: Interval; readonly grain: Rational | undefined },
  operator: CompareOperator,
  other: Interval,
): boolean {
  const bounds = boundsAfter(type.bounds, type.grain, operator, other);
  if (bounds && expr.kind !== 'number') narrowed.set(keyOf(expr), bounds);
  return bounds !== undefined;
}

function boundsAfter(
  own: Interval,
  grain: Rational | undefined,
  operator: CompareOperator,
  other: Interval,
): Interval | undefined {
  const next = (value: Rational): Rational =>
    grain && exact.isMultiple(value, grain) ? exact.add(value, grain) : value;
  const previous = (value: Rational): Rational =>
    grain && exact.isMultiple(value, grain) ? exact.subtract(value, grain) : value;
  switch (operator) {
    case '=':
      return intersection(own, other);
    case '<':
      return intersection(own, { low: own.low, high: exact.least(own.high, previous(other.high)) });
    case '<=':
      return intersection(own, { low: own.low, high: exact.least(own.high, other.high) });
    case '>':
      return intersection(own, { low: exact.greatest(own.low, next(other.low)), high: own.high });
    case '>=':
      return intersection(own, { low: exact.greatest(own.low, other.low), high: own.high });
    case '!=': {
      if (!exact.equal(other.low, other.high)) return own;
      const low = exact.equal(own.low, other.low) ? next(own.low) : own.low;
      const high = exact.equal(own.high, other.low) ? previous(own.high) : own.high;
      return exact.compare(low, high) > 0 ? undefined : { low, high };
    }
  }
}
