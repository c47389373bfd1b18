import { type Cut, type Operation, type Plan, type Slot } from '@barem/plan';
import {
  jsonRulesFormat,
  type JsonRule,
  type JsonRules,
  type JsonRulesCondition,
  type JsonRulesEvent,
  type JsonRulesNumber,
  type JsonRulesOperator,
  type Operand,
} from './document.js';
import { answerFacts, factIds, multipleId, ratingFact } from './fact-ids.js';
import { inputsBehind } from '../inputs-behind.js';
import { rolesOf, type Role } from '../roles.js';
import type { Row, Test } from '../tables.js';

/** Priority of the rules that come last; 1 is left to the rules of the application, which then see the result. */
const lastPriority = 2;

/** A rule before it is known how many stages there are. */
type StagedRule = Omit<JsonRule, 'priority'> & { readonly stage: number };

/**
 * A sheet as rules for json-rules-engine. Tables and conditions are rules with the engine's own operators; arithmetic,
 * for which it has none, stands beside them as data. A rule comes after those that decide what it asks for.
 */
export function emitJsonRules(plan: Plan): JsonRules {
  const emitter = createEmitter(plan);
  const { operand } = emitter;
  emitter.slots();
  emitter.reasons();
  const { rules, numbers } = emitter;
  const stages = Math.max(0, ...rules.map(({ stage }) => stage));
  return {
    format: jsonRulesFormat,
    sheet: plan.text.sheet,
    plan: plan.hash,
    pointDecimals: plan.pointDecimals,
    inputs: plan.inputs.map(({ needed, ...input }) => ({
      ...input,
      ...(needed !== undefined && { needed: 'sometimes' as const }),
    })),
    numbers: numbers.toSorted((a, b) => a.stage - b.stage).map(({ number }) => number),
    rules: rules.map(({ stage, name, conditions, event }) => ({
      name,
      priority: stages - stage + lastPriority,
      conditions,
      event,
    })),
    results: {
      criteria: plan.criteria.map(({ id, points }) => ({ id, points: operand(points) })),
      sections: plan.sections.map(({ id, points }) => ({ id, points: operand(points) })),
      bonuses: operand(plan.bonuses),
      penalties: operand(plan.penalties),
      total: operand(plan.total),
      ratingByPoints: operand(plan.ratingByPoints),
      ratingAfterFloors: operand(plan.ratingAfterFloors),
      ratings: plan.ratings.map(({ id }) => id),
    },
  };
}

interface Emitter {
  readonly rules: StagedRule[];
  readonly numbers: { readonly stage: number; readonly number: JsonRulesNumber }[];
  readonly operand: (slot: Slot) => Operand;
  /** Rules and numbers of everything that is computed. */
  readonly slots: () => void;
  /** Ratings, and why a record has no better one or is refused. */
  readonly reasons: () => void;
}

const always: JsonRulesCondition = { all: [] };

