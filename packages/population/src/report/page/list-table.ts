import type { Speaker } from '../words/speaker.js';
import { words } from '../words/words.js';
import type { Cell, Column, Table } from './page.js';

/** Rows of a list that a page shows; data has all of them. */
export const listLimit = 100;

/** A column of a list. */
export interface ListColumn<T> extends Column {
  readonly cell: (item: T) => Cell;
}

/** A numbered list as a table, cut at `limit`. */
export function listTable<T>(
  caption: string,
  columns: readonly ListColumn<T>[],
  items: readonly T[],
  { say, sentence, count }: Speaker,
  limit: number = listLimit,
): Table {
  const rest = items.length - limit;
  return {
    kind: 'table',
    caption,
    columns: [
      { title: say(words.number), is: 'number' },
      ...columns.map(({ title, is }) => ({ title, ...(is && { is }) })),
    ],
    rows: items.slice(0, limit).map((item, at) => ({
      cells: [count(at + 1), ...columns.map(({ cell }) => cell(item))],
    })),
    ...(rest > 0 && { more: sentence.more(count(rest), rest === 1) }),
  };
}
