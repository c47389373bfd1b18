import type { Language, Localized } from '@barem/core';
import type { VersionStep } from './diff.js';
import { both, type About, type DiffEntry, type Effect } from './entry.js';

const kinds: Readonly<Record<About['kind'], Localized>> = {
  sheet: { vi: 'Biểu', en: 'Sheet' },
  fact: { vi: 'Số liệu', en: 'Fact' },
  constraint: { vi: 'Ràng buộc', en: 'Constraint' },
  let: { vi: 'Tên đặt', en: 'Let' },
  section: { vi: 'Mục', en: 'Section' },
  criterion: { vi: 'Tiêu chí', en: 'Criterion' },
  bonus: { vi: 'Điểm thưởng', en: 'Bonus' },
  penalty: { vi: 'Điểm trừ', en: 'Penalty' },
  rating: { vi: 'Loại', en: 'Rating' },
  cap: { vi: 'Khống chế', en: 'Cap' },
  quota: { vi: 'Hạn mức', en: 'Quota' },
};

const deeds: Readonly<Record<DiffEntry['what'], Localized>> = {
  added: { vi: 'thêm mới', en: 'added' },
  removed: { vi: 'bãi bỏ', en: 'removed' },
  changed: { vi: 'sửa đổi', en: 'changed' },
  moved: { vi: 'chuyển chỗ', en: 'moved' },
  renumbered: { vi: 'đổi mã', en: 'renumbered' },
};

/** What effects mean, in words. */
export const effectWords: Readonly<Record<Effect, Localized>> = {
  editorial: { vi: 'chữ', en: 'wording' },
  points: { vi: 'điểm', en: 'points' },
  ratings: { vi: 'xếp loại', en: 'ratings' },
  form: { vi: 'mẫu phiếu', en: 'form' },
};

/** What a difference asks of the version. */
export const stepWords: Readonly<Record<VersionStep, Localized>> = {
  none: { vi: 'Hai biểu như nhau.', en: 'The two sheets are the same.' },
  patch: {
    vi: 'Chỉ đổi chữ: tăng số cuối của phiên bản (1.2.0 → 1.2.1).',
    en: 'Only words change: raise the last number of the version (1.2.0 → 1.2.1).',
  },
  minor: {
    vi: 'Đổi kết quả chấm: tăng số giữa của phiên bản (1.2.0 → 1.3.0).',
    en: 'Results change: raise the middle number of the version (1.2.0 → 1.3.0).',
  },
  major: {
    vi: 'Đổi mẫu phiếu, phiếu cũ có thể không dùng được: tăng số đầu của phiên bản (1.2.0 → 2.0.0).',
    en: 'The form changes, so that records may not fit: raise the first number of the version (1.2.0 → 2.0.0).',
  },
};

/** `Tiêu chí I.2 “Chuẩn bị nội dung”`. */
export function aboutText({ kind, id, title }: About, language: Language): string {
  const name = kinds[kind][language];
  if (kind === 'sheet') return name;
  return [name, id, title === '' ? '' : `“${title}”`].filter((each) => each !== '').join(' ');
}

/** What happened, and to which part: `sửa đổi cách chấm`. */
export const deedText = ({ what, part }: DiffEntry, language: Language): string =>
  [deeds[what][language], part?.[language] ?? ''].filter((each) => each !== '').join(' ');

/** An entry in one sentence. */
export const describeEntry = (entry: DiffEntry): Localized =>
  both((language) => {
    const head = `${aboutText(entry.about, language)}: ${deedText(entry, language)}`;
    const [before, after] = [entry.before, entry.after].map((each) =>
      each?.[language].replaceAll('\n', '; '),
    );
    if (before !== undefined && after !== undefined) return `${head}: ${before} → ${after}`;
    const only = before ?? after;
    return only === undefined ? head : `${head}: ${only}`;
  });
