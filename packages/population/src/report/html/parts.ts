import { exact, rational, type Rational } from '@barem/core';
import type { Part } from '../page/page.js';
import { escaped } from './escape.js';
import { box, fillOf } from './fills.js';
import { drawn, percent } from './lengths.js';

/** Parts narrower than the first have no text at all, those up to the second only on wide pages. */
const [readable, roomy] = [rational(6, 100), rational(14, 100)];

/** Parts side by side, `height` pixels high, from `top` on. */
export function partsAcross(parts: readonly Part[], top: number, height: number): string {
  let from: Rational = exact.zero;
  return parts
    .map((part, at) => {
      const x = from;
      from = exact.add(from, part.share);
      if (part.share.numerator === 0n) return '';
      const fill = fillOf(at, parts.length);
      const middle = exact.add(x, exact.divide(part.share, rational(2)));
      const place = {
        x: percent(x),
        y: String(top),
        width: percent(part.share),
        height: String(height),
      };
      return [
        `<g><title>${escaped(part.title)}</title>`,
        box(fill, place),
        exact.compare(part.share, readable) < 0
          ? ''
          : `<text class="inside${exact.compare(part.share, roomy) < 0 ? ' wide' : ''}" x="${percent(middle)}" y="${top + height / 2 + 5}" fill="${fill.ink}" stroke="${fill.colour}">${escaped(part.text)}</text>`,
        '</g>',
      ].join('');
    })
    .join('');
}

/** Parts one upon the other, the best lowest. */
export function partsUpward(
  parts: readonly Part[],
  place: {
    readonly x: Rational;
    readonly width: Rational;
    readonly top: number;
    readonly height: number;
  },
): string {
  const height = rational(place.height);
  let bottom: Rational = rational(place.top + place.height);
  return parts
    .map((part, at) => {
      if (part.share.numerator === 0n) return '';
      const tall = exact.multiply(part.share, height);
      bottom = exact.subtract(bottom, tall);
      const drawing = box(fillOf(at, parts.length), {
        x: percent(place.x),
        y: drawn(bottom),
        width: percent(place.width),
        height: drawn(tall),
      });
      return `<g><title>${escaped(part.title)}</title>${drawing}</g>`;
    })
    .join('');
}
