import type { Localized } from 'barem';

/** The name of a file in messages; standard input has none. */
export const shownPath = (path: string): Localized =>
  path === '-' ? { vi: 'dữ liệu vào', en: 'standard input' } : { vi: path, en: path };
