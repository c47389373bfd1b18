import {
  defineDiagnostic,
  formatNumber,
  tick,
  type DiagnosticFactory,
  type Language,
  type Localized,
  type Rational,
} from '@barem/core';
import type { HeadPart, ItemKind } from '@barem/syntax';

/** What a revision speaks of, in words. */
export const kindWords: Readonly<
  Record<ItemKind | HeadPart | 'level' | 'requirement' | 'sheet', Localized>
> = {
  fact: { vi: 'số liệu', en: 'fact' },
  constraint: { vi: 'ràng buộc', en: 'constraint' },
  let: { vi: 'tên đặt', en: 'let' },
  section: { vi: 'mục', en: 'section' },
  criterion: { vi: 'tiêu chí', en: 'criterion' },
  rating: { vi: 'loại', en: 'rating' },
  cap: { vi: 'khống chế', en: 'cap' },
  quota: { vi: 'hạn mức', en: 'quota' },
  assessors: { vi: 'người chấm', en: 'assessors' },
  scale: { vi: 'thang điểm', en: 'scale' },
  source: { vi: 'căn cứ', en: 'source' },
  note: { vi: 'ghi chú', en: 'note' },
  status: { vi: 'trạng thái', en: 'status' },
  level: { vi: 'mức', en: 'level' },
  requirement: { vi: 'yêu cầu', en: 'requirement' },
  sheet: { vi: 'biểu', en: 'sheet' },
};

/** A kind of thing that a revision may speak of. */
export type Spoken = keyof typeof kindWords;

/** What a revision speaks of, as messages name it. */
export interface Subject {
  readonly kind: Spoken;
  /** As it is written: an id, or a title in quotation marks. Empty where the kind says it all. */
  readonly key: string;
}

const named = ({ kind, key }: Subject, language: Language): string =>
  key === '' ? kindWords[kind][language] : `${kindWords[kind][language]} ${tick(key)}`;

const editions = (known: readonly string[]): string => known.map(tick).join(', ');

// ── Parents ──────────────────────────────────────────────────────────────────────────────────────

export const unknownParent: DiagnosticFactory<{
  sheet: string;
  edition: string | undefined;
  known: readonly string[];
  suggestion: string | undefined;
}> = defineDiagnostic({
  code: 'extends/unknown-parent',
  severity: 'error',
  about: 'The sheet that this one builds on is not to be found.',
  message: {
    vi: ({ sheet, edition, known, suggestion }) =>
      known.length > 0
        ? `biểu ${tick(sheet)} không có phiên bản ${tick(edition ?? '')}; có ${editions(known)}`
        : `không tìm thấy biểu gốc ${tick(sheet)}${suggestion === undefined ? '' : `, có phải ý bạn là ${tick(suggestion)}?`}`,
    en: ({ sheet, edition, known, suggestion }) =>
      known.length > 0
        ? `the sheet ${tick(sheet)} has no edition ${tick(edition ?? '')}; there is ${editions(known)}`
        : `the parent sheet ${tick(sheet)} is not to be found${suggestion === undefined ? '' : `, did you mean ${tick(suggestion)}?`}`,
  },
  help: {
    vi: () => 'đặt bộ quy định của biểu gốc cạnh bộ này, hoặc cài nó như một gói npm',
    en: () =>
      'put the ruleset of the parent sheet beside this one, or install it as an npm package',
  },
});

export const severalEditions: DiagnosticFactory<{
  sheet: string;
  editions: readonly string[];
}> = defineDiagnostic({
  code: 'extends/several-editions',
  severity: 'error',
  about: 'The parent sheet has several editions, and the sheet does not say on which it builds.',
  message: {
    vi: ({ sheet, editions: known }) =>
      `biểu ${tick(sheet)} có nhiều phiên bản (${editions(known)}): phải ghi rõ kế thừa phiên bản nào`,
    en: ({ sheet, editions: known }) =>
      `the sheet ${tick(sheet)} has several editions (${editions(known)}): say on which this one builds`,
  },
  help: {
    vi: ({ sheet, editions: known }) =>
      `ví dụ: \`kế thừa ${sheet} phiên bản "${known.at(-1) ?? ''}"\``,
    en: ({ sheet, editions: known }) =>
      `for example: \`extends ${sheet} edition "${known.at(-1) ?? ''}"\``,
  },
});

export const parentHasErrors: DiagnosticFactory<{ sheet: string; count: number }> =
  defineDiagnostic({
    code: 'extends/parent-has-errors',
    severity: 'error',
    about: 'The parent sheet has errors of its own, so nothing can build on it.',
    message: {
      vi: ({ sheet, count }) =>
        `biểu gốc ${tick(sheet)} đang có ${count} lỗi: phải sửa biểu đó trước`,
      en: ({ sheet, count }) =>
        `the parent sheet ${tick(sheet)} has ${count} ${count === 1 ? 'error' : 'errors'}: repair it first`,
    },
  });

