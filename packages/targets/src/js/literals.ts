/** Whatever could end a literal, start another line, or show text in another order than it stands. */
const unsafe = /['\\\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** A text as a literal of JavaScript in single quotes; nothing in it can end the literal, or the script around it. */
export const textLiteral = (text: string): string =>
  `'${text
    .replaceAll(unsafe, escaped)
    .replaceAll('</', String.raw`<\/`)
    .replaceAll('<!', String.raw`<\!`)}'`;

function escaped(character: string): string {
  if (character === "'" || character === '\\') return `\\${character}`;
  if (character === '\n') return String.raw`\n`;
  return [...Array(character.length).keys()]
    .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('');
}

/** A text for a comment: one line that cannot end the comment. */
export const commentText = (text: string): string =>
  text
    .replaceAll(/[\s\u2028\u2029]+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replaceAll('*/', '* /')
    .trim();

/** A key of an object literal or a type; quoted where it has to be. Never one that sets a prototype. */
export function propertyKey(key: string): string {
  if (key === '__proto__') return "['__proto__']";
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key) && !/\p{Cf}/u.test(key)
    ? key
    : textLiteral(key);
}

/** A list of texts as a literal. */
export const textList = (texts: readonly string[]): string =>
  `[${texts.map(textLiteral).join(', ')}]`;
