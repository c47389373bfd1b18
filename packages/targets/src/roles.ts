import { operandsOf, type Operation, type Plan, type Slot } from '@barem/plan';
import { rowsOf, type Row } from './tables.js';

/**
 * How a slot appears where conditions and tables stand for themselves. A condition that one rule asks for stands within it; what several ask for,
 * or a number is computed from, is a fact that rules decide.
 */
export type Role =
  | { readonly kind: 'constant' | 'answer' | 'number' }
  /** Stands within the conditions that ask for it. */
  | { readonly kind: 'within' }
  /** A condition that a rule decides. */
  | { readonly kind: 'decided' }
  /** A table, one rule a row. */
  | { readonly kind: 'table'; readonly rows: readonly Row[] };

/** Conditions nested deeper than this become facts. */
const deepest = 16;

/** The roles of all slots that the result rests on; the others have none. */
export function rolesOf(plan: Plan): ReadonlyMap<Slot, Role> {
  const { operations } = plan;
  const roles = new Map<Slot, Role>();
  const values = new Uint8Array(operations.length);
  const conditions = new Uint32Array(operations.length);
  const depths = new Uint8Array(operations.length);
  const value = (slot: Slot): void => {
    values[slot] = 1;
  };
  const condition = (slot: Slot, times: number, depth: number): void => {
    conditions[slot] = conditions[slot]! + times;
    depths[slot] = Math.max(depths[slot]!, depth);
  };

  const points = new Set(plan.criteria.map((criterion) => criterion.points));
  for (const slot of [...points, ...plan.sections.map((section) => section.points)]) value(slot);
  const { bonuses, penalties, total, ratingByPoints, ratingAfterFloors, ratingAfterCaps } = plan;
  for (const slot of [bonuses, penalties, total, ratingByPoints, ratingAfterFloors]) value(slot);
  value(ratingAfterCaps);
  for (const { fires } of plan.caps) value(fires);
  for (const { requirements } of plan.ratings)
    for (const { holds } of requirements) condition(holds, 1, 0);
  for (const { holds } of plan.constraints) condition(holds, 1, 0);
  // An answer that is not always needed has up to three rules that ask whether it is.
  for (const { needed } of plan.inputs) if (needed !== undefined) condition(needed, 3, 0);

  const table = (slot: Slot, rows: readonly Row[]): void => {
    roles.set(slot, { kind: 'table', rows });
    for (const test of rows.flatMap(({ tests }) => tests)) {
      switch (test.kind) {
        case 'holds':
        case 'fails':
          condition(test.slot, 1, 1);
          break;
        case 'is':
          value(test.slot);
          break;
        case 'from':
        case 'below':
          value(test.of);
          if (test.by !== undefined) value(test.by);
      }
    }
  };
  // Users stand behind what they use, so that a slot is looked at when all its uses are known.
  for (let slot = operations.length - 1; slot >= 0; slot -= 1) {
    const operation = operations[slot]!;
    const [isValue, uses, depth] = [values[slot] === 1, conditions[slot]!, depths[slot]!];
    if (!isValue && uses === 0) continue;
    switch (operation.op) {
      case 'constant':
        roles.set(slot, { kind: 'constant' });
        break;
      case 'input':
      case 'not-applicable':
        roles.set(slot, { kind: 'answer' });
        break;
      case 'equal':
      case 'less':
      case 'at-most':
        roles.set(slot, { kind: isValue ? 'decided' : 'within' });
        operandsOf(operation).forEach(value);
        break;
      case 'not':
        if (isValue || depth >= deepest) {
          roles.set(slot, { kind: 'number' });
          value(operation.of);
        } else {
          roles.set(slot, { kind: 'within' });
          condition(operation.of, uses, depth + 1);
        }
        break;
      case 'and':
      case 'or': {
        const isWithin = !isValue && uses === 1 && depth < deepest;
        roles.set(slot, { kind: isWithin ? 'within' : 'decided' });
        for (const each of operation.of) condition(each, 1, isWithin ? depth + 1 : 1);
        break;
      }
      case 'steps':
        table(slot, rowsOf(operations, slot)!);
        break;
      case 'lookup':
      case 'select': {
        const rows = points.has(slot) ? rowsOf(operations, slot) : undefined;
        if (rows) table(slot, rows);
        else computed(operation, slot);
        break;
      }
      case 'add':
      case 'subtract':
      case 'scale':
      case 'multiply':
      case 'least':
      case 'greatest':
      case 'clamp':
      case 'divide':
        computed(operation, slot);
        break;
    }
  }
  return roles;

  function computed(operation: Operation, slot: Slot): void {
    roles.set(slot, { kind: 'number' });
    operandsOf(operation).forEach(value);
  }
}
