import { rational, type Rational, type RoundingMode } from '@barem/core';
import type { ArithmeticOperator, CompareOperator } from '@barem/syntax';
import type { Arbitrary, LetrecTypedTie } from 'fast-check';
import * as fc from 'fast-check';

/*
 * An expression is drawn in two steps: a draft, in which a number picks "the n-th of whatever is in scope", and then the
 * typed tree that the draft comes to in one scope. Drafts know nothing of the sheet, so they shrink by themselves.
 */

/** Picks one of a list that is not yet known. */
export type Pick = number;

/** A numeric expression before its names are known. */
export type NumberDraft =
  | { readonly kind: 'operand'; readonly pick: Pick }
  | { readonly kind: 'literal'; readonly value: Rational }
  | {
      readonly kind: 'arithmetic';
      readonly operator: Exclude<ArithmeticOperator, '/'>;
      readonly left: NumberDraft;
      readonly right: NumberDraft;
    }
  | {
      readonly kind: 'quotient';
      readonly unit: Pick;
      readonly left: NumberDraft;
      readonly right: NumberDraft;
    }
  | { readonly kind: 'scaled'; readonly factor: Rational; readonly operand: NumberDraft }
  | { readonly kind: 'guarded'; readonly dividend: NumberDraft; readonly pick: Pick }
  | { readonly kind: 'negate'; readonly operand: NumberDraft }
  | {
      readonly kind: 'if';
      readonly condition: ConditionDraft;
      readonly yes: NumberDraft;
      readonly no: NumberDraft;
    }
  | {
      readonly kind: 'extreme';
      readonly which: 'least' | 'greatest';
      readonly operands: readonly [NumberDraft, ...NumberDraft[]];
    }
  | {
      readonly kind: 'round';
      readonly mode: RoundingMode;
      readonly to: Rational;
      readonly operand: NumberDraft;
    };

/** Which ends a range has, and whether they belong. */
export type RangeForm =
  | 'from-under'
  | 'from-to'
  | 'over-to'
  | 'over-under'
  | 'from'
  | 'over'
  | 'under'
  | 'to'
  | 'exactly';

/** A condition before its names are known. */
export type ConditionDraft =
  | {
      readonly kind: 'compare';
      readonly unit: Pick;
      readonly operator: CompareOperator;
      readonly left: NumberDraft;
      /** How far from the lowest to the highest value of `left` the literal lies, in per cent; else an expression. */
      readonly right: number | NumberDraft;
    }
  | {
      readonly kind: 'in-range';
      readonly unit: Pick;
      readonly form: RangeForm;
      readonly value: NumberDraft;
      /** Where the ends lie between the bounds of `value`, in per cent. */
      readonly ends: readonly [number, number];
    }
  | { readonly kind: 'flag'; readonly pick: Pick }
  | {
      readonly kind: 'choice';
      readonly pick: Pick;
      readonly answer: Pick;
      readonly equal: boolean;
    }
  | { readonly kind: 'not'; readonly operand: ConditionDraft }
  | {
      readonly kind: 'logic';
      readonly operator: 'and' | 'or';
      readonly left: ConditionDraft;
      readonly right: ConditionDraft;
    }
  | {
      readonly kind: 'guarded';
      readonly dividend: NumberDraft;
      readonly pick: Pick;
      readonly share: number;
    }
  | {
      readonly kind: 'if';
      readonly condition: ConditionDraft;
      readonly yes: ConditionDraft;
      readonly no: ConditionDraft;
    }
  | { readonly kind: 'constant'; readonly value: boolean };

export const pick = (): Arbitrary<Pick> => fc.nat(1000);

/** Between 0 and 100: how far from one bound to the other. */
export const share = (): Arbitrary<number> => fc.nat(100);

export const roundingMode = (): Arbitrary<RoundingMode> =>
  fc.constantFrom<RoundingMode[]>('half-up', 'half-even', 'up', 'down');

/** A step that values are rounded to. */
export const roundingStep = (): Arbitrary<Rational> =>
  fc.constantFrom(rational(1), rational(1, 2), rational(1, 10), rational(1, 4), rational(1, 100));

const smallNumber = (): Arbitrary<Rational> =>
  fc.oneof(
    { arbitrary: fc.nat(20).map((value) => rational(value)), weight: 3 },
    { arbitrary: fc.nat(200).map((value) => rational(value, 10)), weight: 1 },
    { arbitrary: fc.nat(400).map((value) => rational(value, 4)), weight: 1 },
  );

