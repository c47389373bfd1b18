import { exact, type Rational } from '@barem/core';
import type { Loss } from '../../report.js';
import type { Speaker } from '../../words/speaker.js';
import { words } from '../../words/words.js';
import { listTable } from '../list-table.js';
import { type BarChart } from '../page.js';
import type { Tell } from '../section.js';

/** Bars of the chart. */
const worst = 10;

/** Criteria that lost points at all. */
export const losses: Tell = (report, speaker) => {
  const { say, count, mean, points, share, part, sheet } = speaker;
  const lost = report.losses.filter(({ times }) => times > 0);
  if (lost.length === 0) return undefined;
  return {
    id: 'losses',
    title: say(words.losses),
    blocks: [
      chart(lost, speaker),
      listTable<Loss>(
        say(words.lossesCaption),
        [
          {
            title: say(words.criterion),
            is: 'name',
            cell: (loss) => ({ text: nameOf(loss), note: sheet(loss.sheet) }),
          },
          { title: say(words.maximum), is: 'number', cell: (loss) => points(loss.maximum) },
          { title: say(words.meanLost), is: 'number', cell: (loss) => mean(loss.mean) },
          {
            title: say(words.shareLost),
            is: 'number',
            cell: (loss) => share(loss.mean, loss.maximum),
          },
          {
            title: say(words.times),
            is: 'number',
            cell: ({ times, meetings }) => ({
              text: count(times),
              note: part(times, meetings),
            }),
          },
        ],
        lost,
        speaker,
      ),
    ],
  };
};

/** `I.2 Chuẩn bị nội dung`. */
const nameOf = ({ criterion, title }: Loss): string => `${criterion} ${title}`;

function chart(lost: readonly Loss[], speaker: Speaker): BarChart {
  const { say, mean, points } = speaker;
  const shown = lost.slice(0, worst);
  const longest = shown[0]?.mean ?? exact.one;
  const bars = shown.map((loss) => ({
    title: nameOf(loss),
    value: `${mean(loss.mean)} / ${points(loss.maximum)}`,
    share: lengthOf(loss.mean, longest),
  }));
  return {
    kind: 'bars',
    title: say(words.lossesChart),
    description: `${say(words.meanLost)} / ${say(words.maximum)}. ${bars
      .map(({ title, value }) => `${title}: ${value}`)
      .join('; ')}.`,
    bars,
  };
}

const lengthOf = (part: Rational, whole: Rational): Rational =>
  whole.numerator === 0n ? exact.zero : exact.divide(part, whole);
