import { formatNumber, rational, tick, type Language } from '@barem/core';
import { columnNames, type Column } from './columns.js';
import type { Span } from './membership.js';
import type { Place } from './place.js';

/** How many organisations a message names; of more it tells the number. */
const named = 10;

/** `a, b and 3 others`. */
export function listOf(ids: readonly string[], language: Language): string {
  const shown = ids.slice(0, named).map(tick).join(', ');
  const others = ids.length - named;
  if (others <= 0) return shown;
  return language === 'vi'
    ? `${shown} và ${count(others, 'vi')} tổ chức khác`
    : `${shown} and ${count(others, 'en')} ${others === 1 ? 'other' : 'others'}`;
}

/** `a → b → a`. Of a long circle the beginning, and how many are left out. */
export function circleOf(ids: readonly string[], language: Language): string {
  const others = ids.length - named;
  const left =
    language === 'vi' ? `(${count(others, 'vi')} tổ chức nữa)` : `(${count(others, 'en')} more)`;
  const shown = ids.slice(0, named).map(tick);
  return [...shown, ...(others > 0 ? [left] : []), ...shown.slice(0, 1)].join(' → ');
}

/** `10.000`. */
export const count = (n: number, language: Language): string => formatNumber(rational(n), language);

/** The header of a column as the language has it. */
export const headerOf = (column: Column, language: Language): string =>
  tick(columnNames[column][language]);

/** `from 2022-01-01 to 2022-06-30`. */
export function daysOf({ from, to }: Span, language: Language): string {
  const isVietnamese = language === 'vi';
  if (from !== undefined && to !== undefined)
    return isVietnamese ? `từ ngày ${from} đến ngày ${to}` : `from ${from} to ${to}`;
  if (from !== undefined) return isVietnamese ? `từ ngày ${from} trở đi` : `from ${from} on`;
  if (to !== undefined) return isVietnamese ? `đến hết ngày ${to}` : `up to ${to}`;
  return isVietnamese ? 'mọi ngày' : 'on every day';
}

/** Another row, as seen from a row: its line, and its file where that is another one. */
export function otherRow(other: Place, from: Place, language: Language): string {
  const isVietnamese = language === 'vi';
  const line =
    other.line === undefined
      ? isVietnamese
        ? 'một dòng khác'
        : 'another row'
      : `${isVietnamese ? 'dòng' : 'line'} ${other.line}`;
  if (other.path === from.path) return line;
  return isVietnamese ? `${line} của tệp ${tick(other.path)}` : `${line} of ${tick(other.path)}`;
}

/** `did you mean …?`, or `otherwise` where nothing is near. */
export function meant(
  suggestion: string | undefined,
  language: Language,
  otherwise: string,
): string {
  if (suggestion === undefined) return otherwise;
  return language === 'vi'
    ? `có phải ý bạn là ${tick(suggestion)}?`
    : `did you mean ${tick(suggestion)}?`;
}
