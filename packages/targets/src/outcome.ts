import type { Result } from '@barem/plan';

/**
 * What every back-end must say of one record, and in the same way: what the interpreter's result says, less previews and
 * whose record it is. Points are in written points; ids and titles are those of the sheet.
 */
export type Outcome =
  | {
      readonly status: 'rated';
      readonly total: number;
      readonly rating: string;
      readonly ratingByPoints: string;
      readonly bonuses: number;
      readonly penalties: number;
      readonly sections: Readonly<Record<string, number>>;
      readonly criteria: Readonly<Record<string, number>>;
      /** Titles of the requirements that do not hold, of every rating passed over, in the order of the sheet. */
      readonly unmet: readonly string[];
      /** Titles of the caps and floors whose condition holds, in the order of the sheet. */
      readonly caps: readonly string[];
    }
  /** Answers are absent that decide something. */
  | { readonly status: 'incomplete' }
  /** Codes of what is wrong, each once, sorted. */
  | { readonly status: 'refused'; readonly codes: readonly string[] };

/** The part of the interpreter's result that every back-end shares. */
export function outcomeOf(result: Result): Outcome {
  switch (result.status) {
    case 'rated': {
      const { total, rating, ratingByPoints, bonuses, penalties, sections, criteria, unmet, caps } =
        result;
      return {
        status: 'rated',
        total,
        rating,
        ratingByPoints,
        bonuses,
        penalties,
        sections,
        criteria,
        unmet,
        caps,
      };
    }
    case 'incomplete':
      return { status: 'incomplete' };
    case 'refused':
      return {
        status: 'refused',
        codes: [...new Set(result.problems.map(({ code }) => code))].toSorted(),
      };
  }
}
