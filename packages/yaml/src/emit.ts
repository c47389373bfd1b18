/** A piece of YAML to be laid out. */
export type Piece = ScalarPiece | ListPiece | GroupPiece;

/** A value on its own; `text` is quoted where YAML would read it as something else, `literal` never. */
export interface ScalarPiece {
  readonly kind: 'text' | 'literal';
  readonly text: string;
}

export interface ListPiece {
  readonly kind: 'list';
  readonly items: readonly Piece[];
}

export interface GroupPiece {
  readonly kind: 'group';
  readonly entries: readonly (readonly [key: string, value: Piece])[];
  /** `lines`: one part a line. `fill`: between brackets on as few lines as hold it. Else on one line if it fits. */
  readonly layout?: 'lines' | 'fill';
}

/** Lines are no longer than this where a break is possible. */
const width = 130;

/** Lays a group out as a YAML document, with an empty line before every part that takes several. */
export const emitDocument = ({ entries }: GroupPiece): string =>
  entries
    .map((entry) => {
      const lines = emitEntry(entry, 0);
      return `${lines.includes('\n') && !isListOfTexts(entry[1]) ? '\n' : ''}${lines}\n`;
    })
    .join('');

/** Sources and notes stay with what they speak of. */
const isListOfTexts = (value: Piece): boolean =>
  value.kind === 'list' && value.items.every(isScalar);

/** `key: value` in a column; the lines of a longer value follow further in. */
function emitEntry([key, value]: GroupPiece['entries'][number], column: number): string {
  const head = `${emitText(key, false)}:`;
  const line = oneLine(value);
  if (line !== undefined && (isScalar(value) || column + head.length + 1 + line.length <= width)) {
    return `${head} ${isScalar(value) ? emitScalar(value, false) : line}`;
  }
  if (value.kind === 'group' && value.layout === 'fill')
    return `${head} ${fill(value, column + 2, head.length)}`;
  return `${head}\n${emitBlock(value, column + 2)}`;
}

function emitBlock(value: Piece, column: number): string {
  const margin = ' '.repeat(column);
  switch (value.kind) {
    case 'list':
      return value.items.map((item) => `${margin}- ${emitItem(item, column + 2)}`).join('\n');
    case 'group':
      return value.entries.map((entry) => margin + emitEntry(entry, column)).join('\n');
    default:
      return margin + emitScalar(value, false);
  }
}

/** An item of a list, behind its dash. */
function emitItem(item: Piece, column: number): string {
  if (isScalar(item)) return emitScalar(item, false);
  const line = oneLine(item);
  if (line !== undefined && column + line.length <= width) return line;
  return emitBlock(item, column).trimStart();
}

/** The value on one line, if nothing in it asks for lines of its own. */
function oneLine(value: Piece): string | undefined {
  if (isScalar(value)) return emitScalar(value, true);
  if (value.kind === 'list' || value.layout === 'lines') return undefined;
  const parts = value.entries.map(([key, inner]) => {
    const line = oneLine(inner);
    return line === undefined ? undefined : `${emitText(key, true)}: ${line}`;
  });
  return parts.includes(undefined) ? undefined : `{ ${parts.join(', ')} }`;
}

/** `{ a: 1, b: 2 }` over several lines. */
function fill({ entries }: GroupPiece, column: number, headLength: number): string {
  const lines: string[] = ['{'];
  let used = column - 2 + headLength + 2;
  entries.forEach(([key, value], index) => {
    const end = index < entries.length - 1 ? ',' : ' }';
    const part = `${emitText(key, true)}: ${oneLine(value) ?? ''}${end}`;
    if (used + 1 + part.length > width) {
      lines.push(' '.repeat(column) + part);
      used = column + part.length;
    } else {
      lines[lines.length - 1] += ` ${part}`;
      used += 1 + part.length;
    }
  });
  return lines.join('\n');
}

const isScalar = (value: Piece): value is ScalarPiece =>
  value.kind === 'text' || value.kind === 'literal';

const emitScalar = ({ kind, text }: ScalarPiece, inBrackets: boolean): string =>
  kind === 'literal' ? text : emitText(text, inBrackets);

const emitText = (text: string, inBrackets: boolean): string =>
  isPlain(text, inBrackets) ? text : quote(text);

/** What YAML, in this version or the one before, reads as a number, a truth value or nothing. */
const otherTypes = [
  /^[-+]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i,
  /^[-+]?\.(?:inf|nan)$/i,
  /^0(?:o[0-7]+|x[\da-f]+|b[01]+)$/i,
  /^\d+(?::\d+)+$/,
  /^(?:~|null|true|false|yes|no|on|off|y|n)$/i,
];

/** Whether a text can stand without quotes. Where in doubt it cannot. */
function isPlain(text: string, inBrackets: boolean): boolean {
  if (text === '' || text !== text.trim() || mustEscape.test(text)) return false;
  if (/^[-?:,[\]{}#&*!|>'"%@`=<.]/.test(text) || text.endsWith(':')) return false;
  if (text.includes(': ') || text.includes(' #')) return false;
  if (inBrackets && /[,[\]{}]/.test(text)) return false;
  return !otherTypes.some((type) => type.test(text));
}

/** Characters that do not show, or not as what they are. */
const mustEscape = /[\p{C}\p{Zl}\p{Zp}]/u;

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

function quote(text: string): string {
  const inner = text.replaceAll(/["\\]|[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const hex = code.toString(16).toUpperCase();
    return (
      escapes[character] ??
      (code > 0xff_ff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`)
    );
  });
  return `"${inner}"`;
}
