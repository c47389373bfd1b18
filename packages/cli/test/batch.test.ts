import { describe, expect, test } from 'vitest';
import { run, type GrowingFile, type Io } from '../src/index.js';
import { barem, world, type World, type WorldOptions } from './fake-io.js';
import { folder, records, sheet } from './fixtures.js';

const [header = '', first = '', second = '', third = ''] = records.trimEnd().split('\n');

/** Rows of all kinds, so many that they are cut into several chunks. */
const kinds = [
  ...Array.from({ length: 10 }, () => [first, second, third]).flat(),
  first.replace('CB-0001', '"CB\n1"'),
  second.replace(',tốt,', ',tot,'),
  first.replace('đầy_đủ,9,9', ',,'),
  'CB-0006,2022-03',
  third.replace('3.5', '3.25'),
  first
    .replace('CB-0001', ' Đảng bộ "A" ')
    .replaceAll('"', '""')
    .replace(' Đảng bộ ""A"" ', '"Đảng bộ ""A"""'),
  first.replace('CB-0001', 'C"B'),
  second.replace('15,10', '"15,0",10'),
  '',
  ','.repeat(17),
];
const many = (count: number): string =>
  `${header}\n${Array.from({ length: count }, (_, at) => kinds[(at * 7 + (at >> 5)) % kinds.length]).join('\n')}\n`;

const asText = (content: string | Uint8Array | undefined): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);

/** What stands in the file of results, and what was told. */
async function scored(
  line: string,
  options: WorldOptions,
  file = 'out.csv',
): Promise<{ readonly exit: number; readonly results: string; readonly err: string }> {
  const { exit, files, err } = await barem(line, options);
  return { exit, results: asText(files.get(file)), err: err() };
}

const table = many(6_000);

