import { describe, expect, test } from 'vitest';
import { world } from './fake-io.js';
import { run } from '../src/index.js';

const sheet = (changed: { readonly from: number; readonly more?: string } = { from: 80 }): string =>
  `biểu huyen.thang "Tháng"
mục I "I"
  tiêu chí I.1 "Chất lượng" từ 0 đến 100 điểm
${changed.more ?? ''}xếp loại
  tốt "Tốt" từ ${changed.from} điểm trở lên
  kém "Kém" dưới ${changed.from} điểm
`;

const records = `unit,period,I.1
A,2022-01,95
B,2022-01,85
C,2022-01,70
C,2022-02,x
`;

const register = `id,name,level,parent,type
HU,Huyện ủy,huyện,,
TC,Đảng bộ xã,cơ sở,HU,
A,Chi bộ A,chi bộ,TC,thôn
B,Chi bộ B,chi bộ,TC,trường
C,Chi bộ C,chi bộ,TC,thôn
`;

const folder = {
  'cu.barem': sheet(),
  'moi.barem': sheet({ from: 90 }),
  'them.barem': sheet({ from: 80, more: '  tiêu chí I.2 "Nghị quyết" đạt được 5 điểm\n' }),
  'doi.barem': sheet().replace('I.1', 'I.2'),
  'phieu.csv': records,
  'register.csv': register,
};

interface Told {
  readonly moves: Readonly<Record<string, number>>;
  readonly records: number;
  readonly matrix: readonly unknown[];
  readonly organisations?: { readonly byType: readonly unknown[] };
  readonly region?: { readonly cells: readonly unknown[] };
}

async function told(line: string): Promise<Told> {
  const { io, out } = world({ files: folder });
  expect(await run([...line.split(' '), '--format', 'json'], io)).toBe(0);
  return JSON.parse(out()) as Told;
}

describe('the impact of another threshold', () => {
  test('counts who falls', async () => {
    const { moves, records: count } = await told('impact cu.barem moi.barem phieu.csv');
    expect(count).toBe(4);
    expect(moves).toMatchObject({ same: 2, down: 1, up: 0, neither: 1 });
  });

  test('is told by organisation and type where there is a register', async () => {
    const { organisations } = await told(
      'impact cu.barem moi.barem phieu.csv --register register.csv',
    );
    expect(organisations?.byType).toMatchObject([
      { id: 'thôn', records: 3 },
      { id: 'trường', records: 1, moves: { down: 1 } },
    ]);
  });

  test('has a witness for every pair of ratings that can occur, unless only the records are asked about', async () => {
    const { region } = await told('impact cu.barem moi.barem phieu.csv');
    expect(region?.cells).toMatchObject([
      { first: 'tốt', second: 'tốt' },
      { first: 'tốt', second: 'kém' },
      { first: 'kém', second: 'kém' },
    ]);
    expect((await told('impact cu.barem moi.barem phieu.csv --given')).region).toBeUndefined();
  });

  test('is nothing where both sheets are one', async () => {
    const { moves } = await told('impact cu.barem cu.barem phieu.csv');
    expect(moves).toMatchObject({ same: 3, neither: 1, up: 0, down: 0, open: 0 });
  });
});

describe('where the new sheet asks for more', () => {
  test('what stays the same whatever is answered is certain', async () => {
    const { moves } = await told('impact cu.barem them.barem phieu.csv');
    expect(moves).toMatchObject({ same: 3, open: 0 });
    const other = await told('impact them.barem cu.barem phieu.csv');
    expect(other.moves).toMatchObject({ gained: 3, neither: 1 });
  });

  test('an assumption makes it certain', async () => {
    const { matrix } = await told('impact cu.barem them.barem phieu.csv --assume I.2=đạt');
    expect(matrix).toMatchObject([
      { before: { rating: 'tốt' }, after: { kind: 'rated', rating: 'tốt' }, records: 2 },
      { before: { rating: 'kém' }, after: { kind: 'rated', rating: 'kém' }, records: 1 },
      { before: { kind: 'refused' }, after: { kind: 'refused' }, records: 1 },
    ]);
  });
});

