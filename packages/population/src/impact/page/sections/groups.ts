import { exact, rational } from '@barem/core';
import type { Block, StackedChart, Table } from '../../../report/page/page.js';
import { recordMoves, type MoveRow, type RecordMove } from '../../impact.js';
import { moveWords } from '../../words/moves.js';
import type { ImpactSpeaker } from '../../words/speaker.js';
import { moreText, type ImpactStory, type TellImpact } from '../tell.js';

/** Bars of one drawing, which is never broken between pages. */
const mostBars = 12;

/** Moves by organisation. */
export const organisations: TellImpact = (story) => {
  const { impact, speaker } = story;
  const rows = impact.organisations?.byOrganisation ?? [];
  if (rows.length === 0) return undefined;
  return {
    id: 'organisations',
    title: speaker.say({ vi: 'Theo tổ chức', en: 'By organisation' }),
    blocks: groupBlocks(story, rows, {
      first: speaker.say({ vi: 'Tổ chức', en: 'Organisation' }),
      none: speaker.say({ vi: 'Ngoài danh sách tổ chức', en: 'Not in the register' }),
      caption: speaker.say({
        vi: 'Số phiếu giữ, lên, xuống loại theo tổ chức trực thuộc',
        en: 'Records that stay, rise and fall, by organisation right below',
      }),
    }),
  };
};

/** Moves by type of unit. */
export const types: TellImpact = (story) => {
  const { impact, speaker } = story;
  const rows = impact.organisations?.byType ?? [];
  if (rows.length < 2) return undefined;
  return {
    id: 'types',
    title: speaker.say({ vi: 'Theo loại hình', en: 'By type of unit' }),
    blocks: groupBlocks(story, rows, {
      first: speaker.say({ vi: 'Loại hình', en: 'Type' }),
      none: speaker.say({ vi: 'Chưa ghi loại hình', en: 'Type not given' }),
      caption: speaker.say({
        vi: 'Số phiếu giữ, lên, xuống loại theo loại hình chi bộ',
        en: 'Records that stay, rise and fall, by type of unit',
      }),
    }),
  };
};

interface GroupWords {
  readonly first: string;
  readonly none: string;
  readonly caption: string;
}

function groupBlocks(
  { impact, speaker, most }: ImpactStory,
  rows: readonly MoveRow[],
  words: GroupWords,
): readonly Block[] {
  const shown = recordMoves.filter(
    (move) => move === 'same' || move === 'up' || move === 'down' || impact.moves[move] > 0,
  );
  const named = rows.map((row) => ({ ...row, title: row.title === '' ? words.none : row.title }));
  return [chart(named, words, shown, speaker), table(named, words, shown, speaker, most)];
}

/** Best first, as classes are drawn; what is refused has no class. */
const drawn: readonly RecordMove[] = ['up', 'same', 'open', 'other', 'down', 'unfit'];

function chart(
  rows: readonly MoveRow[],
  { caption }: GroupWords,
  shown: readonly RecordMove[],
  { say, count, part }: ImpactSpeaker,
): StackedChart {
  const order = drawn.filter((move) => move === 'unfit' || shown.includes(move));
  const bars = rows.slice(0, mostBars).map(({ title, moves: counts, records }) => {
    const parts = order.map((move) => ({
      share: records === 0 ? exact.zero : rational(counts[move], records),
      text: part(counts[move], records),
      title: `${say(moveWords[move])}: ${count(counts[move])} (${part(counts[move], records)})`,
    }));
    return { title, total: count(records), isWhole: false, parts };
  });
  return {
    kind: 'stacked',
    title: caption,
    description: `${bars.map(({ title, parts }) => `${title}: ${parts.map((each) => each.title).join('; ')}`).join('. ')}.`,
    legend: order.map((move) => say(moveWords[move])),
    rows: bars,
  };
}

const table = (
  rows: readonly MoveRow[],
  { first, caption }: GroupWords,
  shown: readonly RecordMove[],
  speaker: ImpactSpeaker,
  most: number,
): Table => {
  const { say, count, part } = speaker;
  return {
    kind: 'table',
    caption,
    columns: [
      { title: first, is: 'name' },
      { title: say({ vi: 'Số phiếu', en: 'Records' }), is: 'number' },
      ...shown.map((move) => ({ title: say(moveWords[move]), is: 'number' as const })),
    ],
    rows: rows.slice(0, most).map(({ title, records, moves: counts }) => ({
      cells: [
        title,
        count(records),
        ...shown.map((move) => ({
          text: count(counts[move]),
          note: counts[move] === 0 ? '' : part(counts[move], records),
        })),
      ],
    })),
    ...moreText(rows.length - most, speaker),
  };
};
