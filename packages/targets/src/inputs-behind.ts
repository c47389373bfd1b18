import { operandsOf, type Operation, type Slot } from '@barem/plan';

/** Positions of the inputs that a slot rests on. */
export function inputsBehind(operations: readonly Operation[], slot: Slot): readonly number[] {
  const seen = new Set<Slot>();
  const inputs = new Set<number>();
  const waiting = [slot];
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    const operation = operations[each]!;
    if (seen.has(each)) continue;
    seen.add(each);
    if (operation.op === 'input' || operation.op === 'not-applicable') inputs.add(operation.input);
    waiting.push(...operandsOf(operation));
  }
  return [...inputs].sort((a, b) => a - b);
}
