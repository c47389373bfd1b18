/** An expression in FEEL with the names that it looks at. */
export interface Feel {
  readonly text: string;
  readonly names: readonly string[];
}

/** An expression made of others: feel`${a} + ${b}`. Texts among them stand as they are. */
export function feel(strings: TemplateStringsArray, ...parts: readonly (Feel | string)[]): Feel {
  const texts = parts.map((part) => (typeof part === 'string' ? part : part.text));
  return {
    text: strings.map((each, index) => each + (texts[index] ?? '')).join(''),
    names: [...new Set(parts.flatMap((part) => (typeof part === 'string' ? [] : part.names)))],
  };
}

export const joined = (parts: readonly Feel[], by: string): Feel => ({
  text: parts.map(({ text }) => text).join(by),
  names: [...new Set(parts.flatMap(({ names }) => names))],
});

/** The variable with this name. */
export const variable = (name: string): Feel => ({ text: name, names: [name] });

/** An expression as an operand: in parentheses, unless it is a name or a number. */
export const operand = (of: Feel): Feel => (/^[^\s()]+$/.test(of.text) ? of : feel`(${of})`);

/** A text as FEEL writes it. */
export const feelText = (text: string): string =>
  `"${text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')}"`;

/** A whole number as FEEL writes it where another operand may stand before it. */
export const feelNumber = (value: number): string => (value < 0 ? `(${value})` : `${value + 0}`);

/** A list of texts. */
export const feelTexts = (texts: readonly string[]): string =>
  `[${texts.map(feelText).join(', ')}]`;

/** Those of some values that are there, as a list. */
export const thoseGiven = (items: readonly Feel[]): Feel =>
  items.length === 0 ? feel`[]` : feel`[\n  ${joined(items, ',\n  ')}\n][item != null]`;
