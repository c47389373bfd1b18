import { exact, rational } from '@barem/core';
import type { Block, Cell, Part, Row, StackedChart } from '../../../report/page/page.js';
import { quiet } from '../../../report/page/page.js';
import type { Titled } from '../../../report/report.js';
import type { Impact, Outcome } from '../../impact.js';
import type { ImpactSpeaker } from '../../words/speaker.js';
import type { TellImpact } from '../tell.js';

/** Ratings before against ratings after. */
export const matrix: TellImpact = ({ impact, speaker }) => ({
  id: 'matrix',
  title: speaker.say({ vi: 'Loại cũ và loại mới', en: 'Ratings before and after' }),
  blocks: [
    ...(ratedRecords(impact) > 0 ? [chart(impact, speaker)] : []),
    table(impact, speaker),
    ...rangeBlocks(impact, speaker),
  ],
});

const unsettled = { vi: 'Chưa xác định', en: 'Not settled' };
const refused = { vi: 'Bị từ chối', en: 'Refused' };

/** How many records of an old outcome certainly get each new rating, get one that is still open, or are refused. */
interface CertainRow {
  readonly before: Outcome;
  readonly ratings: readonly number[];
  readonly unsettled: number;
  readonly refused: number;
  readonly total: number;
}

/** The rows of a matrix in which a record counts where it certainly ends. */
export function certainRows({
  matrix: cells,
  ranges,
  before,
  after,
}: Impact): readonly CertainRow[] {
  const olds: readonly Outcome[] = [
    ...before.classes.map(({ id }): Outcome => ({ kind: 'rated', rating: id })),
    { kind: 'incomplete' },
    { kind: 'refused' },
  ];
  const name = (outcome: Outcome): string =>
    outcome.kind === 'rated' ? `rated ${outcome.rating}` : outcome.kind;
  return olds.flatMap((old) => {
    const own = cells.filter((cell) => name(cell.before) === name(old));
    const total = own.reduce((sum, { records }) => sum + records, 0);
    // Ratings always have a row, so that the table looks as the sheet does.
    if (total === 0 && old.kind !== 'rated') return [];
    const settledRanges = ranges.filter(
      (range) => old.kind === 'rated' && range.before === old.rating && range.best === range.worst,
    );
    const ratings = after.classes.map(({ id }) => {
      const rated = own.filter(({ after: now }) => now.kind === 'rated' && now.rating === id);
      return [...rated, ...settledRanges.filter(({ best }) => best === id)].reduce(
        (sum, { records }) => sum + records,
        0,
      );
    });
    const isRefused = own.find(({ after: now }) => now.kind === 'refused')?.records ?? 0;
    const settled = ratings.reduce((sum, each) => sum + each, 0);
    return [
      { before: old, ratings, refused: isRefused, unsettled: total - settled - isRefused, total },
    ];
  });
}

