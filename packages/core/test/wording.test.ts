import { expect, test } from 'vitest';
import { assertNever, invariant } from '../src/assert.js';
import { tick } from '../src/wording.js';

test('author text stands in backticks, on one line and short', () => {
  expect(tick('có mặt')).toBe('`có mặt`');
  expect(tick('có\r\n  mặt')).toBe('`có mặt`');
  expect(tick('x'.repeat(41))).toBe(`\`${'x'.repeat(39)}…\``);
  expect(tick('x'.repeat(40))).toBe(`\`${'x'.repeat(40)}\``);
});

test('a backtick of the author does not end the quotation', () => {
  expect(tick('a`b')).toBe("`a'b`");
});

test('no character is cut in half', () => {
  expect(tick('😀'.repeat(41))).toBe(`\`${'😀'.repeat(39)}…\``);
});

test('our own mistakes are thrown', () => {
  expect(() => assertNever('x' as never)).toThrow('unexpected "x"');
  expect(() => invariant(false, 'sorted')).toThrow('broken invariant: sorted');
  expect(() => invariant(true, 'sorted')).not.toThrow();
});
