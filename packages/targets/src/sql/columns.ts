import type { Plan } from '@barem/plan';
import type { Dialect } from './dialect.js';
import { columnKind, type SqlColumns } from './reading.js';

/** The head of a record as columns: whose it is, of which time, by whom. */
export const headColumns: readonly string[] = ['unit', 'period', 'assessor', 'date'];

/** The column of one input. */
export interface InputColumn {
  readonly id: string;
  /** Without what lets it be NULL. */
  readonly type: string;
  /** The engine takes the column itself for a condition. */
  readonly isCondition: boolean;
}

/** The columns of the inputs of a plan, in their order. */
export const columnsOf = (
  { types, name }: Dialect,
  { inputs }: Plan,
  columns: SqlColumns,
): readonly InputColumn[] =>
  inputs.map((input): InputColumn => {
    const { id } = input;
    switch (columnKind(input, columns)) {
      case 'text':
        return { id, type: types.text, isCondition: false };
      case 'boolean':
        return { id, type: types.boolean, isCondition: name !== 'clickhouse' };
      case 'number': {
        if (input.type !== 'number' || input.decimals === 0)
          return { id, type: types.integer, isCondition: false };
        // Two more decimals and three more digits than are asked for: what does not fit is to be seen, not rounded.
        const digits = `${Math.max(Math.abs(input.min), Math.abs(input.max))}`.length;
        return {
          id,
          type: types.decimal(Math.max(15, digits + 5), input.decimals + 2),
          isCondition: false,
        };
      }
    }
  });
