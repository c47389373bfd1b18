import { describe, expect, test } from 'vitest';
import { applyEdits, catalogue } from 'barem';
import { findingsIn, readDiagnosticCases } from './diagnostic-cases.js';
import { caseTests } from './known-gaps.js';
import { unmark } from './marked-source.js';

const cases = readDiagnosticCases();
const codes = catalogue.map(({ code }) => code);
const { caseTest, strayGaps } = caseTests('diagnostics');

test('every code stands in the catalogue once', () => {
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

test('every code of the catalogue has a case', () => {
  const covered = new Set(cases.map(({ code }) => code));
  expect(codes.filter((code) => !covered.has(code))).toEqual([]);
});

test('every case is of a code of the catalogue, and stands in a file of that name', () => {
  const strange = cases.filter(({ code, slug }) => !codes.includes(code) || slug !== code);
  expect(strange.map(({ slug }) => slug)).toEqual([]);
});

describe.each(cases)('$slug', ({ slug, code, form, also, failing, repaired }) => {
  const { source, span } = unmark(failing);
  const findings = findingsIn(source, form);
  const found = findings.filter((finding) => finding.code === code);
  const others = findings.filter((finding) => finding.code !== code);

  caseTest(slug, 'is the finding at the marked span, once', () => {
    expect(found.map((finding) => finding.span)).toEqual([span]);
  });

  caseTest(slug, 'comes with no other finding than the case names', () => {
    expect([...new Set(others.map((finding) => finding.code))].toSorted()).toEqual(also.toSorted());
  });

  caseTest(slug, 'is gone once the source is repaired', () => {
    expect(findingsIn(repaired, form)).toEqual([]);
  });

  for (const { fix } of found) {
    if (fix === undefined) continue;
    caseTest(slug, 'is gone once its fix is applied, and brings no other', () => {
      const left = findingsIn(applyEdits(source, fix.edits), form);
      expect(left.map((finding) => finding.code).filter((each) => !also.includes(each))).toEqual([]);
    });
  }
});

test('every known gap is one of a case', () => {
  expect(strayGaps()).toEqual([]);
});
