import { describe, expect, test } from 'vitest';
import { barem } from './fake-io.js';

const sheet = (points: number, more = ''): string => `biểu a.b "Biểu"
  thang điểm 10

mục I "Mục" 10 điểm
  tiêu chí I.1 "Một" từ 0 đến ${points} điểm
  tiêu chí I.2 "Hai" từ 0 đến ${10 - points} điểm
${more}
xếp loại
  tốt   "Tốt"   từ 5 điểm trở lên
  chưa  "Chưa"  dưới 5 điểm
`;

const manifest = (
  edition: string,
  effective: string,
  more = 'status: in-force',
): string => `barem: 1
ruleset: a
edition: "${edition}"
title: A
issuer: B
${more}
numbers: illustrative
effective: ${effective}
sources: [C]
sheets: [{ id: a.b, file: b.barem }]
cases: []
`;

const old = manifest(
  '2021',
  '{ from: 2021-12-01, to: 2023-10-29 }',
  'status: replaced\ntrial: { from: 2021-10-01, to: 2021-11-30 }',
);
const next = manifest(
  '2023',
  '{ from: 2023-10-30 }',
  'status: in-force\nreplaces: { ruleset: a, edition: "2021" }',
);
const files = {
  'r/2021/ruleset.yaml': old,
  'r/2021/b.barem': sheet(4),
  'r/2023/ruleset.yaml': next,
  'r/2023/b.barem': sheet(6),
};

describe('barem score with a folder of rulesets', () => {
  test('scores each record by the edition in force on its date', async () => {
    const csv = `unit,period,date,I.1,I.2
U1,,2021-11-30,4,6
U2,2022-03,,4,6
U3,,2023-10-29,4,6
U4,,2023-10-30,6,4
U5,2024-01,,6,4
`;
    const { exit, out, err } = await barem('score r b.csv --output csv', {
      files: { ...files, 'b.csv': csv },
    });
    const rows = out()
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    const columns = ['unit', 'edition', 'status', 'total'].map((name) => rows[0]!.indexOf(name));
    expect(rows.slice(1).map((row) => columns.map((at) => row[at]))).toEqual([
      ['U1', '2021', 'rated', '10'],
      ['U2', '2021', 'rated', '10'],
      ['U3', '2021', 'rated', '10'],
      ['U4', '2023', 'rated', '10'],
      ['U5', '2023', 'rated', '10'],
    ]);
    expect({ exit, err: err() }).toEqual({ exit: 0, err: '' });
  });

  test('says why a record has no edition, and scores the others', async () => {
    const csv = `unit,period,date,I.1,I.2
U1,,2021-09-30,4,6
U2,2023-10,,4,6
U3,,,4,6
U4,,30/10/2023,6,4
U5,soon,,6,4
U6,2024-01,,6,4
`;
    const { exit, out, err } = await barem('score r b.csv --output ndjson --language en', {
      files: { ...files, 'b.csv': csv },
    });
    expect(exit).toBe(1);
    expect(out().trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(out())).toMatchObject({ unit: 'U6', ruleset: 'a', edition: '2023' });
    expect(err().split('\n').slice(0, 5)).toEqual([
      'b.csv:2: no edition is in force on 2021-09-30; the next one is from 2021-12-01',
      'b.csv:3: another edition comes into force within 2023-10; state the date of the record',
      'b.csv:4: the record says neither its date nor its period, so it is not clear which edition is in force',
      'b.csv:5: `30/10/2023` is no day; write year-month-day, such as 2022-06-30',
      'b.csv:6: `soon` is no period; write it like 2022, 2022-H1, 2022-Q1 or 2022-03, or state the date',
    ]);
  });

  test('tells how many records are of days of trial', async () => {
    const { out } = await barem('score r b.csv', {
      files: { ...files, 'b.csv': 'date,I.1,I.2\n2021-10-05,4,6\n2022-01-05,4,6\n' },
    });
    expect(out()).toContain('2 phiếu: 2 Tốt. 1 phiếu thuộc thời gian làm điểm, không tính.\n');
  });

  test('does not score by a draft', async () => {
    const draft = manifest('2030', '{ from: 2022-01-01 }', 'status: draft');
    const { exit, err } = await barem('score d b.csv --language en', {
      files: {
        'd/ruleset.yaml': draft,
        'd/b.barem': sheet(5),
        'b.csv': 'date,I.1\n2024-01-01,4\n',
      },
    });
    expect({ exit, err: err() }).toEqual({
      exit: 2,
      err: 'error: d: of a.b there are only drafts\n',
    });
  });

  test.each([
    ['score r b.csv --sheet a.c', 'there is no sheet `a.c`; there is a.b'],
    ['score r/2021/b.barem b.csv --sheet a.b', '--sheet only goes with a folder of rulesets'],
    ['score none b.csv', 'none: there is no ruleset; name a folder with a ruleset.yaml'],
    ['score bad b.csv', 'bad: a.b: it has errors; run `barem check bad`'],
  ])('`barem %s` cannot be carried out', async (line, says) => {
    const { exit, err } = await barem(`${line} --language en`, {
      files: {
        ...files,
        'b.csv': 'date,I.1\n',
        'none/x.txt': '',
        'bad/ruleset.yaml': next,
        'bad/b.barem': 'x',
      },
    });
    expect({ exit, err: err().split('\n')[0] }).toEqual({ exit: 2, err: `error: ${says}` });
  });
});

describe('barem check with a folder', () => {
  test('finds nothing in editions that follow one another', async () => {
    const { exit, out } = await barem('check r --language en', { files });
    expect({ exit, out: out() }).toEqual({ exit: 0, out: 'Checked 4 files: nothing to report.\n' });
  });

  test('looks at the editions beside one that is named alone', async () => {
    const late = { ...files, 'r/2023/ruleset.yaml': next.replace('2023-10-30 }', '2023-11-01 }') };
    const { exit, out } = await barem('check r/2023 --language en', { files: late });
    expect(exit).toBe(1);
    expect(out()).toContain('r/2023/ruleset.yaml:9:12: warning[ruleset/gap]: ');
    expect(out()).toContain('1 warning in 2 files.\n');
  });

  test('finds what is wrong in the sheets that a ruleset lists', async () => {
    const broken = {
      ...files,
      'r/2023/b.barem': sheet(6).replace('10 điểm\n  tiêu', '9 điểm\n  tiêu'),
    };
    const { exit, out } = await barem('check r --format json', { files: broken });
    expect(exit).toBe(1);
    expect(out()).toContain('r/2023/b.barem');
    expect(out()).toContain('points/section-sum');
  });

  test('checks the sheets of a folder without a ruleset', async () => {
    const plain = { 's/a.barem': sheet(5), 's/b.barem': sheet(6) };
    expect((await barem('check s', { files: plain })).out()).toBe(
      'Đã kiểm tra 2 tệp: không có lỗi.\n',
    );
    const { exit, err } = await barem('check s', { files: { 's/x.txt': '' } });
    expect({ exit, err: err() }).toEqual({
      exit: 2,
      err: 'error: s: there is no sheet (*.barem) and no ruleset.yaml\n',
    });
  });
});
