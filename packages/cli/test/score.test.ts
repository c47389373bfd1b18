import { describe, expect, test } from 'vitest';
import { barem, world } from './fake-io.js';
import { expected, fixture, folder, records, sheet } from './fixtures.js';
import { expectGolden } from './golden.js';
import { run } from '../src/index.js';

const [header = '', first = '', second = '', third = ''] = records.trimEnd().split('\n');

/** A good record, a refused one, an unfinished one, one that is capped, and a row that cannot be read. */
const troubled = [
  header,
  first,
  second.replace(',tốt,', ',tot,'),
  first.replace('CB-0001', 'CB-0004').replace('đầy_đủ,9,9', ',,'),
  first.replace('CB-0001', 'CB-0005').replace('95,không', '95,có'),
  'CB-0006,2022-03',
  third.replace('3.5', '3.25'),
  '',
].join('\n');

const trouble = { ...folder, 'troubled.csv': troubled };

describe('barem score', () => {
  test('gives the results of the example', async () => {
    const { exit, out, err } = await barem('score thuong_ky.barem records.csv --output json', {
      files: folder,
    });
    const results = JSON.parse(out()) as readonly Readonly<Record<string, unknown>>[];
    const chosen = results.map((result, index) =>
      Object.fromEntries(Object.keys(expected[index] ?? {}).map((key) => [key, result[key]])),
    );
    expect({ exit, err: err() }).toEqual({ exit: 0, err: '' });
    expect(chosen).toEqual(expected);
    expect(results.map(({ status }) => status)).toEqual(['rated', 'rated', 'rated']);
    expect(results[0]?.['criteria']).toMatchObject({
      'I.1': 5,
      'II.1': 15,
      'III.3': 13.5,
      'T.1': 0,
    });
  });

  test.each(['records.csv', 'troubled.csv'])('shows %s in a table as approved', async (file) => {
    const { exit, out, err } = await barem(`score thuong_ky.barem ${file}`, { files: trouble });
    expect(exit).toBe(file === 'records.csv' ? 0 : 1);
    expect(err()).toBe(
      file === 'records.csv' ? '' : 'troubled.csv:6: dòng có 2 ô, tiêu đề có 18 cột\n',
    );
    expectGolden(`score/${file.replace('.csv', '')}.table.txt`, out());
  });

  test('shows a table in English of a sheet in English as approved', async () => {
    const files = { 'a.barem': fixture('regular_meeting.en.barem'), 'troubled.csv': troubled };
    const { exit, out } = await barem('score a.barem troubled.csv', { files });
    expect(exit).toBe(1);
    expectGolden('score/troubled.en.table.txt', out());
  });

  test('leaves the sections out where the terminal is narrow', async () => {
    const { out } = await barem('score thuong_ky.barem troubled.csv', {
      files: trouble,
      columns: 70,
    });
    for (const line of out().split('\n').slice(2, -4)) expect(line.length).toBeLessThanOrEqual(70);
    expectGolden('score/troubled.narrow.table.txt', out());
  });

  test('writes a table as CSV as approved', async () => {
    const { exit, out, err } = await barem('score thuong_ky.barem troubled.csv --output csv', {
      files: trouble,
    });
    expect(exit).toBe(1);
    expectGolden('score/troubled.csv.txt', out() + err());
  });

  test('writes one result a line as NDJSON', async () => {
    const { out } = await barem('score thuong_ky.barem troubled.csv --output ndjson', {
      files: trouble,
    });
    const results = out()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly status: string });
    expect(results.map(({ status }) => status)).toEqual([
      'rated',
      'refused',
      'incomplete',
      'rated',
      'refused',
    ]);
  });

  test('writes an array as JSON, even of nothing', async () => {
    const { exit, out } = await barem('score thuong_ky.barem none.json --output json', {
      files: { ...folder, 'none.json': '[]' },
    });
    expect({ exit, results: JSON.parse(out()) as unknown }).toEqual({ exit: 0, results: [] });
  });

  test('tells what is wrong with its line where a machine reads the results', async () => {
    const { err } = await barem('score thuong_ky.barem troubled.csv --output json --language en', {
      files: trouble,
    });
    expect(err().split('\n')).toEqual([
      'troubled.csv:3: CB-0002: V.2: there is no option `tot`, did you mean `tốt`?',
      'troubled.csv:6: the row has 2 cells, the header has 18 columns',
      expect.stringMatching(/^troubled\.csv:7: CB-0003: III\.3: 3\.25 /),
      '6 records: 1 Tốt, 1 Trung bình, 1 incomplete, 2 refused, 1 unreadable.',
      '',
    ]);
  });

  test('stops at the first bad record where it is told to be strict', async () => {
    const { exit, out, err } = await barem(
      'score thuong_ky.barem troubled.csv --output json --strict',
      { files: trouble },
    );
    expect(exit).toBe(1);
    expect(JSON.parse(out())).toHaveLength(2);
    expect(err().split('\n')[0]).toContain('troubled.csv:3: ');
  });

  test('reads standard input', async () => {
    const { exit, out } = await barem('score thuong_ky.barem - --input csv --output json', {
      files: folder,
      stdin: records,
    });
    expect(exit).toBe(0);
    expect(JSON.parse(out())).toMatchObject(expected);
  });

  test('reads several files one after another', async () => {
    const { out } = await barem('score thuong_ky.barem records.csv records.csv --output json', {
      files: folder,
    });
    expect(JSON.parse(out())).toMatchObject([...expected, ...expected]);
  });

  test('does not begin when a later file is missing', async () => {
    const { exit, out, err } = await barem('score thuong_ky.barem records.csv recrods.csv', {
      files: folder,
    });
    expect({ exit, out: out(), err: err() }).toEqual({
      exit: 2,
      out: '',
      err: 'lỗi: recrods.csv: không có tệp này, có phải ý bạn là `records.csv`?\n',
    });
  });

  test('does not score by a sheet that has errors', async () => {
    const files = { ...folder, 'bad.barem': sheet.replace('từ 70 đến dưới 90', 'từ 70 đến 89') };
    const { exit, out, err } = await barem('score bad.barem records.csv', { files });
    expect({ exit, out: out() }).toEqual({ exit: 1, out: '' });
    expect(err()).toContain('lỗi[rating/hole]');
    expect(err()).toMatch(/bad\.barem: biểu còn lỗi nên chưa dùng được\.\n$/);
  });

  test('keeps whatever a unit is called from commanding the terminal', async () => {
    const files = { ...folder, 'a.csv': records.replace('CB-0001', 'CB\u001B[2J') };
    const { out } = await barem('score thuong_ky.barem a.csv', { files });
    expect(out()).not.toContain('\u001B');
    expect(out()).toContain('CB�[2J');
  });

  test('writes no more than a piece at a time, however much there is', async () => {
    const many = [
      header,
      ...Array.from({ length: 2_000 }, (_, index) => first.replace('CB-0001', `CB-${index}`)),
    ].join('\n');
    const made = world({ files: { ...folder, 'many.csv': many } });
    const pieces: number[] = [];
    const out = { ...made.io.out, write: async (text: string) => void pieces.push(text.length) };
    const exit = await run(['score', 'thuong_ky.barem', 'many.csv', '--output', 'json'], {
      ...made.io,
      out,
    });
    expect(exit).toBe(0);
    expect(pieces.length).toBeGreaterThan(5);
    expect(Math.max(...pieces)).toBeLessThan(80_000);
  });
});

