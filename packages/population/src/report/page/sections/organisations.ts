import type { DistributionRow, Report } from '../../report.js';
import type { Speaker } from '../../words/speaker.js';
import { words } from '../../words/words.js';
import { classesText, classTable, legendOf, partsOf } from '../classes.js';
import { listLimit } from '../list-table.js';
import { quiet, type Block, type StackedChart } from '../page.js';
import type { Tell } from '../section.js';

/** More bars than this nobody compares. */
const barLimit = 30;

/** Bars of one drawing, which is never broken between pages. */
const drawingLimit = 12;

/** Classes of units, by the organisations right below. */
export const organisations: Tell = (report, speaker) => {
  const { say, sentence, count } = speaker;
  if (report.classes.length === 0 || report.whole.total === 0) return undefined;
  const rows = report.byOrganisation.map((row) => ({ ...row, title: titleOf(row, speaker) }));
  const rest = rows.length - listLimit;
  return {
    id: 'organisations',
    title: say(words.organisations),
    blocks: [
      ...charts(report, rows, speaker),
      {
        ...classTable(
          say(words.organisationsCaption),
          say(words.organisation),
          rows.slice(0, listLimit),
          report.whole,
          report.classes,
          speaker,
        ),
        ...(rest > 0 && { more: sentence.more(count(rest), rest === 1) }),
      },
      quiet(say(words.rounded)),
    ] satisfies readonly Block[],
  };
};

const titleOf = ({ id, title }: DistributionRow, { say }: Speaker): string =>
  id === '' ? say(words.elsewhere) : title;

/** The bars of all organisations, with that of all together first; in as many drawings as fit on pages. */
function charts(
  { classes, whole }: Report,
  rows: readonly DistributionRow[],
  speaker: Speaker,
): readonly StackedChart[] {
  const { say, count } = speaker;
  const all = { ...whole, title: say(words.whole), isWhole: true } as const;
  const bars = [all, ...rows.slice(0, barLimit).map((row) => ({ ...row, isWhole: false }))]
    .filter(({ total }) => total > 0)
    .map((row) => ({
      title: row.title,
      isWhole: row.isWhole,
      total: count(row.total),
      text: `${row.title}: ${classesText(classes, row, speaker)}`,
      parts: partsOf(classes, row, speaker),
    }));
  const drawings = Math.ceil(bars.length / drawingLimit);
  const each = Math.ceil(bars.length / drawings);
  return Array.from({ length: drawings }, (_, at) => {
    const shown = bars.slice(at * each, (at + 1) * each);
    return {
      kind: 'stacked',
      title: `${say(words.organisationsChart)}${at === 0 ? '' : ` ${say(words.continued)}`}`,
      description: `${shown.map(({ text }) => text).join('. ')}.`,
      legend: legendOf(classes, speaker),
      rows: shown,
    };
  });
}