function createEmitter(plan: Plan): Emitter {
  const { operations, text } = plan;
  const roles = rolesOf(plan);
  const idOf = factIds(plan);
  const unit = 10 ** plan.pointDecimals;
  const rules: StagedRule[] = [];
  const numbers: Emitter['numbers'] = [];
  /** The stage after which a fact is known: answers at 0. */
  const stages = new Map<string, number>();
  const stageOf = (fact: Operand): number =>
    typeof fact === 'string' ? (stages.get(fact) ?? 0) : 0;

  const operand = (slot: Slot): Operand => {
    const operation = operations[slot]!;
    return operation.op === 'constant' ? operation.value : idOf(slot);
  };
  const roleOf = (slot: Slot): Role['kind'] => roles.get(slot)?.kind ?? 'within';

  // ── Conditions ─────────────────────────────────────────────────────────────────────────────────

  const compare = (left: Operand, operator: Comparison, right: Operand): JsonRulesCondition => {
    if (typeof left === 'string') {
      const value = typeof right === 'string' ? { fact: right } : right;
      return { fact: left, operator: operators[operator], value };
    }
    if (typeof right === 'string') return compare(right, mirrored[operator], left);
    return comparesTo(left, operator, right) ? always : { not: always };
  };

  /** A condition where another asks for it: in full, or as the fact that a rule of its own decides. */
  const condition = (slot: Slot): JsonRulesCondition => {
    const { op } = operations[slot]!;
    const isShared = roleOf(slot) === 'decided' && (op === 'and' || op === 'or');
    return isShared || roleOf(slot) === 'number' ? isTrue(slot) : inFull(slot);
  };

  const isTrue = (slot: Slot): JsonRulesCondition => compare(operand(slot), '=', 1);

  const inFull = (slot: Slot): JsonRulesCondition => {
    const operation = operations[slot]!;
    switch (operation.op) {
      case 'equal':
        return compare(operand(operation.left), '=', operand(operation.right));
      case 'less':
        return compare(operand(operation.left), '<', operand(operation.right));
      case 'at-most':
        return compare(operand(operation.left), '<=', operand(operation.right));
      case 'and':
        return { all: operation.of.map(condition) };
      case 'or':
        return { any: operation.of.map(condition) };
      case 'not':
        return negated(condition(operation.of));
      case 'constant':
      case 'input':
      case 'not-applicable':
      case 'add':
      case 'subtract':
      case 'scale':
      case 'multiply':
      case 'least':
      case 'greatest':
      case 'clamp':
      case 'select':
      case 'steps':
      case 'lookup':
      case 'divide':
        return isTrue(slot);
    }
  };

  const test = (each: Test): JsonRulesCondition => {
    switch (each.kind) {
      case 'holds':
        return condition(each.slot);
      case 'fails':
        return negated(condition(each.slot));
      case 'is':
        return compare(operand(each.slot), '=', each.value);
      case 'from':
        return threshold(each.of, each.by, each.cut);
      case 'below':
        return negated(threshold(each.of, each.by, each.cut));
    }
  };

  const threshold = (of: Slot, by: Slot | undefined, cut: Cut): JsonRulesCondition => {
    const { times, bound, strict } = cut;
    if (by !== undefined)
      return compare(
        multiple(operand(of), times),
        strict ? '>' : '>=',
        multiple(operand(by), bound),
      );
    // On whole numbers `value × times >= bound` says how large the value is at least.
    return strict
      ? compare(operand(of), '>', Math.floor(bound / times) + 0)
      : compare(operand(of), '>=', Math.ceil(bound / times) + 0);
  };

  /** A multiple of a fact, computed once however many thresholds ask for it. */
  const multiple = (of: Operand, by: number): Operand => {
    if (by === 0) return 0;
    if (typeof of === 'number') return of * by + 0;
    if (by === 1) return of;
    const fact = multipleId(of, by);
    number({ fact, op: 'scale', of, by });
    return fact;
  };

  // ── What is computed ───────────────────────────────────────────────────────────────────────────

  const number = (each: JsonRulesNumber): void => {
    if (stages.has(each.fact)) return;
    const stage = Math.max(0, ...operandsIn(each).map(stageOf));
    stages.set(each.fact, stage);
    numbers.push({ stage, number: each });
  };

  const rule = (name: string, conditions: JsonRulesCondition, event: JsonRulesEvent): void => {
    const stage = 1 + Math.max(0, ...factsIn(conditions).map(stageOf));
    rules.push({ name, stage, conditions: topLevel(conditions), event });
    if ('fact' in event.params)
      stages.set(event.params.fact, Math.max(stage, stageOf(event.params.fact)));
  };

  /** Rules of a table come at one stage: the fact is known when all of them have been looked at. */
  const table = (slot: Slot, rows: readonly Row[]): void => {
    const fact = idOf(slot);
    const criteria = plan.criteria.filter(({ points }) => points === slot);
    rows.forEach((row) => {
      const conditions = joined(row.tests.map(test));
      const decides = { fact, value: row.value };
      if (criteria.length > 0) {
        const found = caseOf(row);
        const params = {
          criteria: criteria.map(({ id }) => id),
          points: row.value / unit,
          ...(found !== undefined && { case: found }),
          ...decides,
        };
        rule(`${fact} = ${row.value / unit}`, conditions, { type: 'points', params });
      } else if (slot === plan.ratingByPoints) {
        const rating = plan.ratings[row.value]!.id;
        const params = { rating, ...decides };
        rule(`${fact} = ${rating}`, conditions, { type: 'rating-by-points', params });
      } else {
        rule(`${fact} = ${row.value}`, conditions, { type: 'value', params: decides });
      }
    });
  };

  /** The title of the level or band of a row. */
  const caseOf = ({ position }: Row): string | undefined => {
    if (!position) return undefined;
    const index = plan.criteria.findIndex((criterion) => criterion.case === position.slot);
    return text.criteria[index]?.cases?.[position.value]?.title[text.language];
  };

  const slots = (): void => {
    operations.forEach((operation, slot) => {
      const role = roles.get(slot);
      if (role?.kind === 'table') table(slot, role.rows);
      else if (role?.kind === 'number')
        number({ fact: idOf(slot), ...numberOf(operation, operand) });
      else if (role?.kind === 'decided') decided(slot);
    });
  };

  const decided = (slot: Slot): void => {
    const fact = idOf(slot);
    const conditions = inFull(slot);
    const cap = plan.caps.findIndex(({ fires }) => fires === slot);
    if (cap < 0) rule(fact, conditions, { type: 'value', params: { fact, value: 1 } });
    else rule(fact, conditions, capEvent(cap, fact));
  };

  const capEvent = (at: number, fact: string): JsonRulesEvent => {
    const { kind, rating } = plan.caps[at]!;
    const title = text.caps[at]!.title;
    const params = { kind, rating: plan.ratings[rating]!.id, title, at, fact, value: 1 };
    return { type: 'cap', params };
  };

  // ── Reasons ────────────────────────────────────────────────────────────────────────────────────

  const reasons = (): void => {
    plan.caps.forEach(({ fires }, at) => {
      const isFirst = plan.caps.findIndex((each) => each.fires === fires) === at;
      if (isFirst && roleOf(fires) === 'decided') return;
      rule(`cap/${at}`, condition(fires), capEvent(at, `fired/${at}`));
    });
    plan.ratings.forEach(({ id, requirements }, rating) => {
      requirements.forEach(({ holds }, requirement) => {
        const fact = `unmet/${id}`;
        const title = text.ratings[rating]!.requirements[requirement]!.title;
        const params = { rating: id, title, at: [rating, requirement] as const, fact, value: 1 };
        rule(`${fact}/${requirement}`, negated(condition(holds)), { type: 'unmet', params });
      });
    });
    plan.ratings.forEach(({ id, requirements }, value) => {
      const reached = compare(operand(plan.ratingAfterCaps), '<=', value);
      const met = requirements.length > 0 ? [compare(`unmet/${id}`, '=', 0)] : [];
      const params = { rating: id, fact: ratingFact, value };
      rule(`rating/${id}`, joined([reached, ...met]), { type: 'rating', params });
    });
    plan.constraints.forEach(({ holds, dependsOn }, at) => {
      const title = text.constraints[at]!.title;
      refuse(`constraint/${at}`, negated(condition(holds)), 'record/constraint', title, dependsOn);
    });
    plan.inputs.forEach(({ id, kind, needed, mayBeNotApplicable, computed }) => {
      if (needed === undefined) return;
      const isNeeded = condition(needed);
      const behind = inputsBehind(operations, needed);
      const when = (fact: string, holds: JsonRulesCondition): JsonRulesCondition =>
        joined([compare(fact, '=', 1), holds]);
      if (!computed) {
        const event = { type: 'missing', params: { id } } as const;
        rule(`missing/${id}`, when(answerFacts.notYet(id), isNeeded), event);
      }
      if (kind === 'fact') return;
      const isNeedless = when(answerFacts.given(id), negated(isNeeded));
      refuse(`does-not-apply/${id}`, isNeedless, 'record/does-not-apply', id, behind);
      if (mayBeNotApplicable) return;
      const isAway = when(answerFacts.notApplicable(id), isNeeded);
      const code = 'record/cannot-be-not-applicable';
      refuse(`cannot-be-not-applicable/${id}`, isAway, code, id, behind);
    });
  };

  const refuse = (
    name: string,
    conditions: JsonRulesCondition,
    code: Extract<JsonRulesEvent, { type: 'refused' }>['params']['code'],
    of: string,
    inputs: readonly number[],
  ): void => {
    const dependsOn = inputs.map((index) => plan.inputs[index]!.id);
    rule(name, conditions, { type: 'refused', params: { code, of, dependsOn } });
  };

  return { rules, numbers, operand, slots, reasons };
}

