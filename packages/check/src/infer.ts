import {
  exact,
  limits,
  nearest,
  rational,
  type Diagnostic,
  type Rational,
  type Span,
} from '@barem/core';
import type {
  Arithmetic,
  Compare,
  CompareOperator,
  Expr,
  Fact,
  Name,
  NameExpr,
  Section,
} from '@barem/syntax';
import { budgetOf, type Budget } from './budget.js';
import {
  divisionByZero,
  noLevel,
  notAFact,
  notComparable,
  notPositive,
  percentMismatch,
  tooInvolved,
  tooLarge,
  typeMismatch,
  unknownName,
  unordered,
  type NameKind,
  type Sort,
} from './diagnostics.js';
import { criteriaBehind, type CriterionExpr } from './dependencies.js';
import {
  dividedBy,
  holdsZero,
  hull,
  intersection,
  interval,
  minus,
  negated,
  plus,
  single,
  times,
  union,
  unit,
  type Interval,
} from './interval.js';
import { assume, isAtMost, keyOf, scopeOfConstraints, type Scope, type Sides } from './scope.js';
import type { Placed, Symbols } from './symbols.js';
import {
  condition,
  errorType,
  sharedFlavour,
  sharedGrain,
  staysExact,
  type NumberType,
  type Truth,
  type Type,
} from './type.js';

/** What a name in an expression stands for. */
export type Resolution =
  | { readonly kind: 'fact' | 'let' }
  /** A level of a criterion or an option of a fact, by position. */
  | { readonly kind: 'option'; readonly index: number };

/** Types, bounds and meanings of every expression of a sheet; asks for what it needs and reports once. */
export interface Inference {
  /** The type of an expression where `scope` is known. */
  readonly typeOf: (expr: Expr, scope: Scope) => Type;
  /** The type of an expression that must be a condition; anything else is reported. */
  readonly conditionOf: (expr: Expr, scope: Scope) => Type;
  /** The type of an expression that must be a number; `undefined` after a report. */
  readonly numberOf: (expr: Expr, scope: Scope) => NumberType | undefined;
  readonly budget: (placed: Placed) => Budget;
  /** Where a criterion is scored: constraints hold, and so does its condition for applying. */
  readonly scopeOf: (placed: Placed) => Scope;
  /** Where constraints hold. */
  readonly scope: Scope;
  readonly resolutions: ReadonlyMap<NameExpr, Resolution>;
  /** Ids of facts and lets that something depends on. */
  readonly used: ReadonlySet<string>;
  /** Ids of lets that were used where their expressions could not be looked at. */
  readonly unread: ReadonlySet<string>;
}

