import { assertNever, type Localized } from '@barem/core';
import { score, type Plan } from '@barem/plan';
import type { RecordData } from '../records.js';
import type { Crossing, Leverage } from '../report.js';
import { list, paragraph, type Block, type Table } from './document.js';
import { countText } from './numbers.js';
import { openBlocks, whenDecided, type Section, type Tell } from './section.js';
import type { Speaker } from './speaker.js';

const criterionWord: Localized = { vi: 'Tiêu chí', en: 'Criterion' };

/** Which criteria alone take records over which boundary. */
export const leverageSection: Tell = ({ leverage }, speaker) =>
  whenDecided(leverage, speaker, (found: Leverage): Section => {
    const { say, language, criterion } = speaker;
    const { decorative } = found;
    const count = countText(decorative.length, language);
    return {
      finding:
        decorative.length === 0
          ? say({ vi: 'mọi tiêu chí', en: 'every criterion' })
          : say({
              vi: `trừ ${count} tiêu chí`,
              en: `all but ${count}`,
            }),
      blocks: [
        ...(found.crossings.length === 0 ? [] : [crossingTable(found, speaker)]),
        ...(decorative.length === 0
          ? []
          : [
              paragraph(
                say({
                  vi: `Tự nó không đổi được xếp loại của phiếu nào: ${decorative.map(criterion).join('; ')}.`,
                  en: `Alone they change the rating of no record: ${decorative.map(criterion).join('; ')}.`,
                }),
                'strong',
              ),
            ]),
        ...fewestBlocks(found, speaker),
        ...openBlocks(found.undecided, speaker),
      ],
    };
  });

/** The two ratings that meet at a boundary: `Tốt / Khá`. */
const boundaryTitle = (boundary: number, { plan, rating }: Speaker): string =>
  [boundary, boundary + 1].map((at) => rating(plan.ratings[at]?.id ?? '')).join(' / ');

/** Criteria against boundaries; a cell holds the points on both sides, of one example. */
function crossingTable({ crossings, undecided }: Leverage, speaker: Speaker): Table {
  const { plan, say, criterion } = speaker;
  const open = new Set(undecided.map(({ id }) => id));
  const boundaries = plan.ratings.slice(1).map((_, boundary) => boundary);
  const cell = (id: string, boundary: number): string => {
    const crossing = crossings.find((each) => each.criterion === id && each.boundary === boundary);
    if (crossing) return changeText(crossing, speaker);
    return open.has(id) ? '?' : '–';
  };
  return {
    kind: 'table',
    columns: [
      { title: say(criterionWord) },
      ...boundaries.map((boundary) => ({
        title: boundaryTitle(boundary, speaker),
        isNumber: true as const,
      })),
    ],
    rows: plan.criteria.map(({ id }) => ({
      cells: [criterion(id), ...boundaries.map((boundary) => cell(id, boundary))],
    })),
  };
}

/** The points of the criterion on the worse side and on the better side: `9 → 9,5`. */
function changeText({ criterion, boundary, before, after }: Crossing, speaker: Speaker): string {
  const { plan, number } = speaker;
  const first = score(plan, before);
  if (first.status !== 'rated') return '?';
  const from = first.criteria[criterion];
  const to = isPoints(after) ? after.points : pointsIn(after, criterion, plan);
  const isBetterFirst = plan.ratings.findIndex(({ id }) => id === first.rating) <= boundary;
  return (isBetterFirst ? [to, from] : [from, to])
    .map((points) => (points === undefined ? '?' : number(points)))
    .join(' → ');
}

function pointsIn(record: RecordData, criterion: string, plan: Plan): number | undefined {
  const result = score(plan, record);
  return result.status === 'rated' ? result.criteria[criterion] : undefined;
}

/** A record holds answers under ids, never an object. */
const isPoints = (after: Crossing['after']): after is { readonly points: number } =>
  Object.keys(after).length === 1 && typeof after['points'] === 'number';

/** Boundaries that no single criterion crosses. */
function fewestBlocks({ fewest }: Leverage, speaker: Speaker): readonly Block[] {
  const { say } = speaker;
  const items = fewest.flatMap((each, boundary) => {
    const title = boundaryTitle(boundary, speaker);
    switch (each) {
      case 'one':
        return [];
      case 'more-than-one':
        return [
          say({
            vi: `${title}: không tiêu chí nào vượt được một mình; nhiều tiêu chí, hay số liệu, phải cùng đổi`,
            en: `${title}: no criterion crosses it alone; several criteria, or facts, have to change together`,
          }),
        ];
      case 'never':
        return [
          say({
            vi: `${title}: không vượt được, vì ở một phía không có phiếu nào`,
            en: `${title}: it cannot be crossed, because no record is on one of its sides`,
          }),
        ];
      case 'undecided':
        return [
          say({
            vi: `${title}: chưa biết có tiêu chí nào vượt được một mình không`,
            en: `${title}: not known whether any criterion crosses it alone`,
          }),
        ];
      default:
        return assertNever(each);
    }
  });
  return items.length === 0 ? [] : [list(items)];
}
