import { exact, rational, type Rational, type Span } from '@barem/core';
import type { Expr, NameExpr, Rating, Sheet, Text } from '@barem/syntax';

/** Writes expressions that stand for something written at `span`. */
export interface ExpressionsAt {
  readonly number: (value: Rational) => Expr;
  readonly name: (id: string) => NameExpr;
  readonly is: (fact: string, option: string) => Expr;
  readonly not: (operand: Expr) => Expr;
  /** Holds where all of them do; `true` where there is none. */
  readonly all: (operands: readonly Expr[]) => Expr;
  /** Holds where one of them does; `false` where there is none. */
  readonly any: (operands: readonly Expr[]) => Expr;
  readonly sum: (operands: readonly Expr[]) => Expr;
  readonly arithmetic: (left: Expr, operator: '+' | '-' | '*' | '/', right: Expr) => Expr;
  readonly compare: (left: Expr, operator: '=' | '<' | '<=' | '>' | '>=', right: Expr) => Expr;
  readonly choose: (condition: Expr, yes: Expr, no: Expr) => Expr;
  readonly extreme: (which: 'least' | 'greatest', operands: readonly Expr[]) => Expr;
  /** 1 where the condition holds, else 0. */
  readonly count: (condition: Expr) => Expr;
}

export function expressionsAt(span: Span): ExpressionsAt {
  const number = (value: Rational): Expr => ({ kind: 'number', span, value, percent: false });
  const boolean = (value: boolean): Expr => ({ kind: 'boolean', span, value });
  const name = (id: string): NameExpr => ({ kind: 'name', span, id });
  const logic =
    (operator: 'and' | 'or') =>
    (operands: readonly Expr[]): Expr =>
      balanced(operands, (left, right) => ({ kind: 'logic', span, operator, left, right })) ??
      boolean(operator === 'and');
  const arithmetic: ExpressionsAt['arithmetic'] = (left, operator, right) => ({
    kind: 'arithmetic',
    span,
    operator,
    left,
    right,
  });
  const choose: ExpressionsAt['choose'] = (condition, yes, no) => ({
    kind: 'if',
    span,
    condition,
    // oxlint-disable-next-line unicorn/no-thenable -- a tree is never awaited
    then: yes,
    otherwise: no,
  });
  return {
    number,
    name,
    is: (fact, option) => ({
      kind: 'compare',
      span,
      operator: '=',
      left: name(fact),
      right: name(option),
    }),
    not: (operand) => ({ kind: 'not', span, operand }),
    all: logic('and'),
    any: logic('or'),
    sum: (operands) =>
      balanced(operands, (left, right) => arithmetic(left, '+', right)) ?? number(exact.zero),
    arithmetic,
    compare: (left, operator, right) => ({ kind: 'compare', span, operator, left, right }),
    choose,
    extreme: (which, operands) => ({ kind: 'extreme', span, which, operands }),
    count: (condition) => choose(condition, number(rational(1n)), number(exact.zero)),
  };
}

/** Joins operands in pairs of pairs, so that the expression stays shallow. */
function balanced(
  operands: readonly Expr[],
  join: (left: Expr, right: Expr) => Expr,
): Expr | undefined {
  if (operands.length <= 1) return operands[0];
  const half = Math.ceil(operands.length / 2);
  const [left, right] = [operands.slice(0, half), operands.slice(half)];
  return join(balanced(left, join)!, balanced(right, join)!);
}

/** A title in the language of the sheet, written nowhere. */
export const textAt = (span: Span, value: string): Text => ({ span, value });

/** No annotations: what is generated has no source of its own. */
export const noAnnotations: Sheet['annotations'] = { sources: [], notes: [] };

/** The ids of ratings, best first. */
export const idsOf = (ratings: readonly Rating[]): readonly string[] =>
  ratings.map(({ id }) => id.id);
