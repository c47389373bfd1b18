import { impactHtml, impactMarkdown } from '@barem/population';
import type { Language } from 'barem';
import { sampleImpact, type SampleCase } from '../impact/sample.js';

const command = 'npx barem impact rulesets/nghe-an/2021/thuong_ky.barem';

/** A page about an impact that is part of the documentation. */
interface ImpactPage {
  readonly language: Language;
  readonly path: string;
  readonly note: string;
  /** The edition of 2023 after that of 2021 where nothing is said. */
  readonly sheets?: Pick<SampleCase, 'before' | 'after' | 'given'>;
}

const pages: readonly ImpactPage[] = [
  {
    language: 'vi',
    path: 'docs/vi/tac-dong/nghe-an-2023-thuong-ky',
    note: `Phiếu là của một tỉnh không có thật (\`barem sample\`, 300 chi bộ). Trang này như lệnh \`${command} rulesets/nghe-an/2023/thuong_ky.barem thuong_ky.csv --register register.csv\` viết ra; [bản HTML](nghe-an-2023-thuong-ky.html) có biểu đồ. Cách đọc: [Ai sẽ đổi loại nếu ban hành dự thảo?](../huong-dan.md#18-ai-sẽ-đổi-loại-nếu-ban-hành-dự-thảo)`,
  },
  {
    language: 'en',
    path: 'docs/en/impact/nghe-an-2023-regular',
    note: `The records are those of a province that does not exist (\`barem sample\`, 300 cells). This page is what \`${command} rulesets/nghe-an/2023/thuong_ky.barem thuong_ky.csv --register register.csv --language en\` writes; the [HTML form](nghe-an-2023-regular.html) has charts. What it says: [What a revision would change](../embedding.md#what-a-revision-would-change).`,
  },
  {
    language: 'vi',
    path: 'docs/vi/tac-dong/tinh-mau-thuong-ky',
    note: 'Biểu của một tỉnh lấy biểu 2023 của Nghệ An làm gốc, đổi ba con số và thêm một tiêu chí (ví dụ chuyển thể, không phải văn bản của tỉnh nào). Phiếu là của một tỉnh không có thật (`barem sample`, 300 chi bộ), mỗi phiếu ghi thêm I.3 = đạt và không_biểu_quyết = không để là phiếu của biểu 2023; [bản HTML](tinh-mau-thuong-ky.html) có biểu đồ.',
    sheets: {
      before: 'rulesets/nghe-an/2023/thuong_ky.barem',
      after: 'rulesets/tinh-mau/2024/thuong_ky.barem',
      given: { 'I.3': 'đạt', không_biểu_quyết: 'không' },
    },
  },
];

/** Rows of each list: the pages are to be read, not searched. */
const most = 10;

/** The pages by their paths from the root. */
export const impactPages = (): ReadonlyMap<string, string> =>
  new Map(
    pages.flatMap(({ language, path, note, sheets }): readonly (readonly [string, string])[] => {
      const { impact, region } = sampleImpact({ ...sheets, cells: 300, organisations: 60 });
      const options = { language, region, most };
      return [
        [`${path}.md`, `${impactMarkdown(impact, options)}\n---\n\n${note}\n`],
        [`${path}.html`, impactHtml(impact, options)],
      ];
    }),
  );
