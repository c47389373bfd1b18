import { exact, rational, type Rational } from '@barem/core';
import type { Expr, Sheet } from '@barem/syntax';
import { numberOf, type Lookup } from '../reckon/values.js';
import { isIn, type NumberDomain } from './domains.js';

/** Numbers at which something may change: everything written in the sheet, each also in per cent. */
export function writtenNumbers(sheet: Sheet): readonly Rational[] {
  const found = new Map<string, Rational>();
  const add = (value: Rational): void => {
    found.set(`${value.numerator}/${value.denominator}`, value);
  };
  for (const node of nodesIn([
    sheet.lets,
    sheet.sections,
    sheet.bonuses,
    sheet.penalties,
    sheet.ratings,
    sheet.caps,
    sheet.constraints,
  ])) {
    if (isLiteral(node)) add(node.percent ? exact.multiply(node.value, rational(100)) : node.value);
  }
  return [...found.values()];
}

/** Values of a domain that are worth trying: its ends, then what is written in the sheet, with the neighbours. */
export function tellingValues(
  domain: NumberDomain,
  written: readonly Rational[],
): readonly Rational[] {
  const { low, high, grid } = domain;
  const around = written.flatMap((value) => {
    const near = exact.add(low, exact.roundTo(exact.subtract(value, low), grid, 'down'));
    return [near, exact.subtract(near, grid), exact.add(near, grid)];
  });
  return [low, high, exact.add(low, grid), ...around].filter((value) => isIn(domain, value));
}

/** Where the two sides of a comparison in `condition` would be equal, if they were linear in `id`; on the grid below and above. */
export function balancePoints(
  condition: Expr,
  domain: NumberDomain,
  lookupWith: (value: Rational) => Lookup,
): readonly Rational[] {
  const difference = (left: Expr, right: Expr, at: Rational): Rational | undefined => {
    const lookup = lookupWith(at);
    const [a, b] = [numberOf(left, lookup), numberOf(right, lookup)];
    return a && b && exact.subtract(a, b);
  };
  const points: Rational[] = [];
  for (const node of nodesIn(condition)) {
    if (!isComparison(node)) continue;
    const atLow = difference(node.left, node.right, domain.low);
    const atHigh = difference(node.left, node.right, domain.high);
    if (!atLow || !atHigh || exact.equal(atLow, atHigh)) continue;
    const slope = exact.divide(
      exact.subtract(atHigh, atLow),
      exact.subtract(domain.high, domain.low),
    );
    const way = exact.divide(exact.negate(atLow), slope);
    points.push(
      exact.add(domain.low, exact.roundTo(way, domain.grid, 'down')),
      exact.add(domain.low, exact.roundTo(way, domain.grid, 'up')),
    );
  }
  return points.filter((value) => isIn(domain, value));
}

/** Every object in a tree, the outermost first. */
export function* nodesIn(tree: unknown): Iterable<object> {
  if (typeof tree !== 'object' || tree === null) return;
  yield tree;
  for (const part of Object.values(tree)) yield* nodesIn(part);
}

const isLiteral = (node: object): node is Extract<Expr, { readonly kind: 'number' }> =>
  'kind' in node && node.kind === 'number' && 'percent' in node;

const isComparison = (node: object): node is Extract<Expr, { readonly kind: 'compare' }> =>
  'kind' in node && node.kind === 'compare';
