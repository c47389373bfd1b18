import { formatNumber, plainNumber } from '@barem/core';
import type { Language } from 'barem';

/** Points as people write them: `92,5`, `3.500`. The decimal text of a number in a result is exact. */
export function pointsText(points: number, language: Language): string {
  const plain = String(points);
  if (!/^-?\d+(?:\.\d+)?$/.test(plain)) return plain;
  return formatNumber(plainNumber(plain), language);
}
