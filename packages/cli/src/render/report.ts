import type { Block, Chart, List, Mark, Report, Verdicts } from '@barem/verify/words';
import type { Output } from '../io.js';
import { coloursFor, type Colours } from './colours.js';
import { displayWidth, safeText, wrap } from './columns.js';
import { tableLines } from './table.js';

/** Width of lines where no terminal tells it, and beyond which no line of text goes. */
const defaultWidth = 100;
const leastWidth = 40;

/** How a report is laid out for one terminal. */
interface Screen {
  readonly colours: Colours;
  readonly width: number;
}

/** A report for a terminal: its title, and every block below it. */
export function renderReport({ title, blocks }: Report, output: Output): string {
  const screen: Screen = {
    colours: coloursFor(output),
    width: Math.max(leastWidth, output.columns ?? defaultWidth),
  };
  const lines = [
    ...wrap(safeText(title), screen.width).map(screen.colours.bold),
    ...blocks.flatMap((block) => {
      const drawn = blockLines(block, screen);
      return drawn.length === 0 ? [] : ['', ...drawn];
    }),
  ];
  return `${lines.join('\n')}\n`;
}

/** The title and the verdicts of a report alone. */
export const renderSummary = (report: Report, output: Output): string =>
  renderReport(
    { ...report, blocks: report.blocks.filter(({ kind }) => kind === 'verdicts') },
    output,
  );

function blockLines(block: Block, screen: Screen): readonly string[] {
  const { colours, width } = screen;
  switch (block.kind) {
    case 'heading': {
      const mark = block.mark ? `${paintedMark(block.mark, colours)} ` : '';
      const text = safeText(block.text);
      const lines = wrap(text, width - 2).map(colours.bold);
      return block.level === 2
        ? [colours.dim('─'.repeat(Math.min(width, defaultWidth))), ...marked(lines, mark)]
        : lines;
    }
    case 'paragraph': {
      const paint = { quiet: colours.dim, strong: colours.bold }[block.tone ?? 'quiet'];
      const lines = wrap(safeText(block.text), Math.min(width, defaultWidth));
      return block.tone === undefined ? lines : lines.map(paint);
    }
    case 'list':
      return listLines(block, screen);
    case 'table':
      return tableLines(
        block.columns.map(({ title, isNumber }) => ({ title, isNumber: isNumber === true })),
        block.rows.map(({ cells, isStrong }) => ({
          cells,
          ...(isStrong && { paint: colours.bold }),
        })),
        width,
        colours.dim,
      );
    case 'verdicts':
      return verdictLines(block, screen);
    case 'chart':
      return chartLines(block, screen);
    case 'sign-off':
      // Nobody signs a screen.
      return [];
  }
}

const marked = (lines: readonly string[], mark: string): readonly string[] =>
  lines.map((line, index) => (index === 0 ? mark + line : `  ${line}`));

function listLines({ items, isNumbered }: List, { width }: Screen): readonly string[] {
  const first = isNumbered ? '  ' : '  - ';
  return items.flatMap((item) =>
    wrap(safeText(item), Math.min(width, defaultWidth) - 4).map(
      (line, index) => `${index === 0 ? first : '    '}${line}`,
    ),
  );
}

// ── Verdicts ─────────────────────────────────────────────────────────────────────────────────────

const marks: Readonly<Record<Mark, string>> = {
  proved: '✓',
  described: '•',
  broken: '✗',
  undecided: '?',
  vacuous: '–',
};
const paints = {
  proved: 'green',
  described: 'blue',
  broken: 'red',
  undecided: 'yellow',
  vacuous: 'dim',
} as const satisfies Record<Mark, keyof Colours>;

const paintedMark = (mark: Mark, colours: Colours): string => colours[paints[mark]](marks[mark]);

/** One line for each question; where what was found has no room on it, it stands below. */
function verdictLines({ items }: Verdicts, { colours, width }: Screen): readonly string[] {
  const isNumbered = items.length > 1;
  const heads = items.map(
    ({ question }, index) => `${isNumbered ? `${index + 1}. ` : ''}${safeText(question)}`,
  );
  const headWidth = Math.max(...heads.map(displayWidth));
  const verdictWidth = Math.max(...items.map(({ verdict }) => displayWidth(verdict)));
  const room = width - headWidth - verdictWidth - 6;
  const hasColumn = items.some(({ finding }) => finding !== '' && displayWidth(finding) <= room);
  return items.flatMap(({ mark, verdict, finding }, index) => {
    const head = heads[index] ?? '';
    const sign = paintedMark(mark, colours);
    const painted = colours[paints[mark]](verdict);
    const isNews = mark === 'broken' || mark === 'undecided';
    const fits = displayWidth(finding) <= room;
    const below = !fits && (isNews || hasColumn) ? wrap(safeText(finding), width - 5) : [];
    const indented = (lines: readonly string[]): readonly string[] =>
      lines.map((line) => `     ${line}`);
    // Too narrow for both: the verdict stands below its question.
    if (room < -2)
      return [...marked(wrap(head, width - 2), `${sign} `), ...indented([painted, ...below])];
    const line = `${sign} ${padded(head, headWidth)}  ${painted}`;
    const rest = ' '.repeat(verdictWidth - displayWidth(verdict));
    return [fits ? `${line}${rest}  ${safeText(finding)}`.trimEnd() : line, ...indented(below)];
  });
}

const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)));

// ── Chart ────────────────────────────────────────────────────────────────────────────────────────

/** Eighths of a character, from none to seven. */
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;
const longestBar = 50;
const seriesPaints = [
  'blue',
  'yellow',
  'green',
  'magenta',
] as const satisfies readonly (keyof Colours)[];

function chartLines(
  { title, series, groups }: Chart,
  { colours, width }: Screen,
): readonly string[] {
  const names = groups.map((group) => safeText(group.title));
  const nameWidth = Math.max(...names.map(displayWidth));
  const textWidth = Math.max(...groups.flatMap(({ bars }) => bars.map(({ text }) => text.length)));
  const room = Math.max(8, Math.min(longestBar, width - nameWidth - textWidth - 4));
  const paintOf = (index: number): Colours['blue'] =>
    colours[seriesPaints[index % seriesPaints.length] ?? 'blue'];
  const fill = (index: number): string => (index % 2 === 0 ? '█' : '▒');
  const legend = series.map((name, index) => `${paintOf(index)(fill(index))} ${safeText(name)}`);
  return [
    colours.bold(safeText(title)),
    legend.join('   '),
    ...groups.flatMap(({ bars }, at) =>
      bars.map(({ share, isSome, text }, index) => {
        const name = index === 0 ? (names[at] ?? '') : '';
        const bar = barText(share, isSome, room, fill(index));
        return `${name}${' '.repeat(nameWidth - displayWidth(name))}  ${paintOf(index)(bar)}${bar === '' ? '' : ' '}${text}`;
      }),
    ),
  ];
}

/** A bar of whole characters and, where it is solid, a last part of one; a share that is not 0 is seen. */
function barText(share: number, isSome: boolean, room: number, fill: string): string {
  const parts = Math.max(isSome ? 1 : 0, Math.round(share * room * 8));
  const whole = fill.repeat(Math.floor(parts / 8));
  if (fill === '█') return whole + (eighths[parts % 8] ?? '');
  return whole === '' && isSome ? '▏' : whole;
}
