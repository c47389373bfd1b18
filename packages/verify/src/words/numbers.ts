import {
  exact,
  formatNumber,
  plainNumber,
  rational,
  type Language,
  type Rational,
} from '@barem/core';
import type { Measured } from '../report.js';

/** No number of a sheet or a record has more digits. */
const digits = 15;

/** The number that a decimal text stood for before it became a JavaScript number. */
export function exactly(value: number): Rational {
  const [, mantissa = '0', power = '0'] =
    /^(-?[\d.]+)(?:e([-+]\d+))?$/.exec(String(Number(value.toPrecision(digits)))) ?? [];
  return exact.multiply(plainNumber(mantissa), powerOfTen(Number(power)));
}

const powerOfTen = (power: number): Rational =>
  power < 0 ? rational(1n, 10n ** BigInt(-power)) : rational(10n ** BigInt(power));

/** A number as people write it: `3.500,5`. */
export const numberText = (value: number, language: Language): string =>
  formatNumber(exactly(value), language);

/** A whole number of any length as people write it. */
export const countText = (value: bigint | number, language: Language): string =>
  formatNumber(rational(value), language);

/** The English word for so many: `record` for one, else `records`. */
export const plural = (count: bigint | number, one: string): string =>
  BigInt(count) === 1n ? one : `${one}s`;

/** A share in per cent, with so many digits that it is neither 0 nor 100 % unless it is exactly that. */
export function shareText(part: bigint, whole: bigint, language: Language): string {
  if (part === 0n || part === whole) return part === 0n ? '0%' : '100%';
  const share = rational(part * 100n, whole);
  const rest = exact.subtract(rational(100n), share);
  const nearer = exact.least(share, rest);
  let decimals = 1n;
  while (exact.compare(exact.multiply(nearer, rational(10n ** decimals)), rational(10n)) < 0)
    decimals += 1n;
  return `${formatNumber(rounded(share, decimals), language)}%`;
}

const rounded = (value: Rational, decimals: bigint): Rational =>
  exact.roundTo(value, rational(1n, 10n ** decimals), 'half-up');

/** The exact value behind what was measured; a percentage as the number before `%`. */
export function measuredValue({ of, by, percent }: Measured): Rational {
  const value = by === undefined ? exactly(of) : exact.divide(exactly(of), exactly(by));
  return percent ? exact.multiply(value, rational(100n)) : value;
}

/**
 * A measured value as people write it: `85%`, `17/20 = 85%`, `249/499 ≈ 49,9%`.
 * @param threshold - a rounded value never looks as if it were this one
 */
export function measuredText(measured: Measured, language: Language, threshold?: Measured): string {
  const { of, by, percent } = measured;
  const value = measuredValue(measured);
  const limit = threshold && measuredValue(threshold);
  const isFinite = exact.decimalsOf(value);
  const short = isFinite !== undefined && isFinite <= 4 ? value : apart(value, limit);
  const text = `${formatNumber(short, language)}${percent ? '%' : ''}`;
  if (by === undefined) return text;
  const ratio = `${numberText(of, language)}/${numberText(by, language)}`;
  return `${ratio} ${exact.equal(short, value) ? '=' : '≈'} ${text}`;
}

/** A value rounded to two decimals, or to as many as tell it from `limit`. */
function apart(value: Rational, limit: Rational | undefined): Rational {
  for (let decimals = 2n; ; decimals += 1n) {
    const short = rounded(value, decimals);
    if (!limit || exact.equal(value, limit) || !exact.equal(short, limit)) return short;
  }
}
