import type { Incomplete, Localized, Rated, Refused } from 'barem';

/** A result, or what counts of several, as far as it is compared. */
export type Compared =
  | (Pick<Rated, 'status' | 'total' | 'rating'> & Partial<Rated>)
  | Pick<Incomplete, 'status' | 'open'>
  | Pick<Refused, 'status' | 'problems'>;

/**
 * How a result differs from what was expected of it. Only what is written is compared; `sections` and `criteria`
 * only for the ids that are written, `problems` by their codes.
 */
export function differences(
  expected: Readonly<Record<string, unknown>>,
  result: Compared,
): readonly Localized[] {
  const wanted = expected['status'] ?? (speaksOfPoints(expected) ? 'rated' : undefined);
  if (wanted !== undefined && wanted !== result.status) {
    const found = statusText(result);
    return [
      {
        vi: `cần ${show(wanted)}, nhưng ${found.vi}`,
        en: `expected ${show(wanted)}, but ${found.en}`,
      },
    ];
  }
  return Object.entries(expected).flatMap(([key, value]) => {
    const actual = (result as unknown as Readonly<Record<string, unknown>>)[key];
    return compare(
      key,
      value,
      key === 'problems' && isTexts(value) ? codesOf(result, value) : actual,
    );
  });
}

/** The codes of a refused record's problems, in the order expected as far as they agree. */
function codesOf(result: Compared, expected: readonly string[]): readonly string[] {
  const codes = result.status === 'refused' ? result.problems.map(({ code }) => code) : [];
  const position = (code: string): number =>
    expected.includes(code) ? expected.indexOf(code) : expected.length;
  return codes.toSorted((a, b) => position(a) - position(b));
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

const pointKeys = [
  'total',
  'rating',
  'ratingByPoints',
  'sections',
  'criteria',
  'bonuses',
  'penalties',
  'unmet',
  'caps',
];
const speaksOfPoints = (expected: Readonly<Record<string, unknown>>): boolean =>
  pointKeys.some((key) => key in expected);

function statusText(result: Compared): Localized {
  switch (result.status) {
    case 'rated':
      return {
        vi: `phiếu được ${result.total} điểm, xếp loại ${result.rating}`,
        en: `it has ${result.total} points, rating ${result.rating}`,
      };
    case 'incomplete': {
      const ids = result.open.map(({ id }) => id).join(', ');
      if (ids === '') return { vi: 'còn thiếu người chấm', en: 'an assessor is missing' };
      return { vi: `phiếu còn thiếu ${ids}`, en: `it lacks ${ids}` };
    }
    case 'refused': {
      const say = (language: 'vi' | 'en'): string =>
        result.problems
          .map(
            ({ code, path, message }) =>
              `${path === '' ? '' : `${path}: `}${message[language]} (${code})`,
          )
          .join('; ');
      return { vi: `phiếu bị từ chối: ${say('vi')}`, en: `it is refused: ${say('en')}` };
    }
  }
}

function compare(path: string, expected: unknown, found: unknown): readonly Localized[] {
  if (isGroup(expected) && isGroup(found)) {
    return Object.entries(expected).flatMap(([key, value]) =>
      compare(`${path}.${key}`, value, Object.hasOwn(found, key) ? found[key] : undefined),
    );
  }
  if (isEqual(expected, found)) return [];
  return [
    {
      vi: `${path}: cần ${show(expected)}, tính ra ${show(found)}`,
      en: `${path}: expected ${show(expected)}, found ${show(found)}`,
    },
  ];
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isEqual(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string')
    return a.normalize('NFC') === b.normalize('NFC');
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((each, index) => isEqual(each, b[index]));
  return Object.is(a, b);
}

const show = (value: unknown): string =>
  value === undefined ? '–' : typeof value === 'string' ? `\`${value}\`` : JSON.stringify(value);
