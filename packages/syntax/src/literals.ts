import {
  readNumber,
  rational,
  exact,
  type Diagnostic,
  type Language,
  type Span,
} from '@barem/core';
import { dateMalformed, nameMalformed, numberMalformed, numberStyle } from './diagnostics.js';
import type { DateLiteral, Name, NumberLiteral, Text } from './tree.js';

/** Where a reader of literals puts what it finds wrong. */
export type Report = (diagnostic: Diagnostic) => void;

const idShape = /^(?:[\p{L}][\p{L}\p{M}\p{N}_]*|\p{N}+)(?:\.[\p{L}\p{M}\p{N}_]+)*$/u;

/** Whether `text`, in NFC, may be an id: letters, digits and `_`, in parts joined by dots. */
export const isId = (text: string): boolean =>
  text.length <= longestId && idShape.test(text) && !invisible.test(text);

const longestId = 100;
const invisible = /\p{Default_Ignorable_Code_Point}/u;

/** An id as written, in backticks or not. */
export function readName(image: string, span: Span, report: Report): Name {
  const id = (image.startsWith('`') ? image.slice(1, -1) : image).normalize('NFC');
  if (!isId(id)) report(nameMalformed(span, { found: id }));
  return { span, id };
}

/** The digits of a number with what is known of them: where they stand, and the signs around them. */
export interface WrittenNumber {
  readonly image: string;
  readonly span: Span;
  readonly negative: boolean;
  readonly percent: boolean;
}

/** A number as written in `language`, which takes `whole` with its sign and percent sign. */
export function readNumberLiteral(
  { image, span, negative, percent }: WrittenNumber,
  language: Language,
  whole: Span,
  report: Report,
): NumberLiteral {
  const reading = readNumber(image, language);
  switch (reading.kind) {
    case 'number': {
      const sized = percent ? exact.divide(reading.value, rational(100n)) : reading.value;
      const value = negative ? exact.negate(sized) : sized;
      return { kind: 'number', span: whole, value, percent };
    }
    case 'other-style': {
      const { repair } = reading;
      const title = { vi: `Viết \`${repair}\``, en: `Write \`${repair}\`` };
      const fix = { title, edits: [{ span, text: repair }] };
      report(numberStyle(whole, { found: image, repair, language }, { fix }));
      break;
    }
    case 'malformed':
    case 'too-long':
      report(numberMalformed(whole, { found: image, language }));
  }
  return { kind: 'number', span: whole, value: exact.zero, percent };
}

/** A quoted text without its quotation marks and escapes. */
export function readText(image: string, span: Span): Text {
  const inner = image.slice(1, -1);
  const value = image.startsWith('"') ? inner.replace(/\\(.)/g, '$1') : inner;
  return { span, value: value.normalize('NFC') };
}

/** A date as written: ISO in both languages, day/month/year in Vietnamese. */
export function readDate(
  image: string,
  language: Language,
  span: Span,
  report: Report,
): DateLiteral {
  const iso = image.includes('/') ? isoOfSlashes(image, language) : image;
  if (iso === undefined || !isCalendarDay(iso)) {
    report(dateMalformed(span, { found: image, language }));
    return { span, iso: '1970-01-01' };
  }
  return { span, iso };
}

function isoOfSlashes(image: string, language: Language): string | undefined {
  if (language !== 'vi') return undefined;
  const [day = '', month = '', year = ''] = image.split('/');
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether `iso` is `YYYY-MM-DD` and the day exists. */
export function isCalendarDay(iso: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  return year > 0 && day >= 1 && day <= (monthDays[month - 1] ?? 0) + leap;
}