export const circle: DiagnosticFactory<{ sheets: readonly string[] }> = defineDiagnostic({
  code: 'extends/circle',
  severity: 'error',
  about: 'Sheets build on one another in a circle.',
  message: {
    vi: ({ sheets }) => `các biểu kế thừa nhau thành vòng: ${sheets.join(' → ')}`,
    en: ({ sheets }) => `sheets build on one another in a circle: ${sheets.join(' → ')}`,
  },
});

export const tooManyParents: DiagnosticFactory<{ limit: number }> = defineDiagnostic({
  code: 'limit/parents',
  severity: 'error',
  about: 'Too many sheets build on one another in a row.',
  message: {
    vi: ({ limit }) => `có hơn ${limit} biểu nối nhau kế thừa`,
    en: ({ limit }) => `more than ${limit} sheets in a row build on one another`,
  },
  help: {
    vi: () => 'viết biểu gốc thành biểu đầy đủ bằng `barem flatten`, rồi kế thừa biểu đó',
    en: () => 'write the parent out in full with `barem flatten`, and build on that',
  },
});

export const otherKind: DiagnosticFactory<{ sheet: string }> = defineDiagnostic({
  code: 'extends/other-kind',
  severity: 'error',
  about: 'A sheet builds on a roll-up, or a roll-up on a sheet.',
  message: {
    vi: ({ sheet }) =>
      `${tick(sheet)} không cùng loại: biểu chỉ kế thừa biểu, tổng hợp chỉ kế thừa tổng hợp`,
    en: ({ sheet }) =>
      `${tick(sheet)} is of another kind: a sheet builds on a sheet, a roll-up on a roll-up`,
  },
});

export const parentChanged: DiagnosticFactory<{ sheet: string; edition: string | undefined }> =
  defineDiagnostic({
    code: 'extends/parent-changed',
    severity: 'error',
    about: 'The parent sheet is no longer what it was when it was locked.',
    message: {
      vi: ({ sheet, edition }) =>
        `biểu gốc ${tick(sheet)}${edition === undefined ? '' : ` phiên bản ${tick(edition)}`} đã thay đổi so với lần khóa trước`,
      en: ({ sheet, edition }) =>
        `the parent sheet ${tick(sheet)}${edition === undefined ? '' : ` edition ${tick(edition)}`} has changed since it was locked`,
    },
    help: {
      vi: () => 'xem lại biểu này với biểu gốc mới, rồi chạy `barem lock` để ghi nhận',
      en: () => 'look at this sheet with the changed parent, then run `barem lock` to accept it',
    },
  });

// ── Changes ──────────────────────────────────────────────────────────────────────────────────────

export const unknownItem: DiagnosticFactory<{ subject: Subject; suggestion: string | undefined }> =
  defineDiagnostic({
    code: 'extends/unknown-item',
    severity: 'error',
    about: 'A change speaks of something that the parent sheet does not have.',
    message: {
      vi: ({ subject, suggestion }) =>
        `biểu gốc không có ${named(subject, 'vi')}${suggestion === undefined ? '' : `, có phải ý bạn là ${tick(suggestion)}?`}`,
      en: ({ subject, suggestion }) =>
        `the parent sheet has no ${named(subject, 'en')}${suggestion === undefined ? '' : `, did you mean ${tick(suggestion)}?`}`,
    },
  });

export const ambiguousItem: DiagnosticFactory<{ subject: Subject; count: number }> =
  defineDiagnostic({
    code: 'extends/ambiguous-item',
    severity: 'error',
    about: 'A change speaks of something that the parent sheet has more than once.',
    message: {
      vi: ({ subject, count }) =>
        `biểu gốc có ${count} ${named(subject, 'vi')}: không rõ là cái nào`,
      en: ({ subject, count }) =>
        `the parent sheet has ${count} of ${named(subject, 'en')}: it is not clear which is meant`,
    },
    help: {
      vi: () => 'nói đến nó bằng điều kiện trong ngoặc đơn, ví dụ `bãi bỏ ràng buộc (a <= b)`',
      en: () => 'name it by its condition in parentheses, such as `remove constraint (a <= b)`',
    },
  });

export const alreadyThere: DiagnosticFactory<{ subject: Subject }> = defineDiagnostic({
  code: 'extends/already-there',
  severity: 'error',
  about: 'Something is added under an id that the parent sheet has already.',
  message: {
    vi: ({ subject }) => `${named(subject, 'vi')} đã có trong biểu gốc`,
    en: ({ subject }) => `the parent sheet has ${named(subject, 'en')} already`,
  },
  help: {
    vi: () => 'viết `sửa đổi` hoặc `thay thế`, hoặc dùng mã khác',
    en: () => 'write `amend` or `replace`, or use another id',
  },
});

