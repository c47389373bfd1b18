import { expect, test } from 'vitest';
import { equivalent } from '../../src/index.js';
import { differs, equivalenceReport, renderMarkdown } from '../../src/words/index.js';
import { approved, meeting, planOf } from './sheets.js';

const plan = planOf(meeting);
const draft = planOf(
  meeting
    .replace('từ 85% trở lên       3 điểm', 'từ 80% trở lên       3 điểm')
    .replace('từ 50% đến dưới 85%  1 điểm', 'từ 50% đến dưới 80%  1 điểm')
    .replace('phát_biểu <= có_mặt   ', 'phát_biểu < có_mặt    ')
    .replace('    thiếu  "Còn thiếu"    1 điểm\n', '    thiếu  "Còn thiếu"    0 điểm\n'),
);

test.each(['vi', 'en'] as const)('what a draft changes is as approved, in %s', (language) => {
  const found = equivalent(plan, draft);
  expect(differs(found)).toBe(true);
  const text = renderMarkdown(equivalenceReport(found, plan, draft, language));
  expect(text).toBe(approved(`draft.${language}.md`, text));
});

test('a sheet differs in nothing from itself', () => {
  const found = equivalent(plan, plan);
  expect(differs(found)).toBe(false);
  expect(renderMarkdown(equivalenceReport(found, plan, plan, 'vi'))).toContain(
    '| ✓ | 2. Phiếu nào cũng được cùng xếp loại | Đã chứng minh | không khác ở phiếu nào |',
  );
});

test('a comparison that stays open says why', () => {
  const reason = { inputs: ['phải_dự'], work: 5000, budget: 400 };
  const found = { verdict: 'undecided', reason } as const;
  expect(differs(found)).toBe(true);
  expect(renderMarkdown(equivalenceReport(found, plan, draft, 'en'))).toContain(
    'At least 5,000 possibilities would have to be looked at, beyond the limit of 400: these answers combine in too many ways: Số người phải dự.',
  );
});
