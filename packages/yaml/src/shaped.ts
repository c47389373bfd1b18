import { inSourceOrder, limits, type Diagnostic } from '@barem/core';
import { syntaxDiagnostics } from '@barem/syntax';
import type { Composed } from './compose.js';
import { valueAt, type Data } from './data.js';
import type { Reader } from './reader.js';
import type { Validate } from './schema/schema-error.js';
import { validateData } from './validate.js';

/** What reading a file of a known shape gives; `value` is absent when the file has mistakes. */
export interface ReadShaped<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the content of a file that has the shape that `validate` checks; `read` gives nothing where it gives up. */
export function readShaped<T>(
  source: string,
  { data, diagnostics }: Composed,
  validate: Validate,
  read: (reader: Reader, data: Data) => T | undefined,
): ReadShaped<T> {
  if (!data) return { diagnostics: readable(diagnostics) };
  const found = [...diagnostics, ...validateData(data, validate)];
  let usable = true;
  const written = valueAt(data, 'language');
  const language =
    written?.kind === 'text' && (written.text === 'vi' || written.text === 'en')
      ? written.text
      : undefined;
  const value = read(
    {
      source,
      language,
      report: (diagnostic) => found.push(diagnostic),
      standIn: () => {
        usable = false;
      },
    },
    data,
  );
  const isUsable = usable && found.length === 0 && value !== undefined;
  return { ...(isUsable && { value }), diagnostics: readable(found) };
}

/** Findings in source order, no more than anyone reads. */
function readable(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const all = inSourceOrder(diagnostics);
  const limit = limits.diagnostics;
  const next = all[limit];
  return next
    ? [...all.slice(0, limit), syntaxDiagnostics.tooManyDiagnostics(next.span, { limit })]
    : all;
}
