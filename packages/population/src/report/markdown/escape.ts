/** Text without a meaning in Markdown or HTML; on one line. */
export const escaped = (text: string): string =>
  text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(/[\\`*[\]<>|~&$]/g, String.raw`\$&`)
    // Within a word, as in many ids, an underscore means nothing.
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw`\_`)
    // An address would become a link.
    .replaceAll(/(?<=https?|ftp|mailto):|(?<=\bwww)\./giu, String.raw`\$&`);

/** The same at the beginning of a line: what looks like a heading, a list, a quotation or a rule is none. */
export const escapedLine = (text: string): string =>
  escaped(text).replace(
    /^(\s*)(#+|[+=-]+|\d+[.)])/,
    (_, space: string, start: string) => `${space}${start.slice(0, -1)}\\${start.slice(-1)}`,
  );
