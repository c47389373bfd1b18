import { invariant } from '@barem/core';
import type { CheckedSheet } from '@barem/check';
import type { Expr } from '@barem/syntax';
import type { Builder } from './builder.js';
import type { Slot } from './plan.js';
import type { Quantities, Quantity } from './quantity.js';

/** What expressions need from the rest of the sheet. */
export interface Lookup {
  /** The value of a fact: a number, a condition, or the position of a choice. */
  readonly fact: (id: string) => Quantity;
  /** Points of a criterion or section. */
  readonly points: (id: string) => Quantity;
  /** Position of the level of a criterion, −1 when it does not apply. */
  readonly level: (id: string) => Slot;
  readonly maximum: (id: string) => Quantity;
}

/** Turns checked expressions into operations. */
export interface ExpressionLowering {
  readonly quantity: (expr: Expr) => Quantity;
  readonly condition: (expr: Expr) => Slot;
}

export function lowerExpressions(
  checked: CheckedSheet,
  build: Builder,
  quantities: Quantities,
  lookup: Lookup,
): ExpressionLowering {
  const lets = new Map<string, Quantity>();

  /** Conditions and choices are quantities too while they are lowered: a whole number with unit 1. */
  const whole = (of: Slot): Quantity => ({ of, unit: 1n });
  const condition = (expr: Expr): Slot => quantity(expr).of;

  function quantity(expr: Expr): Quantity {
    switch (expr.kind) {
      case 'number':
        return quantities.constant(expr.value);
      case 'boolean':
      case 'met':
        return whole(build.constant(expr.value ? 1n : 0n));
      case 'name':
        return name(expr);
      case 'points-of':
        return lookup.points(expr.of.id);
      case 'maximum-of':
        return lookup.maximum(expr.of.id);
      case 'level-of':
        return whole(lookup.level(expr.of.id));
      case 'not':
        return whole(build.not(condition(expr.operand)));
      case 'quantified':
      case 'points-of-series':
        invariant(expr.meaning, 'the checker knows what every quantifier means');
        return quantity(expr.meaning);
      case 'negate':
        return quantities.negate(quantity(expr.operand));
      case 'arithmetic':
        return arithmetic(expr);
      case 'compare':
        return whole(quantities.compare(quantity(expr.left), expr.operator, quantity(expr.right)));
      case 'in-range': {
        const value = quantity(expr.value);
        const { from, to } = expr.range;
        const parts = [
          ...(from
            ? [quantities.compare(value, from.inclusive ? '>=' : '>', quantity(from.value))]
            : []),
          ...(to ? [quantities.compare(value, to.inclusive ? '<=' : '<', quantity(to.value))] : []),
        ];
        return whole(build.both('and', parts));
      }
      case 'logic':
        return whole(build.both(expr.operator, [condition(expr.left), condition(expr.right)]));
      case 'if':
        return quantities.select(
          condition(expr.condition),
          quantity(expr.then),
          quantity(expr.otherwise),
        );
      case 'extreme':
        return expr.operands.map(quantity).reduce((a, b) => quantities.extreme(expr.which, a, b));
      case 'round':
        return quantities.round(quantity(expr.value), expr.to.value, expr.mode);
    }
  }

  function arithmetic({ operator, left, right }: Extract<Expr, { kind: 'arithmetic' }>): Quantity {
    const [a, b] = [quantity(left), quantity(right)];
    switch (operator) {
      case '+':
        return quantities.add(a, b, 1n);
      case '-':
        return quantities.add(a, b, -1n);
      case '*':
        return quantities.multiply(a, b);
      case '/':
        return quantities.divide(a, b);
    }
  }

  function name(expr: Extract<Expr, { kind: 'name' }>): Quantity {
    const resolution = checked.resolutions.get(expr);
    if (resolution?.kind === 'option') return whole(build.constant(BigInt(resolution.index)));
    if (resolution?.kind === 'fact') return lookup.fact(expr.id);
    const binding = checked.symbols.lets.get(expr.id);
    invariant(binding, `the name ${expr.id} was resolved by the checker`);
    const known = lets.get(expr.id) ?? quantity(binding.value);
    lets.set(expr.id, known);
    return known;
  }

  return { quantity, condition };
}
