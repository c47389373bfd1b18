import { assertNever } from '@barem/core';
import type { Block, Cell, Page, Row, Section, Table } from '../page/page.js';
import { escaped, escapedLine } from './escape.js';

/** A page as Markdown with tables. Charts are left out: their numbers stand in the tables. */
export const pageMarkdown = (page: Page): string =>
  `${[
    `# ${escaped(page.heading)}: ${escaped(page.title)}`,
    ...(page.letterhead
      ? [
          `**${escaped(page.letterhead.organisation)}** – ${escaped(page.subtitle)}`,
          escapedLine(page.letterhead.date),
        ]
      : [escapedLine(page.subtitle)]),
    ...(page.notice ? [`> **${escaped(page.notice.title)}.** ${escaped(page.notice.text)}`] : []),
    ...[...page.body, ...page.appendices].flatMap(sectionText),
  ].join('\n\n')}\n`;

const sectionText = ({ title, blocks }: Section): readonly string[] => [
  `## ${escaped(title)}`,
  ...blocks.flatMap(blockText),
];

function blockText(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return [escapedLine(block.text)];
    case 'subheading':
      return [`### ${escaped(block.text)}`];
    case 'figures':
      return [
        block.items
          .map(
            ({ title, value, note }) =>
              `- ${escaped(title)}: **${escaped(value)}**${note === undefined ? '' : ` (${escaped(note)})`}`,
          )
          .join('\n'),
      ];
    case 'table':
      return [
        `**${escaped(block.caption)}**`,
        tableText(block),
        ...(block.more === undefined ? [] : [`*${escaped(block.more)}*`]),
      ];
    case 'stacked':
    case 'trend':
    case 'bars':
    case 'histogram':
      return [];
    default:
      return assertNever(block);
  }
}

const tableText = ({ columns, rows }: Table): string =>
  [
    line(columns.map(({ title }) => escaped(title))),
    line(columns.map(({ is }) => (is === 'number' ? '--:' : '---'))),
    ...rows.map(rowText),
  ].join('\n');

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const rowText = ({ cells, isTotal }: Row): string =>
  line(cells.map((cell) => (isTotal ? `**${cellText(cell)}**` : cellText(cell))));

function cellText(cell: Cell): string {
  if (typeof cell === 'string') return escaped(cell);
  if ('text' in cell)
    return `${escaped(cell.text)}${cell.note === '' ? '' : ` (${escaped(cell.note)})`}`;
  return cell.items.map(escaped).join('<br>');
}
