import type { Localized } from '@barem/core';
import type { Item, Shadow } from '../report.js';
import { quoted, type Speaker } from './speaker.js';

/** What the item is called. */
export function itemTitle(item: Item, { plan, say, criterion, rating }: Speaker): string {
  switch (item.kind) {
    case 'case': {
      const index = plan.criteria.findIndex(({ id }) => id === item.criterion);
      const { scoring, cases } = plan.text.criteria[index] ?? { scoring: 'met-or-not' };
      const title = cases?.[item.case]?.title ?? outcomes[item.case === 1 ? 1 : 0];
      const kind = cases ? (scoring === 'bands' ? words.band : words.level) : words.outcome;
      return `${say(kind)} ${quoted(say(title))} – ${criterion(item.criterion)}`;
    }
    case 'applies':
    case 'does-not-apply':
      return `${say(item.kind === 'applies' ? words.applies : words.doesNotApply)} – ${criterion(item.criterion)}`;
    case 'rating':
      return `${say(words.rating)} ${quoted(rating(item.rating))}`;
    case 'requirement':
      return requirementTitle(item.rating, item.requirement, { plan, say, rating });
    case 'cap':
    case 'floor':
      return `${say(words[item.kind])} ${quoted(plan.text.caps[item.cap]?.title ?? '')}`;
    case 'bonus':
    case 'penalty':
      return `${say(words[item.kind])} ${criterion(item.criterion)}`;
  }
}

const outcomes: readonly [Localized, Localized] = [
  { vi: 'không đạt', en: 'not met' },
  { vi: 'đạt', en: 'met' },
];

const words = {
  band: { vi: 'Khoảng', en: 'Band' },
  level: { vi: 'Mức', en: 'Level' },
  outcome: { vi: 'Kết quả', en: 'Outcome' },
  applies: { vi: 'Áp dụng', en: 'Applying' },
  doesNotApply: { vi: 'Không áp dụng', en: 'Not applying' },
  rating: { vi: 'Loại', en: 'Rating' },
  requirement: { vi: 'Yêu cầu', en: 'Requirement' },
  cap: { vi: 'Khống chế cao nhất', en: 'Cap' },
  floor: { vi: 'Khống chế thấp nhất', en: 'Floor' },
  bonus: { vi: 'Điểm thưởng', en: 'Bonus' },
  penalty: { vi: 'Điểm trừ', en: 'Penalty' },
} satisfies Record<string, Localized>;

function requirementTitle(
  id: string,
  requirement: number,
  { plan, say, rating }: Pick<Speaker, 'plan' | 'say' | 'rating'>,
): string {
  const index = plan.ratings.findIndex((each) => each.id === id);
  const title = plan.text.ratings[index]?.requirements[requirement]?.title ?? '';
  return say({
    vi: `Yêu cầu ${quoted(title)} của loại ${quoted(rating(id))}`,
    en: `Requirement ${quoted(title)} of the rating ${quoted(rating(id))}`,
  });
}

/** What the item fails to do. */
export function effectText(item: Item, { say }: Speaker): string {
  switch (item.kind) {
    case 'case':
    case 'applies':
    case 'does-not-apply':
      return say({ vi: 'không bao giờ xảy ra', en: 'never happens' });
    case 'rating':
      return say({ vi: 'không phiếu nào được loại này', en: 'no record gets this rating' });
    case 'requirement':
    case 'cap':
    case 'floor':
      return say({
        vi: 'bỏ đi thì xếp loại của mọi phiếu vẫn như cũ',
        en: 'without it every record keeps its rating',
      });
    case 'bonus':
    case 'penalty':
      return say({
        vi: 'bỏ đi thì tổng của mọi phiếu vẫn như cũ',
        en: 'without it every record keeps its total',
      });
  }
}

/** What stands before the item, as part of a sentence. */
export function shadowText(shadow: Shadow, item: Item, speaker: Speaker): string {
  const { plan, say, rating } = speaker;
  switch (shadow.kind) {
    case 'constraint': {
      const title = quoted(plan.text.constraints[shadow.constraint]?.title ?? '');
      return say({ vi: `ràng buộc ${title} chặn lại`, en: `the constraint ${title} rules it out` });
    }
    case 'constraints':
      return say({
        vi: 'các ràng buộc cùng nhau chặn lại',
        en: 'the constraints together rule it out',
      });
    case 'requirement': {
      const index = plan.ratings.findIndex(({ id }) => id === shadow.rating);
      const title = quoted(plan.text.ratings[index]?.requirements[shadow.requirement]?.title ?? '');
      return say({
        vi: `yêu cầu ${title} của loại ${quoted(rating(shadow.rating))} đã quyết định thay`,
        en: `the requirement ${title} of ${quoted(rating(shadow.rating))} already decides`,
      });
    }
    case 'cap':
    case 'floor': {
      const title = quoted(plan.text.caps[shadow.cap]?.title ?? '');
      return say({
        vi: `khống chế ${title} đã quyết định thay`,
        en: `the ${shadow.kind} ${title} already decides`,
      });
    }
    case 'several':
      return say({
        vi: 'nhiều yêu cầu, khống chế cùng nhau đã quyết định thay',
        en: 'several requirements, caps and floors together already decide',
      });
    case 'points':
      return say(
        item.kind === 'bonus' || item.kind === 'penalty'
          ? { vi: 'thang điểm chặn tổng lại', en: 'the scale cuts the total off' }
          : { vi: 'không phiếu nào có số điểm như vậy', en: 'no record has such points' },
      );
    case 'answers':
      return say({
        vi: 'không cách trả lời nào dẫn tới điều đó',
        en: 'no answers lead to it',
      });
  }
}
