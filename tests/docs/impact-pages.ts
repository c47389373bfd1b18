import { impactHtml, impactMarkdown } from '@barem/population';
import type { Language } from 'barem';
import { sampleImpact } from '../impact/sample.js';

const command =
  'npx barem impact rulesets/nghe-an/2021/thuong_ky.barem rulesets/nghe-an/2023/thuong_ky.barem';

/** Pages about the impact of one edition that are part of the documentation. */
const pages: readonly {
  readonly language: Language;
  readonly path: string;
  readonly note: string;
}[] = [
  {
    language: 'vi',
    path: 'docs/vi/tac-dong/nghe-an-2023-thuong-ky',
    note: `Phiếu là của một tỉnh không có thật (\`barem sample\`, 300 chi bộ). Trang này do lệnh \`${command} thuong_ky.csv --register register.csv\` viết ra; [bản HTML](nghe-an-2023-thuong-ky.html) có biểu đồ. Cách đọc: [Ai sẽ đổi loại nếu ban hành dự thảo?](../huong-dan.md#18-ai-sẽ-đổi-loại-nếu-ban-hành-dự-thảo)`,
  },
  {
    language: 'en',
    path: 'docs/en/impact/nghe-an-2023-regular',
    note: `The records are those of a province that does not exist (\`barem sample\`, 300 cells). This page was written by \`${command} thuong_ky.csv --register register.csv --language en\`; the [HTML form](nghe-an-2023-regular.html) has charts. What it says: [What a revision would change](../embedding.md#what-a-revision-would-change).`,
  },
];

/** Rows of each list: the pages are to be read, not searched. */
const most = 10;

/** The pages by their paths from the root. */
export function impactPages(): ReadonlyMap<string, string> {
  const { impact, region } = sampleImpact({ cells: 300, organisations: 60 });
  return new Map(
    pages.flatMap(({ language, path, note }): readonly (readonly [string, string])[] => {
      const options = { language, region, most };
      return [
        [`${path}.md`, `${impactMarkdown(impact, options)}\n---\n\n${note}\n`],
        [`${path}.html`, impactHtml(impact, options)],
      ];
    }),
  );
}
