import type { Localized } from '@barem/core';
import type { Alive, Dead, Item, Shadow } from '../report.js';
import { paragraph, subheading, type Block } from './document.js';
import { effectText, itemTitle, shadowText } from './items.js';
import { countText, plural } from './numbers.js';
import { recordBlocks, recordLine } from './record-table.js';
import { whenDecided, type Section, type Tell } from './section.js';
import { capital, type Speaker } from './speaker.js';

/** What decides nothing, with what shadows it. */
export const aliveSection: Tell = ({ alive }, speaker) =>
  whenDecided(alive, speaker, ({ items, dead }: Alive): Section => {
    const { say, language } = speaker;
    const all = countText(items, language);
    if (dead.length === 0)
      return {
        finding: say({ vi: `${all} phần`, en: `${all} ${plural(items, 'part')}` }),
        blocks: [
          paragraph(
            say({
              vi: `Máy đã xét ${all} mức, khoảng, kết quả, loại, yêu cầu, khống chế, điểm thưởng và điểm trừ: phần nào cũng quyết định điều gì đó ở ít nhất một phiếu.`,
              en: `All ${all} levels, bands, outcomes, ratings, requirements, caps, floors, bonuses and penalties were looked at: each decides something of at least one record.`,
            }),
          ),
        ],
      };
    const count = countText(dead.length, language);
    return {
      finding: say({
        vi: `${count} trong ${all} phần không có tác dụng`,
        en: `${count} of ${all} parts without effect`,
      }),
      blocks: dead.flatMap((each) => deadBlocks(each, speaker)),
    };
  });

function deadBlocks({ item, shadows, record }: Dead, speaker: Speaker): readonly Block[] {
  const { say } = speaker;
  const why = shadows.map((shadow) => shadowText(shadow, item, speaker)).join('; ');
  const head = [
    subheading(itemTitle(item, speaker)),
    paragraph(`${capital(effectText(item, speaker))}${why === '' ? '' : `: ${why}`}.`),
  ];
  if (!record) return head;
  const ids = answersBehind(item, shadows, speaker).filter((id) => Object.hasOwn(record, id));
  const about = say(nearest(item, shadows));
  return ids.length <= fewAnswers
    ? [...head, paragraph(`${about} ${recordLine(record, speaker, ids)}.`)]
    : [
        ...head,
        paragraph(about),
        ...recordBlocks([{ title: say(recordWord), record }], speaker, ids),
      ];
}

/** Records of no more answers are written in one line. */
const fewAnswers = 4;
const recordWord: Localized = { vi: 'Phiếu', en: 'Record' };

function nearest(item: Item, shadows: readonly Shadow[]): Localized {
  switch (item.kind) {
    case 'requirement':
      return {
        vi: 'Phiếu này trái yêu cầu mà xếp loại vẫn vậy:',
        en: 'This record does not meet it, and its rating stays the same:',
      };
    case 'cap':
    case 'floor':
      return {
        vi: 'Phiếu này đúng điều kiện mà xếp loại vẫn vậy:',
        en: 'This record fulfils its condition, and its rating stays the same:',
      };
    case 'bonus':
    case 'penalty':
      return {
        vi: 'Phiếu này được tính mà tổng vẫn vậy:',
        en: 'This record earns it, and its total stays the same:',
      };
    case 'rating':
      return { vi: 'Phiếu này có đủ điểm cho loại ấy:', en: 'This record has the points for it:' };
    default:
      return shadows.some(({ kind }) => kind === 'constraint' || kind === 'constraints')
        ? {
            vi: 'Không có ràng buộc thì điều đó xảy ra ở phiếu này:',
            en: 'Without the constraint it would happen in this record:',
          }
        : { vi: 'Phiếu gần nhất:', en: 'The record that comes nearest:' };
  }
}

/** The answers that matter for an item and for what shadows it. */
function answersBehind(
  item: Item,
  shadows: readonly Shadow[],
  { plan }: Speaker,
): readonly string[] {
  const own = dependenciesOf(item, plan);
  if (!own) return plan.inputs.map(({ id }) => id);
  const others = shadows.flatMap((shadow) =>
    shadow.kind === 'constraint' ? (plan.constraints[shadow.constraint]?.dependsOn ?? []) : [],
  );
  return [...new Set([...own, ...others])]
    .toSorted((a, b) => a - b)
    .flatMap((input) => plan.inputs[input]?.id ?? []);
}

/** Positions of inputs; absent where everything matters. */
function dependenciesOf(item: Item, plan: Speaker['plan']): readonly number[] | undefined {
  switch (item.kind) {
    case 'case':
    case 'applies':
    case 'does-not-apply':
      return plan.criteria.find(({ id }) => id === item.criterion)?.dependsOn;
    case 'requirement':
      return plan.ratings.find(({ id }) => id === item.rating)?.requirements[item.requirement]
        ?.dependsOn;
    case 'cap':
    case 'floor':
      return plan.caps[item.cap]?.dependsOn;
    default:
      return undefined;
  }
}
