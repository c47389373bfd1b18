import { exact, rational, type Rational } from '@barem/core';
import type { TrendChart } from '../page/page.js';
import { escaped } from './escape.js';
import { figure } from './figure.js';
import { drawn, percent } from './lengths.js';
import { partsUpward } from './parts.js';
import { textAt } from './svg-text.js';

/** Pixels: means lie between `top` and `bottom`, columns below. */
const size = { top: 30, bottom: 110, columns: 132, column: 110, tick: 262, height: 272 } as const;

/** Part of its place that a column takes, and the widest it gets. */
const [column, widest] = [rational(3, 5), rational(9, 100)];

/** A line of means above columns of classes. */
export function trendFigure(chart: TrendChart, id: string): string {
  const { points } = chart;
  const place = rational(1, points.length);
  const middleOf = (at: number): Rational => exact.multiply(place, rational(2 * at + 1, 2));
  const heightOf = heights(points.flatMap(({ mean }) => (mean ? [mean.value] : [])));
  const dots = points.map(({ mean }, at) =>
    mean ? { x: percent(middleOf(at)), y: heightOf(mean.value), text: mean.text } : undefined,
  );
  const width = exact.least(exact.multiply(place, column), widest);
  const lines = dots.flatMap((dot, at) => {
    const next = dots[at + 1];
    return dot && next
      ? [
          `<line class="mean" x1="${dot.x}" y1="${drawn(dot.y)}" x2="${next.x}" y2="${drawn(next.y)}"/>`,
        ]
      : [];
  });
  return figure({
    ...chart,
    id,
    height: size.height,
    content: [
      ...lines,
      ...dots.flatMap((dot) =>
        dot
          ? [
              `<g><title>${escaped(dot.text)}</title><circle class="mean" cx="${dot.x}" cy="${drawn(dot.y)}" r="4"/></g>`,
              textAt(
                dot.x,
                drawn(exact.subtract(dot.y, rational(10))),
                dot.text,
                'inside mean-value',
              ),
            ]
          : [],
      ),
      ...points.map(({ title, parts }, at) => {
        const middle = middleOf(at);
        return [
          partsUpward(parts, {
            x: exact.subtract(middle, exact.divide(width, rational(2))),
            width,
            top: size.columns,
            height: size.column,
          }),
          textAt(percent(middle), size.tick, title, 'tick'),
        ].join('');
      }),
    ].join('\n'),
  });
}

/** How far down each mean lies; all the same in the middle. */
function heights(means: readonly Rational[]): (mean: Rational) => Rational {
  const [first = exact.zero] = means;
  const lowest = means.reduce(exact.least, first);
  const range = exact.subtract(means.reduce(exact.greatest, first), lowest);
  const room = rational(size.bottom - size.top);
  return (mean) => {
    const share =
      range.numerator === 0n ? rational(1, 2) : exact.divide(exact.subtract(mean, lowest), range);
    return exact.subtract(rational(size.bottom), exact.multiply(share, room));
  };
}
