import { describe, expect, test } from 'vitest';
import { barem, world } from './fake-io.js';
import { run } from '../src/index.js';

const sheet = `biểu huyen.thang "Tháng"
người chấm
  cấp_trên
  tự_chấm
mục I "I" 100 điểm
  tiêu chí I.1 "Chất lượng" từ 0 đến 100 điểm
xếp loại
  tốt "Tốt" từ 90 điểm trở lên
  kém "Kém" dưới 90 điểm
`;

const rollUp = (more = ''): string => `tổng hợp huyen.${more === '' ? 'nam' : 'quy'} "Tổng hợp"
${more}  gồm tháng theo biểu huyen.thang mỗi tháng
  thiếu kỳ coi như kém
  không có kỳ nào thì chưa xếp loại
  phiếu chưa xong thì chưa xếp loại
  hai phiếu một kỳ thì chưa xếp loại
xếp loại
  tốt "Tốt"
    yêu cầu ít nhất 75% tháng từ tốt trở lên
  kém "Kém"
`;

const register = `id,name,level,parent,type
HU,Huyện ủy,huyện,,
TC,Đảng bộ xã,cơ sở,HU,
A,Chi bộ A,chi bộ,TC,thôn
B,Chi bộ B,chi bộ,TC,thôn
`;

const months = Array.from({ length: 12 }, (_, at) => `2022-${String(at + 1).padStart(2, '0')}`);
const rowsOf = (unit: string, points: number): readonly string[] =>
  months.map((month) => `${unit},${month},tự_chấm,${points}`);
const table = (...rows: readonly string[]): string =>
  ['unit,period,assessor,I.1', ...rows, ''].join('\n');
const good = [...rowsOf('A', 95), ...rowsOf('B', 60)];

const folder = {
  'thang.barem': sheet,
  'nam.barem': rollUp(),
  'data/register.csv': register,
  'data/thang.csv': table(...good),
};

const report = 'report nam.barem --data data --period 2022 --output json';

interface Told {
  readonly exit: number;
  readonly counts: readonly number[];
  readonly none: number;
  readonly codes: readonly string[];
  readonly scored: number;
}

/** What a report over changed files tells. */
async function told(changed: Readonly<Record<string, string | Uint8Array>>): Promise<Told> {
  const { exit, out, err } = await barem(report, { files: { ...folder, ...changed } });
  const found = JSON.parse(out() || err()) as {
    readonly whole: { readonly counts: readonly number[]; readonly none: number };
    readonly findings: readonly { readonly code: string }[];
    readonly trend: readonly { readonly whole: { readonly total: number } }[];
  };
  const { counts, none } = found.whole;
  const scored = found.trend.reduce((sum, { whole }) => sum + whole.total, 0);
  return { exit, counts, none, codes: found.findings.map(({ code }) => code), scored };
}

describe('barem report', () => {
  test('rates every unit of a folder of tables', async () => {
    expect(await told({})).toEqual({ exit: 0, counts: [1, 1], none: 0, codes: [], scored: 24 });
  });

  test.each([
    ['html', '<!doctype html>'],
    ['markdown', '# Báo cáo: Tổng hợp'],
    ['csv', 'phần'],
    ['records', 'unit,period,tháng.1'],
  ])('writes %s', async (output, begins) => {
    const { exit, out } = await barem(report.replace('json', output), { files: folder });
    expect(exit).toBe(0);
    expect(out().toLowerCase().startsWith(begins.toLowerCase())).toBe(true);
  });

  test('a register in YAML or JSON is the same as one in CSV', async () => {
    const rows = register.trim().split('\n').slice(1);
    const yaml = rows.map((row) => {
      const [id = '', name = '', level = '', parent = '', type = ''] = row.split(',');
      const rest = [parent && `parent: ${parent}`, type && `type: ${type}`].filter(Boolean);
      return `- { ${[`id: ${id}`, `name: ${name}`, `level: ${level}`, ...rest].join(', ')} }\n`;
    });
    const { 'data/register.csv': _, ...rest } = folder;
    const whole = await barem(report, { files: folder });
    const ofYaml = await barem(report, {
      files: { ...rest, 'data/register.yaml': yaml.join('') },
    });
    expect([ofYaml.exit, ofYaml.out()]).toEqual([0, whole.out()]);
    const cyclic = await barem(report, {
      files: {
        ...rest,
        'data/to_chuc.yml': `${yaml.join('')}- { id: P, name: P, level: huyện, parent: Q }
- { id: Q, name: Q, level: huyện, parent: P }
`,
      },
    });
    expect(cyclic.exit).toBe(1);
    expect(cyclic.err()).toContain('data/to_chuc.yml:5');
  });

  test('two registers are one too many', async () => {
    const { exit, err } = await barem(report, {
      files: { ...folder, 'data/to_chuc.csv': register },
    });
    expect(exit).toBe(2);
    expect(err()).toContain('data/register.csv');
    expect(err()).toContain('data/to_chuc.csv');
  });

  test('takes the roll-up of its ruleset that is drawn up for the period', async () => {
    const files = { ...folder, 'quy.barem': rollUp('  được lập mỗi quý\n') };
    const quarter = report.replace('--period 2022', '--period 2022-Q1');
    expect((await barem(quarter, { files })).exit).toBe(0);
    const { exit, err } = await barem(quarter, { files: folder });
    expect(exit).toBe(2);
    expect(err()).toContain('được lập mỗi quý');
  });

  test('the result is the same whatever the pieces in which files are read', async () => {
    const whole = await barem(report, { files: folder });
    const pieces = await barem(report, { files: folder, pieceSize: 7 });
    expect(pieces.out()).toBe(whole.out());
  });
});

