import { exact, inSourceOrder, rational, type Diagnostic } from '@barem/core';
import type { Cap, Constraint, Expr, Let, RollUp, Series, Sheet } from '@barem/syntax';
import {
  editionsDiffer,
  missingUndeclared,
  noSeries,
  outsideRollUp,
  seldomer,
  unknownSheet,
  unusedSeries,
  wrongSource,
} from '../diagnostics.js';
import { unknown } from '../infer.js';
import { expressionsAt, idsOf, noAnnotations, textAt } from './build.js';
import {
  decisionFor,
  decisionsAboutRecords,
  missingOf,
  sameRatings,
  undeclaredFinding,
  unsaid,
  wrongDeclarations,
} from './declared.js';
import { mapExpressions } from './map-expressions.js';
import { meaningOfPoints, meaningOfQuantified, type Meaning } from './quantifiers.js';
import { asOne, type RatedSheet, type RatedSheets } from './rated-sheet.js';
import {
  countedOf,
  missing as missingId,
  periodsOf,
  seriesFacts,
  type SeriesFacts,
} from './series-facts.js';

/** A sheet in which nothing but ordinary facts and expressions is left. */
export interface Expanded {
  readonly sheet: Sheet;
  /** Facts, lets, constraints and caps that nobody wrote. */
  readonly generated: ReadonlySet<object>;
  /** Every series with its facts; empty for a sheet that is no roll-up. */
  readonly series: readonly SeriesFacts[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Turns a roll-up into a sheet: each result becomes a fact, each quantifier an expression over these facts. A sheet that
 * is no roll-up stays as it is.
 */
export function expandRollUp(sheet: Sheet, rated: RatedSheets): Expanded {
  const { rollUp } = sheet;
  if (!rollUp) return { ...asWritten(sheet), series: [] };
  const diagnostics: Diagnostic[] = [...wrongDeclarations(rollUp)];
  if (rollUp.series.length === 0) diagnostics.push(noSeries(sheet.id.span, {}));
  const asked = askedForPoints(sheet);
  const series = rollUp.series.flatMap((each): readonly SeriesFacts[] => {
    const found = knownSheet(each, rollUp, rated);
    diagnostics.push(...found.diagnostics);
    if (!found.of) return [];
    const { missing, diagnostics: wrong } = missingOf(rollUp, each, found.of);
    diagnostics.push(...wrong);
    if (!missing) {
      if (wrong.length === 0 && each.every !== 'unit-below' && !hasMissing(rollUp, each))
        diagnostics.push(missingUndeclared(each.span, { series: each.id.id }));
      if (each.every !== 'unit-below') return [];
    }
    const known = {
      series: each,
      of: found.of,
      missing: missing ?? ({ kind: 'not-counted' } as const),
      hasPoints: asked.has(each.id.id),
      ...decisionsAboutRecords(rollUp, each),
    };
    return [seriesFacts(known, rollUp.drawnUp?.every ?? 'year', sheet.language)];
  });
  const situations = unsaid(
    rollUp,
    Math.max(1, ...rollUp.series.map(({ of }) => rated(of.id).length)),
  );
  if (situations.length > 0 && rollUp.series.length > 0)
    diagnostics.push(undeclaredFinding(rollUp, situations, sheet.language));

  const byId = new Map(series.map((each) => [each.known.series.id.id, each]));
  const ids = rollUp.series.map(({ id }) => id.id);
  const used = new Set<string>();
  const lets: Let[] = [];
  const expanded = mapExpressions(sheet, (expr) => {
    if (expr.kind !== 'quantified' && expr.kind !== 'points-of-series') return expr;
    used.add(expr.series.id);
    const facts = byId.get(expr.series.id);
    if (!facts) {
      if (!ids.includes(expr.series.id)) diagnostics.push(unknown('series', expr.series, ids));
      return expr;
    }
    const found: Meaning =
      expr.kind === 'quantified' ? meaningOfQuantified(expr, facts) : meaningOfPoints(expr, facts);
    lets.push(...found.lets);
    diagnostics.push(...found.diagnostics);
    return found.meaning ? { ...expr, meaning: found.meaning } : expr;
  });
  for (const { id } of rollUp.series)
    if (!used.has(id.id)) diagnostics.push(unusedSeries(id.span, { series: id.id }));

  const facts = series.flatMap((each) => each.facts);
  const fitting = series.flatMap((each) => each.constraints);
  const present = series.flatMap((each) => presence(each, sheet));
  const absence = series.flatMap((each) => emptiness(each, rollUp, sheet));
  const constraints = [
    ...fitting,
    ...present,
    ...absence.flatMap(({ constraint }) => constraint ?? []),
  ];
  const caps = absence.flatMap(({ cap }) => cap ?? []);
  diagnostics.push(...absence.flatMap(({ diagnostic }) => diagnostic ?? []));
  return {
    sheet: {
      ...expanded,
      facts: [...facts, ...expanded.facts],
      constraints: [...constraints, ...expanded.constraints],
      lets: [...lets, ...expanded.lets],
      caps: [...expanded.caps, ...caps],
    },
    generated: new Set<object>([...facts, ...constraints, ...lets, ...caps]),
    series,
    diagnostics: inSourceOrder(diagnostics),
  };
}

/** A sheet that is no roll-up, in which quantifiers have nothing to speak of. */
function asWritten(sheet: Sheet): Omit<Expanded, 'series'> {
  const diagnostics: Diagnostic[] = [];
  mapExpressions(sheet, (expr) => {
    if (expr.kind === 'quantified' || expr.kind === 'points-of-series')
      diagnostics.push(outsideRollUp(expr.span, {}));
    return expr;
  });
  return { sheet, generated: new Set(), diagnostics };
}

const hasMissing = (rollUp: RollUp, series: Series): boolean =>
  decisionFor('missing-period', rollUp, series) !== undefined;

/** Ids of series whose points some expression asks for. */
function askedForPoints(sheet: Sheet): ReadonlySet<string> {
  const asked = new Set<string>();
  mapExpressions(sheet, (expr) => {
    const isAsked =
      expr.kind === 'points-of-series' ||
      (expr.kind === 'quantified' && expr.member.kind === 'points');
    if (isAsked) asked.add(expr.series.id);
    return expr;
  });
  return asked;
}

/** The sheet of a series, if it is known and can give results so often. */
function knownSheet(
  { of, source, every, span }: Series,
  rollUp: RollUp,
  rated: RatedSheets,
): { readonly of?: RatedSheet; readonly diagnostics: readonly Diagnostic[] } {
  const editions = rated(of.id);
  const sheet = asOne(editions);
  if (!sheet) return { diagnostics: [unknownSheet(of.span, { name: of.id, source })] };
  if (editions.some(({ ratings }) => !sameRatings(ratings, sheet.ratings)))
    return { diagnostics: [editionsDiffer(of.span, { name: of.id })] };
  if (sheet.kind !== source)
    return { diagnostics: [wrongSource(of.span, { name: of.id, kind: sheet.kind })] };
  const drawnUp = rollUp.drawnUp?.every ?? 'year';
  if (every !== 'unit-below') {
    if (periodsOf(every, drawnUp) < 1) return { diagnostics: [seldomer(span, { every, drawnUp })] };
    if (sheet.drawnUp !== undefined && sheet.drawnUp !== every)
      return { diagnostics: [seldomer(span, { every, drawnUp: sheet.drawnUp })] };
  }
  return { of: sheet, diagnostics: [] };
}

/** Where a missing period gives no rating, no period may be missing. */
function presence({ known, facts, periods }: SeriesFacts, sheet: Sheet): readonly Constraint[] {
  if (known.missing.kind !== 'no-rating') return [];
  const { span } = known.series;
  const at = expressionsAt(span);
  return periods.map((period, index): Constraint => {
    const title = facts[index]?.title.value ?? period;
    const why = {
      vi: `${title}: thiếu kết quả nên chưa xếp loại`,
      en: `${title}: there is no result, so there is no rating`,
    };
    return {
      kind: 'constraint',
      span,
      condition: at.not(at.is(period, missingId)),
      title: textAt(span, why[sheet.language]),
    };
  });
}

/** What holds where not one period of a series counts: nothing is true of all of none by accident. */
function emptiness(
  facts: SeriesFacts,
  rollUp: RollUp,
  sheet: Sheet,
): readonly {
  readonly constraint?: Constraint;
  readonly cap?: Cap;
  readonly diagnostic?: Diagnostic;
}[] {
  const { series, of } = facts.known;
  const { span } = series;
  const at = expressionsAt(span);
  const title = series.title?.value ?? of.title;
  const number = countedOf(facts, at);
  const declaration = decisionFor('no-period', rollUp, series);
  const decision = declaration?.decision;
  if (declaration && decision?.kind === 'counts-as') {
    const ids = idsOf(sheet.ratings);
    if (!ids.includes(decision.rating.id))
      return [{ diagnostic: unknown('rating', decision.rating, ids) }];
    const why = {
      vi: `${title}: không có kỳ nào được tính`,
      en: `${title}: no period at all counts`,
    };
    const cap: Cap = {
      kind: 'cap',
      span: declaration.span,
      rating: decision.rating,
      condition: at.compare(number, '=', at.number(exact.zero)),
      title: textAt(span, why[sheet.language]),
      annotations: noAnnotations,
    };
    return [{ cap }];
  }
  const why = {
    vi: `${title}: không có kỳ nào được tính nên chưa xếp loại`,
    en: `${title}: no period at all counts, so there is no rating`,
  };
  const constraint: Constraint = {
    kind: 'constraint',
    span,
    condition: at.compare(number, '>=', at.number(rational(1n))),
    title: textAt(span, why[sheet.language]),
  };
  return [{ constraint }];
}

/** Whether an expression is a quantifier. */
export const isQuantifier = (expr: Expr): boolean =>
  expr.kind === 'quantified' || expr.kind === 'points-of-series';