/** What inference needs to know of a sheet. */
export interface InferenceInput {
  readonly symbols: Symbols;
  readonly constraints: readonly Expr[];
  readonly step: Rational;
  /** Criteria and lets that depend on themselves: reported, and of type error here. */
  readonly circular: ReadonlySet<string>;
  /** Where a finding about the whole sheet stands. */
  readonly place: Span;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** Prepares inference over one sheet; expressions are visited when asked for. */
export function createInference({
  symbols,
  constraints,
  step,
  circular,
  place,
  report: sink,
}: InferenceInput): Inference {
  const resolutions = new Map<NameExpr, Resolution>();
  const used = new Set<string>();
  const unread = new Set<string>();
  const budgets = new Map<string, Budget>();
  const earnings = new Map<string, Budget>();
  const asked = criteriaBehind(symbols);
  const letTypes = new WeakMap<Scope, Map<string, Type>>();
  const reported = new Set<string>();

  /** An expression may be visited in several scopes; what is wrong with it is said once. */
  const report = (diagnostic: Diagnostic): Type => {
    const key = `${diagnostic.code} ${diagnostic.span.start} ${diagnostic.span.end}`;
    if (!reported.has(key)) sink(diagnostic);
    reported.add(key);
    return errorType;
  };

  let steps = 0;
  let unknownNames = 0;
  const typeOf = (expr: Expr, scope: Scope): Type => {
    steps += 1;
    if (steps > limits.inference) return report(tooInvolved(place, { limit: limits.inference }));
    const type = bare(expr, scope);
    if (type.kind !== 'number') return type;
    if (!staysExact(type.bounds)) return report(tooLarge(expr.span, {}));
    const known =
      scope.narrowed.size > 0 && expr.kind !== 'number'
        ? scope.narrowed.get(keyOf(expr))
        : undefined;
    const bounds = known && intersection(type.bounds, known);
    return bounds ? { ...type, bounds } : type;
  };

  function bare(expr: Expr, scope: Scope): Type {
    switch (expr.kind) {
      case 'number':
        return number(expr.percent ? 'percent' : 'bare', single(expr.value), absolute(expr.value));
      case 'boolean':
        return condition(expr.value ? 'always' : 'never');
      case 'met':
        return { kind: 'met' };
      case 'name':
        return nameType(expr, scope);
      case 'points-of':
      case 'maximum-of':
      case 'level-of':
        return scope.isOfFacts ? report(outsideFacts(expr)) : criterionType(expr);
      case 'not':
        return negatedCondition(conditionOf(expr.operand, scope));
      case 'quantified':
      case 'points-of-series':
        // Without a meaning it was reported already.
        return expr.meaning ? typeOf(expr.meaning, scope) : errorType;
      case 'negate': {
        const operand = numberOf(expr.operand, scope);
        return operand ? { ...operand, bounds: negated(operand.bounds) } : errorType;
      }
      case 'arithmetic':
        return arithmeticType(expr, scope);
      case 'compare':
        return compareType(expr, scope);
      case 'in-range': {
        const { from, to } = expr.range;
        const parts = [
          from && compareNumbers(expr.value, from.inclusive ? '>=' : '>', from.value, scope),
          to && compareNumbers(expr.value, to.inclusive ? '<=' : '<', to.value, scope),
        ].filter((part) => part !== undefined);
        return parts.reduce(bothHold, condition('always'));
      }
      case 'logic': {
        const left = conditionOf(expr.left, scope);
        const inner = assume(expr.left, scope, sides, expr.operator === 'and');
        const right = conditionOf(expr.right, inner);
        return expr.operator === 'and' ? bothHold(left, right) : eitherHolds(left, right);
      }
      case 'if': {
        conditionOf(expr.condition, scope);
        const then = typeOf(expr.then, assume(expr.condition, scope, sides));
        const otherwise = typeOf(expr.otherwise, assume(expr.condition, scope, sides, false));
        return eitherValue(expr, then, otherwise);
      }
      case 'extreme': {
        const operands = expr.operands.map((operand) => numberOf(operand, scope));
        return operands.reduce<Type>((best, next, index) => {
          if (best.kind !== 'number' || next === undefined) return errorType;
          return index === 0
            ? best
            : together(expr, best, next, extremeBounds(expr.which, best.bounds, next.bounds));
        }, operands[0] ?? errorType);
      }
      case 'round': {
        const value = numberOf(expr.value, scope);
        if (expr.to.value.numerator <= 0n) {
          const what = { vi: 'số làm tròn', en: 'the number to round to' };
          return report(notPositive(expr.to.span, { what }));
        }
        if (!value) return errorType;
        const rounded = (bound: Rational): Rational =>
          exact.roundTo(bound, expr.to.value, expr.mode);
        return number(
          value.flavour,
          interval(rounded(value.bounds.low), rounded(value.bounds.high)),
          expr.to.value,
        );
      }
    }
  }

  // ── Names ──────────────────────────────────────────────────────────────────────────────────────

  function nameType(expr: NameExpr, scope: Scope): Type {
    const fact = symbols.facts.get(expr.id);
    const binding = symbols.lets.get(expr.id);
    if (fact) {
      used.add(expr.id);
      resolutions.set(expr, { kind: 'fact' });
      return factType(fact);
    }
    if (binding) {
      used.add(expr.id);
      resolutions.set(expr, { kind: 'let' });
      const isCircular = circular.has(expr.id);
      const behind = scope.isOfFacts ? asked.get(expr.id) : undefined;
      if (!isCircular && !behind) return letType(expr.id, binding.value, scope);
      unread.add(expr.id);
      // A circle was reported already.
      return isCircular || !behind ? errorType : report(outsideFacts(behind, expr));
    }
    unknownNames += 1;
    // Looking for what was meant takes long; a sheet with so many unknown names is no sheet.
    const names =
      unknownNames > limits.listed ? [] : [...symbols.facts.keys(), ...symbols.lets.keys()];
    // What was probably meant is not reported as unused as well.
    used.add(nearest(expr.id, names) ?? '');
    return report(unknown('name', expr, names));
  }

  /** Of a chain of lets each is visited once a scope, however often it is used. */
  function letType(id: string, value: Expr, scope: Scope): Type {
    const known = letTypes.get(scope) ?? new Map<string, Type>();
    letTypes.set(scope, known);
    const type = known.get(id) ?? typeOf(value, scope);
    known.set(id, type);
    return type;
  }

  function criterionType({ kind, of }: CriterionExpr): Type {
    switch (kind) {
      case 'points-of':
        return pointsType(of, (budget) => budget.bounds);
      case 'maximum-of':
        return pointsType(of, (budget) => single(budget.maximum));
      case 'level-of':
        return levelType(of);
    }
  }

  function pointsType(of: Name, boundsOf: (budget: Budget) => Interval): Type {
    const placed = symbols.criteria.get(of.id);
    const section = symbols.sections.get(of.id);
    if (placed || section) {
      const earned = circular.has(of.id)
        ? undefined
        : placed
          ? budgetFor(placed)
          : earningsOf(section!);
      return earned ? number('quantity', boundsOf(earned), earned.grain) : errorType;
    }
    return report(
      unknown('criterion', of, [...symbols.criteria.keys(), ...symbols.sections.keys()]),
    );
  }

  /** What the criteria of a section earn together; undefined where one of them is in a circle. */
  function earningsOf(section: Section): Budget | undefined {
    const known = earnings.get(section.id.id);
    if (known) return known;
    const members = section.criteria.flatMap(({ id }) => symbols.criteria.get(id.id) ?? []);
    if (members.some(({ criterion }) => circular.has(criterion.id.id))) return undefined;
    const parts = members.map(budgetFor);
    const grain = parts.reduce((shared, part) => exact.gcdOf(shared, part.grain), exact.zero);
    const together: Budget = {
      bounds: parts.map(({ bounds }) => bounds).reduce(plus, single(exact.zero)),
      maximum: parts.map(({ maximum }) => maximum).reduce(exact.add, exact.zero),
      grain: grain.numerator === 0n ? exact.one : grain,
    };
    earnings.set(section.id.id, together);
    return together;
  }

  function levelType(of: Name): Type {
    const placed = symbols.criteria.get(of.id);
    if (!placed) return report(unknown('criterion', of, symbols.criteria.keys()));
    const { scoring } = placed.criterion;
    if (scoring.kind === 'met-or-not') return { kind: 'met' };
    if (scoring.kind !== 'levels') return report(noLevel(of.span, { criterion: of.id }));
    return { kind: 'choice', owner: of.id, options: scoring.levels.map(({ id }) => id.id) };
  }

  // ── Numbers ────────────────────────────────────────────────────────────────────────────────────

  function arithmeticType(expr: Arithmetic, scope: Scope): Type {
    const [left, right] = [numberOf(expr.left, scope), numberOf(expr.right, scope)];
    if (!left || !right) return errorType;
    switch (expr.operator) {
      case '+':
        return together(expr, left, right, plus(left.bounds, right.bounds));
      case '-': {
        const difference = minus(left.bounds, right.bounds);
        const never = isAtMost(scope, expr.right, expr.left);
        const bounds = never
          ? interval(
              exact.greatest(difference.low, exact.zero),
              exact.greatest(difference.high, exact.zero),
            )
          : difference;
        return together(expr, left, right, bounds);
      }
      case '*': {
        const grain =
          left.grain && right.grain ? exact.multiply(left.grain, right.grain) : undefined;
        const flavour =
          left.flavour === 'percent' && right.flavour === 'percent'
            ? 'percent'
            : productFlavour(left, right);
        return number(flavour, times(left.bounds, right.bounds), grain);
      }
      case '/': {
        if (scope.isImpossible) return errorType;
        if (holdsZero(right.bounds))
          return report(divisionByZero(expr.right.span, { witness: zeroWitness(expr.right) }));
        const quotient = dividedBy(left.bounds, right.bounds);
        const share =
          isAtMost(scope, expr.left, expr.right) &&
          right.bounds.low.numerator > 0n &&
          left.bounds.low.numerator >= 0n;
        const bounds = (share && intersection(quotient, unit)) || quotient;
        const grain =
          isSingle(right.bounds) && left.grain
            ? absolute(exact.divide(left.grain, right.bounds.low))
            : undefined;
        // Half a count is still a count; what is divided by a fact or by points is a ratio.
        return number(expr.right.kind === 'number' ? left.flavour : 'bare', bounds, grain);
      }
    }
  }

  /** Facts that are 0 together with a divisor, as an author would write them. */
  function zeroWitness(divisor: Expr): string {
    if (divisor.kind === 'name' && symbols.facts.has(divisor.id)) return `${divisor.id} = 0`;
    return keyOf(divisor) === '0' ? '' : `${keyOf(divisor)} = 0`;
  }

  function together(expr: Expr, left: NumberType, right: NumberType, bounds: Interval): Type {
    const flavour = sharedFlavour(left.flavour, right.flavour);
    if (flavour === undefined) return report(percentMismatch(expr.span, {}));
    return number(flavour, bounds, sharedGrain(left, right));
  }

  function eitherValue(expr: Expr, then: Type, otherwise: Type): Type {
    if (then.kind === 'error' || otherwise.kind === 'error') return errorType;
    if (then.kind === 'number' && otherwise.kind === 'number') {
      return together(expr, then, otherwise, union(then.bounds, otherwise.bounds));
    }
    if (then.kind === 'condition' && otherwise.kind === 'condition') {
      return condition(then.truth === otherwise.truth ? then.truth : 'open');
    }
    if (then.kind !== otherwise.kind)
      return report(notComparable(expr.span, { left: then.kind, right: otherwise.kind }));
    return report(typeMismatch(expr.span, { expected: 'number', found: sortOf(then) }));
  }

  // ── Conditions ─────────────────────────────────────────────────────────────────────────────────

  function compareType(expr: Compare, scope: Scope): Type {
    const { left, right, operator } = expr;
    const [a, b] = sides(left, right, scope);
    if (a.kind === 'error' || b.kind === 'error') return errorType;
    if (a.kind === 'number' && b.kind === 'number')
      return compareNumbers(left, operator, right, scope);
    const comparable =
      a.kind === b.kind && (a.kind !== 'choice' || b.kind !== 'choice' || a.owner === b.owner);
    if (!comparable) return report(notComparable(expr.span, { left: sortOf(a), right: sortOf(b) }));
    if (operator !== '=' && operator !== '!=')
      return report(unordered(expr.span, { found: sortOf(a) }));
    return condition('open');
  }

  const sides: Sides = (left, right, scope) => [
    sideType(left, right, scope),
    sideType(right, left, scope),
  ];

  /** The type of one side of a comparison; beside a choice, a name is one of its options. */
  function sideType(side: Expr, other: Expr, scope: Scope): Type {
    if (side.kind !== 'name') return typeOf(side, scope);
    const options = choiceOf(other);
    if (!options) return typeOf(side, scope);
    const index = options.options.indexOf(side.id);
    if (index >= 0) {
      resolutions.set(side, { kind: 'option', index });
      return options;
    }
    if (symbols.facts.has(side.id) || symbols.lets.has(side.id)) return typeOf(side, scope);
    return report(unknown('level', side, options.options));
  }

  function choiceOf(expr: Expr): Extract<Type, { kind: 'choice' }> | undefined {
    if (expr.kind === 'level-of') {
      const scoring = symbols.criteria.get(expr.of.id)?.criterion.scoring;
      if (scoring?.kind !== 'levels') return undefined;
      return { kind: 'choice', owner: expr.of.id, options: scoring.levels.map(({ id }) => id.id) };
    }
    const fact = expr.kind === 'name' ? symbols.facts.get(expr.id) : undefined;
    const type = fact && factType(fact);
    return type?.kind === 'choice' ? type : undefined;
  }

  function compareNumbers(left: Expr, operator: CompareOperator, right: Expr, scope: Scope): Type {
    const [a, b] = [numberOf(left, scope), numberOf(right, scope)];
    if (!a || !b) return errorType;
    if (sharedFlavour(a.flavour, b.flavour) === undefined) {
      const span = { start: left.span.start, end: right.span.end };
      return report(percentMismatch(span, {}));
    }
    return condition(
      truthOf(
        minus(a.bounds, b.bounds),
        operator,
        isAtMost(scope, left, right),
        isAtMost(scope, right, left),
      ),
    );
  }

  const conditionOf = (expr: Expr, scope: Scope): Type => {
    const type = typeOf(expr, scope);
    if (type.kind === 'condition' || type.kind === 'error') return type;
    return report(typeMismatch(expr.span, { expected: 'condition', found: sortOf(type) }));
  };

  const numberOf = (expr: Expr, scope: Scope): NumberType | undefined => {
    const type = typeOf(expr, scope);
    if (type.kind === 'number') return type;
    if (type.kind !== 'error')
      report(typeMismatch(expr.span, { expected: 'number', found: sortOf(type) }));
    return undefined;
  };

  // ── Criteria ───────────────────────────────────────────────────────────────────────────────────

  // Invariant: a constraint asks for no points, which can themselves depend on what constraints say of facts.
  const scope: Scope = {
    ...constraints.reduce(
      (known, constraint) => assume(constraint, known, sides),
      scopeOfConstraints,
    ),
    isOfFacts: false,
  };

  const scopeOf = ({ criterion: { applies } }: Placed): Scope =>
    applies?.when ? assume(applies.when, scope, sides) : scope;

  const budgetFor = (placed: Placed): Budget => {
    const id = placed.criterion.id.id;
    const known = budgets.get(id);
    if (known) return known;
    const { scoring } = placed.criterion;
    const measured =
      scoring.kind === 'bands' || scoring.kind === 'progressive' || scoring.kind === 'per-unit'
        ? scoring.measure
        : scoring.kind === 'formula'
          ? scoring.value
          : undefined;
    const measure = measured && !circular.has(id) ? numberOf(measured, scopeOf(placed)) : undefined;
    const budget = budgetOf(placed.criterion, placed.block, measure, step);
    budgets.set(id, budget);
    return budget;
  };

  return {
    typeOf,
    conditionOf,
    numberOf,
    budget: budgetFor,
    scopeOf,
    scope,
    resolutions,
    used,
    unread,
  };
}

const number = (
  flavour: NumberType['flavour'],
  bounds: Interval,
  grain: Rational | undefined,
): NumberType => ({
  kind: 'number',
  flavour,
  bounds,
  grain,
});

/** The grain of one known number; 0 is a multiple of everything. */
const absolute = (value: Rational): Rational =>
  value.numerator === 0n ? exact.one : value.numerator < 0n ? exact.negate(value) : value;

const isSingle = ({ low, high }: Interval): boolean => exact.equal(low, high);

const productFlavour = (a: NumberType, b: NumberType): NumberType['flavour'] =>
  a.flavour === 'quantity' || b.flavour === 'quantity' ? 'quantity' : 'bare';

/** Most decimals that a fact may declare. */
export const mostDecimals = 6;

/** The step between two values with so many decimals; a number of decimals that cannot be is reported elsewhere. */
const decimalGrain = (decimals: number): Rational =>
  Number.isInteger(decimals) && decimals >= 0 && decimals <= mostDecimals
    ? rational(1n, 10n ** BigInt(decimals))
    : exact.one;

function factType({ id, type }: Fact): Type {
  switch (type.kind) {
    case 'count':
      return number('quantity', hull([type.from.value, type.to.value]), exact.one);
    case 'decimal':
      return number(
        'quantity',
        hull([type.from.value, type.to.value]),
        decimalGrain(type.decimals),
      );
    case 'percentage':
      return number(
        'percent',
        hull([type.from.value, type.to.value]),
        exact.divide(decimalGrain(type.decimals), rational(100n)),
      );
    case 'choice':
      return { kind: 'choice', owner: id.id, options: type.options.map((option) => option.id.id) };
    case 'boolean':
      return condition('open');
  }
}

/** A name that is not declared, as a finding with the nearest one that is. */
export function unknown(
  kind: NameKind,
  { id, span }: Name,
  candidates: Iterable<string>,
): Diagnostic {
  const suggestion = nearest(id, candidates);
  const fix =
    suggestion === undefined
      ? undefined
      : {
          title: { vi: `Sửa thành \`${suggestion}\``, en: `Change to \`${suggestion}\`` },
          edits: [{ span, text: suggestion }],
        };
  return unknownName(span, { kind, name: id, suggestion }, { fix });
}

/** What a constraint cannot ask for, as a finding there, or at the name in it that stands for it. */
function outsideFacts({ kind, of, span }: CriterionExpr, name?: NameExpr): Diagnostic {
  const here = { vi: 'tên này dựa vào đây', en: 'the name rests on this' };
  const related = name ? [{ span, message: here }] : [];
  return notAFact(name?.span ?? span, { asked: kind, of: of.id }, { related });
}

function extremeBounds(which: 'least' | 'greatest', a: Interval, b: Interval): Interval {
  const pick = which === 'least' ? exact.least : exact.greatest;
  return interval(pick(a.low, b.low), pick(a.high, b.high));
}

function negatedCondition(type: Type): Type {
  if (type.kind !== 'condition' || type.truth === 'open') return type;
  return condition(type.truth === 'always' ? 'never' : 'always');
}

function bothHold(a: Type, b: Type): Type {
  if (a.kind !== 'condition' || b.kind !== 'condition') return errorType;
  if (a.truth === 'never' || b.truth === 'never') return condition('never');
  return condition(a.truth === 'always' && b.truth === 'always' ? 'always' : 'open');
}

function eitherHolds(a: Type, b: Type): Type {
  if (a.kind !== 'condition' || b.kind !== 'condition') return errorType;
  if (a.truth === 'always' || b.truth === 'always') return condition('always');
  return condition(a.truth === 'never' && b.truth === 'never' ? 'never' : 'open');
}

/** What the bounds of `left − right` say about a comparison. */
function truthOf(
  difference: Interval,
  operator: CompareOperator,
  knownAtMost: boolean,
  knownAtLeast: boolean,
): Truth {
  const below = difference.high.numerator < 0n;
  const above = difference.low.numerator > 0n;
  const atMost = difference.high.numerator <= 0n || knownAtMost;
  const atLeast = difference.low.numerator >= 0n || knownAtLeast;
  const table: Record<CompareOperator, readonly [holds: boolean, fails: boolean]> = {
    '<': [below, atLeast],
    '<=': [atMost, above],
    '>': [above, atMost],
    '>=': [atLeast, below],
    '=': [difference.low.numerator === 0n && difference.high.numerator === 0n, below || above],
    '!=': [below || above, difference.low.numerator === 0n && difference.high.numerator === 0n],
  };
  const [holds, fails] = table[operator];
  return holds ? 'always' : fails ? 'never' : 'open';
}

function sortOf(type: Type): Sort {
  return type.kind === 'error' ? 'number' : type.kind;
}
