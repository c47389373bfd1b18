import type { Diagnostic, Rational } from '@barem/core';
import type { Sheet } from '@barem/syntax';
import type { TotalBudget } from './budget.js';
import type { Inference } from './infer.js';
import type { Interval } from './interval.js';
import type { Placed, Symbols } from './symbols.js';

/** What every check may look at. */
export interface CheckContext {
  readonly sheet: Sheet;
  /** Facts, lets, constraints and caps that nobody wrote: those of a roll-up. */
  readonly generated: ReadonlySet<object>;
  readonly symbols: Symbols;
  readonly inference: Inference;
  readonly scale: ResolvedScale;
  /** What totals can be. */
  readonly total: TotalBudget;
  /** Criteria in an order in which each stands after those it depends on. */
  readonly order: readonly Placed[];
}

/** The scale with what the sheet leaves unsaid. */
export interface ResolvedScale {
  /** Totals are clamped to it; absent where the sheet has no scale. */
  readonly bounds?: Interval;
  readonly step: Rational;
  /** Whether the sheet says what the step is. */
  readonly stepIsStated: boolean;
  readonly lowerIsBetter: boolean;
  /** Σ maxima of all criteria in sections: what a total is rescaled to. */
  readonly full: Rational;
}

/** One check: what is wrong with one aspect of a sheet. */
export type Check = (context: CheckContext) => Iterable<Diagnostic>;
