import type { Diagnostic, Language } from '@barem/core';
import { printText, parseText } from '@barem/syntax';
import { readYaml, writeYaml } from '@barem/yaml';
import { formatOf, type LoadOptions } from './load.js';
import type { Format } from './loaded.js';

/** A rewritten source, or why it could not be rewritten. */
export type Rewritten =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** What a sheet is rewritten to; what is absent stays as it is. */
export interface ConvertOptions extends LoadOptions {
  readonly to?: Format;
  readonly language?: Language;
}

/**
 * Rewrites a sheet in another form or another language of keywords; ids and titles stay. Text to text keeps comments.
 * Only mistakes of syntax stand in the way: a sheet may be rewritten before it is right.
 */
export function convert(source: string, { format, to, language }: ConvertOptions = {}): Rewritten {
  const from = format ?? formatOf(source);
  const target = to ?? from;
  if (from === 'yaml') {
    const { sheet, diagnostics } = readYaml(source);
    if (!sheet) return { ok: false, diagnostics };
    const options = { ...(language && { language }) };
    return {
      ok: true,
      text: target === 'yaml' ? writeYaml(sheet, language) : printText(sheet, options),
    };
  }
  const { sheet, comments, diagnostics } = parseText(source);
  if (!sheet) return { ok: false, diagnostics };
  if (target === 'yaml') return { ok: true, text: writeYaml(sheet, language) };
  return { ok: true, text: printText(sheet, { comments, source, ...(language && { language }) }) };
}

/** Lays a sheet out in the one canonical way, comments kept. Formatting twice is formatting once. */
export const format = (source: string, options: LoadOptions = {}): Rewritten =>
  convert(source, options);
