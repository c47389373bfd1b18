import { escaped, shortened } from './escape.js';

/** Characters of a label that fit on a narrow page and on a wide one, with room for a value behind it. */
const room = { narrow: 34, wide: 68 } as const;

export const textAt = (x: string, y: number | string, text: string, styles: string): string =>
  `<text class="${styles}" x="${x}" y="${y}">${escaped(text)}</text>`;

/** A label at the left, cut where it is too long; narrow pages cut it earlier. */
export function fitted(text: string, y: number, styles: string): string {
  if (Array.from(text).length <= room.narrow) return textAt('0', y, text, styles);
  return [
    textAt('0', y, shortened(text, room.narrow), `${styles} narrow`),
    textAt('0', y, shortened(text, room.wide), `${styles} wide`),
  ].join('');
}
