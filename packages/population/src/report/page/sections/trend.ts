import { exact } from '@barem/core';
import { periodTitle } from '../../../calendar/period-title.js';
import type { SheetTrend, TrendPoint } from '../../report.js';
import { periodTick } from '../../words/periods.js';
import type { Speaker } from '../../words/speaker.js';
import { words } from '../../words/words.js';
import { classCells, classColumns, legendOf, partsOf } from '../classes.js';
import { subheading, type Block, type Table, type TrendChart } from '../page.js';
import type { Tell } from '../section.js';

/** Every sheet through the periods. */
export const trend: Tell = (report, speaker) => {
  const held = report.trend.filter(({ whole }) => whole.total > 0);
  if (held.length === 0) return undefined;
  return {
    id: 'trend',
    title: speaker.say(words.trend),
    blocks: held.flatMap((each): readonly Block[] => [
      subheading(speaker.sentence.edition(each.title, each.edition)),
      ...(each.points.length > 1 ? [chart(each, speaker)] : []),
      table(each, speaker),
    ]),
  };
};

const chart = ({ classes, points, title }: SheetTrend, speaker: Speaker): TrendChart => {
  const { say, language, mean } = speaker;
  return {
    kind: 'trend',
    title: say(words.trendChart),
    description: [title, ...extremes(points, speaker)].join('. '),
    legend: legendOf(classes, speaker),
    note: say(words.meanLine),
    points: points.map((point) => ({
      title: periodTick(point.period, language),
      ...(point.mean && { mean: { value: point.mean, text: mean(point.mean) } }),
      parts: partsOf(classes, point.distribution, speaker),
    })),
  };
};

/** The period of the lowest mean, and that of the highest. */
function extremes(points: readonly TrendPoint[], speaker: Speaker): readonly string[] {
  const { language, mean, say } = speaker;
  const means = points.flatMap(({ period, mean: value }) => (value ? [{ period, value }] : []));
  const sorted = means.toSorted((a, b) => exact.compare(a.value, b.value));
  return [sorted[0], sorted.at(-1)].flatMap((each) =>
    each ? [`${periodTitle(each.period, language)}: ${say(words.mean)} ${mean(each.value)}`] : [],
  );
}

function table({ classes, points, whole, mean: all }: SheetTrend, speaker: Speaker): Table {
  const { say, language, count, mean } = speaker;
  return {
    kind: 'table',
    caption: say(words.trendCaption),
    columns: [
      { title: say(words.period), is: 'name' },
      { title: say(words.meetings), is: 'number' },
      { title: say(words.mean), is: 'number' },
      ...classColumns(classes, speaker),
    ],
    rows: [
      ...points.map(({ period, distribution, mean: found }) => ({
        cells: [
          periodTitle(period, language),
          count(distribution.total),
          found ? mean(found) : '–',
          ...classCells(classes, distribution, speaker),
        ],
      })),
      {
        cells: [
          say(words.whole),
          count(whole.total),
          all ? mean(all) : '–',
          ...classCells(classes, whole, speaker),
        ],
        isTotal: true,
      },
    ],
  };
}
