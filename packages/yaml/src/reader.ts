import {
  exact,
  maximumDigits,
  plainNumber,
  rational,
  type Diagnostic,
  type Language,
  type Span,
} from '@barem/core';
import {
  isCalendarDay,
  isId,
  parseFragment,
  syntaxDiagnostics,
  type Annotations,
  type Changeable,
  type DateLiteral,
  type Effective,
  type Expr,
  type Fragments,
  type Name,
  type NumberLiteral,
  type Permission,
  type Status,
  type Text,
} from '@barem/syntax';
import { entryAt, itemsOf, valueAt, type Data, type Entry } from './data.js';
import { dateMalformed, numberMalformed } from './diagnostics.js';
import { changeTo } from './fixes.js';
import { offsetsIn } from './offsets.js';
import { explainNumber } from './explain-value.js';

/**
 * What the readers of single values share. They trust no shape: where a value is not what it should be, the schema
 * has said so, and a stand-in keeps the reading going so that everything else is looked at, too.
 */
export interface Reader {
  readonly source: string;
  /** Language of ranges, conditions and formulas; absent when the file does not say it. */
  readonly language: Language | undefined;
  readonly report: (diagnostic: Diagnostic) => void;
  /** Notes that a stand-in was needed: what is read is of no use. */
  readonly standIn: () => void;
}

const nowhere: Span = { start: 0, end: 0 };

/** Reads what may be absent. */
export const optional = <T>(data: Data | undefined, read: (data: Data) => T): T | undefined =>
  data === undefined ? undefined : read(data);

/** A text in NFC. It stands on one line, as in the text form: line breaks and the space around them are one space. */
export function readText(reader: Reader, data: Data | undefined): Text {
  if (data?.kind !== 'text') {
    reader.standIn();
    return { span: data?.span ?? nowhere, value: '' };
  }
  return { span: data.span, value: onOneLine(data.text).normalize('NFC') };
}

function onOneLine(text: string): string {
  if (!/[\r\n]/.test(text)) return text;
  const lines = text.split(/[\r\n]+/).map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}

/** A text that YAML may take for a number, such as an edition `2021`. */
export function readLabel(reader: Reader, data: Data | undefined): Text {
  if (data?.kind === 'number') return { span: data.span, value: data.text };
  return readText(reader, data);
}

/** An id; `1.10` may be one although YAML takes it for a number. */
export function readName(reader: Reader, data: Data | undefined): Name {
  if (data?.kind !== 'text' && data?.kind !== 'number') {
    reader.standIn();
    return { span: data?.span ?? nowhere, id: '' };
  }
  return checkName(reader, { span: data.span, id: data.text.normalize('NFC') });
}

/** The key of an entry as an id. */
export const readKey = (reader: Reader, { key }: Entry): Name =>
  checkName(reader, { span: key.span, id: key.text });

function checkName(reader: Reader, name: Name): Name {
  const { span, id: found } = name;
  if (isId(found)) return name;
  const repair = found.split(/\s+/).join('_');
  if (isId(repair)) {
    const fix = changeTo(span, repair);
    reader.report(syntaxDiagnostics.nameWithSpaces(span, { found, repair }, { fix }));
  } else reader.report(syntaxDiagnostics.nameMalformed(span, { found }));
  return name;
}

const plainDigits = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** A number with a decimal point, exactly as written; of a `percent` 100 is the whole. */
export function readNumber(reader: Reader, data: Data | undefined, percent = false): NumberLiteral {
  const span = data?.span ?? nowhere;
  if (data?.kind !== 'number') {
    reader.standIn();
    return { kind: 'number', span, value: exact.zero, percent };
  }
  if (!plainDigits.test(data.text) || data.text.replaceAll(/\D/g, '').length > maximumDigits) {
    reader.report(numberMalformed(span, { found: data.text }));
    return { kind: 'number', span, value: exact.zero, percent };
  }
  const value = plainNumber(data.text);
  return {
    kind: 'number',
    span,
    value: percent ? exact.divide(value, rational(100n)) : value,
    percent,
  };
}

/** A number, or a percentage with its sign; of a `percent` the number before the sign may stand alone. */
export function readQuantity(
  reader: Reader,
  data: Data | undefined,
  percent = false,
): NumberLiteral {
  if (data?.kind !== 'text') return readNumber(reader, data, percent);
  if (!data.text.trimEnd().endsWith('%')) {
    reader.report(explainNumber(data));
    return { kind: 'number', span: data.span, value: exact.zero, percent };
  }
  const read = readFragment(reader, 'number', data);
  return read?.value ?? { kind: 'number', span: data.span, value: exact.zero, percent: true };
}

