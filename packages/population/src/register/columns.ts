import type { Localized } from '@barem/core';
import { plainWord } from './plain-word.js';

/** What a row of a register may say. */
export type Column = 'id' | 'name' | 'level' | 'parent' | 'type' | 'from' | 'to';

/** The header of each column, in each language; either may be used. */
export const columnNames: Readonly<Record<Column, Localized>> = {
  id: { vi: 'mã', en: 'id' },
  name: { vi: 'tên', en: 'name' },
  level: { vi: 'cấp', en: 'level' },
  parent: { vi: 'cấp trên', en: 'parent' },
  type: { vi: 'loại hình', en: 'type' },
  from: { vi: 'từ ngày', en: 'from' },
  to: { vi: 'đến ngày', en: 'to' },
};

/** Every column, in the order in which they are usually written. */
export const columns: readonly Column[] = Object.keys(columnNames) as Column[];

const byHeader: ReadonlyMap<string, Column> = new Map(
  columns.flatMap((column) => Object.values(columnNames[column]).map((name) => [name, column])),
);

/** The column that a header names, in any letter case: `Mã`, `id`. */
export const readHeader = (header: string): Column | undefined => byHeader.get(plainWord(header));