describe('progress', () => {
  test.each([
    {
      line: 'score thuong_ky.barem records.csv --output json',
      options: { isErrTerminal: true },
      bars: [{ bytes: 414, unit: 'phiếu' }],
    },
    { line: 'score thuong_ky.barem records.csv --output json', options: {}, bars: [] },
    {
      line: 'score thuong_ky.barem records.csv',
      options: { isErrTerminal: true, columns: 80 },
      bars: [],
    },
    {
      line: 'score thuong_ky.barem records.csv --progress --language en',
      options: {},
      bars: [{ bytes: 414, unit: 'records' }],
    },
    {
      line: 'score thuong_ky.barem - --input csv --progress',
      options: { stdin: records },
      bars: [{ bytes: undefined, unit: 'phiếu' }],
    },
  ])('of `barem $line` with $options is $bars', async ({ line, options, bars }) => {
    const made = await barem(line, { files: folder, ...options });
    const bytes = new TextEncoder().encode(records).length;
    expect(made.bars).toEqual(
      bars.map((bar) => (bar.bytes === undefined ? bar : { ...bar, bytes })),
    );
  });
});

describe('records', () => {
  const record = { unit: 'A', phải_dự: 20, có_mặt: 19 };
  const score = async (
    name: string,
    text: string,
  ): Promise<{ exit: number; statuses: readonly unknown[]; err: readonly string[] }> => {
    const { exit, out, err } = await barem(`score s.barem ${name} --output ndjson --language en`, {
      files: { 's.barem': sheet, [name]: text },
    });
    const results = out()
      .trimEnd()
      .split('\n')
      .filter((line) => line !== '');
    return {
      exit,
      statuses: results.map(
        (line) => (JSON.parse(line) as { status: unknown; unit?: unknown }).status,
      ),
      err: err()
        .split('\n')
        .filter((line) => line !== ''),
    };
  };

  test.each([
    { name: 'r.json', text: JSON.stringify(record) },
    { name: 'r.json', text: `\uFEFF${JSON.stringify([record])}` },
    { name: 'r.yaml', text: 'unit: A\nfacts: { phải_dự: 20 }\n' },
    { name: 'r.ndjson', text: `\n${JSON.stringify(record)}\r\n\r\n` },
    { name: 'r.jsonl', text: JSON.stringify(record) },
    { name: 'r.ndjson', text: JSON.stringify(record).normalize('NFD') },
  ])('come from $name: $text', async ({ name, text }) => {
    expect(await score(name, text)).toEqual({
      exit: 1,
      statuses: ['incomplete'],
      err: ['1 record: 1 incomplete.'],
    });
  });

  test('in JSON that cannot be read are told with their place', async () => {
    expect(await score('r.json', '[{"unit": "A"},\n {"unit": "B",}]')).toEqual({
      exit: 2,
      statuses: [],
      err: [expect.stringMatching(/^error: r\.json:2:15: .*JSON/)],
    });
  });

  test('on lines that cannot be read leave the others scored', async () => {
    const lines = [
      JSON.stringify(record),
      '{"unit": "A",}',
      '[1]',
      '{"unit": "A", "unit": "B"}',
      '{"phải_dự": 0.1000000000000000055}',
      '{"phải_dự": 1e400}',
      JSON.stringify({ ...record, note: 'a ": b' }),
    ];
    const { exit, statuses, err } = await score('r.ndjson', lines.join('\n'));
    expect({ exit, statuses }).toEqual({ exit: 1, statuses: ['incomplete', 'refused'] });
    expect(err.map((line) => line.slice(0, line.indexOf(' ')))).toEqual([
      'r.ndjson:2:',
      'r.ndjson:3:',
      'r.ndjson:4:',
      'r.ndjson:5:',
      'r.ndjson:6:',
      'r.ndjson:7:',
      '7',
    ]);
  });

  test('on one endless line are given up', async () => {
    expect(await score('r.ndjson', ' '.repeat(1_100_000))).toMatchObject({ exit: 2, statuses: [] });
  });
});
