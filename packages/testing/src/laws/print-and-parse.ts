import type { Sheet } from '@barem/syntax';
import { differences } from './differences.js';
import { lawOfSheet, type Law } from './law.js';
import { listed, type Form } from './subject.js';

export const printAndParse: Law = lawOfSheet(
  'what is written is read again as it was, in every form and language',
  function* ({ sheet, forms }) {
    for (const form of forms) {
      const read = readAgain(form, sheet);
      if (typeof read === 'string') yield read;
      else {
        const expected = withoutSpans({ ...sheet, language: form.language });
        yield* differences(withoutSpans(read), expected, `${form.name}: the sheet`);
      }
    }
  },
);

/** The sheet after writing and reading it in a form, or why it could not be read. */
export function readAgain(form: Form, sheet: Sheet): Sheet | string {
  const text = form.write(sheet);
  const { sheet: read, diagnostics } = form.read(text);
  if (!read) return `${form.name}: cannot be read again: ${listed(diagnostics)}\n${text}`;
  if (diagnostics.length > 0) return `${form.name}: ${diagnostics[0]?.code} is found\n${text}`;
  return read;
}

/** A tree without the places in the text that it came from. */
export function withoutSpans(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(withoutSpans);
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, part]) =>
      key === 'span' ? [] : [[key, withoutSpans(part)]],
    ),
  );
}
