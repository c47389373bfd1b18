import type { Rational, RoundingMode } from '@barem/core';
import type { Annotations, Text } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { annotations, title } from './annotations.js';
import {
  conditionDraft,
  numberDraft,
  pick,
  roundingMode,
  roundingStep,
  share,
  type ConditionDraft,
  type NumberDraft,
  type Pick,
} from './expression-drafts.js';

/** A rounding that a sheet declares. */
export interface RoundingDraft {
  readonly mode: RoundingMode;
  readonly to: Rational;
}

/** A level; `width` steps of points above the level below it. */
export interface LevelDraft {
  readonly title: Text;
  readonly width: number;
  readonly annotations: Annotations;
}

/** Where one range ends and the next begins, and to which of the two the value itself belongs. */
export interface ThresholdDraft {
  /** Between the bounds of what is measured, in per cent. */
  readonly at: number;
  readonly belongsAbove: boolean;
}

/** How a criterion scores, before points and names are known. Points are whole numbers of steps. */
export type ScoringDraft =
  | {
      readonly kind: 'assessed';
      readonly from: number;
      readonly width: number;
      readonly below: boolean;
    }
  | {
      readonly kind: 'levels';
      readonly words: Pick;
      readonly levels: readonly LevelDraft[];
      readonly form: 'fixed' | 'ranges' | 'mixed';
      readonly worstFirst: boolean;
    }
  | {
      readonly kind: 'bands';
      readonly unit: Pick;
      readonly measure: NumberDraft;
      readonly thresholds: readonly ThresholdDraft[];
      readonly points: readonly [number, ...number[]];
      readonly form: 'open' | 'closed' | 'otherwise' | 'stepped';
      readonly annotations: Annotations;
    }
  /** Bands of a quotient whose divisor may be 0: the criterion applies only where it is not. */
  | {
      readonly kind: 'guarded-bands';
      readonly dividend: NumberDraft;
      readonly pick: Pick;
      readonly thresholds: readonly ThresholdDraft[];
      readonly points: readonly [number, ...number[]];
    }
  | {
      readonly kind: 'met-or-not';
      readonly points: number;
      readonly when?: ConditionDraft | undefined;
    }
  | {
      readonly kind: 'per-unit';
      readonly measure: NumberDraft;
      readonly deducts: boolean;
      readonly points: number;
      /** How many units reach the maximum; `undefined`: no maximum is stated, where none is needed. */
      readonly units: number | undefined;
    }
  | {
      readonly kind: 'progressive';
      readonly unit: Pick;
      readonly measure: NumberDraft;
      readonly upTo: number;
      readonly base: number;
      /** How many of `every` reach from the lowest to the highest value. */
      readonly steps: number;
      readonly adds: number;
      readonly most: number;
      readonly proRata?: RoundingDraft | undefined;
    }
  | {
      readonly kind: 'formula';
      readonly unit: Pick;
      readonly value: NumberDraft;
      readonly from: number;
      readonly width: number;
      readonly rounding: RoundingDraft;
      readonly alwaysRounded: boolean;
    };

export const roundingDraft = (): Arbitrary<RoundingDraft> =>
  fc.record({ mode: roundingMode(), to: roundingStep() });

const points = (max: number): Arbitrary<number> => fc.integer({ min: 1, max });

const thresholds = (maxLength: number): Arbitrary<readonly ThresholdDraft[]> =>
  fc.array(fc.record({ at: share(), belongsAbove: fc.boolean().map((below) => !below) }), {
    minLength: 1,
    maxLength,
  });

const bandPoints = (): Arbitrary<[number, ...number[]]> =>
  fc
    .tuple(points(30), fc.array(fc.nat(30), { minLength: 4, maxLength: 4 }))
    .map(([first, rest]): [number, ...number[]] => [first, ...rest]);

/** Scorings of every kind. */
export const scoringDraft = (): Arbitrary<ScoringDraft> =>
  fc.oneof(
    { withCrossShrink: true },
    {
      arbitrary: fc.record({
        kind: fc.constant('met-or-not'),
        points: points(20),
        when: fc.option(conditionDraft(), { nil: undefined }),
      }),
      weight: 3,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('assessed'),
        from: fc.constantFrom(0, 0, 0, 1),
        width: points(40),
        below: fc.boolean(),
      }),
      weight: 3,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('levels'),
        words: pick(),
        levels: fc.array(
          fc.record({ title: title(), width: points(8), annotations: annotations() }),
          { minLength: 2, maxLength: 5 },
        ),
        form: fc.constantFrom<('fixed' | 'ranges' | 'mixed')[]>('fixed', 'ranges', 'mixed'),
        worstFirst: fc.boolean(),
      }),
      weight: 3,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('bands'),
        unit: pick(),
        measure: numberDraft(),
        thresholds: thresholds(4),
        points: bandPoints(),
        form: fc.constantFrom<('open' | 'closed' | 'otherwise' | 'stepped')[]>(
          'open',
          'closed',
          'otherwise',
          'stepped',
        ),
        annotations: annotations(),
      }),
      weight: 4,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('per-unit'),
        measure: numberDraft(),
        deducts: fc.boolean(),
        points: points(4),
        units: fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined, freq: 4 }),
      }),
      weight: 2,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('progressive'),
        unit: pick(),
        measure: numberDraft(),
        upTo: share(),
        base: fc.nat(10),
        steps: fc.integer({ min: 1, max: 30 }),
        adds: points(4),
        most: points(30),
        proRata: fc.option(roundingDraft(), { nil: undefined, freq: 2 }),
      }),
      weight: 2,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('formula'),
        unit: pick(),
        value: numberDraft(),
        from: fc.constantFrom(0, 0, 0, 1),
        width: points(40),
        rounding: roundingDraft(),
        alwaysRounded: fc.boolean(),
      }),
      weight: 2,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('guarded-bands'),
        dividend: numberDraft(),
        pick: pick(),
        thresholds: thresholds(3),
        points: bandPoints(),
      }),
      weight: 1,
    },
  );
