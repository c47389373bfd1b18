import type { Inspection, InspectionReason } from '../../report.js';
import type { Speaker } from '../../words/speaker.js';
import { grounds, words } from '../../words/words.js';
import { listTable } from '../list-table.js';
import { paragraph, quiet, type Table } from '../page.js';
import type { Tell } from '../section.js';
import { unitColumn } from '../unit-cell.js';

/** Units to look at, with every reason, worst first; `limit` of them. */
export const inspected =
  (limit: number): Tell =>
  ({ inspection, classes }, speaker) => {
    const { say, rating } = speaker;
    const title = say(words.inspection);
    if (inspection.length === 0)
      return { id: 'inspection', title, blocks: [paragraph(say(words.nobodyInspected))] };
    return {
      id: 'inspection',
      title,
      blocks: [
        groundsTable(inspection, speaker),
        quiet(`${say(words.worstFirst)} ${say(words.notBlame)}`),
        listTable<Inspection>(
          say(words.inspectionCaption),
          [
            unitColumn(speaker),
            ...(classes.length === 0
              ? []
              : [
                  {
                    title: say(words.rating),
                    cell: ({ rating: id }: Inspection) => (id === undefined ? '–' : rating(id)),
                  },
                ]),
            {
              title: say(words.ground),
              cell: ({ reasons }) => ({ items: reasons.map(speaker.reason) }),
            },
          ],
          inspection,
          speaker,
          limit,
        ),
      ],
    };
  };

function groundsTable(inspection: readonly Inspection[], { say, count }: Speaker): Table {
  const kinds = Object.keys(grounds) as InspectionReason['kind'][];
  const rows = kinds
    .map((kind) => ({
      title: say(grounds[kind]),
      units: inspection.filter(({ reasons }) => reasons.some((each) => each.kind === kind)).length,
    }))
    .filter(({ units }) => units > 0);
  return {
    kind: 'table',
    caption: say(words.groundsCaption),
    columns: [
      { title: say(words.ground), is: 'name' },
      { title: say(words.units), is: 'number' },
    ],
    rows: rows.map(({ title, units }) => ({ cells: [title, count(units)] })),
  };
}
