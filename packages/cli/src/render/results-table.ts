import type { Language, Localized, Rated, Result } from 'barem';
import type { Output } from '../io.js';
import { placeText, type RecordPlace } from '../records/record.js';
import { coloursFor, type Colours } from './colours.js';
import { displayWidth, safeText, wrap } from './columns.js';
import { columnsOf, ratingTitles, type Column } from './results-columns.js';
import type { ResultWriter } from './results.js';
import type { ShownPlan } from './shown-plan.js';

/** Rows that are laid out together; for more the table goes on below with the same header. */
const batch = 200;

const words = {
  passed: { vi: 'không xếp', en: 'not rated' },
  unmet: { vi: 'chưa đạt', en: 'requirement not met' },
  cap: { vi: 'bị khống chế', en: 'capped by' },
  possible: { vi: 'có thể xếp', en: 'can still become' },
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

/** One record as it is shown. */
interface Row {
  /** A cell for every column. */
  readonly cells: readonly string[];
  /** Lines below the row. */
  readonly notes: readonly string[];
  readonly status: Result['status'];
}

/** A table for people: a row for each record and under it whatever kept it from a better rating. */
export function tableWriter(
  plan: ShownPlan,
  language: Language,
  output: Output,
  hasEditions: boolean = false,
): ResultWriter {
  const colours = coloursFor(output);
  const columns = columnsOf(plan, language);
  const notes = notesFor(plan, language);
  let widths: readonly number[] = columns.map(() => 0);
  let isNarrow = false;
  let rows: Row[] = [];
  const flush = (): string => {
    if (rows.length === 0) return '';
    // A column keeps its width, so that the table does not move from one part to the next.
    widths = columns.map(({ title }, index) => {
      const cells = rows.map((row) => displayWidth(row.cells[index] ?? ''));
      const isEmpty = widths[index] === 0 && cells.every((width) => width === 0);
      return isEmpty ? 0 : Math.max(widths[index] ?? 0, displayWidth(title), ...cells);
    });
    const shown = columns.map((_, index) => index).filter((index) => widths[index] !== 0);
    const needed = shown.reduce(
      (sum, index) => sum + (widths[index] ?? 0) + gap.length,
      -gap.length,
    );
    isNarrow ||=
      output.columns !== undefined &&
      needed > output.columns &&
      columns.some(({ isSection }) => isSection);
    const kept = isNarrow ? shown.filter((index) => columns[index]?.isSection !== true) : shown;
    const text = draw(
      kept.map((index) => ({ index, column: columns[index]!, width: widths[index]! })),
      rows,
      colours,
      output,
    );
    rows = [];
    return `${text}\n`;
  };
  return {
    begin: () => `${colours.bold(safeText(plan.text.title))} (${plan.text.sheet})\n\n`,
    add(result, place, { edition }) {
      rows.push({
        cells: columns.map(({ cell }) => cell(result, hasEditions ? edition : undefined)),
        notes: notes(result, place),
        status: result.status,
      });
      return rows.length < batch ? '' : flush();
    },
    end(summary) {
      const rest = flush();
      const lines = [
        summary,
        ...(isNarrow ? [words.hiddenSections[language]] : []),
        ...(plan.text.status === 'illustrative' ? [words.illustrative[language]] : []),
      ];
      return `${rest}${lines.map((line) => `${line}\n`).join('')}`;
    },
  };
}

// ── Drawing ──────────────────────────────────────────────────────────────────────────────────────

/** Space between two columns. */
const gap = '  ';

/** Notes stand below their row, a little to the right. */
const indent = '  ';

const paints = { rated: undefined, refused: 'red', incomplete: 'yellow' } as const;

function draw(
  columns: readonly { readonly index: number; readonly column: Column; readonly width: number }[],
  rows: readonly Row[],
  colours: Colours,
  { columns: room }: Output,
): string {
  const plain = (text: string): string => text;
  const line = (cells: readonly string[], paint: (text: string) => string): string =>
    columns
      .map(({ column, width }, at) => padded(cells[at] ?? '', width, column.isNumber, paint))
      .join(gap)
      .trimEnd();
  return [
    line(
      columns.map(({ column }) => column.title),
      colours.bold,
    ),
    ...rows.flatMap(({ cells, notes, status }) => {
      const paint = paints[status];
      return [
        line(
          columns.map(({ index }) => cells[index] ?? ''),
          paint === undefined ? plain : colours[paint],
        ),
        ...notes.flatMap((note) => noteLines(note, room).map(colours.dim)),
      ];
    }),
    '',
  ].join('\n');
}

/** A cell with the space that its column needs; space has no colour, so that it can be cut off. */
function padded(
  text: string,
  width: number,
  isNumber: boolean,
  paint: (text: string) => string,
): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return isNumber ? space + paint(text) : paint(text) + space;
}

/** Notes are not broken narrower than this. */
const leastRoom = 40;

function noteLines(note: string, room: number | undefined): readonly string[] {
  const text = safeText(note);
  const lines =
    room === undefined ? [text] : wrap(text, Math.max(leastRoom, room - indent.length * 2));
  return lines.map((line, index) => `${index === 0 ? indent : indent + indent}${line}`);
}

// ── Notes ────────────────────────────────────────────────────────────────────────────────────────

/** Missing answers that are named; the rest is counted. */
const mostNamed = 6;

/** What is told below the row of a record. */
function notesFor(
  plan: ShownPlan,
  language: Language,
): (result: Result, place: RecordPlace) => readonly string[] {
  const say = (key: keyof typeof words): string => words[key][language];
  const title = ratingTitles(plan);
  return (result, place) => {
    switch (result.status) {
      case 'rated':
        return reasonsOf(result).map(
          ({ ratings, reason, text }) =>
            `${say('passed')} ${ratings.map(title).join(', ')}: ${say(reason)} "${text}"`,
        );
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
  };
}

/** What kept a record from better ratings. */
interface PassedReason {
  readonly reason: 'unmet' | 'cap';
  readonly text: string;
  readonly ratings: readonly string[];
}

/** What kept a record from which ratings; the same reason is told once. */
function reasonsOf({ passedOver }: Rated): readonly PassedReason[] {
  const reasons = passedOver.flatMap(({ rating, unmet, caps }): readonly PassedReason[] => [
    ...unmet.map((text) => ({ reason: 'unmet' as const, text, ratings: [rating] })),
    ...caps.map((text) => ({ reason: 'cap' as const, text, ratings: [rating] })),
  ]);
  const groups = new Map<string, PassedReason>();
  for (const each of reasons) {
    const key = `${each.reason} ${each.text}`;
    const before = groups.get(key);
    groups.set(key, before ? { ...each, ratings: [...before.ratings, ...each.ratings] } : each);
  }
  return [...groups.values()];
}
