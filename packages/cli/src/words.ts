import type { Localized } from 'barem';

/** A number of things: `1 record`, `3 records`, `3 phiếu`. */
export function amount(count: number, one: Localized, many: string = `${one.en}s`): Localized {
  return { vi: `${count} ${one.vi}`, en: `${count} ${count === 1 ? one.en : many}` };
}

/** Parts one after another, in each language. */
export const joined = (parts: readonly Localized[], separator: string): Localized => ({
  vi: parts.map(({ vi }) => vi).join(separator),
  en: parts.map(({ en }) => en).join(separator),
});

/** The word for a severity, as it stands before a message. */
export const severityWords: Readonly<Record<'error' | 'warning', Localized>> = {
  error: { vi: 'lỗi', en: 'error' },
  warning: { vi: 'cảnh báo', en: 'warning' },
};

/** `, did you mean …?`, or nothing. */
export const didYouMean = (suggestion: string | undefined): Localized =>
  suggestion === undefined
    ? { vi: '', en: '' }
    : { vi: `, có phải ý bạn là \`${suggestion}\`?`, en: `, did you mean \`${suggestion}\`?` };