describe('results in a file', () => {
  test.each([
    { what: 'a table', name: 'r.csv', text: table },
    { what: 'CR LF', name: 'r.csv', text: table.replaceAll('\n', '\r\n') },
    { what: 'CR', name: 'r.csv', text: table.replaceAll('\n', '\r') },
    { what: 'a mark at the beginning', name: 'r.csv', text: `\uFEFF${table}` },
    { what: 'semicolons', name: 'r.csv', text: many(2000).replaceAll(',', ';') },
    { what: 'a quotation mark that nothing closes', name: 'r.csv', text: `${table}"${first}` },
    {
      what: 'a huge cell',
      name: 'r.csv',
      text: `${table}"${'x\n'.repeat(400_000)}"${first.slice(7)}\n`,
    },
    { what: 'NUL in a cell', name: 'r.csv', text: table.replaceAll('CB-0002', 'CB\0') },
    { what: 'no quotation mark at all', name: 'r.csv', text: table.replaceAll(/"[^"]*"|"/g, 'x') },
    { what: 'blank lines before the header', name: 'r.csv', text: `\n \n${many(20)}` },
    {
      what: 'NDJSON',
      name: 'r.ndjson',
      text: `\uFEFF${['{"unit": "A", "phải_dự": 20}', '', '[1]', '{"unit": "A",}', '{"phải_dự": 2000}'].join('\r\n')}\n`
        .repeat(1)
        .padEnd(300_000, '\n'),
    },
    { what: 'JSON', name: 'r.json', text: '[{"unit": "A", "phải_dự": 20}, {"phải_dự": 2000}]' },
    { what: 'YAML', name: 'r.yaml', text: '- { unit: A, phải_dự: 20 }\n- { phải_dự: 2000 }\n' },
  ])('are those that are printed, of $what', async ({ name, text }) => {
    const files = { 's.barem': sheet, [name]: text };
    for (const form of ['csv', 'ndjson']) {
      const printed = await barem(`score s.barem ${name} --output ${form}`, { files });
      const summary = printed.err().trimEnd().split('\n').at(-1);
      for (const processors of [3]) {
        const line = `score s.barem ${name} --output out.${form}`;
        const made = await barem(line, { files, processors });
        expect(asText(made.files.get(`out.${form}`))).toBe(printed.out());
        expect({ exit: made.exit, err: made.err(), out: made.out() }).toEqual({
          exit: printed.exit,
          err: printed
            .err()
            .split('\n')
            .slice(0, -2)
            .map((each) => `${each}\n`)
            .join(''),
          out: `${summary}\n`,
        });
        expect([...made.files.keys()].filter((each) => /part|journal/.test(each))).toEqual([]);
      }
    }
  });

  test.each([
    { what: 'bytes that are no UTF-8', bytes: [...new TextEncoder().encode(table), 0xff, 0x0a] },
    {
      what: 'a row without end',
      bytes: [...new TextEncoder().encode(`${table}"${'x'.repeat(1_100_000)}`)],
    },
    {
      what: 'an unknown column',
      bytes: [...new TextEncoder().encode(table.replace('unit', 'unti'))],
    },
    { what: 'nothing', bytes: [] },
    { what: 'UTF-16', bytes: [0xff, 0xfe, 0x41, 0] },
  ])('are none where there is $what, and nothing is left behind', async ({ bytes }) => {
    const files = { 's.barem': sheet, 'r.csv': Uint8Array.from(bytes) };
    const printed = await barem('score s.barem r.csv --output csv', { files });
    const made = await barem('score s.barem r.csv --output out.csv', { files, processors: 2 });
    expect(printed.exit).toBe(2);
    expect({ exit: made.exit, error: made.err().split('\n').at(-2) }).toEqual({
      exit: 2,
      error: printed.err().split('\n').at(-2),
    });
    expect([...made.files.keys()].toSorted()).toEqual(['r.csv', 's.barem']);
  });

  test('end with the first bad record where the run is strict', async () => {
    const files = { ...folder, 'r.csv': table };
    const printed = await barem('score thuong_ky.barem r.csv --output csv --strict', { files });
    const made = await scored('score thuong_ky.barem r.csv --output out.csv --strict', {
      files,
      processors: 2,
    });
    expect({ exit: made.exit, results: made.results }).toEqual({ exit: 1, results: printed.out() });
  });

  test('come with receipts, which are not written over', async () => {
    const files = { ...folder, 'r.csv': table };
    const asked = '--receipts kept.ndjson';
    const printed = await barem(`score thuong_ky.barem r.csv --output csv ${asked}`, { files });
    const made = await barem(`score thuong_ky.barem r.csv --output out.csv ${asked}`, {
      files,
      processors: 2,
    });
    expect(asText(made.files.get('kept.ndjson'))).toBe(printed.files.get('kept.ndjson'));
    expect(asText(made.files.get('out.csv'))).toBe(printed.out());
    const again = await barem(`score thuong_ky.barem r.csv --output out.csv ${asked}`, {
      files: Object.fromEntries(made.files),
    });
    expect(again.exit).toBe(2);
  });

  test('of several files stand one behind the other', async () => {
    const files = { ...folder, 'a.csv': many(40), 'b.csv': table, 'none.csv': `${header}\n` };
    const names = 'a.csv none.csv b.csv a.csv';
    const printed = await barem(`score thuong_ky.barem ${names} --output csv`, { files });
    const made = await scored(`score thuong_ky.barem ${names} --output out.csv`, {
      files,
      processors: 2,
    });
    expect(made.results).toBe(printed.out());
    expect(made.err).toBe(
      printed
        .err()
        .split('\n')
        .slice(0, -2)
        .map((each) => `${each}\n`)
        .join(''),
    );
  });

  test('may come from standard input', async () => {
    const made = await scored('score thuong_ky.barem - --input csv --output out.csv', {
      files: folder,
      stdin: table,
    });
    const printed = await barem('score thuong_ky.barem - --input csv --output csv', {
      files: folder,
      stdin: table,
    });
    expect(made.results).toBe(printed.out());
  });

  test.each([
    { line: 'score thuong_ky.barem records.csv --output out.xlsx', says: '.csv, .ndjson' },
    { line: 'score thuong_ky.barem records.csv --output csv --resume', says: '--resume' },
    { line: 'score thuong_ky.barem - --input csv --output out.csv --resume', says: '`-`' },
    {
      line: 'score thuong_ky.barem records.csv --output out.csv --resume',
      says: 'out.csv.journal',
    },
  ])('are not begun by `barem $line`', async ({ line, says }) => {
    const { exit, err, files } = await barem(line, { files: folder });
    expect(exit).toBe(2);
    expect(err()).toContain(says);
    expect([...files.keys()].toSorted()).toEqual(Object.keys(folder).toSorted());
  });

  test('tell how far they are', async () => {
    const { bars, advances } = await barem(
      'score thuong_ky.barem r.csv --output out.csv --progress',
      {
        files: { ...folder, 'r.csv': table },
        processors: 2,
      },
    );
    const bytes = new TextEncoder().encode(table).length;
    expect(bars).toMatchObject([{ bytes }]);
    expect(advances.length).toBeGreaterThan(2);
    expect(advances.at(-1)?.bytes).toBe(bytes);
    expect(advances.map((each) => each.bytes)).toEqual(
      advances.map((each) => each.bytes).toSorted((a, b) => a - b),
    );
  });
});

