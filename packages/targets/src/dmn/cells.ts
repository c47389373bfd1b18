import type { Input, Slot } from '@barem/plan';
import type { Row, Test } from '../tables.js';
import { feel, feelNumber, feelText, operand, variable, type Feel } from './feel.js';
import { anything, type DmnRule, type DmnType } from './model.js';

/** Where the parts of a table come from. */
export interface CellSource {
  readonly valueOf: (slot: Slot) => Feel;
  readonly conditionOf: (slot: Slot) => Feel;
  /** The input that a slot is, and the variable it stands in. */
  readonly inputAt: (slot: Slot) => { readonly input: Input; readonly name: string } | undefined;
}

/** What one row asks of one column. */
type Cell =
  /** Whole numbers from `low` to under `high`. */
  | { readonly kind: 'between'; readonly low: number; readonly high: number }
  | { readonly kind: 'is'; readonly text: string };

interface Column {
  readonly expression: Feel;
  readonly type: DmnType;
}

export interface Cells {
  readonly columns: readonly Column[];
  readonly rules: readonly (Pick<DmnRule, 'inputs'> & { readonly row: Row })[];
}

/** The rows of a table as rules; a row that no whole number meets is left out. */
export function cellsOf(rows: readonly Row[], source: CellSource): Cells {
  const columns = new Map<string, Column>();
  const met = rows.flatMap((row) => {
    const cells = new Map<string, Cell>();
    for (const test of row.tests) {
      const { key, column, cell } = cellOf(test, source);
      if (!columns.has(key)) columns.set(key, column());
      const both = meet(cells.get(key), cell);
      if (!both) return [];
      cells.set(key, both);
    }
    return [{ row, cells }];
  });
  return {
    columns: [...columns.values()],
    rules: met.map(({ row, cells }) => ({
      row,
      inputs: [...columns.keys()].map((key) => unaryTest(cells.get(key))),
    })),
  };
}

interface Placed {
  readonly key: string;
  readonly column: () => Column;
  readonly cell: Cell;
}

function cellOf(test: Test, { valueOf, conditionOf, inputAt }: CellSource): Placed {
  switch (test.kind) {
    case 'holds':
    case 'fails':
      return {
        key: `condition ${test.slot}`,
        column: () => ({ expression: conditionOf(test.slot), type: 'boolean' }),
        cell: { kind: 'is', text: String(test.kind === 'holds') },
      };
    case 'is': {
      const { slot, value } = test;
      const found = inputAt(slot);
      const isChoice = found?.input.type === 'choice';
      const isYesNo = found?.input.type === 'boolean' || found?.input.type === 'met';
      const text =
        found?.input.type === 'choice'
          ? feelText(found.input.options[value] ?? '')
          : isYesNo
            ? String(value === 1)
            : String(value);
      return {
        key: `answer ${slot}`,
        column: () => ({
          expression: found && (isChoice || isYesNo) ? variable(found.name) : valueOf(slot),
          type: isChoice ? 'string' : isYesNo ? 'boolean' : 'number',
        }),
        cell: { kind: 'is', text },
      };
    }
    case 'from':
    case 'below': {
      const { of, by, cut } = test;
      const { times, bound, strict } = cut;
      if (by === undefined) {
        const first = strict ? Math.floor(bound / times) + 1 : Math.ceil(bound / times) + 0;
        const isFrom = test.kind === 'from';
        return {
          key: `value ${of}`,
          column: () => ({ expression: valueOf(of), type: 'number' }),
          cell: {
            kind: 'between',
            low: isFrom ? first : -Infinity,
            high: isFrom ? Infinity : first,
          },
        };
      }
      const left = operand(multiple(valueOf(of), times));
      const right = operand(multiple(valueOf(by), bound));
      return {
        key: `ratio ${of} ${by} ${times} ${bound} ${strict}`,
        column: () => ({
          expression: feel`${left} ${strict ? '>' : '>='} ${right}`,
          type: 'boolean',
        }),
        cell: { kind: 'is', text: String(test.kind === 'from') },
      };
    }
  }
}

/** A whole multiple of an expression. */
export const multiple = (of: Feel, by: number): Feel =>
  by === 1 ? of : by === 0 ? feel`0` : feel`${operand(of)} * ${feelNumber(by)}`;

/** What two tests of one column ask together; undefined where nothing meets both. */
function meet(a: Cell | undefined, b: Cell): Cell | undefined {
  if (!a) return b;
  if (a.kind === 'is' || b.kind === 'is')
    return a.kind === 'is' && b.kind === 'is' && a.text === b.text ? a : undefined;
  const [low, high] = [Math.max(a.low, b.low), Math.min(a.high, b.high)];
  return low < high ? { kind: 'between', low, high } : undefined;
}

function unaryTest(cell: Cell | undefined): string {
  if (!cell) return anything;
  if (cell.kind === 'is') return cell.text;
  const { low, high } = cell;
  if (low === -Infinity) return `< ${high}`;
  return high === Infinity ? `>= ${low}` : `[${low}..${high})`;
}
