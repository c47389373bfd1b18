import { describe, expect, test } from 'vitest';
import { barem } from './fake-io.js';
import { fixture, folder, records, sheet } from './fixtures.js';

const cases = `sheet: nghe_an.thuong_ky
cases:
  - name: Chỉ có một số liệu
    record: { có_mặt: 19 }
    expect: { status: incomplete }
  - name: Tên sai
    record: { có_mat: 19 }
    expect: { problems: [record/unknown-id] }
`;

const manifest = `barem: 1
ruleset: nghe_an
edition: "2021"
title: Sinh hoạt chi bộ
issuer: Tỉnh ủy
status: in-force
numbers: illustrative
effective: { from: 2021-12-01 }
sources: [Quy định số 08-QĐ/TU]
sheets:
  - { id: nghe_an.thuong_ky, file: thuong_ky.barem }
forms: [regular_meeting.en.barem]
cases:
  - cases/more.yaml
  - cases/records.csv
`;

const ruleset: Readonly<Record<string, string>> = {
  'r/ruleset.yaml': manifest,
  'r/thuong_ky.barem': sheet,
  'r/regular_meeting.en.barem': fixture('regular_meeting.en.barem'),
  'r/cases/more.yaml': cases,
  'r/cases/records.csv': records,
  'r/cases/records.expected.json': fixture('expected.json'),
};

