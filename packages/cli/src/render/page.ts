import type { Block as PageBlock, Cell, Page, Section } from '@barem/population';
import type { Block, Chart, Report } from '@barem/verify/words';

/** Bars that a screen has room for. */
const mostBars = 30;

/** A page as a report for a terminal; appendices are for paper. */
export function pageReport({ language, heading, title, subtitle, notice, body }: Page): Report {
  return {
    language,
    title: `${heading}: ${title}`,
    blocks: [
      { kind: 'paragraph', text: subtitle, tone: 'quiet' },
      ...(notice ? [{ kind: 'paragraph', text: `${notice.title}. ${notice.text}` } as const] : []),
      ...body.flatMap(sectionBlocks),
    ],
  };
}

const sectionBlocks = ({ title, blocks }: Section): readonly Block[] => [
  { kind: 'heading', level: 2, text: title },
  ...blocks.flatMap(blocksFor),
];

function blocksFor(block: PageBlock): readonly Block[] {
  switch (block.kind) {
    case 'paragraph':
      return [{ kind: 'paragraph', text: block.text, ...(block.isQuiet && { tone: 'quiet' }) }];
    case 'subheading':
      return [{ kind: 'heading', level: 3, text: block.text }];
    case 'figures':
      return [
        {
          kind: 'table',
          columns: [{ title: '' }, { title: '', isNumber: true }, { title: '', isNumber: true }],
          rows: block.items.map(({ title, value, note = '' }) => ({ cells: [title, value, note] })),
        },
      ];
    case 'table':
      return [
        { kind: 'paragraph', text: block.caption, tone: 'strong' },
        {
          kind: 'table',
          columns: block.columns.map(({ title, is }) => ({
            title,
            ...(is === 'number' && { isNumber: true }),
          })),
          rows: block.rows.map(({ cells, isTotal }) => ({
            cells: cells.map(cellText),
            ...(isTotal && { isStrong: true }),
          })),
        },
        ...(block.more === undefined
          ? []
          : [{ kind: 'paragraph', text: block.more, tone: 'quiet' } as const]),
      ];
    case 'histogram': {
      const chart: Chart = {
        kind: 'chart',
        title: block.title,
        subtitle: '',
        description: block.description,
        series: block.series,
        groups: block.bins.map(({ title, bars }) => ({
          title,
          bars: bars.map(({ share, title: text }) => ({
            share: Number(share.numerator) / Number(share.denominator),
            isSome: share.numerator > 0n,
            text: text.replace(/^.*: (\S+).*$/, '$1'),
          })),
        })),
      };
      return block.bins.length * block.series.length <= mostBars ? [chart] : [];
    }
    // Their numbers stand in tables.
    case 'stacked':
    case 'bars':
    case 'trend':
      return [];
  }
}

function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if ('text' in cell) return cell.note === '' ? cell.text : `${cell.text} (${cell.note})`;
  return cell.items.join('; ');
}
