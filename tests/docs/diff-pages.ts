import { diff, diffHtml, diffMarkdown, type Language } from 'barem';
import { loadShipped } from '../structure/shipped.js';

/** A page about what differs between two sheets that is part of the documentation. */
interface DiffDocument {
  readonly language: Language;
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly note: string;
}

const revision = {
  before: 'rulesets/nghe-an/2021/thuong_ky.barem',
  after: 'rulesets/nghe-an/2023/thuong_ky.barem',
};

const pages: readonly DiffDocument[] = [
  {
    ...revision,
    language: 'vi',
    path: 'docs/vi/so-sanh/nghe-an-2023-thuong-ky',
    note: `Trang này như lệnh \`npx barem diff ${revision.before} ${revision.after}\` viết ra; [bản HTML](nghe-an-2023-thuong-ky.html) để in. Mọi số là minh họa. Ai đổi loại: [tác động](../tac-dong/nghe-an-2023-thuong-ky.md).`,
  },
  {
    ...revision,
    language: 'en',
    path: 'docs/en/diff/nghe-an-2023-regular',
    note: `This page is what \`npx barem diff ${revision.before} ${revision.after} --language en\` writes; the [HTML form](nghe-an-2023-regular.html) is for printing. All numbers are illustrative. Who gets another rating: [impact](../impact/nghe-an-2023-regular.md).`,
  },
  {
    before: revision.after,
    after: 'rulesets/tinh-mau/2024/thuong_ky.barem',
    language: 'vi',
    path: 'docs/vi/so-sanh/tinh-mau-thuong-ky',
    note: 'Biểu của một tỉnh lấy biểu 2023 của Nghệ An làm gốc (ví dụ chuyển thể, không phải văn bản của tỉnh nào); [bản HTML](tinh-mau-thuong-ky.html) để in. Ai đổi loại: [tác động](../tac-dong/tinh-mau-thuong-ky.md).',
  },
];

/** The pages by their paths from the root. */
export const diffPages = (): ReadonlyMap<string, string> =>
  new Map(
    pages.flatMap(({ language, path, before: old, after: now, note }) => {
      const [before, after] = [loadShipped(old).sheet!, loadShipped(now).sheet!];
      const found = diff(before, after);
      const options = { before, after, language };
      return [
        [`${path}.md`, `${diffMarkdown(found, options)}\n---\n\n${note}\n`] as const,
        [`${path}.html`, diffHtml(found, options)] as const,
      ];
    }),
  );
