import { execFileSync, spawn, spawnSync } from 'node:child_process';
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

// ── Files of results ─────────────────────────────────────────────────────────────────────────────

describe('scoring into a file', { timeout: 120_000 }, () => {
  const rows = records.trimEnd().split('\n');
  const write = (name: string, count: number): void => {
    const [header = '', ...rest] = rows;
    const lines = Array.from({ length: count }, (_, at) =>
      rest[at % 3]!.replace(/CB-000./, `CB-${at}`),
    );
    writeFileSync(join(folder, name), `${[header, ...lines].join('\n')}\n`);
  };
  const read = (name: string): Buffer => readFileSync(join(folder, name));

  test('on several threads gives what one gives', () => {
    write('several.csv', 30_000);
    const one = barem('score thuong_ky.barem several.csv --output one.csv --workers 1');
    const three = barem('score thuong_ky.barem several.csv --output three.csv --workers 3');
    expect(three).toEqual(one);
    expect(one.out).toBe('30000 phiếu: 10000 Tốt, 10000 Khá, 10000 Kém.\n');
    expect(read('three.csv').equals(read('one.csv'))).toBe(true);
  });

  test('goes on where it was killed, at whatever moment, and has the same results', async () => {
    write('killed.csv', 60_000);
    barem('score thuong_ky.barem killed.csv --output whole.csv');
    const line = ['score', 'thuong_ky.barem', 'killed.csv', '--output', 'killed-results.csv'];
    let kills = 0;
    let resumed = 0;
    /** Kills one run after another, each a little later than the one before; the last comes to its end. */
    for (let milliseconds = 150; ; milliseconds += 60) {
      const isResumed = existsSync(join(folder, 'killed-results.csv.journal'));
      const child = spawn(process.execPath, [script, ...line, ...(isResumed ? ['--resume'] : [])], {
        cwd: folder,
      });
      const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
      const signal = await new Promise((resolve) => child.on('exit', (_, by) => resolve(by)));
      clearTimeout(timer);
      if (signal === null) break;
      kills += 1;
      if (isResumed) resumed += 1;
      expect(existsSync(join(folder, 'killed-results.csv'))).toBe(false);
    }
    expect(kills).toBeGreaterThan(1);
    expect(resumed).toBeGreaterThan(0);
    expect(read('killed-results.csv').equals(read('whole.csv'))).toBe(true);
    expect(existsSync(join(folder, 'killed-results.csv.journal'))).toBe(false);
    expect(existsSync(join(folder, 'killed-results.csv.part'))).toBe(false);
  });

  test('takes no more memory for many records than for some', () => {
    const memory = (name: string, count: number): number => {
      write(name, count);
      const tell =
        "process.on('exit', () => process.stderr.write(`${process.resourceUsage().maxRSS}\\n`))";
      const { stderr } = spawnSync(
        process.execPath,
        [
          '--import',
          `data:text/javascript,${encodeURIComponent(tell)}`,
          script,
          'score',
          'thuong_ky.barem',
          name,
          '--output',
          'memory.csv',
          '--workers',
          '2',
        ],
        { cwd: folder, encoding: 'utf8' },
      );
      return Math.max(...stderr.trim().split('\n').map(Number)) / 1024;
    };
    const [some, many] = [memory('some.csv', 50_000), memory('many.csv', 500_000)];
    expect(some).toBeGreaterThan(30);
    expect(many - some).toBeLessThan(100);
  });
});