// ── Comparisons ──────────────────────────────────────────────────────────────────────────────────

type Comparison = '=' | '<' | '<=' | '>' | '>=';

const operators: Readonly<Record<Comparison, JsonRulesOperator>> = {
  '=': 'equal',
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
  '>': 'greaterThan',
  '>=': 'greaterThanInclusive',
};

/** What holds of `b` and `a` where this holds of `a` and `b`. */
const mirrored: Readonly<Record<Comparison, Comparison>> = {
  '=': '=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

const opposite: Readonly<Record<Exclude<JsonRulesOperator, 'equal'>, JsonRulesOperator>> = {
  lessThan: 'greaterThanInclusive',
  lessThanInclusive: 'greaterThan',
  greaterThan: 'lessThanInclusive',
  greaterThanInclusive: 'lessThan',
};

function comparesTo(left: number, operator: Comparison, right: number): boolean {
  switch (operator) {
    case '=':
      return left === right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

function negated(condition: JsonRulesCondition): JsonRulesCondition {
  if ('not' in condition) return condition.not;
  if ('fact' in condition && condition.operator !== 'equal')
    return { ...condition, operator: opposite[condition.operator] };
  return { not: condition };
}

const joined = (conditions: readonly JsonRulesCondition[]): JsonRulesCondition =>
  conditions.length === 1 ? conditions[0]! : { all: conditions };

/** The engine takes a comparison only within `all`. */
const topLevel = (condition: JsonRulesCondition): JsonRulesCondition =>
  'fact' in condition ? { all: [condition] } : condition;

/** The facts that a condition looks at. */
function factsIn(condition: JsonRulesCondition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(factsIn);
  if ('any' in condition) return condition.any.flatMap(factsIn);
  if ('not' in condition) return factsIn(condition.not);
  const { fact, value } = condition;
  return typeof value === 'number' ? [fact] : [fact, value.fact];
}

// ── Numbers ──────────────────────────────────────────────────────────────────────────────────────

type Bare = JsonRulesNumber extends infer N
  ? N extends JsonRulesNumber
    ? Omit<N, 'fact'>
    : never
  : never;

/** An operation that the engine has no words for. */
function numberOf(operation: Operation, operand: (slot: Slot) => Operand): Bare {
  switch (operation.op) {
    case 'add':
    case 'least':
    case 'greatest':
      return { op: operation.op, of: operation.of.map(operand) };
    case 'subtract':
    case 'multiply': {
      const { op, left, right } = operation;
      return { op, left: operand(left), right: operand(right) };
    }
    case 'scale':
      return { op: 'scale', of: operand(operation.of), by: operation.by };
    case 'clamp': {
      const { op, of, low, high } = operation;
      return { op, of: operand(of), low, high };
    }
    case 'not':
      return { op: 'subtract', left: 1, right: operand(operation.of) };
    case 'select': {
      const { op, when, then, otherwise } = operation;
      return { op, when: operand(when), then: operand(then), otherwise: operand(otherwise) };
    }
    case 'lookup':
      return { op: 'lookup', of: operand(operation.of), values: operation.values };
    case 'divide': {
      const { op, of, by, mode } = operation;
      return { op, of: operand(of), by: operand(by), mode };
    }
    case 'constant':
    case 'input':
    case 'not-applicable':
    case 'equal':
    case 'less':
    case 'at-most':
    case 'and':
    case 'or':
    case 'steps':
      throw new Error('no number');
  }
}

/** The facts and constants that a number is computed from. */
export function operandsIn(number: JsonRulesNumber): readonly Operand[] {
  switch (number.op) {
    case 'add':
    case 'least':
    case 'greatest':
      return number.of;
    case 'subtract':
    case 'multiply':
      return [number.left, number.right];
    case 'scale':
    case 'clamp':
    case 'lookup':
      return [number.of];
    case 'select':
      return [number.when, number.then, number.otherwise];
    case 'divide':
      return [number.of, number.by];
  }
}
