import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { explain, score, type Plan } from '@barem/plan';
import { fc, partialRecordFor, recordFor, sheet } from '@barem/testing';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compile } from '../properties/compile.js';
import { patience } from '../properties/runs.js';

/** The runtime as a web page would carry it. */
let runtime: string;
let imports: number;
const folder = mkdtempSync(join(tmpdir(), 'barem-runtime-'));

beforeAll(async () => {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: "export * from '@barem/plan/runtime';",
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['barem-source'],
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    write: false,
    outfile: 'runtime.js',
  });
  runtime = outputFiles[0]?.text ?? '';
  imports = Object.values(metafile.outputs).reduce((sum, output) => sum + output.imports.length, 0);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('the runtime weighs at most 8 kB', () => {
  expect(gzipSync(runtime, { level: 9 }).length).toBeLessThanOrEqual(8_000);
});

test('the runtime stands alone and makes no code', () => {
  expect(imports).toBe(0);
  expect(runtime).not.toMatch(
    /\bimport\b|\brequire\b|\beval\b|\bFunction\s*\(|\bprocess\b|\bglobalThis\b/,
  );
  expect(runtime).not.toMatch(/\bDate\b|\bIntl\b|\btoLocale|\bMath\.random\b|\bfetch\b/);
});

test(
  'the runtime gives the same results where no code may be made',
  () => {
    const cases = fc
      .sample(
        sheet().chain((each) =>
          fc.record({
            sheet: fc.constant(each),
            records: fc.tuple(recordFor(each), recordFor(each), partialRecordFor(each)),
          }),
        ),
        { numRuns: 20, seed: 1 },
      )
      .map(({ sheet, records }) => ({ plan: compile(sheet), records }));
    writeFileSync(join(folder, 'runtime.mjs'), runtime);
    writeFileSync(join(folder, 'cases.json'), JSON.stringify(cases));
    writeFileSync(
      join(folder, 'main.mjs'),
      `import { readFileSync } from 'node:fs';
import { explain, score } from './runtime.mjs';
let forbidden = false;
try { new Function('return 1'); } catch { forbidden = true; }
if (!forbidden) throw new Error('code may be made here');
const cases = JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8'));
console.log(JSON.stringify(cases.map(({ plan, records }) => records.map((record) => {
  const { explanation } = explain(plan, record);
  return [score(plan, record), explanation ?? null];
}))));
`,
    );
    const output = execFileSync(
      process.execPath,
      ['--disallow-code-generation-from-strings', join(folder, 'main.mjs')],
      { encoding: 'utf8', maxBuffer: 1 << 26 },
    );
    const here = ({ plan, records }: { plan: Plan; records: readonly unknown[] }): unknown =>
      records.map((record) => {
        const { explanation } = explain(plan, record);
        return [score(plan, record), explanation ?? null];
      });
    expect(JSON.parse(output)).toEqual(JSON.parse(JSON.stringify(cases.map(here))));
  },
  patience,
);
