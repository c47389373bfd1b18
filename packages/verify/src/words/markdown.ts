import type { Localized } from '@barem/core';
import type { Block, Chart, Mark, Report, SignOff, Table, Verdicts } from './document.js';

/** How a report becomes a page. */
export interface MarkdownOptions {
  /** Where the drawing of the chart is; without it the chart is left out, its numbers stand in a table anyway. */
  readonly chart?: string;
}

/** A report as a page of Markdown, with tables. */
export const renderMarkdown = (report: Report, options: MarkdownOptions = {}): string =>
  `${[`# ${escaped(report.title)}`, ...report.blocks.flatMap((block) => blockText(block, report, options))].join('\n\n')}\n`;

function blockText(block: Block, report: Report, { chart }: MarkdownOptions): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${headingMark(block.mark)}${escaped(block.text)}`];
    case 'paragraph':
      return [block.tone === 'strong' ? `**${escaped(block.text)}**` : escapedLine(block.text)];
    case 'list':
      return [block.items.map((item) => `- ${escapedLine(item)}`).join('\n')];
    case 'table':
      return [tableText(block)];
    case 'verdicts':
      return [verdictsText(block, report)];
    case 'chart':
      return chart === undefined ? [] : [chartText(block, chart)];
    case 'sign-off':
      return [escapedLine(block.text), signOffText(block)];
  }
}

const marks: Readonly<Record<Mark, string>> = {
  proved: '✓',
  described: '•',
  broken: '✗',
  undecided: '?',
  vacuous: '–',
};

const headingMark = (mark: Mark | undefined): string =>
  mark === 'broken' || mark === 'undecided' ? `${marks[mark]} ` : '';

function tableText({ columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ title }) => escaped(title))),
    line(columns.map(({ isNumber }) => (isNumber ? '--:' : '---'))),
    ...rows.map(({ cells, isStrong }) => line(cells.map((cell) => cellText(cell, isStrong)))),
  ].join('\n');
}

const cellText = (cell: string, isStrong: true | undefined): string =>
  isStrong && cell !== '' ? `**${escaped(cell)}**` : escaped(cell);

const heads = {
  question: { vi: 'Câu hỏi', en: 'Question' },
  verdict: { vi: 'Kết luận', en: 'Verdict' },
  finding: { vi: 'Tìm thấy', en: 'Found' },
} satisfies Record<string, Localized>;

const verdictsText = ({ items }: Verdicts, { language }: Report): string =>
  tableText({
    kind: 'table',
    columns: [
      { title: '' },
      { title: heads.question[language] },
      { title: heads.verdict[language] },
      { title: heads.finding[language] },
    ],
    rows: items.map(({ mark, question, verdict, finding }, index) => ({
      cells: [marks[mark], `${index + 1}. ${question}`, verdict, finding],
    })),
  });

const chartText = ({ description }: Chart, path: string): string =>
  `![${escaped(description)}](${encodeURI(path)})`;

function signOffText({ columns, lines }: SignOff): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const empty = columns.map(() => ' ');
  return [
    line(columns.map(escaped)),
    line(columns.map(() => '---')),
    ...Array.from({ length: lines }, () => line(empty)),
  ].join('\n');
}

/** Text of a sheet without a meaning in Markdown; on one line. */
const escaped = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*[\]<>|~&]/g, String.raw`\$&`)
    // Within a word, as in many ids, an underscore means nothing.
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw`\_`);

/** The same at the beginning of a line: what looks like a heading, a list or a quotation is none. */
const escapedLine = (text: string): string =>
  escaped(text).replace(
    /^(#+|[+-]|\d+[.)])(?=\s|$)/,
    (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`,
  );
