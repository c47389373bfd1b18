import type { Cut, Operation, Slot } from '@barem/plan';

/** One thing that must hold for a row of a table. */
export type Test =
  | { readonly kind: 'holds' | 'fails'; readonly slot: Slot }
  | { readonly kind: 'is'; readonly slot: Slot; readonly value: number }
  | {
      readonly kind: 'from' | 'below';
      readonly of: Slot;
      readonly by: Slot | undefined;
      readonly cut: Cut;
    };

/** One row of a table: where all tests hold, the value is this. Of all rows exactly one holds. */
export interface Row {
  readonly tests: readonly Test[];
  readonly value: number;
  /** The slot whose value is the position of a level or band, and that position. */
  readonly position?: { readonly slot: Slot; readonly value: number };
}

/** Rows beyond which a value is computed rather than looked up by rules. */
const mostRows = 64;
const mostNested = 8;

/** The rows of the table that a slot is: bands, levels, yes or no, and conditions above them; undefined for a computed value. */
export function rowsOf(
  operations: readonly Operation[],
  slot: Slot,
  nested = 0,
): readonly Row[] | undefined {
  const operation = operations[slot]!;
  if (nested > mostNested) return undefined;
  switch (operation.op) {
    case 'constant':
      return [{ tests: [], value: operation.value }];
    case 'steps':
      return stepRows(operation);
    case 'select': {
      const then = rowsOf(operations, operation.then, nested + 1);
      const otherwise = rowsOf(operations, operation.otherwise, nested + 1);
      if (!then || !otherwise || then.length + otherwise.length > mostRows) return undefined;
      return [
        ...then.map((row) => under(row, { kind: 'holds', slot: operation.when })),
        ...otherwise.map((row) => under(row, { kind: 'fails', slot: operation.when })),
      ];
    }
    case 'lookup': {
      const { of, values } = operation;
      return positionRows(operations, of, values.length, nested)?.map((row) => ({
        ...row,
        value: values[row.value]!,
        position: { slot: of, value: row.value },
      }));
    }
    case 'input':
    case 'not-applicable':
    case 'add':
    case 'subtract':
    case 'scale':
    case 'multiply':
    case 'least':
    case 'greatest':
    case 'clamp':
    case 'equal':
    case 'less':
    case 'at-most':
    case 'and':
    case 'or':
    case 'not':
    case 'divide':
      return undefined;
  }
}

const under = (row: Row, test: Test): Row => ({ ...row, tests: [test, ...row.tests] });

function stepRows({ of, by, cuts, values }: Extract<Operation, { op: 'steps' }>): readonly Row[] {
  return values.map((value, index) => {
    const [from, below] = [cuts[index - 1], cuts[index]];
    return {
      value,
      tests: [
        ...(from ? [{ kind: 'from', of, by, cut: from } as const] : []),
        ...(below ? [{ kind: 'below', of, by, cut: below } as const] : []),
      ],
    };
  });
}

/** Rows for a position within a list of so many. */
function positionRows(
  operations: readonly Operation[],
  slot: Slot,
  count: number,
  nested: number,
): readonly Row[] | undefined {
  if (isCondition(operations[slot]!)) {
    return [
      { tests: [{ kind: 'fails', slot }], value: 0 },
      { tests: [{ kind: 'holds', slot }], value: 1 },
    ];
  }
  if (operations[slot]!.op === 'input') {
    return Array.from({ length: count }, (_, value) => ({
      tests: [{ kind: 'is', slot, value }],
      value,
    }));
  }
  return rowsOf(operations, slot, nested + 1);
}

/** Whether an operation compares or joins conditions. */
export const isCondition = ({ op }: Operation): boolean =>
  op === 'equal' ||
  op === 'less' ||
  op === 'at-most' ||
  op === 'and' ||
  op === 'or' ||
  op === 'not' ||
  op === 'not-applicable';