// ── Interrupted runs ─────────────────────────────────────────────────────────────────────────────

/** A world that ends when so many bytes were written, in the middle of whatever is being written. */
function endingAfter(made: World, bytes: number): Io {
  let left = bytes;
  const { files } = made.io;
  return {
    ...made.io,
    files: {
      ...files,
      async extend(path, length): Promise<GrowingFile> {
        const file = await files.extend(path, length);
        return {
          ...file,
          async write(more) {
            await file.write(more.subarray(0, Math.max(0, left)));
            left -= more.length;
            if (left < 0) throw new Error('the power is gone');
          },
        };
      },
    },
  };
}

describe('an interrupted run', { timeout: 60_000 }, () => {
  // Checkpoints stand between chunks, so that there must be many of them.
  const long = many(14_000);
  const files = { ...folder, 'a.csv': many(50), 'b.csv': long };
  const line = [
    'score',
    'thuong_ky.barem',
    'a.csv',
    'b.csv',
    '--output',
    'out.csv',
    '--receipts',
    'kept.ndjson',
  ];
  const whole = async (): Promise<World> => {
    const made = world({ files, processors: 2 });
    expect(await run(line, made.io)).toBe(1);
    return made;
  };
  /** Interrupted when so many bytes were written; all files together have some eight millions. */
  const interruptedAt = async (bytes: number): Promise<World> => {
    const made = world({ files, processors: 2 });
    await expect(run(line, endingAfter(made, bytes))).rejects.toThrow('the power is gone');
    return made;
  };

  test('goes on to the results that it would have had', async () => {
    const expected = await whole();
    const length = ['out.csv', 'kept.ndjson'].reduce(
      (sum, name) => sum + asText(expected.files.get(name)).length,
      0,
    );
    for (const share of [0.00001, 0.5, 0.95]) {
      const made = await interruptedAt(Math.floor(length * share));
      expect(made.files.has('out.csv')).toBe(false);
      // Twice: what goes on may be interrupted, too.
      await expect(run([...line, '--resume'], endingAfter(made, length / 50))).rejects.toThrow(
        'the power is gone',
      );
      expect(await run([...line, '--resume'], made.io)).toBe(1);
      for (const name of ['out.csv', 'kept.ndjson'])
        expect(asText(made.files.get(name)) === asText(expected.files.get(name))).toBe(true);
      expect(made.out()).toBe(expected.out());
      expect([...made.files.keys()].toSorted()).toEqual([...expected.files.keys()].toSorted());
    }
  });

  test('is not begun again unasked', async () => {
    const made = await interruptedAt(1_000_000);
    expect(await run(line, made.io)).toBe(2);
    expect(made.err()).toContain(
      'thêm --resume để chấm tiếp, muốn chấm lại từ đầu thì xóa out.csv.journal',
    );
  });

  test.each([
    {
      what: 'the sheet',
      change: {
        'thuong_ky.barem': sheet
          .replace('từ 90 điểm', 'từ 91 điểm')
          .replace('từ 70 đến dưới 90', 'từ 70 đến dưới 91'),
      },
      says: 'biểu đã thay đổi',
    },
    {
      what: 'a record that was scored',
      change: { 'a.csv': files['a.csv'].replace('95', '96') },
      says: 'a.csv: tệp đã thay đổi',
    },
    {
      what: 'the length of a file',
      change: { 'b.csv': `${long}\n` },
      says: 'các tệp phiếu đã thay đổi',
    },
    { what: 'an option', change: {}, more: ['--strict'], says: 'các tùy chọn đã thay đổi' },
  ])('does not go on when $what has changed', async ({ change, more = [], says }) => {
    const made = await interruptedAt(10_000_000);
    expect(asText(made.files.get('out.csv.journal')).split('\n').length).toBeGreaterThan(2);
    for (const [name, text] of Object.entries(change)) made.files.set(name, text);
    const before = made.files.get('out.csv.part');
    expect(await run([...line, ...more, '--resume'], made.io)).toBe(2);
    expect(made.err()).toContain(says);
    expect(made.files.get('out.csv.part')).toBe(before);
  });

  test('goes on behind a line of its journal that was cut off', async () => {
    const made = await interruptedAt(10_000_000);
    const journal = asText(made.files.get('out.csv.journal'));
    made.files.set('out.csv.journal', `${journal}{"input":1,"off`);
    expect(await run([...line, '--resume'], made.io)).toBe(1);
  });
});
