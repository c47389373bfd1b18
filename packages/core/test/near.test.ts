import { expect, test } from 'vitest';
import { latinTwin, nearest, skeleton, withoutTones } from '../src/near.js';

test('tones go, other accents stay', () => {
  expect(withoutTones('Họp')).toBe('hop');
  expect(withoutTones('hợp')).toBe('hơp');
  expect(withoutTones('Đường'.normalize('NFD'))).toBe('đương');
});

test.each([
  { text: 'Điểm', bare: 'diem' },
  { text: 'Ðiểm', bare: 'diem' },
  { text: 'Điểm'.normalize('NFD'), bare: 'diem' },
  { text: 'соmе', bare: 'come' },
  { text: 'ΡΟΙ', bare: 'poi' },
  { text: 'constructor', bare: 'constructor' },
])('$text is easily taken for $bare', ({ text, bare }) => {
  expect(skeleton(text)).toBe(bare);
});

test('a foreign letter passes for a Latin one of its case', () => {
  expect(latinTwin('С')).toBe('C');
  expect(latinTwin('с')).toBe('c');
  expect(latinTwin('x')).toBeUndefined();
});

test.each([
  { written: 'co_mat', meant: 'có_mặt' },
  { written: 'Có_Mặt', meant: 'có_mặt' },
  { written: 'có_mật', meant: 'có_mặt' },
  { written: 'phai_du', meant: 'phải_dự' },
  { written: 'phải_dựu', meant: 'phải_dự' },
  { written: 'thời_lựơng', meant: 'thời_lượng' },
  { written: 'hoàn_toàn_khác', meant: undefined },
  { written: '', meant: undefined },
])('$written was meant to be $meant', ({ written, meant }) => {
  expect(nearest(written, ['thời_lượng', 'phải_dự', 'có_mặt'])).toBe(meant);
});

test('of two near names the one that differs by accents only comes first', () => {
  expect(nearest('tot', ['tốt', 'tit'])).toBe('tốt');
  expect(nearest('kha', ['khà', 'khá', 'khe'])).toBe('khà');
  expect(nearest('toan', ['toam', 'toán'])).toBe('toán');
});

test('two long names that differ only at their ends are not the same name', () => {
  const long = 'a'.repeat(70);
  expect(nearest(`${long}xyz`, [`${long}abc`, `${long}XYZ`])).toBe(`${long}XYZ`);
});

test('very long names are compared in no time', () => {
  const started = performance.now();
  nearest(
    'x'.repeat(100_000),
    Array.from({ length: 20 }, (_, index) => 'y'.repeat(100_000 + index)),
  );
  expect(performance.now() - started).toBeLessThan(2_000);
});
