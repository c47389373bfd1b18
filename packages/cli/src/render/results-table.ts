import type { Language, Localized, Plan, Result } from 'barem';
import Table from 'cli-table3';
import type { Output } from '../io.js';
import { placeText, type RecordPlace } from '../records/record.js';
import { amount, joined } from '../words.js';
import { coloursFor, type Colours } from './colours.js';
import { displayWidth, safeText, wrap } from './columns.js';
import { pointsText } from './points.js';
import type { ResultWriter } from './results.js';

/** Rows that are laid out together; for more the table goes on below with the same header. */
const batch = 200;

const words = {
  unit: { vi: 'Đơn vị', en: 'Unit' },
  period: { vi: 'Kỳ', en: 'Period' },
  assessor: { vi: 'Người chấm', en: 'Assessor' },
  bonuses: { vi: 'Thưởng', en: 'Bonuses' },
  penalties: { vi: 'Trừ', en: 'Penalties' },
  total: { vi: 'Tổng', en: 'Total' },
  rating: { vi: 'Xếp loại', en: 'Rating' },
  record: { vi: 'Phiếu', en: 'Record' },
  refused: { vi: 'bị từ chối', en: 'refused' },
  incomplete: { vi: 'chưa đủ', en: 'incomplete' },
  passed: { vi: 'không xếp', en: 'not' },
  unmet: { vi: 'chưa đạt', en: 'not met' },
  cap: { vi: 'bị khống chế', en: 'capped' },
  possible: { vi: 'có thể xếp', en: 'can become' },
  missing: { vi: 'còn thiếu', en: 'missing' },
  more: { vi: 'mục khác', en: 'more' },
  hiddenSections: {
    vi: 'Màn hình hẹp nên không hiện điểm từng mục; xem bằng --output csv.',
    en: 'The terminal is too narrow for the points of each section; see them with --output csv.',
  },
  illustrative: {
    vi: 'Điểm của biểu này là minh họa, chưa phải của văn bản chính thức.',
    en: 'The points of this sheet are illustrative, not those of an official text.',
  },
} satisfies Record<string, Localized>;

/** One result as it is shown: cells by column, and lines below them. */
interface Row {
  readonly cells: readonly string[];
  readonly notes: readonly string[];
  readonly status: Result['status'];
}

/** A table for people: a row for each record and under it whatever kept it from a better rating. */
export function tableWriter(plan: Plan, language: Language, output: Output): ResultWriter {
  const colours = coloursFor(output);
  const counts = countResults(plan);
  let pending: { readonly result: Result; readonly place: RecordPlace }[] = [];
  let layout: Layout | undefined;
  const flush = (): string => {
    if (pending.length === 0) return '';
    layout = layOut(
      plan,
      pending.map(({ result }) => result),
      language,
      output,
      layout,
    );
    const { columns } = layout;
    const rows = pending.map(({ result, place }): Row => ({
      cells: columns.map(({ cell }) => cell(result)),
      notes: notesOf(result, place, plan, language),
      status: result.status,
    }));
    pending = [];
    return `${draw(layout, rows, colours, output.columns)}\n`;
  };
  return {
    begin: () => `${colours.bold(safeText(plan.text.title))} (${plan.text.sheet})\n\n`,
    add(result, place) {
      counts.add(result);
      pending.push({ result, place });
      return pending.length < batch ? '' : flush();
    },
    end() {
      const rest = flush();
      const lines = [
        counts.text()[language],
        ...(layout?.isNarrow === true ? [words.hiddenSections[language]] : []),
        ...(plan.text.status === 'illustrative' ? [words.illustrative[language]] : []),
      ];
      return `${rest}${lines.map((line) => `${line}\n`).join('')}`;
    },
  };
}

// ── Columns ──────────────────────────────────────────────────────────────────────────────────────

interface Column {
  readonly title: string;
  readonly isNumber: boolean;
  readonly cell: (result: Result) => string;
  /** Columns that the longest cell so far takes. */
  readonly width: number;
}

interface Layout {
  readonly columns: readonly Column[];
  /** There was no room for the sections. */
  readonly isNarrow: boolean;
}

/** Space between two columns. */
const gap = 2;

function layOut(
  plan: Plan,
  results: readonly Result[],
  language: Language,
  { columns: room }: Output,
  before: Layout | undefined,
): Layout {
  const known = new Map(before?.columns.map(({ title, width }) => [title, width]));
  const fitted = allColumns(plan, results, language).map((column): Column => {
    const widest = Math.max(
      displayWidth(column.title),
      ...results.map((result) => displayWidth(column.cell(result))),
    );
    return { ...column, width: Math.max(widest, known.get(column.title) ?? 0) };
  });
  const needed = fitted.reduce((sum, { width }) => sum + width + gap, -gap);
  if (before?.isNarrow !== true && (room === undefined || needed <= room))
    return { columns: fitted, isNarrow: false };
  const sections = new Set(plan.sections.map(({ id }) => id));
  return {
    columns: fitted.filter(({ title, isNumber }) => !(isNumber && sections.has(title))),
    isNarrow: sections.size > 0,
  };
}

