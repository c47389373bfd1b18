import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expected, packageFolder, records, sheet } from './fixtures.js';

const script = join(packageFolder, 'bin/barem.js');

let folder = '';

beforeAll(() => {
  if (!existsSync(join(packageFolder, 'dist/barem.js'))) {
    execFileSync(process.execPath, [join(packageFolder, 'scripts/bundle.mjs')]);
  }
  folder = mkdtempSync(join(tmpdir(), 'barem-'));
  writeFileSync(join(folder, 'thuong_ky.barem'), sheet);
  writeFileSync(join(folder, 'records.csv'), records);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command as the shell would. */
function barem(line: string, input = ''): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...line.split(' ')], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { code: status, out: stdout, err: stderr };
}

describe('the command', { timeout: 60_000 }, () => {
  test('checks a sheet', () => {
    expect(barem('check thuong_ky.barem')).toEqual({
      code: 0,
      out: 'Đã kiểm tra 1 tệp: không có lỗi.\n',
      err: '',
    });
  });

  test('scores the example', () => {
    const { code, out, err } = barem('score thuong_ky.barem records.csv --output json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject(expected);
  });

  test('keeps receipts in a real file, once, and derives results again', () => {
    const line = 'score thuong_ky.barem records.csv --receipts kept/results.ndjson --language en';
    expect(barem(line).code).toBe(0);
    expect(barem(line)).toMatchObject({
      code: 2,
      err: 'error: kept/results.ndjson: the file exists; receipts are not written over, choose another name\n',
    });
    expect(barem('replay kept/results.ndjson thuong_ky.barem --language en')).toEqual({
      code: 0,
      out: '3 receipts: derived again, all the same.\n',
      err: '',
    });
  });

  test('lets a sheet build on one of an installed package', () => {
    const source = join(packageFolder, '../../rulesets/nghe-an');
    cpSync(source, join(folder, 'node_modules/@barem-rulesets/nghe-an'), { recursive: true });
    const child = 'biểu xa_a.thuong_ky "Xã A" kế thừa nghe_an.thuong_ky phiên bản "2021"\n';
    mkdirSync(join(folder, 'xa-a'));
    writeFileSync(join(folder, 'xa-a/thuong_ky.barem'), child);
    expect(barem('check xa-a')).toEqual({
      code: 0,
      out: 'Đã kiểm tra 1 tệp: không có lỗi.\n',
      err: '',
    });
  });

  test('reads standard input and shows progress on standard error', () => {
    const { code, out, err } = barem(
      'score thuong_ky.barem - --input csv --output csv --progress --language en',
      records,
    );
    expect(code).toBe(0);
    expect(out.split('\n')).toHaveLength(5);
    expect(err).toContain('3 records');
  });

  test('writes a new sheet and never over a file', () => {
    expect(barem('new made.barem --language en').code).toBe(0);
    expect(readFileSync(join(folder, 'made.barem'), 'utf8')).toContain('sheet made "');
    expect(barem('new made.barem --language en').code).toBe(2);
  });

  test('ends with 2 where a file is missing', () => {
    expect(barem('check nothing.barem')).toEqual({
      code: 2,
      out: '',
      err: 'error: nothing.barem: there is no such file\n',
    });
  });

  test('stops in silence when whoever reads has seen enough', () => {
    const rows = records.trimEnd().split('\n');
    const [header = '', ...rest] = rows;
    writeFileSync(
      join(folder, 'many.csv'),
      [header, ...Array.from({ length: 20_000 }, (_, index) => rest[index % 3])].join('\n'),
    );
    const line = `"${process.execPath}" "${script}" score thuong_ky.barem many.csv --output json | head -n 2; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', line], { cwd: folder, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('0');
  });
});
