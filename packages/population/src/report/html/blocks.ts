import { assertNever, type Language } from '@barem/core';
import type { Block, Cell, Figures, Row, Table } from '../page/page.js';
import { words } from '../words/words.js';
import { barsFigure } from './chart-bars.js';
import { histogramFigure } from './chart-histogram.js';
import { stackedFigure } from './chart-stacked.js';
import { trendFigure } from './chart-trend.js';
import { escaped } from './escape.js';

/** A block as HTML; `id` is of the page. */
export function blockHtml(block: Block, id: string, language: Language): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p${block.isQuiet ? ' class="quiet"' : ''}>${escaped(block.text)}</p>`;
    case 'subheading':
      return `<h3>${escaped(block.text)}</h3>`;
    case 'figures':
      return figuresHtml(block);
    case 'table':
      return tableHtml(block, id, language);
    case 'stacked':
      return stackedFigure(block, id);
    case 'trend':
      return trendFigure(block, id);
    case 'bars':
      return barsFigure(block, id);
    case 'histogram':
      return histogramFigure(block, id);
    default:
      return assertNever(block);
  }
}

const figuresHtml = ({ items }: Figures): string =>
  `<dl class="figures">${items
    .map(
      ({ title, value, note }) =>
        `<div><dt>${escaped(title)}</dt><dd>${escaped(value)}${note === undefined ? '' : ` <small>${escaped(note)}</small>`}</dd></div>`,
    )
    .join('')}</dl>`;

/** Few columns are not drawn out over the whole page; many have to be set smaller in print. */
const widthOf = (columns: number): string => (columns <= 3 ? ' few' : columns > 9 ? ' many' : '');

/** A table in a frame that scrolls where the page is narrow; the keyboard reaches it. */
const tableHtml = (
  { caption, columns, rows, more }: Table,
  id: string,
  language: Language,
): string =>
  [
    `<div class="table${widthOf(columns.length)}" role="region" aria-labelledby="${id}-caption" tabindex="0">`,
    `<table><caption id="${id}-caption"><span>${escaped(caption)}<i class="swipe"> – ${escaped(words.wideTable[language])}</i></span></caption>`,
    `<thead><tr>${columns.map(({ title, is }) => `<th scope="col"${is === 'number' ? ' class="number"' : ''}>${escaped(title)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map((row) => rowHtml(row, columns)),
    '</tbody></table></div>',
    ...(more === undefined ? [] : [`<p class="more">${escaped(more)}</p>`]),
  ].join('\n');

const rowHtml = ({ cells, isTotal }: Row, columns: Table['columns']): string =>
  `<tr${isTotal ? ' class="total"' : ''}>${cells
    .map((cell, at) => {
      const is = columns[at]?.is;
      if (is === 'name') return `<th scope="row">${cellHtml(cell)}</th>`;
      return `<td${is === 'number' ? ' class="number"' : ''}>${cellHtml(cell)}</td>`;
    })
    .join('')}</tr>`;

function cellHtml(cell: Cell): string {
  if (typeof cell === 'string') return escaped(cell);
  if ('text' in cell) return `${escaped(cell.text)} <small>${escaped(cell.note)}</small>`;
  const [only = '', ...others] = cell.items;
  return others.length === 0
    ? escaped(only)
    : `<ul>${cell.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
}