function table(impact: Impact, { say, outcome, count, part }: ImpactSpeaker): Block {
  const { after } = impact;
  const rows = certainRows(impact);
  const hasOpen = rows.some((row) => row.unsettled > 0);
  const hasRefused = rows.some((row) => row.refused > 0);
  const cellsOf = (row: Omit<CertainRow, 'before'>): readonly Cell[] =>
    [...row.ratings, ...(hasOpen ? [row.unsettled] : []), ...(hasRefused ? [row.refused] : [])].map(
      (number) => ({
        text: count(number),
        note: number === 0 ? '' : part(number, row.total),
      }),
    );
  const sum = (of: (row: CertainRow) => number): number =>
    rows.reduce((all, row) => all + of(row), 0);
  return {
    kind: 'table',
    caption: say({
      vi: 'Hàng: loại theo biểu cũ; cột: loại chắc chắn theo biểu mới',
      en: 'Rows: rating under the old sheet; columns: certain rating under the new one',
    }),
    columns: [
      { title: say({ vi: 'Theo biểu cũ', en: 'Old sheet' }), is: 'name' },
      ...[
        ...after.classes.map(({ title }) => title),
        ...(hasOpen ? [say(unsettled)] : []),
        ...(hasRefused ? [say(refused)] : []),
        say({ vi: 'Tất cả', en: 'All' }),
      ].map((title) => ({ title, is: 'number' as const })),
    ],
    rows: [
      ...rows.map((row): Row => ({
        cells: [capital(outcome(row.before)), ...cellsOf(row), count(row.total)],
      })),
      {
        cells: [
          say({ vi: 'Tất cả', en: 'All' }),
          ...cellsOf({
            ratings: after.classes.map((_, at) => sum(({ ratings }) => ratings[at]!)),
            unsettled: sum((row) => row.unsettled),
            refused: sum((row) => row.refused),
            total: sum(({ total }) => total),
          }),
          count(sum(({ total }) => total)),
        ],
        isTotal: true,
      },
    ],
  };
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const ratedRecords = ({ totals }: Impact): number => totals.before.records;

/** Bars of ratings: before, and after at the worst and at the best. */
function chart(impact: Impact, speaker: ImpactSpeaker): StackedChart {
  const { before, after, matrix: cells, ranges } = impact;
  const { say, count } = speaker;
  const classes = unionOf(after.classes, before.classes);
  const rated = cells.filter((cell) => cell.before.kind === 'rated');
  const total = rated.reduce((sum, { records }) => sum + records, 0);
  const countIf = (isIn: (cell: (typeof rated)[number]) => boolean): number =>
    rated.filter(isIn).reduce((sum, { records }) => sum + records, 0);
  const old = (id: string): number =>
    countIf((cell) => cell.before.kind === 'rated' && cell.before.rating === id);
  const now =
    (end: 'best' | 'worst') =>
    (id: string): number =>
      countIf((cell) => cell.after.kind === 'rated' && cell.after.rating === id) +
      ranges.filter((range) => range[end] === id).reduce((sum, { records }) => sum + records, 0);
  const isOpen = ranges.some(({ best, worst }) => best !== worst);
  const bars = [
    { title: say({ vi: 'Theo biểu cũ', en: 'Old sheet' }), counts: old, isWhole: true },
    ...(isOpen
      ? [
          {
            title: say({ vi: 'Theo biểu mới, xấu nhất', en: 'New sheet, at the worst' }),
            counts: now('worst'),
            isWhole: false,
          },
          {
            title: say({ vi: 'Theo biểu mới, tốt nhất', en: 'New sheet, at the best' }),
            counts: now('best'),
            isWhole: false,
          },
        ]
      : [
          {
            title: say({ vi: 'Theo biểu mới', en: 'New sheet' }),
            counts: now('best'),
            isWhole: false,
          },
        ]),
  ].map(({ title, counts, isWhole }) => {
    const numbers = classes.map(({ id }) => counts(id));
    const none = total - numbers.reduce((sum, each) => sum + each, 0);
    return {
      title,
      isWhole,
      total: count(total),
      parts: [...numbers, none].map((number, at): Part => {
        const text = speaker.part(number, total);
        const name = classes[at]?.title ?? say(refused);
        return {
          share: total === 0 ? exact.zero : rational(number, total),
          text,
          title: `${name}: ${count(number)} (${text})`,
        };
      }),
    };
  });
  return {
    kind: 'stacked',
    title: say({
      vi: 'Tỷ lệ xếp loại của các phiếu được xếp loại theo biểu cũ',
      en: 'Shares of ratings among the records that the old sheet rates',
    }),
    description: `${bars
      .map(({ title, parts }) => `${title}: ${parts.map((part) => part.title).join('; ')}`)
      .join('. ')}.`,
    legend: [...classes.map(({ title }) => title), say(refused)],
    rows: bars,
  };
}

/** The ratings of the new sheet, and those that only the old one has behind them. */
const unionOf = (now: readonly Titled[], old: readonly Titled[]): readonly Titled[] => [
  ...now,
  ...old.filter(({ id }) => !now.some((each) => each.id === id)),
];

/** What is open, by old rating. */
function rangeBlocks({ ranges, asked }: Impact, speaker: ImpactSpeaker): readonly Block[] {
  const open = ranges.filter(({ best, worst }) => best !== worst);
  if (open.length === 0) return [];
  const { say, rating, range, count } = speaker;
  return [
    {
      kind: 'table',
      caption: say({
        vi: 'Phiếu chưa xác định: loại nào còn có thể, tùy câu trả lời cho những gì biểu mới hỏi thêm',
        en: 'Not settled: ratings that are still possible, by what will be answered to what the new sheet also asks',
      }),
      columns: [
        { title: say({ vi: 'Theo biểu cũ', en: 'Old sheet' }), is: 'name' },
        { title: say({ vi: 'Theo biểu mới', en: 'New sheet' }) },
        { title: say({ vi: 'Số phiếu', en: 'Records' }), is: 'number' },
      ],
      rows: open.map(({ before, best, worst, records }) => ({
        cells: [rating(before), range(best, worst), count(records)],
      })),
    },
    quiet(
      say({
        vi: `Để thử một giả định, chạy lại lệnh với --assume, ví dụ --assume ${asked[0]?.id ?? ''}=….`,
        en: `To try an assumption, run the command again with --assume, for example --assume ${asked[0]?.id ?? ''}=….`,
      }),
    ),
  ];
}