function allColumns(
  plan: Plan,
  results: readonly Result[],
  language: Language,
): readonly Omit<Column, 'width'>[] {
  const titles = new Map(
    plan.ratings.map(({ id }, index) => [id, plan.text.ratings[index]?.title ?? id]),
  );
  const points = (
    title: string,
    value: (rated: Extract<Result, { status: 'rated' }>) => number | undefined,
  ) => ({
    title,
    isNumber: true,
    cell(result: Result): string {
      const found = result.status === 'rated' ? value(result) : undefined;
      return found === undefined ? '–' : pointsText(found, language);
    },
  });
  const head = (['unit', 'period', 'assessor'] as const)
    .filter((key) => results.some((result) => result[key] !== undefined))
    .map((key) => ({
      title: words[key][language],
      isNumber: false,
      cell: (result: Result) => safeText(String(result[key] ?? '')),
    }));
  const has = (block: 'bonus' | 'penalty'): boolean =>
    plan.criteria.some((criterion) => criterion.block === block);
  return [
    ...head,
    ...plan.sections.map(({ id }) => points(id, ({ sections }) => sections[id])),
    ...(has('bonus') ? [points(words.bonuses[language], ({ bonuses }) => bonuses)] : []),
    ...(has('penalty') ? [points(words.penalties[language], ({ penalties }) => penalties)] : []),
    { title: words.total[language], isNumber: true, cell: (result) => totalText(result, language) },
    {
      title: words.rating[language],
      isNumber: false,
      cell: (result) =>
        result.status === 'rated'
          ? safeText(titles.get(result.rating) ?? result.rating)
          : words[result.status][language],
    },
  ];
}

function totalText(result: Result, language: Language): string {
  if (result.status === 'refused') return '–';
  if (result.status === 'rated') return pointsText(result.total, language);
  const [least, greatest] = [result.total.least, result.total.greatest].map((value) =>
    pointsText(value, language),
  );
  return `${least}–${greatest}`;
}

// ── Rows ─────────────────────────────────────────────────────────────────────────────────────────

/** Missing answers that are named; the rest is counted. */
const mostNamed = 6;

function notesOf(
  result: Result,
  place: RecordPlace,
  plan: Plan,
  language: Language,
): readonly string[] {
  const say = (key: keyof typeof words): string => words[key][language];
  const title = (id: string): string =>
    plan.text.ratings[plan.ratings.findIndex((rating) => rating.id === id)]?.title ?? id;
  switch (result.status) {
    case 'rated':
      return result.passedOver.flatMap(({ rating, unmet, caps }) => [
        ...unmet.map((each) => `${say('passed')} ${title(rating)}: ${say('unmet')} "${each}"`),
        ...caps.map((each) => `${say('passed')} ${title(rating)}: ${say('cap')} "${each}"`),
      ]);
    case 'refused':
      return result.problems.map(
        ({ path, message }) =>
          `${placeText(place)}: ${path === '' ? '' : `${path}: `}${message[language]}`,
      );
    case 'incomplete': {
      const named = result.open.slice(0, mostNamed).map(({ id }) => id);
      const more = result.open.length - named.length;
      return [
        `${say('possible')}: ${result.ratings.map(title).join(', ')}`,
        `${say('missing')}: ${named.join(', ')}${more > 0 ? ` +${more} ${say('more')}` : ''}`,
      ];
    }
  }
}

const paints = { rated: undefined, refused: 'red', incomplete: 'yellow' } as const;

const noBorder = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};

/** Below a row its notes stand, a little to the right. */
const indent = '  ';

function draw(
  { columns }: Layout,
  rows: readonly Row[],
  colours: Colours,
  room: number | undefined,
): string {
  const table = new Table({
    chars: noBorder,
    style: { 'padding-left': 0, 'padding-right': gap, head: [], border: [], compact: true },
    head: columns.map(({ title }) => colours.bold(title)),
    colAligns: columns.map(({ isNumber }) => (isNumber ? 'right' : 'left')),
    colWidths: columns.map(({ width }) => width + gap),
  });
  for (const { cells, status } of rows) {
    const paint = paints[status];
    table.push(paint === undefined ? [...cells] : cells.map((cell) => colours[paint](cell)));
  }
  const [head = '', ...lines] = table.toString().split('\n');
  return [
    head.trimEnd(),
    ...lines.flatMap((line, index) => [
      line.trimEnd(),
      ...(rows[index]?.notes ?? []).flatMap((note) => noteLines(note, colours, room)),
    ]),
    '',
  ].join('\n');
}

function noteLines(note: string, colours: Colours, room: number | undefined): readonly string[] {
  const text = safeText(note);
  const lines = room === undefined ? [text] : wrap(text, Math.max(40, room - indent.length * 2));
  return lines.map((line, index) =>
    colours.dim(`${index === 0 ? indent : indent + indent}${line}`),
  );
}

// ── Summary ──────────────────────────────────────────────────────────────────────────────────────

/** How many records became what. */
export function countResults(plan: Plan): {
  readonly add: (result: Result) => void;
  readonly text: () => Localized;
} {
  const ratings = new Map<string, number>(plan.ratings.map(({ id }) => [id, 0]));
  const others = { incomplete: 0, refused: 0 };
  let all = 0;
  return {
    add(result) {
      all += 1;
      if (result.status === 'rated')
        ratings.set(result.rating, (ratings.get(result.rating) ?? 0) + 1);
      else others[result.status] += 1;
    },
    text() {
      const parts = [
        ...plan.ratings.map(({ id }, index): readonly [number, Localized] => {
          const title = safeText(plan.text.ratings[index]?.title ?? id);
          return [ratings.get(id) ?? 0, { vi: title, en: title }];
        }),
        [others.incomplete, words.incomplete] as const,
        [others.refused, words.refused] as const,
      ].filter(([count]) => count > 0);
      const list = joined(
        parts.map(([count, name]) => ({ vi: `${count} ${name.vi}`, en: `${count} ${name.en}` })),
        ', ',
      );
      const total = amount(all, { vi: 'phiếu', en: 'record' });
      return all === 0
        ? { vi: 'Không có phiếu nào.', en: 'There are no records.' }
        : { vi: `${total.vi}: ${list.vi}.`, en: `${total.en}: ${list.en}.` };
    },
  };
}
