import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256 } from '../src/hash.js';

test.each([
  '',
  'abc',
  'x'.repeat(55),
  'x'.repeat(56),
  'x'.repeat(64),
  'tỷ_lệ_dự',
  'Đảng viên '.repeat(500),
])('the hash of %j is that of the standard', (text) => {
  expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
});
