import { exact, rational, type Rational } from '@barem/core';
import type { Scale } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { roundingMode } from './expression-drafts.js';
import * as nodes from './nodes.js';
import type { RoundingDraft } from './scoring-drafts.js';

/** The scale of a sheet: from 0, from below 0, none, or not stated at all. */
export interface ScaleDraft {
  readonly kind: 'from-zero' | 'below-zero' | 'none' | 'absent';
  readonly step: Rational;
  readonly writesStep: boolean;
  readonly lowerIsBetter: boolean;
  readonly rounding: RoundingDraft;
  readonly writesRounding: boolean;
  /** How far a scale reaches below 0, in steps. */
  readonly below: number;
}

/** Scales of every kind; most go from 0 up. */
export const scaleDraft = (): Arbitrary<ScaleDraft> =>
  fc.record({
    kind: fc.oneof(
      { withCrossShrink: true },
      { arbitrary: fc.constant('from-zero' as const), weight: 5 },
      {
        arbitrary: fc.constantFrom('below-zero' as const, 'none' as const, 'absent' as const),
        weight: 3,
      },
    ),
    step: fc.constantFrom(exact.one, rational(1, 2), rational(1, 4)),
    writesStep: fc.boolean(),
    lowerIsBetter: fc.nat(4).map((value) => value === 4),
    rounding: fc.record({
      mode: roundingMode(),
      to: fc.constantFrom(rational(1), rational(1, 2), rational(1, 100)),
    }),
    writesRounding: fc.boolean(),
    below: fc.integer({ min: 1, max: 20 }),
  });

/** The clause that a draft comes to, now that the sums are known. */
export function scaleClause(
  draft: ScaleDraft,
  sums: {
    readonly highest: Rational;
    readonly below: Rational;
    readonly leaves: boolean;
    readonly lowerIsBetter: boolean;
  },
): { readonly scale?: Scale } {
  if (draft.kind === 'absent') return {};
  const from = draft.kind === 'below-zero' && { from: nodes.number(sums.below) };
  const bounds = draft.kind !== 'none' && { bounds: { ...from, to: nodes.number(sums.highest) } };
  const rounds = sums.leaves || (draft.kind === 'from-zero' && draft.writesRounding);
  const rounding = rounds && {
    rounding: nodes.rounding(draft.rounding.mode, nodes.number(draft.rounding.to)),
  };
  return {
    scale: {
      span: nodes.span,
      ...bounds,
      ...(draft.writesStep && { step: nodes.number(draft.step) }),
      lowerIsBetter: sums.lowerIsBetter,
      ...rounding,
    },
  };
}
