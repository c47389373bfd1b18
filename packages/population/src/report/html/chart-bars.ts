import type { BarChart } from '../page/page.js';
import { figure } from './figure.js';
import { percent } from './lengths.js';
import { fitted, textAt } from './svg-text.js';

/** Pixels. */
const size = { label: 15, bar: 14, row: 44 } as const;

/** One bar a row, its name and value above it. */
export const barsFigure = (chart: BarChart, id: string): string =>
  figure({
    ...chart,
    id,
    height: chart.bars.length * size.row,
    content: chart.bars
      .map(({ title, value, share }, at) => {
        const top = at * size.row;
        const y = top + size.label + 6;
        return [
          fitted(title, top + size.label, 'label'),
          textAt('100%', top + size.label, value, 'value'),
          `<rect x="0" y="${y}" width="100%" height="${size.bar}" fill="#efe9e4"/>`,
          `<rect x="0" y="${y}" width="${percent(share)}" height="${size.bar}" fill="#8f1d22"/>`,
        ].join('');
      })
      .join('\n'),
  });
