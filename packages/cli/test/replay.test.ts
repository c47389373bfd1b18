import { describe, expect, test } from 'vitest';
import { barem } from './fake-io.js';
import { folder, records, sheet } from './fixtures.js';

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
cases: []
`;
const ruleset = {
  'r/2021/ruleset.yaml': manifest,
  'r/2021/thuong_ky.barem': sheet,
  'records.csv': records,
};

/** The receipts of the sample records. */
async function receipts(): Promise<string> {
  const { files, exit } = await barem(
    'score r/2021/thuong_ky.barem records.csv --receipts out.ndjson',
    { files: ruleset },
  );
  expect(exit).toBe(0);
  return String(files.get('out.ndjson'));
}

const plan = async (): Promise<string> =>
  (await barem('plan thuong_ky.barem', { files: folder })).out();

describe('barem score --receipts', () => {
  test('writes one line for every rated record, with ruleset, edition, plan and engine', async () => {
    const lines = (await receipts()).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject(
      ['CB-0001', 'CB-0002', 'CB-0003'].map((unit) => ({
        receipt: 1,
        ruleset: 'nghe_an',
        edition: '2021',
        sheet: 'nghe_an.thuong_ky',
        planFormat: 1,
        engine: '0.1.0',
        record: { unit },
      })),
    );
  });

  test('writes none for a record that is refused or incomplete', async () => {
    const [head = '', first = ''] = records.split('\n');
    const { files, exit } = await barem('score thuong_ky.barem a.csv --receipts out.ndjson', {
      files: { ...folder, 'a.csv': `${head}\n${first.replace(',95,', ',,')}\n` },
    });
    expect({ exit, receipts: files.get('out.ndjson') }).toEqual({ exit: 1, receipts: '' });
  });

  test('writes over nothing', async () => {
    const { exit, err } = await barem(
      'score thuong_ky.barem records.csv --receipts records.csv --language en',
      { files: folder },
    );
    expect({ exit, err: err() }).toEqual({
      exit: 2,
      err: 'error: records.csv: the file exists; receipts are not written over, choose another name\n',
    });
  });
});

describe('barem replay', () => {
  test.each(['r', 'r/2021', 'r/2021/thuong_ky.barem', 'a.plan.json', 'plans'])(
    'derives results again by %s',
    async (rule) => {
      const stored = await plan();
      const { exit, out, err } = await barem(`replay a.ndjson ${rule}`, {
        files: {
          ...ruleset,
          'a.ndjson': await receipts(),
          'a.plan.json': stored,
          'plans/a.plan.json': stored,
        },
      });
      expect({ exit, out: out(), err: err() }).toEqual({
        exit: 0,
        out: '3 bản lưu: tính lại đều đúng như đã lưu.\n',
        err: '',
      });
    },
  );

  test('without a rule looks only whether receipts were altered', async () => {
    const text = await receipts();
    const files = { 'a.ndjson': text, 'b.ndjson': text.replace('"total":92.5', '"total":93.5') };
    const fine = await barem('replay a.ndjson', { files });
    expect({ exit: fine.exit, out: fine.out() }).toEqual({
      exit: 0,
      out: '3 bản lưu: không bản nào bị sửa. Chưa tính lại; hãy nêu thêm quy tắc.\n',
    });
    const altered = await barem('replay b.ndjson --language en', { files });
    expect({ exit: altered.exit, out: altered.out() }).toEqual({
      exit: 1,
      out:
        'b.ndjson:1: CB-0001, 2022-03: the receipt was altered after it was made: its content does not fit its hash\n' +
        '3 receipts: 1 altered or unreadable. Nothing was derived again; name a rule, too.\n',
    });
  });

  test('says which points differ by another rule', async () => {
    const other = sheet.replace('đầy_đủ   "Họp đủ thành phần"', 'đầy_đủ "Họp đủ"');
    // Its examples state what the sheet gave before.
    const [rules = ''] = sheet.split(/^ví dụ /m);
    const cheaper = rules.replace('đến dưới 95%   12 điểm', 'đến dưới 95%   11 điểm');
    expect(cheaper).not.toBe(rules);
    const files = { 'a.ndjson': await receipts(), 'same.barem': other, 'other.barem': cheaper };
    const reworded = await barem('replay a.ndjson same.barem', { files });
    expect(reworded.exit).toBe(0);
    const { exit, out } = await barem('replay a.ndjson other.barem --output json', { files });
    expect(exit).toBe(1);
    const codes = out()
      .trimEnd()
      .split('\n')
      .flatMap((line) => (JSON.parse(line) as { findings: { code: string }[] }).findings)
      .map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(['receipt/other-plan', 'receipt/outcome']));
    const told = await barem('replay a.ndjson other.barem', { files });
    expect(told.out()).toContain(
      'a.ndjson:2: CB-0002, 2022-03: điểm của tiêu chí II.1 (Tỷ lệ đảng viên dự sinh hoạt): bản lưu ghi 12, tính lại được 11\n',
    );
  });

  test('says so of lines that are no receipts', async () => {
    const files = { ...ruleset, 'a.ndjson': '{\n[]\n{"receipt":9}\n{"receipt":1}\n' };
    const { exit, out } = await barem('replay a.ndjson r --language en', { files });
    expect(exit).toBe(1);
    expect(out()).toMatch(
      /^a\.ndjson:1: this is no JSON; .*\na\.ndjson:2: this is not a receipt\na\.ndjson:3: the receipt has format 9, .*\na\.ndjson:4: `sheet` of the receipt is missing or wrong\n/,
    );
  });

  test('ends with 2 where there is no rule or no file', async () => {
    const files = { 'a.ndjson': await receipts(), 'empty/x.txt': '' };
    expect((await barem('replay a.ndjson empty', { files })).exit).toBe(2);
    expect((await barem('replay b.ndjson', { files })).exit).toBe(2);
  });
});

describe('a stored plan', () => {
  test('scores like its sheet', async () => {
    const files = { ...folder, 'a.plan.json': await plan() };
    const [bySheet, byPlan] = [
      await barem('score thuong_ky.barem records.csv --output json', { files }),
      await barem('score a.plan.json records.csv --output json', { files }),
    ];
    expect(byPlan.out()).toBe(bySheet.out());
    const explained = await barem('explain a.plan.json records.csv --record 1', { files });
    expect(explained.out()).toBe(
      (await barem('explain thuong_ky.barem records.csv --record 1', { files })).out(),
    );
  });

  test('is refused when it was altered, or is of a later format', async () => {
    const text = await plan();
    const files = {
      ...folder,
      'a.json': text.replace('"pointDecimals": 1', '"pointDecimals": 2'),
      'b.json': text.replace('"format": 1', '"format": 2'),
      'c.json': '{}',
    };
    const errors = ['a', 'b', 'c'].map(async (name) => {
      const { exit, err } = await barem(`score ${name}.json records.csv --language en`, { files });
      return `${exit} ${err()}`;
    });
    expect(await Promise.all(errors)).toEqual([
      expect.stringMatching(/^2 error: a\.json: the content does not fit the hash: /),
      '2 error: b.json: the plan has format 2, this version reads up to 1; use a newer version\n',
      '2 error: c.json: this is not a plan in JSON\n',
    ]);
  });
});
