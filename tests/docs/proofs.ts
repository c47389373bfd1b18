import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { verify } from '@barem/verify';
import { chartOf, renderMarkdown, renderSvg, verificationReport } from '@barem/verify/words';
import { load, type Language, type Plan } from 'barem';
import { root } from '../structure/workspace.js';

/** A proof report that is part of the documentation: one sheet, told to readers of one language. */
interface Proof {
  readonly language: Language;
  /** The sheet whose titles the report uses. */
  readonly sheet: string;
  readonly page: string;
  readonly note: string;
}

const folder = 'rulesets/nghe-an/2021';

/** Two forms of one rule: the proofs are the same, the words differ. */
const proofs: readonly Proof[] = [
  {
    language: 'vi',
    sheet: 'thuong_ky.barem',
    page: 'docs/vi/chung-minh/nghe-an-2021-thuong-ky.md',
    note: 'Báo cáo này do lệnh `npx barem verify rulesets/nghe-an/2021/thuong_ky.barem --output nghe-an-2021-thuong-ky.md` viết ra. Cách đọc: [Chứng minh biểu](../huong-dan.md#14-chứng-minh-biểu).',
  },
  {
    language: 'en',
    sheet: 'regular_meeting.en.barem',
    page: 'docs/en/proofs/nghe-an-2021-regular.md',
    note: 'This report was written by `npx barem verify rulesets/nghe-an/2021/regular_meeting.en.barem --output nghe-an-2021-regular.md`. What the questions mean: [Proofs](../embedding.md#proofs).',
  },
];

/** The pages and drawings of all proofs, by their paths from the root. */
export function proofPages(): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const { language, sheet, page, note } of proofs) {
    const plan = planOf(`${folder}/${sheet}`);
    const report = verificationReport(verify(plan), plan, language);
    const chart = chartOf(report);
    if (!chart) throw new Error(`${sheet}: the records of each rating were not counted`);
    const drawing = page.replace(/\.md$/, '.svg');
    pages.set(page, `${renderMarkdown(report, { chart: basename(drawing) })}\n---\n\n${note}\n`);
    pages.set(drawing, renderSvg(chart, language));
  }
  return pages;
}

function planOf(path: string): Plan {
  const { plan } = load(readFileSync(join(root, path), 'utf8'));
  if (!plan) throw new Error(`${path} has errors`);
  return plan;
}
