import type { Localized } from 'barem';

/** The forms in which records come. */
export const inputFormats = ['csv', 'json', 'ndjson', 'yaml'] as const;
export type InputFormat = (typeof inputFormats)[number];

/** Where a record stands. */
export interface RecordPlace {
  readonly path: string;
  /** From 1, counted over all that the file holds. */
  readonly number: number;
  /** Line of the file, from 1, where it is known. */
  readonly line?: number;
}

/** A record as it was read, or why it could not be. */
export type ReadRecord =
  | { readonly kind: 'record'; readonly record: unknown; readonly place: RecordPlace }
  | { readonly kind: 'unreadable'; readonly message: Localized; readonly place: RecordPlace };

/** `records.csv:5`, or `records.json #5` where lines tell nothing. */
export function placeText({ path, number, line }: RecordPlace, shown: string = path): string {
  return line === undefined ? `${shown} #${number}` : `${shown}:${line}`;
}

/** Records come in groups: waiting for each alone would take longer than scoring it. */
export type RecordBatches = AsyncGenerator<readonly ReadRecord[]>;