describe('barem test', () => {
  test('scores the examples of a sheet', async () => {
    const { exit, out } = await barem('test thuong_ky.barem', { files: folder });
    expect({ exit, out: out() }).toEqual({
      exit: 0,
      out: [
        'nghe_an.thuong_ky (thuong_ky.barem)',
        '  ✓ Tháng tốt',
        '  ✓ Đủ điểm nhưng có người vắng không lý do',
        '  ✓ Tháng kém',
        '',
        '3 đạt.',
        '',
      ].join('\n'),
    });
  });

  test('says which example gives another result', async () => {
    const files = { 'a.barem': sheet.replace('kết quả 93 điểm', 'kết quả 94 điểm') };
    const { exit, out } = await barem('test a.barem', { files });
    expect(exit).toBe(1);
    expect(out()).toContain('  ✗ Đủ điểm nhưng có người vắng không lý do\n      ví dụ ghi 94 điểm');
    expect(out()).toMatch(/\n2 đạt, 1 không đạt\.\n$/);
  });

  test('reports the errors of a sheet that cannot score', async () => {
    const { exit, out } = await barem('test a.barem', {
      files: { 'a.barem': fixture('mistakes.en.barem') },
    });
    expect(exit).toBe(1);
    expect(out()).toContain('error[rating/hole]');
    expect(out()).toMatch(/\n0 passed, 1 file unusable\.\n$/);
  });

  test.each(['thuong_ky.barem more.yaml', 'more.yaml thuong_ky.barem', 'more.yaml'])(
    'scores the cases of %s',
    async (line) => {
      const { exit, out } = await barem(`test ${line}`, {
        files: { ...folder, 'more.yaml': cases, 'other.barem': 'x' },
      });
      expect(exit).toBe(0);
      expect(out()).toContain(
        'nghe_an.thuong_ky (more.yaml)\n  ✓ Chỉ có một số liệu\n  ✓ Tên sai\n',
      );
    },
  );

  test('says how a case fails', async () => {
    const failing = cases
      .replace('status: incomplete', 'total: 3')
      .replace('unknown-id', 'off-step');
    const { exit, out } = await barem('test thuong_ky.barem more.yaml --language en', {
      files: { ...folder, 'more.yaml': failing },
    });
    expect(exit).toBe(1);
    expect(out()).toContain('  ✗ Chỉ có một số liệu\n      expected `rated`, but it lacks ');
    expect(out()).toContain(
      '  ✗ Tên sai\n      problems: expected ["record/off-step"], found ["record/unknown-id"]',
    );
  });

  test('says when the sheet of the cases is nowhere', async () => {
    const { exit, out } = await barem('test more.yaml', { files: { 'more.yaml': cases } });
    expect(exit).toBe(1);
    expect(out()).toContain('there is no sheet `nghe_an.thuong_ky` beside this file');
  });

  test('runs everything that a ruleset lists', async () => {
    const { exit, out, err } = await barem('test r', { files: ruleset });
    expect({ exit, err: err() }).toEqual({ exit: 0, err: '' });
    expect(out()).toBe(
      [
        'nghe_an.thuong_ky (r/thuong_ky.barem)',
        '  ✓ Tháng tốt',
        '  ✓ Đủ điểm nhưng có người vắng không lý do',
        '  ✓ Tháng kém',
        '',
        'r/ruleset.yaml',
        '  ✓ regular_meeting.en.barem là cùng một quy tắc',
        '',
        'nghe_an.thuong_ky (r/cases/more.yaml)',
        '  ✓ Chỉ có một số liệu',
        '  ✓ Tên sai',
        '',
        'nghe_an.thuong_ky (r/cases/records.csv)',
        '  ✓ CB-0001 2022-03',
        '  ✓ CB-0002 2022-03',
        '  ✓ CB-0003 2022-03',
        '',
        '9 đạt.',
        '',
      ].join('\n'),
    );
  });

  test('refuses illustrative sheets in a ruleset that claims official numbers', async () => {
    const claim = manifest.replace('numbers: illustrative', 'numbers: official');
    const { exit, out } = await barem('test r', { files: { ...ruleset, 'r/ruleset.yaml': claim } });
    expect(exit).toBe(1);
    expect(out()).toContain('r/thuong_ky.barem không ghi trạng thái chính thức');
  });

  test('takes the manifest of a ruleset for its folder', async () => {
    const { out } = await barem('test r/ruleset.yaml', { files: ruleset });
    expect(out()).toMatch(/\n9 đạt\.\n$/);
  });

  test('finds rulesets further down', async () => {
    const files = Object.fromEntries(
      Object.entries(ruleset).map(([path, text]) => [`all/2021/${path}`, text]),
    );
    expect((await barem('test all', { files })).out()).toMatch(/\n9 đạt\.\n$/);
  });

  test('takes the sheet of cases from the ruleset that they belong to', async () => {
    const { out } = await barem('test r/cases/more.yaml', { files: ruleset });
    expect(out()).toMatch(/\n2 đạt\.\n$/);
  });

  test.each([
    {
      what: 'a result',
      path: 'r/cases/records.expected.json',
      from: '92.5',
      to: '93',
      says: 'total: cần 93, tính ra 92.5',
    },
    {
      what: 'part of a result',
      path: 'r/cases/records.expected.json',
      from: '"III": 30.5',
      to: '"III": 31',
      says: 'sections.III: cần 31, tính ra 30.5',
    },
    {
      what: 'a form',
      path: 'r/regular_meeting.en.barem',
      from: 'at most 5 points',
      to: 'at most 6 points',
      says: 'cho quy tắc khác với r/thuong_ky.barem',
    },
    {
      what: 'an id',
      path: 'r/ruleset.yaml',
      from: 'id: nghe_an.thuong_ky',
      to: 'id: nghe_an.khac',
      says: 'ruleset.yaml ghi `nghe_an.khac`, biểu ghi `nghe_an.thuong_ky`',
    },
    {
      what: 'a record too few',
      path: 'r/cases/records.csv',
      from: /CB-0003.*/,
      to: '',
      says: 'có kết quả chờ sẵn nhưng không có phiếu',
    },
    { what: 'a key', path: 'r/ruleset.yaml', from: 'sheets:', to: 'sheet:', says: 'error[yaml/' },
  ])('finds $what that differs', async ({ path, from, to, says }) => {
    const { exit, out } = await barem('test r', {
      files: { ...ruleset, [path]: (ruleset[path] ?? '').replace(from, to) },
    });
    expect(exit).toBe(1);
    expect(out()).toContain(says);
  });

  test('counts what passes where there is much of it', async () => {
    const many = Array.from(
      { length: 12 },
      (_, index) => `  - { name: Ca ${index}, record: {}, expect: { status: incomplete } }`,
    );
    const files = {
      ...folder,
      'more.yaml': `sheet: nghe_an.thuong_ky\ncases:\n${many.join('\n')}\n`,
    };
    expect((await barem('test thuong_ky.barem more.yaml', { files })).out()).toContain(
      '(more.yaml)\n  ✓ 12 đạt\n',
    );
  });

  test('says what to do with a folder that is no ruleset', async () => {
    const { exit, err } = await barem('test d', { files: { 'd/a.barem': sheet } });
    expect({ exit, err: err() }).toEqual({
      exit: 2,
      err: 'error: d: the folder has no ruleset.yaml; name the files of sheets, such as d/*.barem\n',
    });
  });
});
