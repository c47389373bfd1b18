import { periodTitle } from '../../../calendar/period-title.js';
import type { Report } from '../../report.js';
import type { Speaker } from '../../words/speaker.js';
import { words } from '../../words/words.js';
import { paragraph, type Block, type Figures } from '../page.js';
import type { Tell } from '../section.js';

/** What one should know who reads no further. */
export const summary: Tell = (report, speaker) => ({
  id: 'summary',
  title: speaker.say(words.summary),
  blocks: [
    ...unitBlocks(report, speaker),
    ...meetingBlocks(report, speaker),
    ...changeBlocks(report, speaker),
    inspectionBlock(report, speaker),
  ],
});

function unitBlocks({ whole, classes }: Report, speaker: Speaker): readonly Block[] {
  const { say, count, part, sentence } = speaker;
  if (whole.total === 0) return [paragraph(say(words.noUnits))];
  if (classes.length === 0)
    return [figures([{ title: say(words.units), value: count(whole.total) }])];
  return [
    figures([
      { title: say(words.units), value: count(whole.total) },
      ...classes.map(({ title }, at) => ({
        title,
        value: count(whole.counts[at] ?? 0),
        note: part(whole.counts[at] ?? 0, whole.total),
      })),
      {
        title: say(words.none),
        value: count(whole.none),
        note: part(whole.none, whole.total),
      },
    ]),
    paragraph(
      sentence.units(
        count(whole.total),
        count(whole.total - whole.none),
        count(whole.none),
        whole.total === 1,
      ),
    ),
  ];
}

const figures = (items: Figures['items']): Figures => ({ kind: 'figures', items });

function meetingBlocks(
  { trend }: Report,
  { say, count, mean, sentence }: Speaker,
): readonly Block[] {
  const held = trend.filter(({ whole }) => whole.total > 0);
  const trials = trend.reduce((sum, each) => sum + each.trials, 0);
  return [
    ...(held.length === 0 ? [paragraph(say(words.noMeetings))] : []),
    ...held.map(({ title, edition, whole, mean: found }) =>
      paragraph(
        sentence.meetings(
          sentence.edition(title, edition),
          count(whole.total),
          found && mean(found),
          whole.total === 1,
        ),
      ),
    ),
    ...(trials > 0 ? [paragraph(sentence.trials(count(trials), trials === 1))] : []),
  ];
}

function changeBlocks(
  { changes }: Report,
  { language, count, sentence }: Speaker,
): readonly Block[] {
  if (!changes) return [];
  const { previous, better, worse, same } = changes;
  const before = inSentence(periodTitle(previous, language));
  return [paragraph(sentence.changes(before, count(better), count(worse), count(same)))];
}

/** A title as it stands within a sentence: `năm 2021`. */
const inSentence = (title: string): string =>
  title.replace(/^(?:Năm|Quý|First|Second|Quarter)/, (word) => word.toLowerCase());

const inspectionBlock = ({ inspection }: Report, { say, count, sentence }: Speaker): Block =>
  paragraph(
    inspection.length === 0
      ? say(words.nobodyInspected)
      : sentence.inspected(count(inspection.length), inspection.length === 1),
  );
