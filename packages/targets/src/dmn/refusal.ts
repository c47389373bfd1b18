import type { Localized } from '@barem/core';

/** Why DMN cannot say what a sheet says. */
export interface DmnRefusal {
  readonly code: 'target/character';
  readonly message: Localized;
}

/** Characters that no XML document can hold, not even escaped, and halves of characters. */
const impossible =
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** What speaks against a text in an XML document. */
export function refusalOf(text: string): DmnRefusal | undefined {
  const [found] = impossible.exec(text) ?? [];
  if (found === undefined) return undefined;
  const code = `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    code: 'target/character',
    message: {
      vi: `tệp XML của DMN không chứa được ký tự ${code} có trong biểu`,
      en: `the XML of DMN cannot hold the character ${code} that the sheet contains`,
    },
  };
}
