import { exact, rational } from '@barem/core';
import { score, type Input, type Plan } from '@barem/plan';
import { parseText, type Sheet } from '@barem/syntax';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordFor } from '../src/arbitraries/records.js';
import {
  laws,
  subjectOf,
  tryLaw,
  usualTries,
  type Form,
  type Law,
  type Subject,
} from '../src/index.js';
import { points } from '../src/laws/rated.js';
import { steer, tellingTotals } from '../src/laws/thresholds.js';

const source = `biểu x "Một biểu nhỏ"
  căn cứ "Quy định số 1"
  thang điểm 20, bước 0,5

số liệu
  có_mặt "Số người có mặt" số đếm từ 1 đến 40
  lương "Lương" số thập phân 1 số lẻ từ 0 đến 9

mục A "Công việc" 20 điểm
  tiêu chí A.1 "Chất lượng" từ 0 đến 10 điểm
  tiêu chí A.2 "Tiến độ" chọn một
    tốt "Tốt" 5 điểm
    kém "Kém" 0 điểm
  tiêu chí A.3 "Có mặt" theo có_mặt
    từ 20 trở lên 5 điểm
    dưới 20 0 điểm
    áp dụng khi lương >= 1, nếu không: 0 điểm

xếp loại
  tốt "Tốt" từ 10 điểm trở lên
    yêu cầu có_mặt >= 10 "Có mặt từ 10"
  khá "Khá" từ 5 đến dưới 10 điểm
  kém "Kém" dưới 5 điểm

ví dụ "Đủ"
  có_mặt = 20, lương = 2, A.1 = 9,5, A.2 = tốt
  kết quả 19,5 điểm, xếp loại tốt
`;

function read(text: string): Sheet {
  const { sheet, diagnostics } = parseText(text);
  if (!sheet) throw new Error(diagnostics.map(({ code }) => code).join(', '));
  return sheet;
}

const subject = subjectOf(read(source), source);

test.each(laws)('of a right plan holds: $name.en', (law) => {
  expect(tryLaw(law, subject, usualTries)).toBeUndefined();
});

function lawNamed(id: string): Law {
  const law = laws.find((each) => each.id === id);
  if (!law) throw new Error(`there is no law ${id}`);
  return law;
}

/** The sheet says something else than the plan does. */
const sheetSays = (from: string, to: string): Subject => {
  const changed = source.replace(from, to);
  return { ...subject, source: changed, sheet: read(changed) };
};

const withPlan = (change: Partial<Plan>): Subject => ({
  ...subject,
  plan: { ...subject.plan, ...change },
});

const withInput = (id: string, change: (input: Input) => Input): Subject =>
  withPlan({ inputs: subject.plan.inputs.map((each) => (each.id === id ? change(each) : each)) });

const form = (change: (sheet: Sheet) => Sheet): Form => ({
  name: { vi: 'một dạng làm mất nội dung', en: 'a form that loses something' },
  language: 'vi',
  write: () => source,
  read: (text) => ({ sheet: change(read(text)), diagnostics: [] }),
});

const constantZero = subject.plan.operations.findIndex(
  (each) => each.op === 'constant' && each.value === 0,
);

test.each<{ readonly law: string; readonly why: string; readonly broken: Subject }>([
  {
    law: 'totality',
    why: 'the plan refuses a right answer',
    broken: withInput('A.1', (input) => ({ ...input, max: 5 }) as Input),
  },
  {
    law: 'determinism',
    why: 'the plan changes when it is stored',
    broken: withPlan({
      toJSON: () => ({ ...subject.plan, total: subject.plan.bonuses }),
    } as Partial<Plan>),
  },
  {
    law: 'budgets',
    why: 'a criterion earns more than it can',
    broken: sheetSays('tốt "Tốt" 5 điểm', 'tốt "Tốt" 4 điểm'),
  },
  {
    law: 'sums',
    why: 'the total is that of the bonuses',
    broken: withPlan({ total: subject.plan.bonuses }),
  },
  {
    law: 'order',
    why: 'the plan is another than that of the sheet',
    broken: sheetSays('yêu cầu có_mặt >= 10', 'yêu cầu có_mặt >= 30'),
  },
  {
    law: 'one-rating',
    why: 'a threshold stands elsewhere',
    broken: sheetSays('đến dưới 10 điểm', 'đến dưới 9 điểm'),
  },
  {
    law: 'thresholds',
    why: 'a threshold does not belong to its rating',
    broken: sheetSays('từ 10 điểm trở lên', 'trên 10 điểm'),
  },
  {
    law: 'monotonic',
    why: 'lower is better',
    broken: sheetSays('bước 0,5', 'bước 0,5, thấp hơn là tốt hơn'),
  },
  {
    law: 'preview-contains',
    why: 'the plan needs no answer to a criterion that counts',
    broken: withInput('A.2', (input) => ({ ...input, needed: constantZero })),
  },
  {
    law: 'refusals',
    why: 'the plan accepts what is out of range',
    broken: withInput('có_mặt', (input) => ({ ...input, min: -10, max: 1000 }) as Input),
  },
  {
    law: 'explanation',
    why: 'a title is another',
    broken: sheetSays('"Tiến độ"', '"Tiến bộ"'),
  },
  {
    law: 'print-and-parse',
    why: 'a form loses an article',
    broken: {
      ...subject,
      forms: [form((each) => ({ ...each, annotations: { ...each.annotations, sources: [] } }))],
    },
  },
  {
    law: 'same-plan',
    why: 'a form changes points',
    broken: {
      ...subject,
      forms: [
        form(() =>
          read(
            source.replace('từ 10 điểm trở lên', 'trên 10 điểm').replace('đến dưới 10', 'đến 10'),
          ),
        ),
      ],
    },
  },
  {
    law: 'formatting',
    why: 'the sheet cannot be written down',
    broken: { ...subject, sheet: { ...subject.sheet, id: { ...subject.sheet.id, id: 'a b' } } },
  },
  {
    law: 'examples-hold',
    why: 'an example states another total',
    broken: sheetSays('kết quả 19,5 điểm', 'kết quả 19 điểm'),
  },
  {
    law: 'nested-records',
    why: 'the plan takes a fact for a score',
    broken: withInput('có_mặt', (input) => ({ ...input, kind: 'score' })),
  },
  {
    law: 'number-spellings',
    why: 'the plan takes digits for the name of a level',
    broken: withInput('có_mặt', (input) => ({ ...input, named: { 20: 1, 21: 1, 40: 1 } }) as Input),
  },
])('$law is broken when $why', ({ law: id, broken }) => {
  const trial = tryLaw(lawNamed(id), broken, usualTries);
  expect(trial?.broken).not.toEqual([]);
  expect(trial?.error).toBeUndefined();
});

test('totals are steered right to thresholds, a step below and a step above', () => {
  const { sheet, plan } = subject;
  const within = tellingTotals(sheet).filter(
    (total) => exact.compare(total, exact.zero) >= 0 && exact.compare(total, rational(20)) <= 0,
  );
  expect(within.length).toBe(6);
  const records = fc.sample(recordFor(sheet), { numRuns: 50, seed: 1 });
  for (const target of within) {
    const reached = records.filter((record, first) => {
      const result = score(plan, steer(sheet, plan, record, target, first));
      return result.status === 'rated' && exact.equal(points(result.total), target);
    });
    expect(reached.length).toBeGreaterThan(10);
  }
});
