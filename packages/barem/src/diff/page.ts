import { pageHtml, pageMarkdown, type Page, type Section } from '@barem/population';
import type { Language } from '@barem/core';
import type { Sheet } from '@barem/syntax';
import type { Diff } from './diff.js';
import { aboutText, deedText, effectWords, stepWords } from './words.js';

/** What a page about a difference speaks of. */
export interface DiffPageOptions {
  readonly before: Sheet;
  readonly after: Sheet;
  readonly language: Language;
}

/** A difference as one file of HTML, what was beside what is, to read and to print. */
export const diffHtml = (found: Diff, options: DiffPageOptions): string =>
  pageHtml(diffPage(found, options));

/** A difference as Markdown. */
export const diffMarkdown = (found: Diff, options: DiffPageOptions): string =>
  pageMarkdown(diffPage(found, options));

const words = {
  heading: { vi: 'So sánh hai biểu', en: 'Two sheets compared' },
  differences: { vi: 'Những chỗ khác nhau', en: 'What differs' },
  place: { vi: 'Chỗ', en: 'Place' },
  deed: { vi: 'Thay đổi', en: 'Change' },
  before: { vi: 'Trước', en: 'Before' },
  after: { vi: 'Sau', en: 'After' },
  effect: { vi: 'Ảnh hưởng', en: 'Affects' },
  likely: { vi: 'Có thể chỉ đổi mã', en: 'Perhaps only ids changed' },
  likelyText: {
    vi: 'Những thứ sau bị bãi bỏ và thêm mới nhưng rất giống nhau. Nếu chỉ là đổi mã, hãy so lại với `--rename`.',
    en: 'These were removed and added, and are much alike. If only their ids changed, compare again with `--rename`.',
  },
  old: { vi: 'Mã cũ', en: 'Old id' },
  new: { vi: 'Mã mới', en: 'New id' },
  version: { vi: 'Phiên bản', en: 'Version' },
} as const;

/** The difference of two sheets as a page, what was beside what is. */
export function diffPage(found: Diff, { before, after, language }: DiffPageOptions): Page {
  const say = (key: keyof typeof words): string => words[key][language];
  const title = ({ id, title: { value } }: Sheet): string => `${value} (${id.id})`;
  const differences: Section = {
    id: 'differences',
    title: say('differences'),
    blocks: [
      { kind: 'paragraph', text: stepWords[found.step][language] },
      ...(found.entries.length === 0
        ? []
        : [
            {
              kind: 'table',
              caption: say('differences'),
              columns: [
                { title: say('place'), is: 'name' },
                { title: say('deed') },
                { title: say('before') },
                { title: say('after') },
                { title: say('effect') },
              ],
              rows: found.entries.map((entry) => ({
                cells: [
                  aboutText(entry.about, language),
                  deedText(entry, language),
                  linesOf(entry.before?.[language]),
                  linesOf(entry.after?.[language]),
                  entry.effects.map((effect) => effectWords[effect][language]).join(', '),
                ],
              })),
            } as const,
          ]),
    ],
  };
  const likely: Section = {
    id: 'likely',
    title: say('likely'),
    blocks: [
      { kind: 'paragraph', text: say('likelyText') },
      {
        kind: 'table',
        caption: say('likely'),
        columns: [{ title: say('old') }, { title: say('new') }],
        rows: found.likely.map(({ from, to }) => ({ cells: [from, to] })),
      },
    ],
  };
  return {
    language,
    heading: say('heading'),
    title: title(after),
    subtitle: `${say('before')}: ${title(before)}. ${say('after')}: ${title(after)}.`,
    body: [differences, ...(found.likely.length > 0 ? [likely] : [])],
    isSigned: false,
    appendices: [],
  };
}

/** Several bands or levels stand one below the other. */
const linesOf = (text: string | undefined): string | { readonly items: readonly string[] } => {
  const lines = (text ?? '').split('\n');
  return lines.length > 1 ? { items: lines } : (text ?? '');
};
