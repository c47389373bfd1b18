import { nearest } from '@barem/core';
import type { Language, Localized } from 'barem';
import { Failure } from '../failure.js';
import { didYouMean } from '../words.js';

/** @throws {Failure} one of the `ids` that an option names is none of those `known` */
export function requireKnown(
  option: string,
  ids: readonly string[],
  known: readonly string[],
  language: Language,
): void {
  const stray = ids.find((id) => !known.includes(id));
  if (stray === undefined) return;
  const { vi, en } = didYouMean(nearest(stray.slice(0, 100), known));
  const text: Localized = {
    vi: `${option}: biểu không có \`${stray}\`${vi === '' ? `; có: ${known.join(', ')}` : vi}`,
    en: `${option}: the sheet has no \`${stray}\`${en === '' ? `; it has: ${known.join(', ')}` : en}`,
  };
  throw new Failure(text, { isUsage: true, language });
}
