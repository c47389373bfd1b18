import { formatNumber, plainNumber, type Language, type Localized } from '@barem/core';

/**
 * Says where two plain values differ; the order of keys does not count, and `-0` is not `0`.
 * @param what - what `found` is, such as `the second result`
 */
export function* differences(
  found: unknown,
  expected: unknown,
  what: Localized,
): Generator<Localized, void> {
  if (Object.is(found, expected)) return;
  if (
    !isComposed(found) ||
    !isComposed(expected) ||
    Array.isArray(found) !== Array.isArray(expected)
  ) {
    yield differing(found, expected, what);
    return;
  }
  for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const part = Array.isArray(expected) ? same(`#${Number(key) + 1}`) : partNames.get(key);
    yield* differences(own(found, key), own(expected, key), within(what, part ?? same(key)));
  }
}

type Composed = Readonly<Record<string, unknown>>;

const isComposed = (value: unknown): value is Composed =>
  typeof value === 'object' && value !== null;

const own = (value: Composed, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined;

const same = (text: string): Localized => ({ vi: text, en: text });

const within = (whole: Localized, part: Localized): Localized => ({
  vi: `${whole.vi} › ${part.vi}`,
  en: `${whole.en} › ${part.en}`,
});

/** What the parts of results, explanations and sheets are called; others go by their key. */
const partNames: ReadonlyMap<string, Localized> = new Map([
  ['total', { vi: 'tổng điểm', en: 'total' }],
  ['rating', { vi: 'xếp loại', en: 'rating' }],
  ['ratingByPoints', { vi: 'xếp loại theo điểm', en: 'rating by points' }],
  ['sections', { vi: 'mục', en: 'sections' }],
  ['criteria', { vi: 'tiêu chí', en: 'criteria' }],
  ['bonuses', { vi: 'điểm thưởng', en: 'bonuses' }],
  ['penalties', { vi: 'điểm trừ', en: 'penalties' }],
  ['passedOver', { vi: 'các loại không được xếp', en: 'passed over' }],
  ['unmet', { vi: 'yêu cầu chưa đạt', en: 'unmet requirements' }],
  ['caps', { vi: 'khống chế', en: 'caps' }],
  ['fired', { vi: 'khống chế đã áp dụng', en: 'caps that fired' }],
  ['notApplied', { vi: 'tiêu chí không áp dụng', en: 'criteria that did not apply' }],
  ['rescaled', { vi: 'quy đổi', en: 'rescaling' }],
  ['problems', { vi: 'các chỗ sai', en: 'problems' }],
  ['open', { vi: 'câu trả lời còn thiếu', en: 'missing answers' }],
  ['status', { vi: 'tình trạng', en: 'status' }],
  ['title', { vi: 'tên gọi', en: 'title' }],
  ['points', { vi: 'điểm', en: 'points' }],
  ['maximum', { vi: 'điểm tối đa', en: 'maximum' }],
  ['line', { vi: 'số dòng', en: 'line number' }],
  ['sources', { vi: 'căn cứ', en: 'sources' }],
  ['notes', { vi: 'ghi chú', en: 'notes' }],
  ['facts', { vi: 'số liệu', en: 'facts' }],
  ['ratings', { vi: 'các loại', en: 'ratings' }],
  ['examples', { vi: 'ví dụ', en: 'examples' }],
  ['id', { vi: 'mã', en: 'id' }],
  ['annotations', { vi: 'phần ghi kèm', en: 'annotations' }],
  ['constraints', { vi: 'ràng buộc', en: 'constraints' }],
  ['lets', { vi: 'tên đặt', en: 'lets' }],
  ['scoring', { vi: 'cách chấm', en: 'scoring' }],
  ['bands', { vi: 'các khoảng', en: 'bands' }],
  ['levels', { vi: 'các mức', en: 'levels' }],
  ['value', { vi: 'giá trị', en: 'value' }],
]);

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.includes('\n');

function differing(found: unknown, expected: unknown, what: Localized): Localized {
  if (isText(found) && isText(expected)) return differentLine(found, expected, what);
  if (found === undefined)
    return {
      vi: `thiếu ${what.vi}, lẽ ra là ${shown(expected, 'vi')}`,
      en: `${what.en} is missing, it should be ${shown(expected, 'en')}`,
    };
  if (expected === undefined)
    return {
      vi: `${what.vi} là ${shown(found, 'vi')}, lẽ ra không có`,
      en: `${what.en} is ${shown(found, 'en')}, though there should be none`,
    };
  return {
    vi: `${what.vi} là ${shown(found, 'vi')}, lẽ ra là ${shown(expected, 'vi')}`,
    en: `${what.en} is ${shown(found, 'en')} instead of ${shown(expected, 'en')}`,
  };
}

/** Where two texts part: the first line that is another. */
function differentLine(found: string, expected: string, what: Localized): Localized {
  const [lines, others] = [found.split('\n'), expected.split('\n')];
  const at = lines.findIndex((line, place) => line !== others[place]);
  const place = at === -1 ? lines.length : at;
  return differing(lines[place], others[place], {
    vi: `dòng ${place + 1} của ${what.vi}`,
    en: `line ${place + 1} of ${what.en}`,
  });
}

/** Longest value that a message shows whole. */
const longest = 120;

/** A value as it stands in a message; of one that has parts, all that is in them. */
export function shown(value: unknown, language: Language): string {
  if (typeof value === 'number') return numberText(value, language);
  const text = isComposed(value)
    ? `(${leavesOf(value)
        .map((leaf) => (typeof leaf === 'number' ? numberText(leaf, language) : String(leaf)))
        .join(', ')})`
    : `\`${String(value)}\``;
  const letters = Array.from(text);
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : text;
}

const leavesOf = (value: unknown): readonly unknown[] =>
  isComposed(value) ? Object.values(value).flatMap(leavesOf) : [value];

/** A number as people write it; `-0` and what is no decimal number at all stay as they are. */
export function numberText(value: number, language: Language): string {
  if (Object.is(value, -0)) return '-0';
  const plain = String(value);
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? formatNumber(plainNumber(plain), language) : plain;
}