const factor = (): Arbitrary<Rational> =>
  fc.constantFrom(rational(2), rational(1, 2), rational(3), rational(3, 10), rational(5, 4));

interface Drafts {
  number: NumberDraft;
  condition: ConditionDraft;
}

const drafts = fc.letrec<Drafts>((tie: LetrecTypedTie<Drafts>) => ({
  number: fc.oneof(
    { withCrossShrink: true, maxDepth: 3, depthIdentifier: 'expression' },
    { arbitrary: fc.record({ kind: fc.constant('operand'), pick: pick() }), weight: 8 },
    { arbitrary: fc.record({ kind: fc.constant('literal'), value: smallNumber() }), weight: 1 },
    {
      arbitrary: fc.record({
        kind: fc.constant('arithmetic'),
        operator: fc.constantFrom<('+' | '-' | '*')[]>('+', '-', '*'),
        left: tie('number'),
        right: tie('number'),
      }),
      weight: 3,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('quotient'),
        unit: pick(),
        left: tie('number'),
        right: tie('number'),
      }),
      weight: 2,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('scaled'),
        factor: factor(),
        operand: tie('number'),
      }),
      weight: 1,
    },
    {
      arbitrary: fc.record({ kind: fc.constant('guarded'), dividend: tie('number'), pick: pick() }),
      weight: 1,
    },
    { arbitrary: fc.record({ kind: fc.constant('negate'), operand: tie('number') }), weight: 1 },
    {
      arbitrary: fc.record({
        kind: fc.constant('if'),
        condition: tie('condition'),
        yes: tie('number'),
        no: tie('number'),
      }),
      weight: 1,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('extreme'),
        which: fc.constantFrom<('least' | 'greatest')[]>('least', 'greatest'),
        operands: fc
          .tuple(tie('number'), fc.array(tie('number'), { maxLength: 2 }))
          .map(([first, rest]): [NumberDraft, ...NumberDraft[]] => [first, ...rest]),
      }),
      weight: 1,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('round'),
        mode: roundingMode(),
        to: roundingStep(),
        operand: tie('number'),
      }),
      weight: 1,
    },
  ),
  condition: fc.oneof(
    { withCrossShrink: true, maxDepth: 3, depthIdentifier: 'expression' },
    {
      arbitrary: fc.record({
        kind: fc.constant('compare'),
        unit: pick(),
        operator: fc.constantFrom<CompareOperator[]>('>=', '<', '<=', '>', '=', '!='),
        left: tie('number'),
        right: fc.oneof({ arbitrary: share(), weight: 3 }, { arbitrary: tie('number'), weight: 1 }),
      }),
      weight: 5,
    },
    { arbitrary: fc.record({ kind: fc.constant('flag'), pick: pick() }), weight: 2 },
    {
      arbitrary: fc.record({
        kind: fc.constant('choice'),
        pick: pick(),
        answer: pick(),
        equal: fc.boolean(),
      }),
      weight: 2,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('in-range'),
        unit: pick(),
        form: fc.constantFrom<RangeForm[]>(
          'from-under',
          'from-to',
          'over-to',
          'over-under',
          'from',
          'over',
          'under',
          'to',
          'exactly',
        ),
        value: tie('number'),
        ends: fc.tuple(share(), share()),
      }),
      weight: 2,
    },
    { arbitrary: fc.record({ kind: fc.constant('not'), operand: tie('condition') }), weight: 1 },
    {
      arbitrary: fc.record({
        kind: fc.constant('logic'),
        operator: fc.constantFrom<('and' | 'or')[]>('and', 'or'),
        left: tie('condition'),
        right: tie('condition'),
      }),
      weight: 2,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('guarded'),
        dividend: tie('number'),
        pick: pick(),
        share: share(),
      }),
      weight: 1,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('if'),
        condition: tie('condition'),
        yes: tie('condition'),
        no: tie('condition'),
      }),
      weight: 1,
    },
    { arbitrary: fc.record({ kind: fc.constant('constant'), value: fc.boolean() }), weight: 1 },
  ),
}));

/** Numeric expressions of every form, small ones first. */
export const numberDraft = (): Arbitrary<NumberDraft> => drafts.number;

/** Conditions of every form, small ones first. */
export const conditionDraft = (): Arbitrary<ConditionDraft> => drafts.condition;
