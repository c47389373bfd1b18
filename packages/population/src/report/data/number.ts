import { exact, rational, toPlainText, type Rational } from '@barem/core';

/** Decimals of numbers without end. */
const decimals = rational(1, 10_000);

/** A number as spreadsheets read it: in full with a decimal point; one without end to four decimals, rounded half up. */
export const numberCell = (value: Rational): string =>
  toPlainText(
    exact.decimalsOf(value) === undefined ? exact.roundTo(value, decimals, 'half-up') : value,
  );

/** A share in per cent, to four decimals at most. */
export const shareCell = (part: number, whole: number): string =>
  whole === 0 ? '' : numberCell(exact.roundTo(rational(100 * part, whole), decimals, 'half-up'));