/** One of the words that the schema allows. */
export function readWord<T extends string>(
  reader: Reader,
  data: Data | undefined,
  words: readonly [T, ...T[]],
): T {
  const word = data?.kind === 'text' ? words.find((each) => each === data.text) : undefined;
  if (word === undefined) reader.standIn();
  return word ?? words[0];
}

/** A yes or no that is no when absent. */
export function readFlag(reader: Reader, data: Data | undefined): boolean {
  if (data && data.kind !== 'boolean') reader.standIn();
  return data?.kind === 'boolean' && data.text.toLowerCase() === 'true';
}

/** A day, `YYYY-MM-DD`. */
export function readDate(reader: Reader, data: Data | undefined): DateLiteral {
  const { span, value } = readText(reader, data);
  if (data?.kind === 'text' && !isCalendarDay(value))
    reader.report(dateMalformed(span, { found: value }));
  return { span, iso: value };
}

/** Days in force. */
export function readEffective(reader: Reader, data: Data): Effective {
  const to = optional(valueAt(data, 'to'), (day) => readDate(reader, day));
  return { span: data.span, from: readDate(reader, valueAt(data, 'from')), ...(to && { to }) };
}

/** One text or a list of texts; nothing when absent. */
export function readTexts(reader: Reader, data: Data | undefined): readonly Text[] {
  if (data === undefined) return [];
  if (data.kind !== 'list') return [readText(reader, data)];
  return itemsOf(data).map((each) => readText(reader, each));
}

const statuses: readonly [Status, ...Status[]] = ['official', 'illustrative', 'draft'];

/** `source`, `note`, `status` and permissions of a group. */
export function readAnnotations(reader: Reader, data: Data): Annotations {
  const permissions = readPermissions(reader, data);
  const status = optional(valueAt(data, 'status'), (value) => ({
    span: value.span,
    value: readWord(reader, value, statuses),
  }));
  return {
    sources: readTexts(reader, valueAt(data, 'source')),
    notes: readTexts(reader, valueAt(data, 'note')),
    ...(status && { status }),
    ...(permissions.length > 0 && { permissions }),
  };
}

/** `fixed`, `adjustable`, `extendable` and `removable`. */
function readPermissions(reader: Reader, data: Data): readonly Permission[] {
  const flag = <K extends 'fixed' | 'extendable' | 'removable'>(
    kind: K,
  ): readonly { readonly kind: K; readonly span: Span }[] => {
    const entry = entryAt(data, kind);
    return entry && readFlag(reader, entry.value) ? [{ kind, span: entry.span }] : [];
  };
  const adjustable = entryAt(data, 'adjustable');
  const end = (key: string): NumberLiteral => readQuantity(reader, valueAt(adjustable?.value, key));
  return [
    ...flag('fixed'),
    ...(adjustable
      ? [{ kind: 'adjustable', span: adjustable.span, from: end('from'), to: end('to') } as const]
      : []),
    ...flag('extendable'),
    ...flag('removable'),
  ];
}

/** `changeable` of a fact or criterion, to be spread into it. */
export function readChangeable(reader: Reader, data: Data): { readonly changeable?: Changeable } {
  const entry = entryAt(data, 'changeable');
  return entry && readFlag(reader, entry.value) ? { changeable: { span: entry.span } } : {};
}

// ── The language of sheets inside strings ────────────────────────────────────────────────────────

/** Reads a string in the language of the sheet, with the place of every part in the file. */
export function readFragment<K extends keyof Fragments>(
  reader: Reader,
  kind: K,
  data: Data | undefined,
): { readonly value: Fragments[K] } | undefined {
  const { source, language, report, standIn } = reader;
  if (data?.kind !== 'text' || language === undefined) {
    standIn();
    return undefined;
  }
  const parsed = parseFragment(kind, data.text, language, offsetsIn(source, data));
  if (parsed.ok) return parsed;
  for (const diagnostic of parsed.diagnostics) report(diagnostic);
  standIn();
  return undefined;
}

/** A condition or formula. */
export function readExpression(
  reader: Reader,
  data: Data | undefined,
  kind: 'expression' | 'measure' = 'expression',
): Expr {
  const nothing: Expr = { kind: 'boolean', span: data?.span ?? nowhere, value: false };
  return readFragment(reader, kind, data)?.value ?? nothing;
}
