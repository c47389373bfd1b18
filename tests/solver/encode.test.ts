import type { Input, Operation, Plan } from '@barem/plan';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, evaluatorOf } from '../brute-force/evaluate.js';
import { constrained, planOf } from '../brute-force/hand-sheets.js';
import { patience } from '../properties/runs.js';
import { ask, inquire, loadZ3, terms, type Z3 } from '@barem/verify/solver';

let z3: Z3;
beforeAll(async () => {
  z3 = await loadZ3();
});
afterAll(async () => {
  await z3.close();
});

type Bare<O> = O extends Operation ? Omit<O, 'min' | 'max' | 'origin'> : never;

/** Two numbers, the second made positive, a condition, its opposite, and a position from 0 to 2. */
const [left, right, positive, isLess, isNotLess, position] = [0, 1, 3, 4, 5, 6] as const;
const before: readonly Bare<Operation>[] = [
  { op: 'input', input: 0 },
  { op: 'input', input: 1 },
  { op: 'constant', value: 1 },
  { op: 'greatest', of: [right, 2] },
  { op: 'less', left, right },
  { op: 'not', of: isLess },
  { op: 'clamp', of: left, low: 0, high: 2 },
];

const cuts = [
  { times: 1, bound: -2 },
  { times: 2, bound: 1, strict: true as const },
  { times: 1, bound: 2, strict: true as const },
  { times: 2, bound: 7 },
];
const operations: readonly Bare<Operation>[] = [
  { op: 'add', of: [left, right, left] },
  { op: 'subtract', left, right },
  { op: 'scale', of: left, by: -3 },
  { op: 'multiply', left, right },
  { op: 'multiply', left: isLess, right },
  { op: 'least', of: [left, right, position] },
  { op: 'greatest', of: [left, right, position] },
  { op: 'clamp', of: left, low: -2, high: 3 },
  { op: 'equal', left, right },
  { op: 'equal', left: isLess, right: isNotLess },
  { op: 'less', left, right },
  { op: 'at-most', left, right },
  { op: 'and', of: [isLess, isNotLess] },
  { op: 'or', of: [isLess, isNotLess] },
  { op: 'not', of: isLess },
  { op: 'select', when: isLess, then: left, otherwise: right },
  { op: 'select', when: isLess, then: isNotLess, otherwise: isLess },
  { op: 'steps', of: left, cuts, values: [5, -4, 3, 0, 9] },
  { op: 'steps', of: left, by: positive, cuts, values: [5, -4, 3, 0, 9] },
  { op: 'lookup', of: position, values: [7, -7, 0] },
  { op: 'lookup', of: isLess, values: [4, 2] },
  ...(['down', 'up', 'half-up', 'half-even'] as const).flatMap((mode): Bare<Operation>[] => [
    { op: 'divide', of: left, by: right, mode },
    { op: 'divide', of: left, by: positive, mode },
  ]),
];

/** A plan of one operation on two numbers that reach as far from 0. */
function planFor(operation: Bare<Operation>, reach: number): Plan {
  const input = (id: string): Input => ({
    id,
    kind: 'fact',
    type: 'number',
    decimals: 0,
    min: -reach,
    max: reach,
    step: 1,
  });
  return {
    ...planOf(constrained()),
    inputs: [input('a'), input('b')],
    constraints: [],
    operations: [...before, operation].map((each) => ({ ...each, min: 0, max: 0, origin: '' })),
  };
}

const numbers = [-7, -5, -3, -2, -1, 0, 1, 2, 3, 5, 7].map(BigInt);

// Products and quotients of numbers with few values are put in cases; of others they are not.
test.each([9, 900].flatMap((reach) => operations.map((operation) => ({ reach, operation }))))(
  'z3 computes $operation.op of numbers up to $reach as it is defined: $operation',
  async ({ operation, reach }) => {
    const plan = planFor(operation, reach);
    const slot = before.length;
    const { evaluate } = evaluatorOf(plan);
    const { conversation, encoded } = await inquire(z3, plan, 10_000);
    const differs = numbers.flatMap((a) =>
      numbers.map((b) =>
        terms.all([
          terms.same(encoded.value(left), terms.whole(a)),
          terms.same(encoded.value(right), terms.whole(b)),
          terms.differ(encoded.value(slot), terms.whole(at(evaluate([a, b]), slot))),
        ]),
      ),
    );
    const { answers } = encoded;
    expect(await ask(conversation, { condition: terms.any(differs), answers })).toEqual({
      kind: 'none',
    });
    conversation.end();
  },
  patience,
);
