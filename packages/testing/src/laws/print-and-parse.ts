import type { Localized } from '@barem/core';
import type { Sheet } from '@barem/syntax';
import { differences } from './differences.js';
import { lawOfSheet, type Law } from './law.js';
import { errorsIn, type Form } from './subject.js';

export const printAndParse: Law = lawOfSheet({
  id: 'print-and-parse',
  name: {
    vi: 'biểu viết ra rồi đọc lại vẫn như cũ, ở mọi dạng và ngôn ngữ',
    en: 'what is written is read again as it was, in every form and language',
  },
  *broken({ written, forms }) {
    for (const form of forms) {
      const { read, complaint } = readAgain(form, written);
      if (complaint) yield complaint;
      else {
        const expected = withoutSpans({ ...written, language: form.language });
        yield* differences(withoutSpans(read), expected, {
          vi: `biểu đọc lại từ ${form.name.vi}`,
          en: `the sheet read again from ${form.name.en}`,
        });
      }
    }
  },
});

/** A sheet after writing and reading it in a form, or why it could not be read. */
export type ReadAgain =
  | { readonly read: Sheet; readonly complaint?: undefined }
  | { readonly read?: undefined; readonly complaint: Localized };

/** Writes a sheet in a form and reads it again. */
export function readAgain(form: Form, sheet: Sheet): ReadAgain {
  const { sheet: read, diagnostics } = form.read(form.write(sheet));
  if (read && diagnostics.length === 0) return { read };
  const { vi, en } = errorsIn(diagnostics);
  const warnings = diagnostics.map(({ code }) => code).join(', ');
  return {
    complaint: read
      ? {
          vi: `đọc lại từ ${form.name.vi} thì có thông báo ${warnings}`,
          en: `reading it again from ${form.name.en} finds ${warnings}`,
        }
      : {
          vi: `không đọc lại được từ ${form.name.vi}: ${vi}`,
          en: `it cannot be read again from ${form.name.en}: ${en}`,
        },
  };
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
