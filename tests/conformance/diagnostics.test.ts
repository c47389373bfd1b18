import { describe, expect, test } from 'vitest';
import { applyEdits, catalogue } from 'barem';
import { findingsIn, readDiagnosticCases, relocked } from './diagnostic-cases.js';
import { gapsIn } from './known-gaps.js';
import { unmark } from './marked-source.js';

const cases = readDiagnosticCases();
const codes = catalogue.map(({ code }) => code);
const { verify, stray } = gapsIn('diagnostics');

test('every code stands in the catalogue once', () => {
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

test('every code of the catalogue has a case', () => {
  const covered = new Set(cases.map(({ slug }) => slug));
  expect(codes.filter((code) => !covered.has(code))).toEqual([]);
});

test('every case is of a code of the catalogue, and its file begins with it', () => {
  const strange = cases.filter(
    ({ code, slug }) => !codes.includes(code) || slug.split('.')[0] !== code,
  );
  expect(strange.map(({ slug }) => slug)).toEqual([]);
});

describe.each(cases)('$slug', (each) => {
  const { slug, code, form, also, failing, repaired } = each;
  const { source, span } = unmark(failing);
  const findings = findingsIn(source, form, each);
  const found = findings.filter((finding) => finding.code === code);
  const others = findings.filter((finding) => finding.code !== code);

  test('is the finding at the marked span, once', ({ task }) => {
    verify(slug, task, () => {
      expect(found.map((finding) => finding.span)).toEqual([span]);
    });
  });

  test('comes with no other finding than the case names', ({ task }) => {
    verify(slug, task, () => {
      expect(new Set(others.map((finding) => finding.code))).toEqual(new Set(also));
    });
  });

  test('is gone once the source is repaired', ({ task }) => {
    verify(slug, task, () => {
      expect(findingsIn(repaired, form, relocked(each))).toEqual([]);
    });
  });

});

const repairable = cases.flatMap((around) => {
  const { slug, code, form, also, failing } = around;
  const { source } = unmark(failing);
  const fix = findingsIn(source, form, around).find((finding) => finding.code === code)?.fix;
  return fix ? [{ slug, form, also, around, source, fix }] : [];
});

describe.each(repairable)('$slug', ({ slug, form, also, around, source, fix }) => {
  test('is gone once its fix is applied, and brings no other', ({ task }) => {
    verify(slug, task, () => {
      const left = findingsIn(applyEdits(source, fix.edits), form, around);
      const leftCodes = left.map((finding) => finding.code);
      expect(leftCodes.filter((each) => !also.includes(each))).toEqual([]);
    });
  });
});

test('every known gap is one of a case', () => {
  expect(stray()).toEqual([]);
});
