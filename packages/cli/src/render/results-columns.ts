import type { Language, Localized, Rated, Result } from 'barem';
import { safeText } from './columns.js';
import { pointsText } from './points.js';
import type { ShownPlan } from './shown-plan.js';
import { statusWords } from './tally.js';

const words = {
  unit: { vi: 'Đơn vị', en: 'Unit' },
  period: { vi: 'Kỳ', en: 'Period' },
  assessor: { vi: 'Người chấm', en: 'Assessor' },
  edition: { vi: 'Bản', en: 'Edition' },
  bonuses: { vi: 'Thưởng', en: 'Bonuses' },
  penalties: { vi: 'Trừ', en: 'Penalties' },
  total: { vi: 'Tổng', en: 'Total' },
  rating: { vi: 'Xếp loại', en: 'Rating' },
} satisfies Record<string, Localized>;

/** One column of the table of results. */
export interface Column {
  readonly title: string;
  readonly isNumber: boolean;
  /** Points of one section: the first to go where there is no room. */
  readonly isSection: boolean;
  readonly cell: (result: Result, edition?: string) => string;
}

/** The columns of the table: whose record it is, points by section, total and rating. */
export function columnsOf(plan: ShownPlan, language: Language): readonly Column[] {
  const title = ratingTitles(plan);
  const points = (
    head: string,
    value: (rated: Rated) => number | undefined,
    isSection: boolean = false,
  ): Column => ({
    title: head,
    isNumber: true,
    isSection,
    cell(result) {
      const found = result.status === 'rated' ? value(result) : undefined;
      return found === undefined ? '–' : pointsText(found, language);
    },
  });
  const whose = (key: 'unit' | 'period' | 'assessor'): Column => ({
    title: words[key][language],
    isNumber: false,
    isSection: false,
    cell: (result) => safeText(String(result[key] ?? '')),
  });
  const has = (block: 'bonus' | 'penalty'): boolean =>
    plan.criteria.some((criterion) => criterion.block === block);
  return [
    whose('unit'),
    whose('period'),
    whose('assessor'),
    // Empty, and so not shown, where there is but one.
    {
      title: words.edition[language],
      isNumber: false,
      isSection: false,
      cell: (_, edition) => safeText(edition ?? ''),
    },
    ...plan.sections.map(({ id }) => points(id, ({ sections }) => sections[id], true)),
    ...(has('bonus') ? [points(words.bonuses[language], ({ bonuses }) => bonuses)] : []),
    ...(has('penalty') ? [points(words.penalties[language], ({ penalties }) => penalties)] : []),
    // A roll-up in which nothing earns points has no total.
    ...(plan.criteria.length > 0
      ? [
          {
            ...points(words.total[language], () => undefined),
            cell: (result: Result) => totalText(result, language),
          },
        ]
      : []),
    {
      title: words.rating[language],
      isNumber: false,
      isSection: false,
      cell: (result) =>
        result.status === 'rated' ? title(result.rating) : statusWords[result.status][language],
    },
  ];
}

/** The title of each rating by its id, safe to print. */
export function ratingTitles(plan: ShownPlan): (id: string) => string {
  const titles = new Map(
    plan.ratings.map(({ id }, index) => [id, safeText(plan.text.ratings[index]?.title ?? id)]),
  );
  return (id) => titles.get(id) ?? id;
}

function totalText(result: Result, language: Language): string {
  switch (result.status) {
    case 'refused':
      return '–';
    case 'rated':
      return pointsText(result.total, language);
    case 'incomplete': {
      const { least, greatest } = result.total;
      return `${pointsText(least, language)}–${pointsText(greatest, language)}`;
    }
  }
}
