import { exact, rational, type Rational } from '@barem/core';
import type { Histogram } from '../page/page.js';
import { escaped } from './escape.js';
import { figure } from './figure.js';
import { box, type Fill } from './fills.js';
import { drawn, percent } from './lengths.js';
import { textAt } from './svg-text.js';

/** Pixels: bars stand between `top` and `bottom`. */
const size = { top: 6, bottom: 190, tick: 208, height: 216 } as const;

/** Part of its place that the bars of a bin take together. */
const filled = rational(4, 5);

/** Ticks that have room beside one another on a phone. */
const mostTicks = 11;

/** Before, after, and after at the most: apart in lightness and pattern, too. */
const fills: readonly Fill[] = [
  { colour: '#b9aea4', ink: '#1c1c1c' },
  { colour: '#8f1d22', ink: '#ffffff' },
  { colour: '#e09a5b', ink: '#1c1c1c', pattern: 'falling' },
];

/** Groups of bars along a scale, one bar a series. */
export function histogramFigure(chart: Histogram, id: string): string {
  const { bins, series } = chart;
  const place = rational(1, Math.max(1, bins.length));
  const width = exact.divide(exact.multiply(place, filled), rational(series.length));
  const each = Math.ceil(bins.length / mostTicks);
  const room = rational(size.bottom - size.top);
  return figure({
    ...chart,
    id,
    legend: series,
    fills,
    height: size.height,
    content: [
      ...bins.map(({ title, bars }, at) => {
        const start = exact.multiply(place, rational(at));
        const gap = exact.divide(exact.multiply(place, rational(1, 5)), rational(2));
        const middle = exact.add(start, exact.divide(place, rational(2)));
        return [
          ...bars.map((bar, index) =>
            barHtml(
              bar,
              exact.add(exact.add(start, gap), exact.multiply(width, rational(index))),
              width,
              exact.multiply(bar.share, room),
              fills[index % fills.length]!,
            ),
          ),
          at % each === 0 ? textAt(percent(middle), size.tick, title, 'tick') : '',
        ].join('');
      }),
      `<line x1="0" y1="${size.bottom}" x2="100%" y2="${size.bottom}" stroke="#575757"/>`,
    ].join('\n'),
  });
}

function barHtml(
  { share, title }: Histogram['bins'][number]['bars'][number],
  x: Rational,
  width: Rational,
  tall: Rational,
  fill: Fill,
): string {
  if (share.numerator === 0n) return '';
  const drawing = box(fill, {
    x: percent(x),
    y: drawn(exact.subtract(rational(size.bottom), tall)),
    width: percent(width),
    height: drawn(tall),
  });
  return `<g><title>${escaped(title)}</title>${drawing}</g>`;
}