describe('ten faults are each a clear finding, and nothing is counted twice or lost', () => {
  const [first = '', ...others] = good;
  test.each([
    {
      what: 'a file that breaks off in a row',
      files: { 'data/thang.csv': table(...good).slice(0, -12) },
      told: { exit: 1, counts: [1, 1], none: 0, codes: ['year/unreadable'], scored: 23 },
    },
    {
      what: 'a month handed in twice, in two files',
      files: { 'data/thang_2022-01.csv': table(first) },
      told: { exit: 0, counts: [1, 1], none: 0, codes: ['year/said-twice'], scored: 24 },
    },
    {
      what: 'two records for one month',
      files: { 'data/thang.csv': table(...good, first.replace('95', '94')) },
      told: { exit: 1, counts: [0, 1], none: 1, codes: ['year/two-records'], scored: 23 },
    },
    {
      what: 'an unknown cell',
      files: { 'data/thang.csv': table(...good, 'X,2022-01,tự_chấm,95') },
      told: { exit: 1, counts: [1, 1], none: 0, codes: ['year/unknown-unit'], scored: 24 },
    },
    {
      what: 'a record before the regulation is in force',
      files: { 'thang.barem': sheet.replace('"Tháng"', '"Tháng"\n  hiệu lực từ 01/02/2022') },
      told: {
        exit: 1,
        counts: [1, 1],
        none: 0,
        codes: ['year/too-early', 'year/too-early'],
        scored: 22,
      },
    },
    {
      what: 'a cycle in the register',
      files: { 'data/register.csv': `${register}P,P,huyện,Q,\nQ,Q,huyện,P,\n` },
      told: {
        exit: 1,
        counts: [1, 1],
        none: 0,
        codes: expect.arrayContaining(['year/register']),
        scored: 24,
      },
    },
    {
      what: 'an assessor whom the sheet does not know',
      files: { 'data/thang.csv': table(first.replace('tự_chấm', 'ai_đó'), ...others) },
      told: { exit: 1, counts: [0, 1], none: 1, codes: ['year/refused'], scored: 24 },
    },
    {
      what: 'points beyond the range',
      files: { 'data/thang.csv': table(first.replace('95', '105'), ...others) },
      told: { exit: 1, counts: [0, 1], none: 1, codes: ['year/refused'], scored: 24 },
    },
    {
      what: 'a table that belongs to no sheet',
      files: { 'data/khac.csv': table(first) },
      told: { exit: 0, counts: [1, 1], none: 0, codes: ['year/strange-file'], scored: 24 },
    },
    {
      what: 'a quotation mark that nothing closes',
      files: { 'data/thang.csv': table(...good.slice(0, 20), `"${good[20]}`, ...good.slice(21)) },
      told: { exit: 1, counts: [1, 1], none: 0, codes: ['year/unreadable'], scored: 20 },
    },
  ])('$what', async ({ files, told: expected }) => {
    expect(await told(files)).toEqual(expected);
  });

  test('a table that is not UTF-8 stops the run with its line, and nothing is written', async () => {
    const bytes = new TextEncoder().encode(table(...good));
    const broken = Uint8Array.from([...bytes.slice(0, 60), 0xe1, ...bytes.slice(60)]);
    const { exit, out, err } = await barem(report, {
      files: { ...folder, 'data/thang.csv': broken },
    });
    expect({ exit, out: out() }).toEqual({ exit: 2, out: '' });
    expect(err()).toContain('data/thang.csv: dòng ');
  });

  test('a run that is interrupted has written nothing, and once more gives the whole', async () => {
    const { io, out } = world({ files: folder });
    const stop = new Error('pulled the plug');
    const cut = {
      ...io,
      files: {
        ...io.files,
        async *open(path: string) {
          yield* io.files.open(path);
          if (path.endsWith('thang.csv')) throw stop;
        },
      },
    };
    await run(report.split(' '), cut).catch(() => undefined);
    expect(out()).toBe('');
    expect((await told({})).scored).toBe(24);
  });

  test('a folder without a register says so', async () => {
    const { 'data/register.csv': _, ...rest } = folder;
    const { exit, err } = await barem(report, { files: rest });
    expect(exit).toBe(2);
    expect(err()).toContain('register.csv');
  });
});

describe('barem sample', () => {
  test('writes tables that report takes', async () => {
    const { io, files } = world({ files: {} });
    await run('sample data --organisations 2 --cells 4 --year 2022 --seed 3'.split(' '), io);
    expect([...files.keys()].toSorted()).toEqual([
      'data/chuyen_de.csv',
      'data/exemptions.csv',
      'data/register.csv',
      'data/thuong_ky.csv',
    ]);
  });

  test('does not write over files', async () => {
    const { exit } = await barem('sample data --cells 1 --organisations 1', {
      files: { 'data/register.csv': 'mine' },
    });
    expect(exit).toBe(2);
  });
});
