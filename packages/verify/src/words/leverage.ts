import { assertNever, type Localized } from '@barem/core';
import { score, type Plan } from '@barem/plan';
import type { RecordData } from '../records.js';
import type { Crossing, Leverage, Pair } from '../report.js';
import { pairTable } from './comparison.js';
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
        speaker.plan.criteria.length === 0
          ? say(alone(found))
          : decorative.length === 0
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

/** What a sheet without criteria is found to need. */
const alone = ({ fewest }: Leverage): Localized =>
  fewest.every((each) => each.kind === 'answers' && each.answers.length === 1)
    ? { vi: 'một kết quả là đủ', en: 'one result is enough' }
    : { vi: 'xem dưới đây', en: 'see below' };

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

/** Boundaries that no single criterion crosses: what does, and two records that show it. */
function fewestBlocks({ fewest }: Leverage, speaker: Speaker): readonly Block[] {
  const { say, answer } = speaker;
  const told = fewest.flatMap((each, boundary): readonly { text: string; pair?: Pair }[] => {
    const title = boundaryTitle(boundary, speaker);
    const hasCriteria = speaker.plan.criteria.length > 0;
    switch (each.kind) {
      case 'criterion':
        return [];
      case 'answers': {
        const [count, names] = [each.answers.length, each.answers.map(answer).join('; ')];
        const text =
          count === 1
            ? say({
                vi: `${title}: ${hasCriteria ? 'không tiêu chí nào vượt được một mình, nhưng ' : ''}một câu trả lời là đủ: ${names}`,
                en: `${title}: ${hasCriteria ? 'no criterion crosses it alone, but ' : ''}one answer is enough: ${names}`,
              })
            : say({
                vi: `${title}: không câu trả lời nào vượt được một mình; ít nhất ${count} câu phải cùng đổi: ${names}`,
                en: `${title}: no answer crosses it alone; at least ${count} have to change together: ${names}`,
              });
        return [{ text, pair: each }];
      }
      case 'more':
        return [{ text: say(moreThan(title, each.than)) }];
      case 'never':
        return [
          {
            text: say({
              vi: `${title}: không vượt được, vì ở một phía không có phiếu nào`,
              en: `${title}: it cannot be crossed, because no record is on one of its sides`,
            }),
          },
        ];
      case 'undecided':
        return [
          {
            text: say({
              vi: `${title}: chưa biết có tiêu chí nào vượt được một mình không`,
              en: `${title}: not known whether any criterion crosses it alone`,
            }),
          },
        ];
      default:
        return assertNever(each);
    }
  });
  const isPaired = told.some(({ pair }) => pair !== undefined);
  if (!isPaired) return told.length === 0 ? [] : [list(told.map(({ text }) => text))];
  return told.flatMap(({ text, pair }) => [
    paragraph(`${text}.`),
    ...(pair ? [pairTable(pair, speaker)] : []),
  ]);
}

/** Nothing so small is enough. */
const moreThan = (title: string, than: number): Localized =>
  than === 0
    ? {
        vi: `${title}: không tiêu chí nào vượt được một mình`,
        en: `${title}: no criterion crosses it alone`,
      }
    : {
        vi: `${title}: đổi ${than === 1 ? 'một câu trả lời' : `${than} câu trả lời cùng lúc`} chưa đủ`,
        en: `${title}: to change ${than === 1 ? 'one answer' : `${than} answers together`} is not enough`,
      };
