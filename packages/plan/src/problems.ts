import type { Language, Localized } from '@barem/core';

/** Something that is wrong with a record; the record is refused whole. */
export interface Problem {
  /** Stable, `record/…`. */
  readonly code: ProblemCode;
  /** The key in the record, such as `có_mặt` or `scores.I.2`; empty for the record itself. */
  readonly path: string;
  readonly message: Localized;
}

/** Kinds of problems with what their messages speak of. */
interface ProblemArguments {
  'record/not-a-record': Record<never, never>;
  'record/too-large': { limit: number };
  'record/unknown-id': { id: string; suggestion: string | undefined };
  'record/wrong-type': { expected: Localized; found: string };
  'record/unknown-option': { found: string; options: readonly string[]; suggestion: string | undefined };
  'record/out-of-range': { min: Localized; max: Localized; found: string };
  'record/off-step': { step: Localized; found: string };
  'record/decimals': { decimals: number; found: string };
  'record/ambiguous-number': { found: string; readings: readonly Localized[] };
  'record/outside-levels': { found: string };
  'record/cannot-be-not-applicable': Record<never, never>;
  'record/does-not-apply': Record<never, never>;
  'record/computed': Record<never, never>;
  'record/constraint': { title: string };
}

export type ProblemCode = keyof ProblemArguments;

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
    vi: ({ id, suggestion }) => `biểu không có \`${id}\`${suggestion === undefined ? '' : `, có phải ý bạn là \`${suggestion}\`?`}`,
    en: ({ id, suggestion }) => `the sheet has no \`${id}\`${suggestion === undefined ? '' : `, did you mean \`${suggestion}\`?`}`,
  },
  'record/wrong-type': {
    vi: ({ expected, found }) => `cần ${expected.vi}, nhưng gặp \`${found}\``,
    en: ({ expected, found }) => `expected ${expected.en}, found \`${found}\``,
  },
  'record/unknown-option': {
    vi: ({ found, options, suggestion }) =>
      `không có lựa chọn \`${found}\`${suggestion === undefined ? `, hãy chọn một trong: ${options.join(', ')}` : `, có phải ý bạn là \`${suggestion}\`?`}`,
    en: ({ found, options, suggestion }) =>
      `there is no option \`${found}\`${suggestion === undefined ? `, choose one of: ${options.join(', ')}` : `, did you mean \`${suggestion}\`?`}`,
  },
  'record/out-of-range': {
    vi: ({ min, max, found }) => `${found} nằm ngoài khoảng từ ${min.vi} đến ${max.vi}`,
    en: ({ min, max, found }) => `${found} is outside the range from ${min.en} to ${max.en}`,
  },
  'record/off-step': {
    vi: ({ step, found }) => `${found} không khớp bước ${step.vi}`,
    en: ({ step, found }) => `${found} is not on the step of ${step.en}`,
  },
  'record/decimals': {
    vi: ({ decimals, found }) => (decimals === 0 ? `${found} phải là số nguyên` : `${found} có quá ${decimals} chữ số lẻ`),
    en: ({ decimals, found }) => (decimals === 0 ? `${found} must be a whole number` : `${found} has more than ${decimals} decimals`),
  },
  'record/ambiguous-number': {
    vi: ({ found, readings }) => `\`${found}\` có thể là ${readings.map(({ vi }) => vi).join(' hoặc ')}, hãy viết rõ hơn`,
    en: ({ found, readings }) => `\`${found}\` could be ${readings.map(({ en }) => en).join(' or ')}, write it unambiguously`,
  },
  'record/outside-levels': {
    vi: ({ found }) => `không mức nào nhận ${found} điểm`,
    en: ({ found }) => `no level holds ${found} points`,
  },
  'record/cannot-be-not-applicable': {
    vi: () => 'tiêu chí này không được ghi là không áp dụng',
    en: () => 'this cannot be answered with "not applicable"',
  },
  'record/does-not-apply': {
    vi: () => 'tiêu chí này không áp dụng cho phiếu này nên không được chấm; bỏ trống hoặc ghi không áp dụng',
    en: () => 'this criterion does not apply to the record, so it takes no score; leave it out or write n/a',
  },
  'record/computed': {
    vi: () => 'tiêu chí này được tính từ số liệu, không chấm trực tiếp',
    en: () => 'this criterion is computed from the facts and takes no score',
  },
  'record/constraint': {
    vi: ({ title }) => `trái ràng buộc: ${title}`,
    en: ({ title }) => `breaks the constraint: ${title}`,
  },
};

/** Codes of all problems, for the reference page. */
export const problemCodes: readonly ProblemCode[] = Object.keys(wordings) as ProblemCode[];

export function problem<C extends ProblemCode>(code: C, path: string, args: ProblemArguments[C]): Problem {
  const wording: Wording<ProblemArguments[C]> = wordings[code];
  return { code, path, message: { vi: wording.vi(args), en: wording.en(args) } };
}
