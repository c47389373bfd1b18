import { expect, test } from 'vitest';
import { readCases, readManifest } from '../src/index.js';
import { repositoryFile, show, withoutSpans } from './support.js';

const manifest = `barem: 1
ruleset: nghe_an
edition: 2021
version: 1.0.0
title: Quy định số 08-QĐ/TU
issuer: Ban Thường vụ Tỉnh ủy Nghệ An
status: replaced
numbers: illustrative
effective: { from: 2021-12-01, to: 2023-10-29 }
replaces: { ruleset: nghe_an, edition: "2018" }
sources:
  - Công văn số 677-CV/BTCTU
  - title: Quy định số 08-QĐ/TU
    number: 08-QĐ/TU
    issuer: Ban Thường vụ Tỉnh ủy Nghệ An
    date: 2021-09-15
    url: urn:a
    note: Nội dung được chấm
note: Điểm là minh họa
sheets:
  - { id: nghe_an.thuong_ky, file: thuong_ky.barem }
forms: [thuong_ky.barem.yaml]
cases: [cases/thuong_ky.yaml]
`;

test('a manifest says what stands in a folder', () => {
  const { manifest: read, diagnostics } = readManifest(manifest);
  expect(diagnostics).toEqual([]);
  expect(withoutSpans(read)).toEqual({
    ruleset: { id: 'nghe_an' },
    edition: { value: '2021' },
    version: { value: '1.0.0' },
    title: { value: 'Quy định số 08-QĐ/TU' },
    issuer: { value: 'Ban Thường vụ Tỉnh ủy Nghệ An' },
    status: { value: 'replaced' },
    numbers: { value: 'illustrative' },
    effective: { from: { iso: '2021-12-01' }, to: { iso: '2023-10-29' } },
    replaces: { ruleset: { id: 'nghe_an' }, edition: { value: '2018' } },
    sources: [
      { title: { value: 'Công văn số 677-CV/BTCTU' } },
      {
        title: { value: 'Quy định số 08-QĐ/TU' },
        number: { value: '08-QĐ/TU' },
        issuer: { value: 'Ban Thường vụ Tỉnh ủy Nghệ An' },
        date: { iso: '2021-09-15' },
        url: { value: 'urn:a' },
        note: { value: 'Nội dung được chấm' },
      },
    ],
    notes: [{ value: 'Điểm là minh họa' }],
    sheets: [{ id: { id: 'nghe_an.thuong_ky' }, file: { value: 'thuong_ky.barem' } }],
    forms: [{ value: 'thuong_ky.barem.yaml' }],
    cases: [{ value: 'cases/thuong_ky.yaml' }],
  });
});

test.each([
  ['draft', 'draft'],
  ['in-force', 'in-force'],
  ['illustrative', 'in-force'],
])('the status %j is read as %j', (written, status) => {
  const text = manifest.replace('status: replaced', `status: ${written}`);
  const { manifest: read, diagnostics } = readManifest(text);
  expect(diagnostics).toEqual([]);
  expect(read?.status.value).toBe(status);
});

test('a ruleset may build on another', () => {
  const text = `${manifest}extends: { ruleset: phu_tho, edition: 1 }\n`;
  expect(withoutSpans(readManifest(text).manifest?.extends)).toEqual({
    ruleset: { id: 'phu_tho' },
    edition: { value: '1' },
  });
});

test('a manifest needs to say where its numbers come from', () => {
  const text = manifest.replace('numbers: illustrative\n', '').replace('sources:', 'source:');
  expect(readManifest(text).diagnostics.map((each) => show(each, text))).toEqual([
    'yaml/missing-key "barem"',
    'yaml/unknown-key "source"',
  ]);
});

test.each(['..', '../a', 'a/../b', './a', '/a', 'a//b', 'a/', 'a\\b', 'C:/a', 'a\u200Bb'])(
  'a file is not %j',
  (path) => {
    const text = manifest.replace('thuong_ky.barem }', `${JSON.stringify(path)} }`);
    expect(readManifest(text).diagnostics.map(({ code }) => code)).toEqual(['yaml/file-path']);
  },
);

test('a case says what must come of a record', () => {
  const text = `sheet: nghe_an.thuong_ky
cases:
  - name: Đủ điểm nhưng có người vắng
    record: { unit: CB-1, facts: { phải_dự: 20 }, scores: { I.1: đầy_đủ, I.2: 9.5 } }
    expect:
      status: rated
      total: 93
      rating: khá
      ratingByPoints: tốt
      sections: { I: 15, II: 12.5 }
      criteria: { I.1: 5 }
      bonuses: 2
      penalties: 1
      unmet: [Tỷ lệ dự từ 85%]
      caps: []
  - name: Bị từ chối
    record: {}
    expect: { status: refused, problems: [record/out-of-range] }
`;
  const { cases, diagnostics } = readCases(text);
  expect(diagnostics).toEqual([]);
  expect(withoutSpans(cases)).toEqual({
    sheet: { id: 'nghe_an.thuong_ky' },
    cases: [
      {
        name: { value: 'Đủ điểm nhưng có người vắng' },
        record: { unit: 'CB-1', facts: { phải_dự: 20 }, scores: { 'I.1': 'đầy_đủ', 'I.2': 9.5 } },
        expect: {
          status: 'rated',
          total: 93,
          rating: 'khá',
          ratingByPoints: 'tốt',
          sections: { I: 15, II: 12.5 },
          criteria: { 'I.1': 5 },
          bonuses: 2,
          penalties: 1,
          unmet: ['Tỷ lệ dự từ 85%'],
          caps: [],
        },
      },
      {
        name: { value: 'Bị từ chối' },
        record: {},
        expect: { status: 'refused', problems: ['record/out-of-range'] },
      },
    ],
  });
});

test.each([
  ['expect: {}', 'yaml/missing-choice "expect"'],
  ['expect: { total: 1, totl: 2 }', 'yaml/unknown-key "totl"'],
  ['expect: { total: 0.12345678901234567 }', 'yaml/number-inexact "0.12345678901234567"'],
  ['expect: { sections: { I: tốt } }', 'yaml/wrong-type "tốt"'],
  ['expect: { status: scored }', 'yaml/not-one-of "scored"'],
])('a case with `%s` is refused', (expectation, finding) => {
  const text = `sheet: a\ncases:\n  - name: A\n    record: {}\n    ${expectation}\n`;
  expect(readCases(text).diagnostics.map((each) => show(each, text))).toEqual([finding]);
});

test('the shipped sheet has a manifest and cases that can be read', () => {
  const folder = 'rulesets/nghe-an/2021';
  const { manifest: shipped, diagnostics } = readManifest(repositoryFile(`${folder}/ruleset.yaml`));
  expect(diagnostics).toEqual([]);
  for (const { value } of shipped?.cases ?? []) {
    expect(readCases(repositoryFile(`${folder}/${value}`)).diagnostics).toEqual([]);
  }
});
