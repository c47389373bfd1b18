import type { Page, Section } from '@barem/population';
import {
  aboutText,
  deedText,
  diff as differenceOf,
  effectWords,
  stepWords,
  type Diff,
  type Language,
  type Loaded,
} from 'barem';

type Sheet = NonNullable<Loaded['sheet']>;

/** Whether two sheets can be compared: both are sheets, or both are roll-ups. */
export const isKind = (before: Sheet, after: Sheet): boolean =>
  (before.rollUp === undefined) === (after.rollUp === undefined);

/** What differs between two sheets, the first of an edition; `renames` says which old id is which new one. */
export function diff(
  before: Sheet,
  after: Sheet,
  renames: Readonly<Record<string, string>>,
  edition: string | undefined,
): Diff {
  const kindOf = (id: string): Diff['renames'][number]['kind'] => {
    if (before.ratings.some((each) => each.id.id === id)) return 'rating';
    if (before.facts.some((each) => each.id.id === id)) return 'fact';
    if (before.lets.some((each) => each.id.id === id)) return 'let';
    if (before.sections.some((each) => each.id.id === id)) return 'section';
    return 'criterion';
  };
  return differenceOf(before, after, {
    ...(edition !== undefined && { edition }),
    renames: Object.entries(renames).map(([from, to]) => ({ kind: kindOf(from), from, to })),
  });
}

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
export function diffPage(found: Diff, before: Loaded, after: Loaded, language: Language): Page {
  const say = (key: keyof typeof words): string => words[key][language];
  const title = (loaded: Loaded): string =>
    [loaded.sheet?.title.value ?? '', loaded.sheet ? `(${loaded.sheet.id.id})` : ''].join(' ');
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
