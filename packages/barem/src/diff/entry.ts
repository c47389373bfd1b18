import type { Localized } from '@barem/core';
import type { ItemKind } from '@barem/syntax';

/**
 * What a change does: only words change, points do, ratings do, or the form does, so that records of the one sheet do
 * not fit the other.
 */
export type Effect = 'editorial' | 'points' | 'ratings' | 'form';

/** What an entry is about. */
export interface About {
  readonly kind: ItemKind | 'sheet' | 'bonus' | 'penalty';
  /** Empty where it has none. */
  readonly id: string;
  readonly title: string;
}

/** One thing that differs between two sheets, in the words of the sheets. */
export interface DiffEntry {
  readonly what: 'added' | 'removed' | 'changed' | 'moved' | 'renumbered';
  readonly about: About;
  /** The part that differs; the whole thing where absent. */
  readonly part?: Localized;
  /** What it was, and what it is, as the sheets write it. */
  readonly before?: Localized;
  readonly after?: Localized;
  /** In the order of their weight, the lightest first; at least one. */
  readonly effects: readonly Effect[];
}

/** Text that is the same in every language. */
export const same = (text: string): Localized => ({ vi: text, en: text });

export const both = (text: (language: 'vi' | 'en') => string): Localized => ({
  vi: text('vi'),
  en: text('en'),
});
