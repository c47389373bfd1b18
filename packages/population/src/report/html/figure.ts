import { escaped } from './escape.js';
import { box, fillOf, type Fill } from './fills.js';

/** A drawing as a figure of the page: read aloud by its title and description, with what it is called below. */
export interface Figure {
  /** Of the page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly legend?: readonly string[];
  /** Of the legend; those of classes where they are absent. */
  readonly fills?: readonly Fill[];
  readonly note?: string;
  /** Height in pixels. The width is that of the page: lengths across are shares of it, so that texts keep their size. */
  readonly height: number;
  readonly content: string;
}

export const figure = ({
  id,
  title,
  description,
  legend,
  fills,
  note,
  height,
  content,
}: Figure): string =>
  [
    `<figure class="chart">`,
    `<figcaption>${escaped(title)}${note === undefined ? '' : `<span class="note">${escaped(note)}</span>`}</figcaption>`,
    legend ? legendList(legend, fills) : '',
    `<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="${height}" role="img" aria-labelledby="${id}-title ${id}-description">`,
    `<title id="${id}-title">${escaped(title)}</title>`,
    `<desc id="${id}-description">${escaped(description)}</desc>`,
    content,
    '</svg></figure>',
  ].join('\n');

const legendList = (names: readonly string[], fills?: readonly Fill[]): string =>
  `<ul class="legend">${names
    .map((name, at) => {
      const swatch = box(fills?.[at] ?? fillOf(at, names.length), {
        x: '0.5',
        y: '0.5',
        width: '21',
        height: '13',
      });
      return `<li><svg width="22" height="14" aria-hidden="true" focusable="false">${swatch}</svg>${escaped(name)}</li>`;
    })
    .join('')}</ul>`;
