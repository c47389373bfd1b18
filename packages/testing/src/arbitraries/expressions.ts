import { assertNever, exact, rational, type Rational } from '@barem/core';
import type { Expr, Range } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import {
  conditionDraft,
  numberDraft,
  type ConditionDraft,
  type NumberDraft,
  type Pick,
  type RangeForm,
} from './expression-drafts.js';
import * as nodes from './nodes.js';
import {
  choice,
  extreme,
  isSmall,
  literal,
  opposite,
  product,
  quotient,
  rounded,
  sum,
  type Quantity,
  type Unit,
} from './quantity.js';
import { sampleScope, type Scope } from './scope.js';

/** Numeric expressions over `scope` that a checker accepts, in the unit asked for. */
export const numberExpr = (scope: Scope = sampleScope, unit: Unit = 'plain'): Arbitrary<Expr> =>
  numberDraft().map((draft) => buildNumber(draft, scope, unit).expr);

/** Conditions over `scope` that a checker accepts. */
export const conditionExpr = (scope: Scope = sampleScope): Arbitrary<Expr> =>
  conditionDraft().map((draft) => buildCondition(draft, scope));

/** Expressions of every type over `scope`. */
export const expr = (scope: Scope = sampleScope): Arbitrary<Expr> =>
  fc.oneof(
    conditionExpr(scope),
    numberExpr(scope, 'plain'),
    numberExpr(scope, 'percent'),
    numberExpr(scope, 'points'),
  );

/** The `pick`-th of `values`, counting round and round; `undefined` when there are none. */
export const picked = <T>(values: readonly T[], pick: Pick): T | undefined =>
  values[pick % values.length];

/** Units in which `scope` has something to measure. */
export const unitsOf = (scope: Scope): readonly Unit[] => {
  const units = (['plain', 'percent', 'points'] as const).filter((unit) =>
    scope.quantities.some((quantity) => quantity.unit === unit),
  );
  return units.length > 0 ? units : ['plain'];
};

/**
 * What `draft` comes to in `scope`: a number in `unit`, or a bare one. Divisors are kept above 0. Where values might grow
 * beyond what engines can hold, the left operand stands alone.
 */
export function buildNumber(draft: NumberDraft, scope: Scope, unit: Unit): Quantity {
  const within = (quantity: Quantity, smaller: Quantity): Quantity =>
    isSmall(quantity) ? quantity : smaller;
  switch (draft.kind) {
    case 'operand':
      return (
        picked(
          scope.quantities.filter((each) => each.unit === unit || each.unit === 'bare'),
          draft.pick,
        ) ?? literal(rational(draft.pick % 20), unit)
      );
    case 'literal':
      return literal(draft.value, unit);
    case 'arithmetic': {
      const left = buildNumber(draft.left, scope, unit);
      const right = buildNumber(draft.right, scope, unit);
      if (draft.operator !== '*') return within(sum(left, draft.operator, right), left);
      // A product of two measures is no measure of the same kind, except that counts times counts are counts.
      const mayMultiply = unit === 'plain' || left.unit === 'bare' || right.unit === 'bare';
      return mayMultiply ? within(product(left, right), left) : left;
    }
    case 'quotient':
      return ratio(draft, scope, unit);
    case 'scaled': {
      const operand = buildNumber(draft.operand, scope, unit);
      return within(product(literal(draft.factor, 'bare'), operand), operand);
    }
    case 'guarded': {
      const guarded = guardedRatio(draft.dividend, draft.pick, scope);
      if (!guarded) return buildNumber(draft.dividend, scope, unit);
      return choice(guarded.guard, guarded.ratio, literal(exact.zero, 'bare'));
    }
    case 'negate':
      return opposite(buildNumber(draft.operand, scope, unit));
    case 'if': {
      const yes = buildNumber(draft.yes, scope, unit);
      const no = buildNumber(draft.no, scope, unit);
      return within(choice(buildCondition(draft.condition, scope), yes, no), yes);
    }
    case 'extreme': {
      const [first, ...rest] = draft.operands;
      const left = buildNumber(first, scope, unit);
      const others = rest.map((operand) => buildNumber(operand, scope, unit));
      return within(extreme(draft.which, [left, ...others]), left);
    }
    case 'round': {
      const operand = buildNumber(draft.operand, scope, unit);
      return operand.unit === 'percent' ? operand : rounded(operand, draft.mode, draft.to);
    }
    default:
      return assertNever(draft);
  }
}

/** A number that is always whole and never below 0: what units are counted in. */
export function buildWhole(draft: NumberDraft, scope: Scope): Quantity {
  const built = buildNumber(draft, scope, 'plain');
  const whole = built.whole ? built : rounded(built, 'down', exact.one);
  return exact.compare(whole.low, exact.zero) >= 0
    ? whole
    : extreme('greatest', [literal(exact.zero, 'bare'), whole]);
}

