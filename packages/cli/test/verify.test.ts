import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { barem } from './fake-io.js';
import { fixture, sheet } from './fixtures.js';
import { expectGolden } from './golden.js';

const small = fixture('small.vi.barem');
/** A level of its own that the constraint rules out, and facts that go both ways. */
const mistaken = readFileSync(
  new URL('../../verify/test/words/meeting.barem', import.meta.url),
  'utf8',
);
const files = { 'hop.barem': small, 'sai.barem': mistaken };

describe('barem verify', () => {
  test.each([
    { columns: undefined, name: 'small.vi.txt', line: 'verify hop.barem', exit: 0 },
    { columns: 80, name: 'small.80.en.txt', line: 'verify hop.barem --language en', exit: 0 },
    {
      columns: 100,
      name: 'mistaken.100.vi.txt',
      line: 'verify sai.barem --better có_mặt=higher',
      exit: 1,
    },
    {
      columns: 40,
      name: 'mistaken.40.en.txt',
      line: 'verify sai.barem --language en',
      exit: 1,
    },
  ])('$name is as approved', async ({ columns, name, line, exit }) => {
    const found = await barem(line, { files, ...(columns !== undefined && { columns }) });
    expect([found.exit, found.err()]).toEqual([exit, '']);
    expectGolden(`verify/${name}`, found.out());
  });

  test('no line is wider than the terminal', async () => {
    const { out } = await barem('verify sai.barem hop.barem', { files, columns: 80 });
    expect(
      out()
        .split('\n')
        .filter((line) => line.length > 80),
    ).toEqual([]);
  });

  test('marks have colours where they can be seen', async () => {
    const { out } = await barem('verify sai.barem', { files, columns: 100, hasColours: true });
    expect(out()).toContain('\u001B[32m✓\u001B[39m 1. Phiếu nào');
    expect(out()).toContain('\u001B[31m✗\u001B[39m 2. Cả hai đầu');
  });

  test('verifies every sheet of a ruleset, and not its other forms', async () => {
    const manifest = `barem: 1
ruleset: xã
edition: "2026"
title: Họp
issuer: Xã
status: in-force
numbers: illustrative
effective: { from: 2026-01-01 }
sources: [Không có]
sheets:
  - { id: xã.họp, file: hop.barem }
forms: [khac.barem]
cases: []
`;
    const ruleset = { 'r/ruleset.yaml': manifest, 'r/hop.barem': small, 'r/khac.barem': sheet };
    const { exit, out, err } = await barem('verify r --format json', { files: ruleset });
    expect([exit, err()]).toEqual([0, '']);
    expect(JSON.parse(out())).toMatchObject([
      {
        file: 'r/hop.barem',
        sheet: 'xã.họp',
        totality: { verdict: 'proved', records: '84840' },
      },
    ]);
  });

  test('what are too many possibilities to go through, a solver decides', async () => {
    const revenue = `biểu xã.thu "Thu ngân sách"
  thang điểm 10
số liệu
  dự_toán  "Dự toán (đồng)"   số đếm từ 1 đến 1000000000
  thực_thu "Thực thu (đồng)"  số đếm từ 0 đến 1000000000
mục I "Thu" 10 điểm
  tiêu chí I.1 "Tỷ lệ thu" theo thực_thu / dự_toán
    từ 80% trở lên  10 điểm
    dưới 80%         0 điểm
xếp loại
  tốt   "Tốt"       từ 5 điểm trở lên
  kém   "Kém"       dưới 5 điểm
`;
    const { out, err } = await barem('verify thu.barem', { files: { 'thu.barem': revenue } });
    expect(err()).toBe('');
    expect(out()).toMatch(
      /✓ 1\. Phiếu nào cũng được đúng một loại +Đã chứng minh +có phiếu hợp lệ/,
    );
    expect(out()).toMatch(/✓ 2\. .* +tổng từ 0 đến 10/);
    expect(out()).toMatch(/\? 7\. Mỗi loại có bao nhiêu phiếu +Chưa quyết được/);
  }, 60_000);

  test.each([
    { name: 'chung_minh.md', begins: '# Báo cáo chứng minh: Chấm điểm buổi họp\n' },
    { name: 'chung_minh.json', begins: '[\n  {\n    "file": "hop.barem",\n' },
    { name: 'chung_minh.csv', begins: 'sheet,boundary,threshold,side,' },
    { name: 'chung_minh.svg', begins: '<svg xmlns="http://www.w3.org/2000/svg" ' },
    { name: 'chung_minh.yaml', begins: '# Bảng ranh giới của xã.họp' },
  ])('writes $name', async ({ name, begins }) => {
    const { exit, out, files: after } = await barem(`verify hop.barem --output ${name}`, { files });
    expect(exit).toBe(0);
    expect(out()).toContain('✓ 1. Phiếu nào cũng được đúng một loại');
    expect(out()).toMatch(/\nĐã ghi .*\.\n$/);
    expect(String(after.get(name)).slice(0, begins.length)).toBe(begins);
  });

  test('a page has its chart beside it', async () => {
    const { out, files: after } = await barem('verify hop.barem --output ra/bao_cao.md', { files });
    expect(out()).toMatch(/\nĐã ghi ra\/bao_cao\.md, ra\/bao_cao\.svg\.\n$/);
    expect(after.get('ra/bao_cao.md')).toContain('](bao_cao.svg)');
    expect(after.get('ra/bao_cao.svg')).toContain('<title id="title">Độ rộng của từng loại');
  });

  test('the boundary table is a file of cases that the sheet passes', async () => {
    const { files: after } = await barem('verify hop.barem --output ranh_gioi.yaml', { files });
    const { exit, out } = await barem('test hop.barem ranh_gioi.yaml', {
      files: Object.fromEntries(after),
    });
    expect([exit, out()]).toEqual([0, expect.stringContaining('12 đạt\n')]);
  });

  test('a report for a page and for a spreadsheet can be piped on', async () => {
    const markdown = await barem('verify hop.barem --format markdown', { files });
    expect(markdown.out()).toMatch(/^# Báo cáo chứng minh/);
    const csv = await barem('verify hop.barem --format csv', { files });
    expect(csv.out()).toMatch(/^sheet,boundary,/);
  });

  test('says what differs between two sheets', async () => {
    const draft = small
      .replace('từ 8 điểm trở lên', 'từ 7,5 điểm trở lên')
      .replace('dưới 8', 'dưới 7,5');
    const { exit, out } = await barem('verify hop.barem --against du_thao.barem', {
      files: { ...files, 'du_thao.barem': draft },
    });
    expect(exit).toBe(1);
    expectGolden('verify/against.vi.txt', out());
    const same = await barem('verify hop.barem --against hop.barem --format json', { files });
    expect([same.exit, JSON.parse(same.out())]).toMatchObject([0, [{ verdict: 'proved' }]]);
  });

  test.each([
    { line: 'hop.barem --output a.txt', says: 'has to end in one of: .md, .json, .csv' },
    { line: 'hop.barem --output a.md --format json', says: 'use either --format or --output' },
    { line: 'hop.barem --better có_mặt', says: '--better needs fact=higher or fact=lower' },
    { line: 'hop.barem --better có_mạt=higher', says: 'did you mean `có_mặt`?' },
    { line: 'hop.barem --better A.2=higher', says: '--better: the sheet has no `A.2`' },
    { line: 'hop.barem sai.barem --output a.md', says: '--output takes one sheet' },
    { line: 'hop.barem sai.barem --format csv', says: '--format csv takes one sheet' },
    { line: 'hop.barem sai.barem --against hop.barem', says: '--against takes one sheet' },
    { line: 'hop.barem --against sai.barem --format csv', says: '--against has no form csv' },
    { line: 'khong_co.barem', says: 'khong_co.barem: there is no such file' },
  ])('refuses $line', async ({ line, says }) => {
    const { exit, out, err } = await barem(`verify ${line} --language en`, { files });
    expect([exit, out()]).toEqual([2, '']);
    expect(err()).toContain(says);
  });

  test('a sheet with errors is reported', async () => {
    const { exit, err } = await barem('verify a.barem', {
      files: { 'a.barem': fixture('mistakes.en.barem') },
    });
    expect(exit).toBe(1);
    expect(err()).toContain('the sheet has errors and cannot be used yet');
  });

  test('a person at a terminal hears that it takes a while', async () => {
    const { err } = await barem('verify hop.barem', { files, isErrTerminal: true });
    expect(err()).toBe('Đang xét mọi phiếu của xã.họp …\n');
  });
});
