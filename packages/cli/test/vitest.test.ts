import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { laws } from '@barem/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixture, packageFolder } from './fixtures.js';

// Inside of the package, so that its dependencies are found from there.
const folder = join(packageFolder, `node_modules/.cache/vitest-${process.pid}`);

const files: Readonly<Record<string, string>> = {
  'vitest.config.ts': `const conditions = ['barem-source', 'module', 'node', 'development|production'];
export default { resolve: { conditions }, ssr: { resolve: { conditions } } };
`,
  'own.test.ts': `import { describeRuleset } from '@barem/cli/vitest';
describeRuleset('own', { runs: 3 });
`,
  'own/ruleset.yaml': `barem: 1
ruleset: xã
edition: "2025"
title: Sinh hoạt
issuer: Xã
status: in-force
numbers: illustrative
effective: { from: 2025-01-01 }
sources: [Quy định]
sheets:
  - { id: xã.họp, file: hop.barem }
cases: [cases.yaml]
`,
  'own/hop.barem': fixture('small.vi.barem'),
  'own/cases.yaml': `sheet: xã.họp
cases:
  - name: Họp đông
    record: { có_mặt: 20, tỷ_lệ_làm: 100%, trực_tuyến: có, A.2: 3 }
    expect: { total: 10, rating: tốt }
  - name: Họp vắng
    record: { có_mặt: 9, tỷ_lệ_làm: 100%, trực_tuyến: có, A.2: 3 }
    expect: { total: 10, rating: tốt }
`,
};

beforeAll(() => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What vitest reports as JSON, as far as it is looked at here. */
interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Runs the vitest of the workspace in the folder, as its owner would. */
function report(): Report {
  const script = join(
    dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
    'vitest.mjs',
  );
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')),
  );
  const { stdout } = spawnSync(process.execPath, [script, 'run', '--reporter', 'json'], {
    cwd: folder,
    encoding: 'utf8',
    env,
  });
  return JSON.parse(stdout) as Report;
}

test('describeRuleset registers a test for each example, case and law, and says what failed', () => {
  const tests = report().testResults.flatMap(({ assertionResults }) => assertionResults);
  const sheet = ['own', 'xã.họp (own/hop.barem)'];
  const cases = ['own', 'xã.họp (own/cases.yaml)'];
  expect(tests.map(({ ancestorTitles, title, status }) => [ancestorTitles, title, status])).toEqual(
    [
      [sheet, 'Đủ điểm', 'passed'],
      ...laws.map(({ name }) => [sheet, name.vi, 'passed']),
      [cases, 'Họp đông', 'passed'],
      [cases, 'Họp vắng', 'failed'],
    ],
  );
  expect(tests.at(-1)?.failureMessages[0]).toMatch(
    /^Error: rating: cần `tốt`, tính ra `khá`\n {4}at /,
  );
}, 60_000);
