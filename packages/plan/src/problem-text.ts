import { nearest, quoted, type Language, type Localized } from '@barem/core';
import { formatScaled } from './number-format.js';
import type { Expected, Problem, ProblemArguments, ProblemCode, Scaled } from './problems.js';

type Wording<A> = Readonly<Record<Language, (args: A) => string>>;

const wordings: { readonly [C in ProblemCode]: Wording<ProblemArguments[C]> } = {
  'record/not-a-record': {
    vi: () => 'đây không phải là một phiếu: cần các cặp tên và giá trị',
    en: () => 'this is not a record: names with values are needed',
  },
  'record/too-large': {
    vi: ({ limit }) => `phiếu có quá ${limit} mục`,
    en: ({ limit }) => `the record has more than ${limit} entries`,
  },
  'record/unknown-id': {
    vi: ({ id, known }) => `biểu không có ${quoted(id)}${meant(id, known, 'vi')}`,
    en: ({ id, known }) => `the sheet has no ${quoted(id)}${meant(id, known, 'en')}`,
  },
  'record/wrong-type': {
    vi: ({ expected, found }) => `cần ${kindOf(expected).vi}, nhưng gặp ${quoted(found)}`,
    en: ({ expected, found }) => `expected ${kindOf(expected).en}, found ${quoted(found)}`,
  },
  'record/unknown-option': {
    vi: ({ found, options }) =>
      `không có lựa chọn ${quoted(found)}${meant(found, options, 'vi') || `, hãy chọn một trong: ${options.join(', ')}`}`,
    en: ({ found, options }) =>
      `there is no option ${quoted(found)}${meant(found, options, 'en') || `, choose one of: ${options.join(', ')}`}`,
  },
  'record/out-of-range': {
    vi: ({ min, max, found }) =>
      `${written(found, 'vi')} nằm ngoài khoảng từ ${number(min, 'vi')} đến ${number(max, 'vi')}`,
    en: ({ min, max, found }) =>
      `${found} is outside the range from ${number(min, 'en')} to ${number(max, 'en')}`,
  },
  'record/off-step': {
    vi: ({ step, found }) => `${written(found, 'vi')} không khớp bước ${number(step, 'vi')}`,
    en: ({ step, found }) => `${found} is not on the step of ${number(step, 'en')}`,
  },
  'record/decimals': {
    vi: ({ decimals, found }) =>
      decimals === 0
        ? `${written(found, 'vi')} phải là số nguyên`
        : `${written(found, 'vi')} có quá ${decimals} chữ số lẻ`,
    en: ({ decimals, found }) =>
      decimals === 0
        ? `${found} must be a whole number`
        : `${found} has more than ${decimals} ${decimals === 1 ? 'decimal' : 'decimals'}`,
  },
  'record/ambiguous-number': {
    vi: ({ found, readings }) =>
      `${quoted(found)} có thể là ${readings.map((each) => number(each, 'vi')).join(' hoặc ')}, hãy viết rõ hơn`,
    en: ({ found, readings }) =>
      `${quoted(found)} could be ${readings.map((each) => number(each, 'en')).join(' or ')}, write it unambiguously`,
  },
  'record/outside-levels': {
    vi: ({ found }) => `không mức nào nhận ${written(found, 'vi')} điểm`,
    en: ({ found }) => `no level holds ${found} points`,
  },
  'record/cannot-be-not-applicable': {
    vi: () => 'tiêu chí này không được ghi là không áp dụng',
    en: () => 'this cannot be answered with "not applicable"',
  },
  'record/does-not-apply': {
    vi: () =>
      'tiêu chí này không áp dụng cho phiếu này nên không được chấm; bỏ trống hoặc ghi không áp dụng',
    en: () =>
      'this criterion does not apply to the record, so it takes no score; leave it out or write n/a',
  },
  'record/computed': {
    vi: () => 'tiêu chí này được tính từ số liệu, không chấm trực tiếp',
    en: () => 'this criterion is computed from the facts and takes no score',
  },
  'record/no-assessor': {
    vi: ({ known }) => `phiếu không ghi ai chấm, hãy ghi một trong: ${known.join(', ')}`,
    en: ({ known }) => `the record does not say who scored, write one of: ${known.join(', ')}`,
  },
  'record/unknown-assessor': {
    vi: ({ found, known }) =>
      `biểu không có người chấm ${quoted(found)}${meant(found, known, 'vi') || `, hãy ghi một trong: ${known.join(', ')}`}`,
    en: ({ found, known }) =>
      `the sheet has no assessor ${quoted(found)}${meant(found, known, 'en') || `, write one of: ${known.join(', ')}`}`,
  },
  'record/assessor-twice': {
    vi: ({ assessor, limit }) =>
      limit === 1
        ? `${quoted(assessor)} có hơn một phiếu cho cùng một kỳ`
        : `có hơn ${limit} phiếu của ${quoted(assessor)} cho cùng một kỳ`,
    en: ({ assessor, limit }) =>
      limit === 1
        ? `${quoted(assessor)} has more than one record for the same period`
        : `there are more than ${limit} records of ${quoted(assessor)} for the same period`,
  },
  'record/only-for': {
    vi: ({ assessor }) => `tiêu chí này chỉ dành cho ${quoted(assessor)} chấm, hãy bỏ trống`,
    en: ({ assessor }) => `only ${quoted(assessor)} scores this criterion, leave it out`,
  },
  'record/constraint': {
    vi: ({ title }) => `trái ràng buộc: ${title}`,
    en: ({ title }) => `breaks the constraint: ${title}`,
  },
};

const number = ({ value, decimals }: Scaled, language: Language): string =>
  formatScaled(value, decimals, language);

/** A number as it stood in the record, with the decimal mark of the language. */
const written = (found: string, language: Language): string =>
  language === 'vi' && /^-?\d+\.\d+$/.test(found) ? found.replace('.', ',') : found;

/** The name that was meant, when one is near. */
function meant(written: string, known: readonly string[], language: Language): string {
  const suggestion = nearest(written.slice(0, 100), known);
  if (suggestion === undefined) return '';
  return language === 'vi'
    ? `, có phải ý bạn là ${quoted(suggestion)}?`
    : `, did you mean ${quoted(suggestion)}?`;
}

function kindOf(expected: Expected): Localized {
  switch (expected.type) {
    case 'number':
      return { vi: 'một con số', en: 'a number' };
    case 'boolean':
      return { vi: '`có` hoặc `không`', en: '`yes` or `no`' };
    case 'met':
      return { vi: '`đạt` hoặc `không đạt`', en: '`met` or `not met`' };
    case 'text':
      return { vi: 'một đoạn chữ', en: 'a text' };
    case 'choice':
      return {
        vi: `một trong: ${expected.options.join(', ')}`,
        en: `one of: ${expected.options.join(', ')}`,
      };
  }
}

/** Codes of all problems, for the reference page. */
export const problemCodes: readonly ProblemCode[] = Object.keys(wordings) as ProblemCode[];

/** What a problem says to people, in every language. */
export function describeProblem<C extends ProblemCode>({
  code,
  arguments: args,
}: Problem<C>): Localized {
  const wording: Wording<ProblemArguments[C]> = wordings[code];
  return { vi: wording.vi(args), en: wording.en(args) };
}
