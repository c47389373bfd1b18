/** A word as words are compared: NFC, lower case, one space between its parts. */
export const plainWord = (text: string): string =>
  text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
