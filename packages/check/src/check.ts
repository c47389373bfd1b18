import {
  exact,
  inSourceOrder,
  isError,
  limits,
  type Diagnostic,
  type Rational,
  type Span,
} from '@barem/core';
import { syntaxDiagnostics, type NameExpr, type Scoring, type Sheet } from '@barem/syntax';
import { sumBudget, type Budget, type TotalBudget } from './budget.js';
import { checks } from './checks/index.js';
import type { CheckContext, ResolvedScale } from './context.js';
import { orderCriteria } from './dependencies.js';
import { ratingUnreachable, tooLongList } from './diagnostics.js';
import { createInference, type Resolution } from './infer.js';
import { expandRollUp } from './roll-up/expand.js';
import type { RatedSheets } from './roll-up/rated-sheet.js';
import type { SeriesFacts } from './roll-up/series-facts.js';
import { clampValue, interval } from './interval.js';
import { collectSymbols, type Placed, type Symbols } from './symbols.js';

/** A sheet that has no errors, with everything that was learned about it. Only {@link checkSheet} makes one. */
export interface CheckedSheet {
  readonly sheet: Sheet;
  readonly symbols: Symbols;
  /** Criteria in an order in which each stands after those it depends on. */
  readonly order: readonly Placed[];
  readonly budgets: ReadonlyMap<string, Budget>;
  readonly resolutions: ReadonlyMap<NameExpr, Resolution>;
  readonly scale: ResolvedScale;
  readonly total: TotalBudget;
  /** Every series of a roll-up with the facts that stand for its results; empty for other sheets. */
  readonly series: readonly SeriesFacts[];
}

/** What checking gives; `checked` is absent when there are errors. */
export interface CheckResult {
  readonly checked?: CheckedSheet;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds everything that is wrong with a sheet, in source order. Pure; never throws.
 * @param rated - the sheets whose results a roll-up may include
 */
export function checkSheet(written: Sheet, rated: RatedSheets = () => []): CheckResult {
  const { sheet, generated, series, diagnostics: expansion } = expandRollUp(written, rated);
  const tooLong = longLists(sheet);
  if (tooLong.length > 0) return { diagnostics: tooLong };
  const found: Diagnostic[] = [...expansion];
  const { symbols, diagnostics: clashes } = collectSymbols(sheet);
  const { order, circular, diagnostics: circles } = orderCriteria(symbols);
  const stated = sheet.scale?.step?.value;
  const step = stated && stated.numerator > 0n ? stated : exact.one;
  const inference = createInference({
    symbols,
    constraints: sheet.constraints.map(({ condition }) => condition),
    step,
    circular,
    place: sheet.id.span,
    report: (diagnostic) => found.push(diagnostic),
  });
  const parts = order.map(({ criterion, block, section }) => {
    const placed: Placed = { criterion, block, section };
    return { id: criterion.id.id, block, budget: inference.budget(placed) };
  });
  const scale = resolveScale(sheet, step, parts);
  const total = totalBudget(sheet, parts, scale);
  const context: CheckContext = { sheet, generated, symbols, inference, scale, total, order };
  for (const check of checks) found.push(...check(context));
  const all = inSourceOrder([...clashes, ...circles, ...found]);
  const isWrong = all.some(isError);
  // Which totals can occur is known only once the points are right.
  const diagnostics = isWrong
    ? all.filter(({ code }) => code !== ratingUnreachable.definition.code)
    : all;
  if (isWrong) return { diagnostics: firstOf(diagnostics) };
  const budgets = new Map(parts.map(({ id, budget }) => [id, budget]));
  const checked = {
    sheet,
    symbols,
    order,
    budgets,
    resolutions: inference.resolutions,
    scale,
    total,
    series,
  };
  return { checked, diagnostics: firstOf(diagnostics) };
}

/** As many findings as anybody can take in, and a last one that says that there are more. */
function firstOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const limit = limits.diagnostics;
  const next = diagnostics[limit];
  if (!next) return diagnostics;
  return [
    ...diagnostics.slice(0, limit),
    syntaxDiagnostics.tooManyDiagnostics(next.span, { limit }),
  ];
}

/** Lists that are longer than checking them against one another can bear. */
function longLists(sheet: Sheet): readonly Diagnostic[] {
  const criteria = [
    ...sheet.sections.flatMap((section) => section.criteria),
    ...sheet.bonuses,
    ...sheet.penalties,
  ];
  const lists: readonly { readonly span: Span; readonly count: number }[] = [
    {
      span: sheet.id.span,
      count: Math.max(
        sheet.ratings.length,
        sheet.caps.length,
        sheet.constraints.length,
        sheet.examples.length,
      ),
    },
    ...sheet.ratings.map(({ id, requirements }) => ({ span: id.span, count: requirements.length })),
    ...sheet.facts.map(({ id, type }) => ({
      span: id.span,
      count: type.kind === 'choice' ? type.options.length : 0,
    })),
    ...criteria.map(({ id, scoring }) => ({ span: id.span, count: partsOf(scoring) })),
  ];
  return lists
    .filter(({ count }) => count > limits.listed)
    .map(({ span, count }) => tooLongList(span, { count, limit: limits.listed }));
}

const partsOf = (scoring: Scoring): number =>
  scoring.kind === 'levels'
    ? scoring.levels.length
    : scoring.kind === 'bands'
      ? scoring.bands.length
      : 0;

type Part = { readonly budget: Budget; readonly block: Placed['block'] };

function resolveScale(sheet: Sheet, step: Rational, parts: readonly Part[]): ResolvedScale {
  const full = exact.sum(
    parts.filter(({ block }) => block === 'section').map(({ budget }) => budget.maximum),
  );
  const stated = sheet.scale?.bounds;
  const noScale = sheet.scale !== undefined && stated === undefined;
  const bounds = interval(stated?.from?.value ?? exact.zero, stated?.to.value ?? full);
  return {
    ...(!noScale && { bounds }),
    step,
    stepIsStated: sheet.scale?.step !== undefined,
    lowerIsBetter: sheet.scale?.lowerIsBetter ?? false,
    full,
  };
}

/** What a total can be, rescaled and clamped. */
function totalBudget(sheet: Sheet, parts: readonly Part[], scale: ResolvedScale): TotalBudget {
  const { bounds, grain } = sumBudget(parts);
  const rounding = sheet.scale?.rounding?.to.value;
  const ends = scale.bounds ? [scale.bounds.low, scale.bounds.high] : [];
  const council = sheet.assessors?.rounding?.to.value;
  const roundings = [rounding, council].flatMap((to) => (to && to.numerator > 0n ? [to] : []));
  const shared = [...ends, ...roundings].reduce(exact.gcdOf, grain);
  if (!scale.bounds) return { bounds, grain: shared };
  const leaves = parts.length > 0 && rounding !== undefined;
  // A rescaled total can reach both ends of the scale.
  const low = leaves ? scale.bounds.low : clampValue(bounds.low, scale.bounds);
  const high = leaves ? scale.bounds.high : clampValue(bounds.high, scale.bounds);
  return { bounds: interval(low, high), grain: shared };
}
