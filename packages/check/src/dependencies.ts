import { limits, type Diagnostic } from '@barem/core';
import type {
  Applies,
  Expr,
  LevelOf,
  MaximumOf,
  Name,
  PointsOf,
  Range,
  Scoring,
} from '@barem/syntax';
import { circle, tooLongChain } from './diagnostics.js';
import type { Placed, Symbols } from './symbols.js';

/** Criteria in an order in which each stands after those whose points or level it asks for. */
export interface Dependencies {
  readonly order: readonly Placed[];
  /** Ids of criteria and lets that depend on themselves, or on more than can be followed. */
  readonly circular: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Orders the criteria; reports every circle once. */
export function orderCriteria(symbols: Symbols): Dependencies {
  const order: Placed[] = [];
  const circular = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  /** How long a chain begins at each id that was visited. */
  const depths = new Map<string, number>();
  const path: string[] = [];
  let isTooLong = false;

  const visit = (id: string, name: Name): void => {
    if (depths.has(id)) return;
    const start = path.indexOf(id);
    if (start >= 0) {
      const members = path.slice(start);
      if (!members.some((member) => circular.has(member))) {
        diagnostics.push(circle(name.span, { path: [...members, id] }));
      }
      for (const member of members) circular.add(member);
      return;
    }
    path.push(id);
    const next = path.length > limits.chain ? [] : needs(id, symbols);
    for (const each of next) visit(each.id, each);
    path.pop();
    const depth = 1 + Math.max(0, ...next.map((each) => depths.get(each.id) ?? 0));
    depths.set(id, depth);
    if (path.length >= limits.chain || depth > limits.chain) {
      circular.add(id);
      if (!isTooLong) diagnostics.push(tooLongChain(name.span, { name: id, limit: limits.chain }));
      isTooLong = true;
    }
    const placed = symbols.criteria.get(id);
    if (placed) order.push(placed);
  };
  for (const { criterion } of symbols.criteria.values()) visit(criterion.id.id, criterion.id);
  for (const { id } of symbols.lets.values()) visit(id.id, id);
  return { order, circular, diagnostics };
}

/** What a criterion, section or let depends on. */
function needs(id: string, symbols: Symbols): readonly Name[] {
  const placed = symbols.criteria.get(id);
  if (placed) return expressionsOf(placed).flatMap((expr) => Array.from(namesIn(expr, symbols)));
  const section = symbols.sections.get(id);
  if (section) return section.criteria.map((criterion) => criterion.id);
  const binding = symbols.lets.get(id);
  return binding ? Array.from(namesIn(binding.value, symbols)) : [];
}

/** Every expression that the points of a criterion rest on. */
export function expressionsOf({ criterion }: Placed): readonly Expr[] {
  return [...scoringExpressions(criterion.scoring), ...appliesExpressions(criterion.applies)];
}

function scoringExpressions(scoring: Scoring): readonly Expr[] {
  switch (scoring.kind) {
    case 'bands':
    case 'progressive':
    case 'per-unit':
      return [scoring.measure];
    case 'formula':
      return [scoring.value];
    case 'met-or-not':
      return scoring.when ? [scoring.when] : [];
    case 'assessed':
    case 'levels':
      return [];
  }
}

const appliesExpressions = (applies: Applies | undefined): readonly Expr[] =>
  applies?.when ? [applies.when] : [];

function* namesIn(expr: Expr, symbols: Symbols): Iterable<Name> {
  for (const part of walk(expr)) {
    if (asksCriterion(part)) yield part.of;
    else if (part.kind === 'name' && symbols.lets.has(part.id))
      yield { id: part.id, span: part.span };
  }
}

/** What an expression asks of a criterion or section. */
export type CriterionExpr = PointsOf | MaximumOf | LevelOf;

/** Of each let that rests on points or a level, itself or through other lets, the place where it does. */
export function criteriaBehind({ lets }: Symbols): ReadonlyMap<string, CriterionExpr> {
  const asked = new Map<string, CriterionExpr>();
  const users = new Map<string, Set<string>>();
  for (const [id, { value }] of lets) {
    for (const part of walk(value)) {
      if (part.kind === 'name') users.set(part.id, (users.get(part.id) ?? new Set()).add(id));
      else if (asksCriterion(part) && !asked.has(id)) asked.set(id, part);
    }
  }
  // What is added to a map is still visited.
  for (const [id, expr] of asked)
    for (const user of users.get(id) ?? []) if (!asked.has(user)) asked.set(user, expr);
  return asked;
}

const asksCriterion = (expr: Expr): expr is CriterionExpr =>
  expr.kind === 'points-of' || expr.kind === 'maximum-of' || expr.kind === 'level-of';

/** An expression and all its parts. */
export function* walk(expr: Expr): Iterable<Expr> {
  yield expr;
  for (const part of partsOf(expr)) yield* walk(part);
}

/** The expressions directly inside an expression. */
export function partsOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'not':
    case 'negate':
      return [expr.operand];
    case 'arithmetic':
    case 'compare':
    case 'logic':
      return [expr.left, expr.right];
    case 'in-range':
      return [expr.value, ...rangeParts(expr.range)];
    case 'if':
      return [expr.condition, expr.then, expr.otherwise];
    case 'extreme':
      return expr.operands;
    case 'round':
      return [expr.value];
    case 'quantified':
    case 'points-of-series':
      return expr.meaning ? [expr.meaning] : [];
    case 'number':
    case 'boolean':
    case 'met':
    case 'name':
    case 'points-of':
    case 'maximum-of':
    case 'level-of':
      return [];
  }
}

const rangeParts = ({ from, to }: Range<Expr>): readonly Expr[] => [
  ...(from ? [from.value] : []),
  ...(to ? [to.value] : []),
];