export const placeMissing: DiagnosticFactory<{ key: string }> = defineDiagnostic({
  code: 'extends/place-missing',
  severity: 'error',
  about: 'An added criterion does not say which section it belongs to.',
  message: {
    vi: ({ key }) => `chưa nói tiêu chí ${tick(key)} được bổ sung vào đâu`,
    en: ({ key }) => `it is not said where criterion ${tick(key)} is added`,
  },
  help: {
    vi: () => 'viết `bổ sung vào mục …`, `bổ sung vào điểm thưởng` hoặc `bổ sung ngay sau …`',
    en: () => 'write `add into section …`, `add into bonuses` or `add right after …`',
  },
});

export const unfitPlace: DiagnosticFactory<{ kind: Spoken }> = defineDiagnostic({
  code: 'extends/unfit-place',
  severity: 'error',
  about: 'Something is put into a section, or among bonuses or penalties, that is no criterion.',
  message: {
    vi: ({ kind }) =>
      `chỉ tiêu chí nằm trong mục, điểm thưởng, điểm trừ; ${kindWords[kind].vi} thì không`,
    en: ({ kind }) =>
      `only criteria stand in sections, bonuses and penalties, no ${kindWords[kind].en}`,
  },
  help: {
    vi: () => 'viết riêng `bổ sung` cho phần này, không có `vào …`',
    en: () => 'write an `add` of its own for it, without `into …`',
  },
});

export const conflict: DiagnosticFactory<{ subject: Subject }> = defineDiagnostic({
  code: 'extends/conflict',
  severity: 'error',
  about: 'Two changes of a sheet speak of the same thing.',
  message: {
    vi: ({ subject }) => `${named(subject, 'vi')} được thay đổi hai lần`,
    en: ({ subject }) => `${named(subject, 'en')} is changed twice`,
  },
});

export const unfitPart: DiagnosticFactory<{ subject: Subject }> = defineDiagnostic({
  code: 'extends/unfit-part',
  severity: 'error',
  about: 'Levels of a criterion are changed that is not scored by levels.',
  message: {
    vi: ({ subject }) => `${named(subject, 'vi')} không chấm theo mức nên không sửa mức được`,
    en: ({ subject }) => `${named(subject, 'en')} is not scored by levels, so none can be changed`,
  },
});

// ── Permissions ──────────────────────────────────────────────────────────────────────────────────

export const fixed: DiagnosticFactory<{ subject: Subject; parent: string }> = defineDiagnostic({
  code: 'extends/fixed',
  severity: 'error',
  about: 'A change goes against what the parent sheet has fixed.',
  message: {
    vi: ({ subject, parent }) =>
      `${parent} đã cố định ${named(subject, 'vi')}, biểu kế thừa không được đổi`,
    en: ({ subject, parent }) =>
      `${parent} has fixed ${named(subject, 'en')}: a child may not change it`,
  },
});

export const beyondAdjustment: DiagnosticFactory<{
  subject: Subject;
  from: Rational;
  to: Rational;
  found: Rational | undefined;
}> = defineDiagnostic({
  code: 'extends/beyond-adjustment',
  severity: 'error',
  about:
    'Points or a threshold leave the range within which the parent sheet lets them be adjusted.',
  message: {
    vi: ({ subject, from, to, found }) =>
      `${named(subject, 'vi')} chỉ được điều chỉnh từ ${formatNumber(from, 'vi')} đến ${formatNumber(to, 'vi')} điểm${found ? `, nhưng ghi ${formatNumber(found, 'vi')}` : ''}`,
    en: ({ subject, from, to, found }) =>
      `${named(subject, 'en')} may only be adjusted from ${formatNumber(from, 'en')} to ${formatNumber(to, 'en')} points${found ? `, found ${formatNumber(found, 'en')}` : ''}`,
  },
});

/** Notes that go with places in the parent sheet. */
export const parentNotes: Readonly<
  Record<'fixedHere' | 'adjustableHere' | 'changedHere' | 'declaredHere', Localized>
> = {
  fixedHere: { vi: 'được cố định ở đây', en: 'fixed here' },
  adjustableHere: { vi: 'phạm vi được điều chỉnh ghi ở đây', en: 'the range is given here' },
  changedHere: { vi: 'lần đầu ở đây', en: 'first here' },
  declaredHere: { vi: 'chỗ này trong biểu gốc', en: 'here in the parent sheet' },
};
