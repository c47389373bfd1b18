import type { Language } from '@barem/core';

/** `n / 10^decimals` as people write it: `92,5`, `3.500`. Only whole-number arithmetic. */
export function formatScaled(n: number, decimals: number, language: Language): string {
  const digits = String(Math.abs(n)).padStart(decimals + 1, '0');
  const whole = digits
    .slice(0, digits.length - decimals)
    .replace(/\B(?=(?:\d{3})+$)/g, language === 'vi' ? '.' : ',');
  const fraction = decimals > 0 ? digits.slice(-decimals).replace(/0+$/, '') : '';
  return `${n < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `${language === 'vi' ? ',' : '.'}${fraction}`}`;
}
