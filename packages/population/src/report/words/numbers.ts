import { exact, formatNumber, rational, type Language, type Rational } from '@barem/core';

/** Decimals of means and differences in text. */
const pointDecimals = 2;

/** `1.204`. */
export const countText = (count: number, language: Language): string =>
  formatNumber(rational(count), language);

/** Rounded half up to so many decimals, all of them written: `89,50`. */
export function fixed(value: Rational, decimals: number, language: Language): string {
  const step = rational(1n, 10n ** BigInt(decimals));
  const text = formatNumber(exact.roundTo(value, step, 'half-up'), language);
  if (decimals === 0) return text;
  const mark = language === 'vi' ? ',' : '.';
  const [whole = '', fraction = ''] = text.split(mark);
  return `${whole}${mark}${fraction.padEnd(decimals, '0')}`;
}

/** A mean or a difference, to two decimals. */
export const meanText = (value: Rational, language: Language): string =>
  fixed(value, pointDecimals, language);

/** Points as they were given, in full: `89,5`; a fraction without end is rounded. */
export const pointsText = (value: Rational, language: Language): string =>
  exact.decimalsOf(value) === undefined ? meanText(value, language) : formatNumber(value, language);

/** A share in per cent to one decimal, which is 0 or 100 only if it is that exactly: `32,0%`, `<0,1%`. Of nothing a dash. */
export function shareText(part: Rational, whole: Rational, language: Language): string {
  if (whole.numerator === 0n) return '–';
  const share = exact.divide(exact.multiply(part, rational(100)), whole);
  if (part.numerator === 0n || exact.equal(part, whole)) return `${formatNumber(share, language)}%`;
  const [least, greatest] = [rational(1n, 20n), rational(9995n, 100n)];
  if (exact.compare(share, least) < 0) return `<${fixed(rational(1n, 10n), 1, language)}%`;
  if (exact.compare(share, greatest) >= 0) return `>${fixed(rational(999n, 10n), 1, language)}%`;
  return `${fixed(share, 1, language)}%`;
}

/** A share of a count. */
export const partText = (part: number, whole: number, language: Language): string =>
  shareText(rational(part), rational(whole), language);
