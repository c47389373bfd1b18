import { exact, rational } from '@barem/core';
import type { Distribution, DistributionRow, Titled } from '../report.js';
import type { Speaker } from '../words/speaker.js';
import { words } from '../words/words.js';
import type { Cell, Column, Part, Table } from './page.js';

/** How many are in each class, and without one, with their titles. */
function entries(
  classes: readonly Titled[],
  { counts, none }: Distribution,
  { say }: Speaker,
): readonly { readonly title: string; readonly count: number }[] {
  return [
    ...classes.map(({ title }, at) => ({ title, count: counts[at] ?? 0 })),
    { title: say(words.none), count: none },
  ];
}

/** The parts of a bar, in the order of the classes; the last one has no class. */
export const partsOf = (
  classes: readonly Titled[],
  distribution: Distribution,
  speaker: Speaker,
): readonly Part[] =>
  entries(classes, distribution, speaker).map(({ title, count }) => {
    const text = speaker.part(count, distribution.total);
    return {
      share: distribution.total === 0 ? exact.zero : rational(count, distribution.total),
      text,
      title: `${title}: ${speaker.count(count)} (${text})`,
    };
  });

/** The names of the parts. */
export const legendOf = (classes: readonly Titled[], { say }: Speaker): readonly string[] => [
  ...classes.map(({ title }) => title),
  say(words.none),
];

/** A column for each class and for none. */
export const classColumns = (classes: readonly Titled[], speaker: Speaker): readonly Column[] =>
  legendOf(classes, speaker).map((title) => ({ title, is: 'number' }));

/** `48` with `32,0%` beside it, for each class and for none. */
export const classCells = (
  classes: readonly Titled[],
  distribution: Distribution,
  speaker: Speaker,
): readonly Cell[] =>
  entries(classes, distribution, speaker).map(({ count }) => ({
    text: speaker.count(count),
    note: count === 0 ? '' : speaker.part(count, distribution.total),
  }));

/** In one sentence: `Tốt: 48 (32,0%); Khá: 90 (60,0%)`. */
export const classesText = (
  classes: readonly Titled[],
  distribution: Distribution,
  speaker: Speaker,
): string =>
  partsOf(classes, distribution, speaker)
    .map(({ title }) => title)
    .join('; ');

/** Rows with their classes, and all of them together in the last one. */
export function classTable(
  caption: string,
  first: string,
  rows: readonly DistributionRow[],
  whole: Distribution,
  classes: readonly Titled[],
  speaker: Speaker,
): Pick<Table, 'kind' | 'caption' | 'columns' | 'rows'> {
  const { say, count } = speaker;
  return {
    kind: 'table',
    caption,
    columns: [
      { title: first, is: 'name' },
      { title: say(words.units), is: 'number' },
      ...classColumns(classes, speaker),
    ],
    rows: [
      ...rows.map((row) => ({
        cells: [row.title, count(row.total), ...classCells(classes, row, speaker)],
      })),
      {
        cells: [say(words.whole), count(whole.total), ...classCells(classes, whole, speaker)],
        isTotal: true,
      },
    ],
  };
}
