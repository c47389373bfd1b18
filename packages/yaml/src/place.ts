import type { Localized, Span } from '@barem/core';
import { entriesOf, entryAt, itemsOf, valueAt, type Data } from './data.js';

/** A part of the file that an error speaks of. */
export interface Place {
  readonly data: Data;
  readonly parent: Data | undefined;
  /** The key that the part stands under; absent for an item of a list and for the whole. */
  readonly key: string | undefined;
  readonly what: Localized;
}

/** The part that a JSON pointer leads to. */
export function placeAt(root: Data, pointer: string): Place {
  const whole = { vi: 'nội dung tệp', en: 'the file' };
  let place: Place = { data: root, parent: undefined, key: undefined, what: whole };
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const { data: parent, what } = place;
    const inList = parent.kind === 'list';
    const data = inList ? itemsOf(parent)[Number(name)] : valueAt(parent, name);
    if (!data) break;
    place = inList
      ? { data, parent, key: undefined, what: item(Number(name) + 1, what) }
      : { data, parent, key: name, what: { vi: `\`${name}\``, en: `\`${name}\`` } };
  }
  return place;
}

const item = (number: number, list: Localized): Localized => ({
  vi: `mục thứ ${number} của ${list.vi}`,
  en: `item ${number} of ${list.en}`,
});

/** What to mark when something is missing in a group: its name. */
export function nameOf({ data, parent, key }: Place): Span {
  const own = key === undefined ? undefined : entryAt(parent, key);
  const id = entryAt(data, 'id');
  return own?.key.span ?? id?.value.span ?? entriesOf(data)[0]?.key.span ?? data.span;
}

/** Where `key` stands in a group. */
export const keySpan = ({ data }: Place, key: string): Span =>
  entryAt(data, key)?.key.span ?? data.span;
