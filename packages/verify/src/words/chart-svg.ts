import type { Language } from '@barem/core';
import type { Bar, Chart } from './document.js';

/** Lengths in pixels of the drawing. */
const size = {
  width: 720,
  margin: 24,
  title: 32,
  subtitle: 54,
  legend: 82,
  /** Where the first group begins. */
  top: 104,
  labels: 150,
  values: 120,
  bar: 16,
  betweenBars: 4,
  betweenGroups: 20,
  /** Room for the numbers of the axis. */
  axis: 30,
  /** A share that is not 0 is seen, however small it is. */
  least: 1.5,
} as const;

const left = size.margin + size.labels;
const room = size.width - left - size.values;

/** One colour for each of the series; they differ in lightness, too, for print without colours. */
const colours = ['#1f4e79', '#e0a84c', '#7a9a5b', '#a65d57'] as const;
const ink = '#1c1c1c';
const faint = '#5f5f5f';
const lines = '#dddddd';

/** A chart as a drawing that stands alone: a file, or part of a page. It can be read aloud and printed. */
export function renderSvg(chart: Chart, language: Language): string {
  const { title, subtitle, description, series, groups } = chart;
  const groupHeight = series.length * (size.bar + size.betweenBars) - size.betweenBars;
  const pitch = groupHeight + size.betweenGroups;
  const bottom = size.top + groups.length * pitch - size.betweenGroups + 8;
  const height = bottom + size.axis;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" width="${size.width}" height="${height}" role="img" aria-labelledby="title description" lang="${language}" font-family="'Noto Sans', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif">`,
    `<title id="title">${escaped(`${title}: ${subtitle}`)}</title>`,
    `<desc id="description">${escaped(description)}</desc>`,
    `<rect width="${size.width}" height="${height}" fill="#ffffff"/>`,
    text(size.margin, size.title, title, `font-size="17" font-weight="600" fill="${ink}"`),
    text(size.margin, size.subtitle, shortened(subtitle, 90), `font-size="13" fill="${faint}"`),
    ...legend(series),
    ...axis(bottom),
    ...groups.flatMap(({ title: name, bars }, at) => {
      const top = size.top + at * pitch;
      const label = `font-size="14" text-anchor="end" fill="${ink}"`;
      return [
        text(left - 12, top + groupHeight / 2 + 5, shortened(name, 20), label),
        ...bars.flatMap((bar, index) => drawnBar(bar, index, top)),
      ];
    }),
    `<line x1="${left}" y1="${size.top - 8}" x2="${left}" y2="${bottom}" stroke="${faint}"/>`,
    '</svg>',
    '',
  ].join('\n');
}

function drawnBar(
  { share, isSome, text: label }: Bar,
  index: number,
  top: number,
): readonly string[] {
  const y = top + index * (size.bar + size.betweenBars);
  const width = isSome ? Math.max(size.least, share * room) : 0;
  return [
    `<rect x="${left}" y="${y}" width="${short(width)}" height="${size.bar}" fill="${colourOf(index)}"/>`,
    text(left + width + 8, y + 13, label, `font-size="13" fill="${ink}"`),
  ];
}

/** Lines at every quarter, with their numbers below. */
const axis = (bottom: number): readonly string[] =>
  [0, 25, 50, 75, 100].flatMap((percent) => {
    const x = left + (room * percent) / 100;
    return [
      `<line x1="${x}" y1="${size.top - 8}" x2="${x}" y2="${bottom}" stroke="${lines}"/>`,
      text(x, bottom + 16, `${percent}%`, `font-size="11" text-anchor="middle" fill="${faint}"`),
    ];
  });

const colourOf = (index: number): string => colours[index % colours.length] ?? ink;

function legend(series: readonly string[]): readonly string[] {
  let x: number = size.margin;
  return series.flatMap((name, index) => {
    const at = x;
    x += 34 + name.length * 7.5;
    return [
      `<rect x="${short(at)}" y="${size.legend - 11}" width="12" height="12" fill="${colourOf(index)}"/>`,
      text(at + 18, size.legend, name, `font-size="13" fill="${ink}"`),
    ];
  });
}

const text = (x: number, y: number, content: string, attributes: string): string =>
  `<text x="${short(x)}" y="${short(y)}" ${attributes}>${escaped(content)}</text>`;

/** A length with no more digits than can be seen. */
const short = (length: number): number => Math.round(length * 100) / 100;

const shortened = (name: string, most: number): string =>
  Array.from(name).length > most
    ? `${Array.from(name)
        .slice(0, most - 1)
        .join('')}…`
    : name;

/** Text without a meaning in XML, and without characters that XML cannot hold. */
const escaped = (content: string): string =>
  content
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
