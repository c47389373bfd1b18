import { describe, expect, test } from 'vitest';
import { catalogue } from 'barem';
import { barem } from './fake-io.js';
import { fixture, folder, sheet } from './fixtures.js';
import { expectGolden } from './golden.js';

describe('barem check', () => {
  test('says nothing more of a sheet without mistakes', async () => {
    const { exit, out, err } = await barem('check thuong_ky.barem', { files: folder });
    expect({ exit, out: out(), err: err() }).toEqual({
      exit: 0,
      out: 'Đã kiểm tra 1 tệp: không có lỗi.\n',
      err: '',
    });
  });

  test.each(['mistakes.vi', 'mistakes.en', 'syntax.vi'])(
    'reports %s.barem as approved',
    async (name) => {
      const { exit, out, err } = await barem(`check ${name}.barem`, {
        files: { [`${name}.barem`]: fixture(`${name}.barem`) },
      });
      expect({ exit, err: err() }).toEqual({ exit: 1, err: '' });
      expectGolden(`check/${name}.txt`, out());
    },
  );

  test('speaks the language of the sheet unless asked for another', async () => {
    const files = { 'a.barem': fixture('mistakes.vi.barem') };
    expect((await barem('check a.barem', { files })).out()).toContain('lỗi[name/unknown]');
    expect((await barem('check a.barem --language en', { files })).out()).toContain(
      'error[name/unknown]',
    );
  });

  test('ends with 1 for a warning alone', async () => {
    const files = { 'a.barem': sheet.replace('mục I "', 'đặt thừa = 1\n\nmục I "') };
    const { exit, out } = await barem('check a.barem', { files });
    expect(exit).toBe(1);
    expect(out()).toMatch(/\n1 cảnh báo trong 1 tệp\.\n$/);
  });

  test('reports the other files when one is missing, and ends with 2', async () => {
    const { exit, out, err } = await barem('check thuong_ky.barem nothing.barem bad.barem', {
      files: { ...folder, 'bad.barem': fixture('syntax.vi.barem') },
    });
    expect(exit).toBe(2);
    expect(err()).toBe('error: nothing.barem: there is no such file\n');
    expect(out()).toContain('bad.barem:1:1: lỗi[');
    expect(out()).toMatch(/lỗi trong 2 tệp; /);
  });
});

describe('barem check --format json', () => {
  test('is one array; places count from 1, offsets from 0', async () => {
    const text = '# x\nbieu a "A"\n';
    const { exit, out } = await barem('check a.barem --format json', {
      files: { 'a.barem': text },
    });
    const findings = JSON.parse(out()) as readonly Readonly<Record<string, unknown>>[];
    expect(exit).toBe(1);
    expect(findings[0]).toMatchObject({
      file: 'a.barem',
      code: 'syntax/misspelled-keyword',
      severity: 'error',
      start: { offset: 4, line: 2, column: 1 },
      end: { offset: 8, line: 2, column: 5 },
      fix: { edits: [{ text: 'biểu', start: { offset: 4 }, end: { offset: 8 } }] },
    });
  });

  test('is an empty array where there is nothing to report', async () => {
    const { exit, out } = await barem('check thuong_ky.barem --format json', { files: folder });
    expect({ exit, out: out() }).toEqual({ exit: 0, out: '[]\n' });
  });
});

describe('barem check --format sarif', () => {
  /** The parts of a SARIF log that are looked at here. */
  interface Log {
    readonly version: string;
    readonly runs: readonly [
      {
        readonly columnKind: string;
        readonly tool: {
          readonly driver: {
            readonly name: string;
            readonly rules: readonly { readonly id: string }[];
          };
        };
        readonly artifacts: readonly unknown[];
        readonly results: readonly {
          readonly ruleId: string;
          readonly ruleIndex: number;
          readonly level: string;
          readonly message: { readonly text: string };
        }[];
      },
    ];
  }

  test('has every rule of the catalogue, and results that refer to them', async () => {
    const { out } = await barem('check mistakes.vi.barem --format sarif', {
      files: { 'mistakes.vi.barem': fixture('mistakes.vi.barem') },
    });
    const { version, runs } = JSON.parse(out()) as Log;
    const [{ tool, results, columnKind, artifacts }] = runs;
    expect({ version, columnKind, name: tool.driver.name, artifacts: artifacts.length }).toEqual({
      version: '2.1.0',
      columnKind: 'utf16CodeUnits',
      name: 'barem',
      artifacts: 1,
    });
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(catalogue.map(({ code }) => code));
    expect(results.length).toBeGreaterThan(4);
    for (const { ruleId, ruleIndex, level, message } of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(['error', 'warning']).toContain(level);
      expect(message.text).toMatch(/^\P{Ll}.*[.?!…]$/u);
    }
  });

  test('names files by relative references', async () => {
    const { out } = await barem('check tên/biểu.barem --format sarif', {
      files: { 'tên/biểu.barem': 'x' },
    });
    expect(out()).toContain('"uri": "t%C3%AAn/bi%E1%BB%83u.barem"');
  });
});

describe('barem check --fix', () => {
  test('writes repairs into the file and reports what is left', async () => {
    const before = sheet.replace('bước 0,5', 'bước 0.5').replace('= có_mặt / ', '= có_mat / ');
    const { exit, out, err, files } = await barem('check a.barem --fix', {
      files: { 'a.barem': before },
    });
    expect({ exit, out: out(), err: err() }).toEqual({
      exit: 0,
      out: 'Đã kiểm tra 1 tệp: không có lỗi.\n',
      err: 'a.barem: đã sửa 2 chỗ\n',
    });
    expect(files.get('a.barem')).toBe(sheet);
  });

  test('leaves alone what an example expects', async () => {
    const before = sheet.replace('kết quả 93 điểm', 'kết quả 94 điểm');
    const { exit, out, files } = await barem('check a.barem --fix', {
      files: { 'a.barem': before },
    });
    expect(exit).toBe(1);
    expect(out()).toContain('lỗi[example/wrong-result]');
    expect(files.get('a.barem')).toBe(before);
  });

  test('keeps the line breaks and the mark at the beginning of the file', async () => {
    const windows = `\uFEFF${sheet.replaceAll('\n', '\r\n')}`;
    const { files } = await barem('check a.barem --fix', {
      files: { 'a.barem': windows.replace('bước 0,5', 'bước 0.5') },
    });
    expect(files.get('a.barem')).toBe(windows);
  });

  test('writes nothing where nothing can be repaired', async () => {
    const { io } = { io: folder };
    const { exit, err } = await barem('check thuong_ky.barem --fix', { files: io });
    expect({ exit, err: err() }).toEqual({ exit: 0, err: '' });
  });
});
