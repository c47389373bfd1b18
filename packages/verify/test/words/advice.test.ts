import { expect, test } from 'vitest';
import type { Advice } from '../../src/index.js';
import { adviceReport, renderMarkdown } from '../../src/words/index.js';
import { meeting, planOf } from './sheets.js';

const plan = planOf(meeting);
const record = { phải_dự: 2 };
const head = { rating: 'khá', total: 6.5 } as const;

const advised: Advice = {
  status: 'advised',
  ...head,
  next: 'tốt',
  missing: 1.5,
  unmet: ['Họp trực tiếp'],
  alternatives: [
    {
      changes: [
        { id: 'trực_tuyến', title: 'Họp trực tuyến', from: true, to: false },
        { id: 'B.2', title: 'Chất lượng thảo luận', from: 0.5, to: 2 },
      ],
      points: 1.5,
      record,
      total: 8,
      rating: 'tốt',
    },
    {
      changes: [
        { id: 'trực_tuyến', title: 'Họp trực tuyến', from: true, to: false },
        { id: 'B.1', title: 'Chuẩn bị tài liệu', from: 'thiếu', to: 'đủ' },
        { id: 'phát_biểu', title: 'Số người phát biểu', from: 1, to: 3 },
      ],
      points: 4,
      record,
      total: 10,
      rating: 'tốt',
    },
  ],
  isComplete: false,
};

const told = (advice: Parameters<typeof adviceReport>[0], language: 'vi' | 'en'): string =>
  renderMarkdown(adviceReport(advice, plan, language, { unit: 'Tổ 1', period: '2026-03' }));

test('advice says what is missing, and every way to get it', () => {
  expect(told(advised, 'vi')).toBe(
    `# Chấm điểm buổi họp – Tổ 1, 2026-03

Hiện nay: 6,5 điểm, Khá.

**Để được Tốt còn thiếu 1,5 điểm và một điều kiện: “Họp trực tiếp”.**

Ít nhất phải đổi 2 câu trả lời. 2 cách:

- Cách 1: đổi “Họp trực tuyến” từ “có” thành “không”; B.2 Chất lượng thảo luận từ 0,5 thành 2 điểm → 8 điểm, Tốt
- Cách 2: đổi “Họp trực tuyến” từ “có” thành “không”; B.1 Chuẩn bị tài liệu từ “Còn thiếu” thành “Đủ tài liệu”; “Số người phát biểu” từ 1 thành 3 → 10 điểm, Tốt

Ngoài ra còn những cách khác.
`,
  );
});

test('it says so in English', () => {
  expect(told(advised, 'en')).toContain(
    `Now: 6.5 points, Khá.

**Tốt lacks 1.5 points and one condition: “Họp trực tiếp”.**

At least 2 answers have to change. 2 ways:

- Way 1: change “Họp trực tuyến” from “yes” to “no”; B.2 Chất lượng thảo luận from 0.5 to 2 points → 8 points, Tốt
`,
  );
});

test('several conditions stand in a list', () => {
  const several = { ...advised, missing: 0, unmet: ['Họp trực tiếp', 'Đủ người'] };
  expect(told(several, 'vi')).toContain(
    '**Để được Tốt còn thiếu hai điều kiện.**\n\n- Họp trực tiếp\n- Đủ người\n',
  );
});

test('where neither points nor conditions are missing, only the ways are told', () => {
  const [first] = advised.alternatives;
  const only: Advice = {
    ...advised,
    missing: 0,
    unmet: [],
    alternatives: [{ ...first!, changes: first!.changes.slice(1) }],
    isComplete: true,
  };
  expect(told(only, 'en')).toContain(
    '**For Tốt:**\n\nAt least 1 answer has to change; there is one way:\n',
  );
});

test.each([
  {
    advice: { status: 'best', rating: 'tốt', total: 9 },
    says: 'Phiếu đã được loại tốt nhất: 9 điểm, Tốt.',
  },
  {
    advice: { status: 'out-of-reach', ...head },
    says: '**Đổi thế nào trong phạm vi được đổi cũng không lên được loại tốt hơn.**',
  },
  {
    advice: { verdict: 'undecided', reason: { inputs: [], work: 10, budget: 4 } },
    says: 'Phải xét ít nhất 10 khả năng, quá giới hạn 4.',
  },
] as const)('$says', ({ advice, says }) => {
  expect(told(advice, 'vi')).toContain(says);
});
