/**
 * A text that spreadsheets take for a text: one that would begin a formula gets an apostrophe in front, as typing it would need,
 * and line breaks become spaces. Numbers stay.
 */
export function safeCell(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  if (/^-?\d+(?:\.\d+)?$/.test(line)) return line;
  return /^[\s\p{Cf}]*[=+\-@|%＝＋－＠]/u.test(line) ? `'${line}` : line;
}
