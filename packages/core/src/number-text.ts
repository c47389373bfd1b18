import type { Language } from './language.js';
import { decimalsOf, rational, type Rational } from './rational.js';

/** What a written number means, or why it means nothing; `repair` is the same number in the style asked for. */
export type NumberReading =
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'other-style'; readonly repair: string }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'too-long' };

/** Most digits that a number in a sheet or a record may have, so that 2^53 is never near by accident of writing. */
export const maximumDigits = 15;

const marks: Record<Language, { readonly decimal: string; readonly group: string }> = {
  vi: { decimal: ',', group: '.' },
  en: { decimal: '.', group: ',' },
};

const shapes: Record<Language, RegExp> = {
  vi: /^(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/,
  en: /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/,
};

/** Reads an unsigned number as it is written in `language`: `3.500` is 3500 in Vietnamese, `3,500` in English. */
export function readNumber(text: string, language: Language): NumberReading {
  const other: Language = language === 'vi' ? 'en' : 'vi';
  if (text.replace(/\D/g, '').length > maximumDigits) return { kind: 'too-long' };
  if (shapes[language].test(text)) {
    return { kind: 'number', value: plainNumber(toPlain(text, language)) };
  }
  if (shapes[other].test(text)) {
    return { kind: 'other-style', repair: writePlain(toPlain(text, other), language) };
  }
  return { kind: 'malformed' };
}

/** Reads digits with an optional minus and a decimal point, as data writes numbers (`-13.5`). */
export function plainNumber(text: string): Rational {
  const [whole = '', fraction = ''] = text.split('.');
  return rational(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}

/** Writes a number with a decimal point and no groups, as data does; fractions without end as `1/3`. */
export function toPlainText(value: Rational): string {
  const decimals = decimalsOf(value);
  if (decimals === undefined) return `${value.numerator}/${value.denominator}`;
  const scaled = (value.numerator * 10n ** BigInt(decimals)) / value.denominator;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? '' : `.${digits.slice(-decimals)}`;
  return `${scaled < 0n ? '-' : ''}${whole}${fraction}`;
}

/** Writes a number as people do in `language`: `3.500,5` in Vietnamese, `3,500.5` in English. */
export function formatNumber(value: Rational, language: Language): string {
  return writePlain(toPlainText(value), language);
}

function toPlain(text: string, language: Language): string {
  const { decimal, group } = marks[language];
  return text.replaceAll(group, '').replace(decimal, '.');
}

function writePlain(plain: string, language: Language): string {
  const { decimal, group } = marks[language];
  const [whole = '', fraction] = plain.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group);
  return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
}
