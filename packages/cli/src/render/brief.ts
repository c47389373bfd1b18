import type {
  Incomplete,
  Language,
  Localized,
  Plan,
  Rated,
  Refused,
  Result,
  StillNeeded,
} from 'barem';
import { placeText, type RecordPlace } from '../records/record.js';
import { displayWidth } from './columns.js';
import { pointsText } from './points.js';
import { ratingTitles } from './results-columns.js';

const words = {
  complete: { vi: 'Phiếu đã đủ', en: 'The record is complete' },
  total: { vi: 'Tổng', en: 'Total' },
  points: { vi: 'điểm', en: 'points' },
  rating: { vi: 'Xếp loại', en: 'Rating' },
  refused: { vi: 'Phiếu bị từ chối', en: 'The record is refused' },
  from: { vi: 'từ', en: 'from' },
  to: { vi: 'đến', en: 'to' },
  upTo: { vi: 'đến', en: 'up to' },
  possible: { vi: 'Có thể xếp loại', en: 'Can still become' },
  outer: {
    vi: 'Đây là giới hạn ngoài; khoảng thật có thể hẹp hơn.',
    en: 'These are outer bounds; what is possible may be less.',
  },
  ask: {
    vi: 'Còn thiếu, việc ảnh hưởng nhiều nhất đứng trước',
    en: 'Missing, what can change most stands first',
  },
  decides: { vi: 'quyết định xếp loại', en: 'decides on the rating' },
  needed: { vi: 'Còn cần', en: 'Still needed' },
} satisfies Record<string, Localized>;

/** A result in short: what is wrong with a record, what it can still become, or what it came to. */
export function renderBrief(
  result: Result,
  plan: Plan,
  language: Language,
  place: RecordPlace,
  needs: readonly StillNeeded[] = [],
): string {
  const whose = [result.unit, result.period].filter((part) => part !== undefined).join(', ');
  const head = `${plan.text.title}${whose === '' ? '' : ` – ${whose}`}`;
  return `${[head, ...linesOf(result, plan, language, place, needs)].join('\n')}\n`;
}

function linesOf(
  result: Result,
  plan: Plan,
  language: Language,
  place: RecordPlace,
  needs: readonly StillNeeded[],
): readonly string[] {
  switch (result.status) {
    case 'rated':
      return ratedLines(result, plan, language);
    case 'incomplete':
      return incompleteLines(result, plan, language, needs);
    case 'refused':
      return refusedLines(result, language, place);
  }
}

function ratedLines({ total, rating }: Rated, plan: Plan, language: Language): readonly string[] {
  const say = (key: keyof typeof words): string => words[key][language];
  return [
    `${say('complete')}.`,
    ...(plan.criteria.length > 0
      ? [`${say('total')}: ${pointsText(total, language)} ${say('points')}`]
      : []),
    `${say('rating')}: ${ratingTitles(plan)(rating)}`,
  ];
}

function refusedLines(
  { problems }: Refused,
  language: Language,
  place: RecordPlace,
): readonly string[] {
  return [
    `${words.refused[language]} (${placeText(place)}):`,
    ...problems.map(
      ({ path, message }) => `  - ${path === '' ? '' : `${path}: `}${message[language]}`,
    ),
  ];
}

function incompleteLines(
  { total, ratings, open, exact }: Incomplete,
  plan: Plan,
  language: Language,
  needs: readonly StillNeeded[],
): readonly string[] {
  const say = (key: keyof typeof words): string => words[key][language];
  const points = (value: number): string => pointsText(value, language);
  const idWidth = Math.max(0, ...open.map(({ id }) => displayWidth(id)));
  const titleWidth = Math.max(0, ...open.map(({ title }) => displayWidth(title)));
  const padded = (text: string, width: number): string =>
    text + ' '.repeat(width - displayWidth(text));
  return [
    ...(plan.criteria.length > 0
      ? [
          `${say('total')}: ${say('from')} ${points(total.least)} ${say('to')} ${points(total.greatest)} ${say('points')}`,
        ]
      : []),
    `${say('possible')}: ${ratings.map(ratingTitles(plan)).join(', ')}`,
    ...(exact ? [] : [say('outer')]),
    ...neededLines(needs, plan, language),
    '',
    `${say('ask')}:`,
    ...open.map(({ id, title, points: stake, decides }) => {
      const effects = [
        ...(stake > 0 ? [`${say('upTo')} ${points(stake)} ${say('points')}`] : []),
        ...(decides ? [say('decides')] : []),
      ].join(', ');
      return `  ${padded(id, idWidth)}  ${padded(title, titleWidth)}  ${effects}`.trimEnd();
    }),
  ];
}

/** What each rating still needs of the periods that are left. */
function neededLines(
  needs: readonly StillNeeded[],
  plan: Plan,
  language: Language,
): readonly string[] {
  const open = needs.filter(({ needed }) => needed > 0);
  if (open.length === 0) return [];
  const title = ratingTitles(plan);
  const lines = open.map(({ rating, requirement, have, needed, left }) => {
    const isLost = needed > left;
    const says: Localized = {
      vi: isLost
        ? `đã có ${have}, còn ${left} kỳ: không còn đạt được`
        : `đã có ${have}, cần thêm ${needed} trong ${left} kỳ còn lại`,
      en: isLost
        ? `${have} so far, ${left} left: out of reach`
        : `${have} so far, needs ${needed} of the ${left} left`,
    };
    return `  ${title(rating)} – ${requirement}: ${says[language]}`;
  });
  return ['', `${words.needed[language]}:`, ...lines];
}
