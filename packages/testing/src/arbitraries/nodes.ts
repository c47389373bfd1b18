/** Builders of tree nodes that come from no text: every span is empty. */
import type { Rational, RoundingMode } from '@barem/core';
import { rational, type Span } from '@barem/core';
import type {
  Annotations,
  Arithmetic,
  ArithmeticOperator,
  BooleanLiteral,
  Compare,
  CompareOperator,
  Expr,
  Extreme,
  If,
  InRange,
  LevelOf,
  Logic,
  MaximumOf,
  MetLiteral,
  Name,
  NameExpr,
  Negate,
  Not,
  NumberLiteral,
  PointsOf,
  Range,
  Round,
  Rounding,
  Text,
} from '@barem/syntax';

/** The span of everything that no text stands behind. */
export const span: Span = { start: 0, end: 0 };

export const name = (id: string): Name => ({ span, id });
export const text = (value: string): Text => ({ span, value });
export const noAnnotations: Annotations = { sources: [], notes: [] };

/** A bare number; a JavaScript integer or an exact fraction. */
export const number = (value: Rational | number): NumberLiteral => ({
  kind: 'number',
  span,
  value: typeof value === 'number' ? rational(value) : value,
  percent: false,
});

/** `percent(85)` is `85%`, that is 17/20. */
export const percent = (value: Rational | number): NumberLiteral => {
  const { numerator, denominator } = typeof value === 'number' ? rational(value) : value;
  return { kind: 'number', span, value: rational(numerator, denominator * 100n), percent: true };
};

export const yesNo = (value: boolean): BooleanLiteral => ({ kind: 'boolean', span, value });
export const met = (value: boolean): MetLiteral => ({ kind: 'met', span, value });
export const named = (id: string): NameExpr => ({ kind: 'name', span, id });
export const pointsOf = (id: string): PointsOf => ({ kind: 'points-of', span, of: name(id) });
export const maximumOf = (id: string): MaximumOf => ({ kind: 'maximum-of', span, of: name(id) });
export const levelOf = (id: string): LevelOf => ({ kind: 'level-of', span, of: name(id) });
export const not = (operand: Expr): Not => ({ kind: 'not', span, operand });
export const negate = (operand: Expr): Negate => ({ kind: 'negate', span, operand });

export const arithmetic = (left: Expr, operator: ArithmeticOperator, right: Expr): Arithmetic => ({
  kind: 'arithmetic',
  span,
  operator,
  left,
  right,
});

export const compare = (left: Expr, operator: CompareOperator, right: Expr): Compare => ({
  kind: 'compare',
  span,
  operator,
  left,
  right,
});

export const both = (left: Expr, right: Expr): Logic => ({
  kind: 'logic',
  span,
  operator: 'and',
  left,
  right,
});

export const either = (left: Expr, right: Expr): Logic => ({
  kind: 'logic',
  span,
  operator: 'or',
  left,
  right,
});

export const inRange = (value: Expr, range: Range<Expr>): InRange => ({
  kind: 'in-range',
  span,
  value,
  range,
});

export const choose = (condition: Expr, then: Expr, otherwise: Expr): If => ({
  kind: 'if',
  span,
  condition,
  // oxlint-disable-next-line unicorn/no-thenable -- the tree names its parts as the language does
  then,
  otherwise,
});

export const extreme = (which: Extreme['which'], operands: readonly Expr[]): Extreme => ({
  kind: 'extreme',
  span,
  which,
  operands,
});

export const round = (value: Expr, mode: RoundingMode, to: NumberLiteral): Round => ({
  kind: 'round',
  span,
  mode,
  value,
  to,
});

export const rounding = (mode: RoundingMode, to: NumberLiteral): Rounding => ({ span, mode, to });

/** `from a`: a and above. */
export const from = <T>(a: T): Range<T> => ({ span, from: { value: a, inclusive: true } });

/** `under b`. */
export const under = <T>(b: T): Range<T> => ({ span, to: { value: b, inclusive: false } });

/** `from a to b`, ends included unless told otherwise. */
export const between = <T>(a: T, b: T, ends: { from?: boolean; to?: boolean } = {}): Range<T> => ({
  span,
  from: { value: a, inclusive: ends.from ?? true },
  to: { value: b, inclusive: ends.to ?? true },
});
