import type { StackedChart } from '../page/page.js';
import { figure } from './figure.js';
import { partsAcross } from './parts.js';
import { fitted, textAt } from './svg-text.js';

/** Pixels. */
const size = { label: 15, bar: 24, row: 58 } as const;

/** One bar a row, its name above it. */
export const stackedFigure = (chart: StackedChart, id: string): string =>
  figure({
    ...chart,
    id,
    height: chart.rows.length * size.row,
    content: chart.rows
      .map(({ title, total, parts, isWhole }, at) => {
        const top = at * size.row;
        return [
          fitted(title, top + size.label, isWhole ? 'label strong' : 'label'),
          textAt('100%', top + size.label, total, 'value'),
          partsAcross(parts, top + size.label + 7, size.bar),
        ].join('');
      })
      .join('\n'),
  });
