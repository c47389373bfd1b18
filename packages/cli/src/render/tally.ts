import type { Localized, Result } from 'barem';
import { amount, joined } from '../words.js';
import { safeText } from './columns.js';
import type { ShownPlan } from './shown-plan.js';

/** What becomes of a record that gets no rating. */
export const statusWords: Readonly<Record<'refused' | 'incomplete', Localized>> = {
  refused: { vi: 'bị từ chối', en: 'refused' },
  incomplete: { vi: 'chưa đủ', en: 'incomplete' },
};

const unreadableWords: Localized = { vi: 'không đọc được', en: 'unreadable' };

/** How many records became what, as plain data. */
export interface TallyCounts {
  /** Of those rated, by the id of their rating. */
  readonly ratings: Readonly<Record<string, number>>;
  readonly incomplete: number;
  readonly refused: number;
  readonly unreadable: number;
}

/** Counts what becomes of records. */
export interface Tally {
  readonly add: (result: Result) => void;
  readonly addUnreadable: () => void;
  /** Adds what was counted elsewhere. */
  readonly addAll: (counts: TallyCounts) => void;
  readonly counts: () => TallyCounts;
  /** `6 records: 3 Good, 1 incomplete, 2 refused.` */
  readonly text: () => Localized;
}

export function createTally(plan: Pick<ShownPlan, 'ratings' | 'text'>): Tally {
  const counts = new Map<string, number>();
  const others = { incomplete: 0, refused: 0, unreadable: 0 };
  let all = 0;
  return {
    add(result) {
      all += 1;
      if (result.status === 'rated')
        counts.set(result.rating, (counts.get(result.rating) ?? 0) + 1);
      else others[result.status] += 1;
    },
    addUnreadable() {
      all += 1;
      others.unreadable += 1;
    },
    addAll({ ratings, ...added }) {
      for (const [id, count] of Object.entries(ratings)) {
        counts.set(id, (counts.get(id) ?? 0) + count);
        all += count;
      }
      for (const status of ['incomplete', 'refused', 'unreadable'] as const) {
        others[status] += added[status];
        all += added[status];
      }
    },
    counts: () => ({ ratings: Object.fromEntries(counts), ...others }),
    text() {
      if (all === 0) return { vi: 'Không có phiếu nào.', en: 'There are no records.' };
      const parts: readonly (readonly [number, Localized])[] = [
        ...plan.ratings.map(({ id }, index): readonly [number, Localized] => {
          const title = safeText(plan.text.ratings[index]?.title ?? id);
          return [counts.get(id) ?? 0, { vi: title, en: title }];
        }),
        [others.incomplete, statusWords.incomplete],
        [others.refused, statusWords.refused],
        [others.unreadable, unreadableWords],
      ];
      const named = parts.flatMap(([count, { vi, en }]) =>
        count > 0 ? [{ vi: `${count} ${vi}`, en: `${count} ${en}` }] : [],
      );
      const list = joined(named, ', ');
      const total = amount(all, { vi: 'phiếu', en: 'record' });
      return { vi: `${total.vi}: ${list.vi}.`, en: `${total.en}: ${list.en}.` };
    },
  };
}