describe('where an answer has another id', () => {
  test('a rename carries it over, among the records and among all that there can be', async () => {
    const { moves, region } = await told('impact cu.barem doi.barem phieu.csv --rename I.1=I.2');
    expect(moves).toMatchObject({ same: 3, neither: 1 });
    expect(region?.cells).toMatchObject([
      { first: 'tốt', second: 'tốt', change: { least: 0, greatest: 0 } },
      { first: 'kém', second: 'kém', change: { least: 0, greatest: 0 } },
    ]);
  });

  test('without a rename it is one that is gone and one that is new', async () => {
    const { moves } = await told('impact cu.barem doi.barem phieu.csv');
    expect(moves).toMatchObject({ open: 3, neither: 1 });
  });

  test('a rename writes it over', async () => {
    const { io, files } = world({ files: folder });
    await run(
      'migrate cu.barem doi.barem phieu.csv --output moi.csv --rename I.1=I.2'.split(' '),
      io,
    );
    expect(files.get('moi.csv')).toContain('unit,period,assessor,date,I.2\nA,2022-01,,,95\n');
  });
});

describe('forms of an impact', () => {
  test.each([
    ['html', '<!doctype html>'],
    ['markdown', '# Tác động: Tháng'],
    ['pretty', 'Tác động: Tháng'],
  ])('%s', async (format, start) => {
    const { io, out } = world({ files: folder });
    await run(['impact', 'cu.barem', 'moi.barem', 'phieu.csv', '--format', format], io);
    expect(out().startsWith(start)).toBe(true);
    expect(out()).toContain('Ngưỡng điểm khác');
  });

  test('a file gets the form that its name says', async () => {
    const { io, files, out } = world({ files: folder });
    await run(['impact', 'cu.barem', 'moi.barem', 'phieu.csv', '--output', 'a.html'], io);
    expect(String(files.get('a.html')).startsWith('<!doctype html>')).toBe(true);
    expect(out()).toBe('Đã ghi a.html.\n');
  });
});

test.each([
  ['impact cu.barem moi.barem phieu.csv --assume I.9=1', 'biểu không có `I.9`'],
  ['impact cu.barem moi.barem phieu.csv --rename I.9=I.1', 'biểu không có `I.9`'],
  ['impact cu.barem them.barem phieu.csv --assume I.2=ổn', '`ổn`'],
  ['impact cu.barem moi.barem phieu.csv --for HU', '--for'],
  ['impact cu.barem moi.barem phieu.csv --output a.docx', '--output a.docx'],
  ['impact cu.barem moi.barem phieu.csv --register register.csv --for X', 'X'],
])('%s is wrong usage', async (line, said) => {
  const { io, err } = world({ files: folder });
  expect(await run([...line.split(' '), '--language', 'vi'], io)).toBe(2);
  expect(err()).toContain(said);
});

describe('migrate', () => {
  test('writes records over, and lists what is left to do', async () => {
    const { io, files, out } = world({ files: folder });
    const line = 'migrate cu.barem them.barem phieu.csv --output moi.csv';
    expect(await run(line.split(' '), io)).toBe(1);
    expect(files.get('moi.csv')).toBe(
      'unit,period,assessor,date,I.1,I.2\nA,2022-01,,,95,\nB,2022-01,,,85,\nC,2022-01,,,70,\nC,2022-02,,,,\n',
    );
    expect(files.get('moi.report.csv')).toBe(
      [
        'line,unit,period,assessor,what,id,value,message',
        'phieu.csv:5,C,2022-02,,không hợp biểu mới,I.1,x,"cần một con số, nhưng gặp `x`"',
        'phieu.csv:5,C,2022-02,,cần trả lời,I.1,,',
        ',,,,cần trả lời,I.1,,1 phiếu',
        ',,,,cần trả lời,I.2,,4 phiếu',
        '',
      ].join('\n'),
    );
    expect(out()).toContain('cần trả lời I.2');
  });

  test('gives records that score as before where nothing changed', async () => {
    const { io, files } = world({ files: folder });
    await run('migrate cu.barem cu.barem phieu.csv --output moi.csv'.split(' '), io);
    expect(files.get('moi.csv')).toContain('A,2022-01,,,95\n');
  });

  test('replaces no file without being told so', async () => {
    const { io, err } = world({ files: { ...folder, 'moi.csv': 'x' } });
    const line = 'migrate cu.barem them.barem phieu.csv --output moi.csv --language en';
    expect(await run(line.split(' '), io)).toBe(2);
    expect(err()).toContain('--force');
    expect(await run([...line.split(' '), '--force'], io)).toBe(1);
  });
});
