import { plainNumber, type Localized, type Rational } from '@barem/core';
import {
  describeProblem,
  score,
  type Plan,
  type Rated,
  type Refused,
  type Result,
} from '@barem/plan';
import { differences, numberText } from './differences.js';

/** A complete, valid record was not rated; `text` says what became of it. */
export class NotRated extends Error {
  readonly text: Localized;

  constructor(text: Localized) {
    super(text.en);
    this.name = 'NotRated';
    this.text = text;
  }
}

/**
 * The result of a complete, valid record.
 * @throws {NotRated} the record is refused, or something is missing in it
 */
export function rated(plan: Plan, record: unknown): Rated {
  const result = score(plan, record);
  if (result.status === 'rated') return result;
  const { vi, en } = outcomeOf(result);
  throw new NotRated({ vi: `phiếu ${vi}`, en: `the record ${en}` });
}

/** What became of a record: `bị từ chối: …`, `được 93 điểm, xếp loại …`. */
function outcomeOf(result: Result): Localized {
  switch (result.status) {
    case 'rated':
      return {
        vi: `được ${numberText(result.total, 'vi')} điểm, xếp loại \`${result.rating}\``,
        en: `has ${numberText(result.total, 'en')} points and is rated \`${result.rating}\``,
      };
    case 'refused': {
      const { vi, en } = problemsIn(result.problems);
      return { vi: `bị từ chối: ${vi}`, en: `is refused: ${en}` };
    }
    case 'incomplete': {
      const ids = result.open.map(({ id }) => id).join(', ');
      return {
        vi: `bị coi là chưa đủ, còn thiếu ${ids}`,
        en: `is taken for incomplete, without ${ids}`,
      };
    }
  }
}

/**
 * Says where two results of a record differ.
 * @param how - how the record came to the result that was found
 */
export function* resultDifferences(
  found: Result,
  expected: Result,
  how: Localized,
): Iterable<Localized> {
  if (found.status === expected.status) {
    yield* differences(found, expected, { vi: `kết quả ${how.vi}`, en: `the result ${how.en}` });
    return;
  }
  const [now, before] = [outcomeOf(found), outcomeOf(expected)];
  yield {
    vi: `${how.vi} thì phiếu ${now.vi}; lẽ ra phiếu ${before.vi}`,
    en: `${how.en} the record ${now.en}; it should be one that ${before.en}`,
  };
}

/** Problems in words, each with its place in the record. */
export function problemsIn(problems: Refused['problems']): Localized {
  const described = problems.map((each) => ({ path: each.path, text: describeProblem(each) }));
  const said = (language: 'vi' | 'en'): string =>
    described
      .map(({ path, text }) => `${path === '' ? '' : `${path}: `}${text[language]}`)
      .join('; ');
  return { vi: said('vi'), en: said('en') };
}

/** Points of a result, exactly: their shortest decimal text is what they are. */
export const points = (value: number): Rational => plainNumber(String(value));
