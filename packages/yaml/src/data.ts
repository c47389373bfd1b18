import type { Span } from '@barem/core';

/** One value of a data file. */
export interface Scalar {
  readonly kind: 'text' | 'number' | 'boolean' | 'nothing';
  readonly span: Span;
  /** A text without its quotes and escapes; of anything else exactly what is written. */
  readonly text: string;
  readonly style: 'plain' | 'single-quoted' | 'double-quoted' | 'block';
}

export interface DataList {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Data[];
}

/** `key: value`; the span covers both. */
export interface Entry {
  readonly span: Span;
  /** In NFC. */
  readonly key: { readonly span: Span; readonly text: string };
  readonly value: Data;
}

/** A group of keys with their values, each key once, in the order of the file. */
export interface DataMap {
  readonly kind: 'map';
  readonly span: Span;
  readonly entries: readonly Entry[];
  readonly byKey: ReadonlyMap<string, Entry>;
}

/** What a data file holds, with the place of every part: YAML and JSON are both read into it. */
export type Data = Scalar | DataList | DataMap;

/** The value under `key`, if the data is a group and has it. */
export const valueAt = (data: Data | undefined, key: string): Data | undefined =>
  entryAt(data, key)?.value;

/** The entry with `key`, if the data is a group and has it. */
export const entryAt = (data: Data | undefined, key: string): Entry | undefined =>
  data?.kind === 'map' ? data.byKey.get(key) : undefined;

/** A group of entries of which no two have the same key. */
export const mapOf = (span: Span, entries: readonly Entry[]): DataMap => ({
  kind: 'map',
  span,
  entries,
  byKey: new Map(entries.map((entry) => [entry.key.text, entry])),
});

/** The items of a list; of anything else none. */
export const itemsOf = (data: Data | undefined): readonly Data[] =>
  data?.kind === 'list' ? data.items : [];

/** The entries of a group; of anything else none. */
export const entriesOf = (data: Data | undefined): readonly Entry[] =>
  data?.kind === 'map' ? data.entries : [];

/** Whether the data is one value rather than a list or group. */
export const isScalar = (data: Data): data is Scalar => data.kind !== 'list' && data.kind !== 'map';

/** Infinity and the like: numbers to a schema, refused by whoever reads them. */
const finite = (value: number): number => (Number.isFinite(value) ? value : 0);

/** The plain value of the data. A key such as `__proto__` is a key like any other. */
export function plainValue(data: Data): unknown {
  switch (data.kind) {
    case 'text':
      return data.text;
    case 'number':
      return finite(Number(data.text));
    case 'boolean':
      return data.text.toLowerCase() === 'true';
    case 'nothing':
      return null;
    case 'list':
      return data.items.map(plainValue);
    case 'map':
      return Object.fromEntries(
        data.entries.map(({ key, value }) => [key.text, plainValue(value)]),
      );
  }
}

/** Every single value inside the data, in the order of the file. */
export function* scalarsOf(data: Data): Iterable<Scalar> {
  if (data.kind === 'list') for (const item of data.items) yield* scalarsOf(item);
  else if (data.kind === 'map') for (const { value } of data.entries) yield* scalarsOf(value);
  else yield data;
}
