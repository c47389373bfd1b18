import { checkSheet } from '@barem/check';
import { parseText } from '@barem/syntax';
import { expect, test } from 'vitest';
import { assess, lower, type Plan } from '../src/index.js';

function planOf(source: string): Plan {
  const { sheet, diagnostics: reading } = parseText(source);
  expect(reading).toEqual([]);
  const { checked, diagnostics } = checkSheet(sheet!);
  expect(diagnostics).toEqual([]);
  return lower(checked!, source).plan!;
}

const meeting = (head: string, clauses = ''): Plan =>
  planOf(`biểu test.họp "Sinh hoạt"
  thang điểm 100, bước 0,5
${head}
mục I "I" 100 điểm
  tiêu chí I.1 "Chuẩn bị" từ 0 đến 60 điểm
  tiêu chí I.2 "Không khí" từ 0 đến 40 điểm
${clauses}
xếp loại
  tốt "Tốt" từ 90 điểm trở lên
    yêu cầu điểm(I.1) >= 50 "Chuẩn bị từ 50 điểm"
  khá "Khá" từ 70 đến dưới 90 điểm
  kém "Kém" dưới 70 điểm
`);

const record = (assessor: string, first: number, second: number) => ({
  unit: 'CB-1',
  period: '2022-03',
  assessor,
  'I.1': first,
  'I.2': second,
});

const precedence = meeting(`người chấm
  cấp_trên "Cấp trên"
  tự_chấm "Tự chấm"
  chênh lệch tổng quá 5 điểm
  chênh lệch tiêu chí quá 2 điểm`);

test('the superior counts where there is one, and differences beyond the limits are found', () => {
  const assessment = assess(precedence, [record('tự_chấm', 58, 38), record('cấp_trên', 50, 37)]);
  expect(assessment.status).toBe('rated');
  expect(assessment.results.map(({ assessor, result }) => [assessor, result.status])).toEqual([
    ['cấp_trên', 'rated'],
    ['tự_chấm', 'rated'],
  ]);
  expect(assessment.counting).toMatchObject({ by: 'first', of: [0], total: 87, rating: 'khá' });
  expect(assessment.differences).toEqual([
    { higher: 1, lower: 0, points: 9, limit: 5 },
    { criterion: 'I.1', higher: 1, lower: 0, points: 8, limit: 2 },
  ]);
});

test('without the superior the unit counts', () => {
  expect(assess(precedence, [record('tự_chấm', 58, 38)]).counting).toMatchObject({
    total: 96,
    rating: 'tốt',
  });
});

test('an unfinished record of the superior is waited for', () => {
  const { 'I.2': _, ...unfinished } = record('cấp_trên', 50, 37);
  const assessment = assess(precedence, [unfinished, record('tự_chấm', 58, 38)]);
  expect(assessment).toMatchObject({ status: 'incomplete' });
  expect(assessment.counting).toBeUndefined();
});

test('a refused record is not passed over for another', () => {
  const assessment = assess(precedence, [record('cấp_trên', 500, 37), record('tự_chấm', 58, 38)]);
  expect(assessment.status).toBe('refused');
});

test('somebody who is required is missing', () => {
  const plan = meeting('người chấm: cấp_trên bắt buộc, tự_chấm');
  const assessment = assess(plan, [record('tự_chấm', 58, 38)]);
  expect(assessment).toMatchObject({ status: 'incomplete', missing: ['cấp_trên'] });
});

const council = meeting(`người chấm trung bình của
  thành_viên "Thành viên" từ 3 đến 5
  làm tròn đến 0,01`);

test('a council is averaged exactly and rounded as declared', () => {
  const totals = [89.5, 90, 90].map((total) => record('thành_viên', 60, total - 60));
  expect(assess(council, totals).counting).toMatchObject({
    by: 'average',
    total: 89.83,
    rating: 'khá',
  });
});

test('an average of 89.995 is rounded half up to 90 and rated as 90', () => {
  const plan = meeting(`người chấm trung bình của
  thành_viên "Thành viên" từ 1 đến 200
  làm tròn đến 0,01`);
  const records = Array.from({ length: 100 }, (_, index) =>
    record('thành_viên', 60, index === 0 ? 29.5 : 30),
  );
  expect(assess(plan, records).counting).toMatchObject({ total: 90, rating: 'tốt' });
});

test('a trimmed average leaves out the highest and the lowest', () => {
  const plan = meeting(`người chấm trung bình của
  thành_viên "Thành viên" từ 3 đến 5
  bỏ 1 cao nhất và 1 thấp nhất
  làm tròn đến 1`);
  const counting = assess(plan, [
    record('thành_viên', 0, 0),
    record('thành_viên', 60, 40),
    record('thành_viên', 50, 31),
    record('thành_viên', 50, 30),
  ]).counting;
  expect(counting).toMatchObject({ of: [2, 3], dropped: [0, 1], total: 81, rating: 'khá' });
});

test('a median of an even number is the mean of the two in the middle', () => {
  const plan = meeting(`người chấm trung vị của
  thành_viên "Thành viên" từ 2 đến 5
  làm tròn đến 0,5`);
  const totals = [100, 90, 81, 0].map((total) =>
    record('thành_viên', Math.min(total, 60), Math.max(0, total - 60)),
  );
  expect(assess(plan, totals).counting).toMatchObject({ by: 'median', total: 85.5 });
});

test('more than half of a council judge a requirement', () => {
  const weak = record('thành_viên', 49, 40);
  const strong = record('thành_viên', 60, 40);
  expect(assess(council, [weak, strong, strong]).counting).toMatchObject({ rating: 'tốt' });
  expect(assess(council, [weak, weak, strong, strong]).counting).toMatchObject({
    total: 94.5,
    ratingByPoints: 'tốt',
    rating: 'khá',
    passedOver: [{ rating: 'tốt', unmet: ['Chuẩn bị từ 50 điểm'], caps: [] }],
  });
});

test('too few members of a council give no rating', () => {
  const two = [record('thành_viên', 60, 40), record('thành_viên', 60, 40)];
  expect(assess(council, two)).toMatchObject({ status: 'incomplete', missing: ['thành_viên'] });
});

test('what only the superior scores counts in the total of the unit, too', () => {
  const plan = meeting(
    'người chấm: cấp_trên, tự_chấm',
    `    cho phép không áp dụng, nếu không: 30 điểm
    chỉ dành cho cấp_trên`,
  );
  const { 'I.2': _, ...own } = record('tự_chấm', 50, 0);
  const total = (records: readonly unknown[]) =>
    assess(plan, records).results.map(({ result }) => result.status === 'rated' && result.total);
  expect(total([own])).toEqual([80]);
  expect(total([own, record('cấp_trên', 55, 35)])).toEqual([90, 85]);
  expect(assess(plan, [record('tự_chấm', 50, 40)]).status).toBe('refused');
});

test('a sheet without assessors takes one record', () => {
  const plan = meeting('');
  expect(assess(plan, [record('ai đó', 60, 40)]).counting).toMatchObject({ total: 100 });
  expect(assess(plan, [record('a', 60, 40), record('b', 60, 40)]).status).toBe('refused');
  expect(assess(plan, []).status).toBe('incomplete');
});

test('hostile records are refused, not thrown', () => {
  const trap = new Proxy(
    {},
    {
      getOwnPropertyDescriptor() {
        throw new Error('no');
      },
    },
  );
  for (const hostile of [null, 7, [], trap, { assessor: {} }, { assessor: '__proto__' }])
    expect(assess(precedence, [hostile]).status).toBe('refused');
});