/** What `draft` comes to in `scope`. */
export function buildCondition(draft: ConditionDraft, scope: Scope): Expr {
  switch (draft.kind) {
    case 'compare': {
      const unit = picked(unitsOf(scope), draft.unit) ?? 'plain';
      const left = buildNumber(draft.left, scope, unit);
      const right =
        typeof draft.right === 'number'
          ? threshold(left, unit, draft.right)
          : buildNumber(draft.right, scope, unit).expr;
      return nodes.compare(left.expr, draft.operator, right);
    }
    case 'in-range': {
      const unit = picked(unitsOf(scope), draft.unit) ?? 'plain';
      const value = buildNumber(draft.value, scope, unit);
      const [a, b] = draft.ends.toSorted((x, y) => x - y) as [number, number];
      const range = rangeOf(
        draft.form,
        threshold(value, unit, a),
        threshold(value, unit, b + 1, 1),
      );
      return nodes.inRange(value.expr, range);
    }
    case 'flag':
      return picked(scope.conditions, draft.pick) ?? fallback(draft.pick, scope);
    case 'choice': {
      const chosen = picked(scope.choices, draft.pick);
      if (!chosen) return fallback(draft.pick, scope);
      const answer = picked(chosen.answers, draft.answer) ?? chosen.answers[0];
      return nodes.compare(chosen.expr, draft.equal ? '=' : '!=', answer);
    }
    case 'not':
      return nodes.not(buildCondition(draft.operand, scope));
    case 'logic': {
      const left = buildCondition(draft.left, scope);
      const right = buildCondition(draft.right, scope);
      return draft.operator === 'and' ? nodes.both(left, right) : nodes.either(left, right);
    }
    case 'guarded': {
      const guarded = guardedRatio(draft.dividend, draft.pick, scope);
      if (!guarded) return fallback(draft.pick, scope);
      const share = nodes.percent(draft.share);
      return nodes.both(guarded.guard, nodes.compare(guarded.ratio.expr, '>=', share));
    }
    case 'if':
      return nodes.choose(
        buildCondition(draft.condition, scope),
        buildCondition(draft.yes, scope),
        buildCondition(draft.no, scope),
      );
    case 'constant':
      return nodes.yesNo(draft.value);
    default:
      return assertNever(draft);
  }
}

/** A quotient together with the condition under which its divisor is above 0. */
export interface Guarded {
  readonly guard: Expr;
  readonly ratio: Quantity;
}

/** `dividend / x` for a fact x that may be 0, with `x > 0` or the like; `undefined` where `scope` has no such fact. */
export function guardedRatio(dividend: NumberDraft, pick: Pick, scope: Scope): Guarded | undefined {
  const divisor = picked(scope.divisors, pick);
  if (!divisor) return undefined;
  const unit = divisor.unit;
  const above = buildNumber(dividend, { ...scope, divisors: [] }, unit);
  // `x > 0` leaves the least value of x above 0, `x >= 0,5` leaves a half.
  const strict = pick % 2 === 0;
  const half = literal(rational(1, 2), unit);
  const least = strict ? rational(1, BigInt(divisor.size.bottom)) : half.low;
  const ratio = quotient(above, divisor, least);
  if (!isSmall(ratio) || ratio.unit !== 'bare') return undefined;
  const guard = strict
    ? nodes.compare(divisor.expr, '>', literal(exact.zero, unit).expr)
    : nodes.compare(divisor.expr, '>=', half.expr);
  return { guard, ratio };
}

/** A range of the form asked for; `a` is below `b`. */
export function rangeOf<T>(form: RangeForm, a: T, b: T): Range<T> {
  switch (form) {
    case 'from-under':
      return nodes.between(a, b, { to: false });
    case 'from-to':
      return nodes.between(a, b);
    case 'over-to':
      return nodes.between(a, b, { from: false });
    case 'over-under':
      return nodes.between(a, b, { from: false, to: false });
    case 'from':
      return nodes.from(a);
    case 'over':
      return { span: nodes.span, from: { value: a, inclusive: false } };
    case 'under':
      return nodes.under(b);
    case 'to':
      return { span: nodes.span, to: { value: b, inclusive: true } };
    case 'exactly':
      return nodes.between(a, a);
    default:
      return assertNever(form);
  }
}

/** `left / right` where both count the same thing and the divisor is above 0; a number in the unit wanted, or a bare one. */
function ratio(
  draft: { readonly unit: Pick; readonly left: NumberDraft; readonly right: NumberDraft },
  scope: Scope,
  wanted: Unit,
): Quantity {
  const unit = picked(unitsOf(scope), draft.unit) ?? 'plain';
  const left = buildNumber(draft.left, scope, unit);
  const right = buildNumber(draft.right, scope, unit);
  // Points have bounds that only the whole sheet tells; a literal beside them is certain.
  const certain = exact.compare(right.low, exact.zero) > 0 && unit !== 'points';
  const positive = certain ? right : extreme('greatest', [right, literal(exact.one, unit)]);
  const built = quotient(left, positive);
  return isSmall(built) && (built.unit === 'bare' || built.unit === wanted)
    ? built
    : literal(exact.one, 'bare');
}

/** A written number at `share` per cent of the way between the bounds of `measure`, on a grid that suits it. */
function threshold(measure: Quantity, unit: Unit, share: number, add = 0): Expr {
  const value = between(measure.low, measure.high, share);
  return literalNear(value, unit, add);
}

/** A literal of `unit` at or just below `value`, `add` grid steps further. Negative numbers are written with a sign. */
function literalNear(value: Rational, unit: Unit, add: number): Expr {
  const scaled = unit === 'percent' ? exact.multiply(value, rational(100)) : value;
  const grid = exact.compare(scaled, rational(10)) < 0 ? rational(1, 2) : exact.one;
  const near = exact.add(exact.roundTo(scaled, grid, 'down'), rational(add));
  return exact.compare(near, exact.zero) < 0
    ? nodes.negate(literal(exact.negate(near), unit).expr)
    : literal(near, unit).expr;
}

/** The number at `share` per cent of the way from `low` to `high`. */
export const between = (low: Rational, high: Rational, share: number): Rational =>
  exact.add(low, exact.multiply(exact.subtract(high, low), rational(share, 100)));

/** A comparison that any scope can hold. */
function fallback(pick: Pick, scope: Scope): Expr {
  return buildCondition(
    {
      kind: 'compare',
      unit: pick,
      operator: '>=',
      left: { kind: 'operand', pick },
      right: 50,
    },
    scope,
  );
}
