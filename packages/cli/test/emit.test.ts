import { describe, expect, test } from 'vitest';
import { barem } from './fake-io.js';
import { fixture, folder } from './fixtures.js';
import { expectGolden } from './golden.js';

describe('barem emit --target js', () => {
  test('writes a module and its declarations, as approved', async () => {
    const { exit, out, err, files } = await barem(
      'emit thuong_ky.barem --target js --output thuong_ky.js',
      { files: folder },
    );
    expect({ exit, out: out(), err: err() }).toEqual({ exit: 0, out: '', err: '' });
    expectGolden('emit/thuong_ky.js.txt', String(files.get('thuong_ky.js')));
    expectGolden('emit/thuong_ky.d.ts.txt', String(files.get('thuong_ky.d.ts')));
  });

  test('prints the module without --output', async () => {
    const { exit, out, files } = await barem('emit thuong_ky.barem --target js', {
      files: folder,
    });
    expectGolden('emit/thuong_ky.js.txt', out());
    expect({ exit, files: [...files.keys()] }).toEqual({ exit: 0, files: Object.keys(folder) });
  });

  test.each([
    { output: 'a.mjs', types: 'a.d.mts' },
    { output: 'x/a.JS', types: 'x/a.d.ts' },
    { output: 'a', types: 'a.d.ts' },
  ])('puts the declarations of $output into $types', async ({ output, types }) => {
    const { files } = await barem(`emit thuong_ky.barem --target js --output ${output}`, {
      files: folder,
    });
    expect([...files.keys()].slice(-2)).toEqual([output, types]);
  });
});

test('barem emit --target json-rules prints rules, as approved', async () => {
  const { exit, out, err } = await barem('emit thuong_ky.barem --target json-rules', {
    files: folder,
  });
  expect({ exit, err: err() }).toEqual({ exit: 0, err: '' });
  expectGolden('emit/thuong_ky.json.txt', out());
});

describe('barem emit --target dmn', () => {
  test('prints decisions with a diagram', async () => {
    const { exit, out, err } = await barem('emit thuong_ky.barem --target dmn', { files: folder });
    expect({ exit, err: err() }).toEqual({ exit: 0, err: '' });
    expect(out()).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<definitions /);
    expect(out()).toContain('<decision id="result" name="result">');
    expect(out()).toContain('<dmndi:DMNShape id="result.shape" dmnElementRef="result">');
  });

  test('refuses a sheet with a character that XML cannot hold', async () => {
    const hostile = fixture('thuong_ky.barem').replace(/"([^"]+)"/, '"a\u0001b"');
    const { exit, out, err } = await barem('emit a.barem --target dmn', {
      files: { 'a.barem': hostile },
    });
    expect({ exit, out: out() }).toEqual({ exit: 2, out: '' });
    expect(err()).toContain('target/character: tệp XML của DMN không chứa được ký tự U+0001');
  });
});

describe('barem emit', () => {
  test('asks for a target', async () => {
    const { exit, err } = await barem('emit thuong_ky.barem', { files: folder });
    expect({ exit, err: err() }).toMatchObject({ exit: 2 });
    expect(err()).toContain('say what to write: --target ');
  });

  test('reports the errors of a sheet that has some, and writes nothing', async () => {
    const { exit, out, err, files } = await barem('emit a.barem --target js --output a.js', {
      files: { 'a.barem': fixture('mistakes.vi.barem') },
    });
    expect({ exit, out: out(), files: [...files.keys()] }).toEqual({
      exit: 1,
      out: '',
      files: ['a.barem'],
    });
    expect(err()).toContain('lỗi[');
  });
});

describe('barem emit --target sql', () => {
  test('prints a table and a SELECT over it, as approved', async () => {
    const { exit, out, err } = await barem('emit thuong_ky.barem --target sql --dialect postgres', {
      files: folder,
    });
    expect({ exit, err: err() }).toEqual({ exit: 0, err: '' });
    expectGolden('emit/thuong_ky.sql.txt', out());
  });

  test('names the table and the view, and takes columns of texts', async () => {
    const { out } = await barem(
      'emit thuong_ky.barem --target sql --dialect spark --table phiếu --view kết_quả --columns text',
      { files: folder },
    );
    expect(out()).toContain('CREATE TABLE `phiếu` (');
    expect(out()).toContain('CREATE VIEW `kết_quả` AS');
    expect(out()).not.toContain(' BIGINT,');
  });

  test('asks for the dialect', async () => {
    const { exit, err } = await barem('emit thuong_ky.barem --target sql', { files: folder });
    expect(exit).toBe(2);
    expect(err()).toContain('--dialect duckdb|postgres|clickhouse|spark');
  });

  test('refuses a table whose name PostgreSQL would cut', async () => {
    const { exit, err } = await barem(
      `emit thuong_ky.barem --target sql --dialect postgres --table ${'ộ'.repeat(30)}`,
      { files: folder },
    );
    expect(exit).toBe(2);
    expect(err()).toContain('target/name-too-long');
  });
});
