import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { score, type Plan } from '@barem/plan';
import { fc } from '@barem/testing';
import { emitModule } from '@barem/targets';
import { readDataFiles } from '../conformance/data-files.js';
import { planOf } from '../conformance/problem-cases.js';
import { patience, runs } from '../properties/runs.js';
import { importModule, scoreOfModule, type ModuleResult } from './js-module.js';
import { loadShipped } from '../structure/shipped.js';
import { root } from '../structure/workspace.js';
import { hostileNames, renamed } from './hostile-plan.js';
import { pairs } from './pairs.js';
import { shippedRecords, shippedSheets } from './shipped-records.js';

/** What a module says, in so far as it must be what the interpreter says. */
function said(result: ModuleResult): unknown {
  switch (result.status) {
    case 'rated':
      return result;
    case 'incomplete':
      return { status: result.status, open: result.open?.toSorted() };
    case 'refused':
      return {
        status: result.status,
        problems: result.problems?.map(({ code, path }) => `${path} ${code}`),
      };
  }
}

/**
 * What the interpreter says, for comparison with what the module says. The module has no previews: it may call a record
 * unfinished of which a preview proves that no completion is valid.
 */
function expected(plan: Plan, record: unknown, module: ModuleResult): unknown {
  const result = score(plan, record);
  switch (result.status) {
    case 'incomplete':
      return said({ status: 'incomplete', open: result.open.map(({ id }) => id) });
    case 'refused':
      return said(module.status === 'incomplete' ? module : result);
    case 'rated':
      return said(result);
  }
}

test(
  'the emitted module says of generated sheets and records what the interpreter says',
  () => {
    fc.assert(
      fc.property(pairs({ whole: 4, faulty: 4, partial: 4 }), ({ plan, records }) => {
        const scoreByModule = scoreOfModule(plan);
        for (const record of records) {
          const module = scoreByModule(record);
          expect(said(module)).toEqual(expected(plan, record, module));
        }
      }),
      { numRuns: runs(30, 2000) },
    );
  },
  patience,
);

test(
  'no name of a sheet reaches beyond its literal or comment, whatever it is',
  () => {
    fc.assert(
      fc.property(
        pairs({ whole: 2, faulty: 1, partial: 1 }),
        fc.array(
          fc.oneof(fc.constantFrom(...hostileNames, '__proto__'), fc.string({ unit: 'binary' })),
          {
            minLength: 20,
            maxLength: 40,
          },
        ),
        (given, names) => {
          const { plan, records } = renamed(given.plan, given.records, names);
          const scoreByModule = scoreOfModule(plan);
          for (const record of records) {
            const module = scoreByModule(record);
            expect(said(module)).toEqual(expected(plan, record, module));
          }
          expect(globalThis).not.toHaveProperty('reached');
        },
      ),
      { numRuns: runs(25, 500) },
    );
  },
  patience,
);

test.each(readDataFiles<ScoringFile>('scoring'))(
  'the module agrees on the cases of $slug',
  ({ data: { sheet, cases } }) => {
    const plan = planOf(sheet);
    const scoreByModule = scoreOfModule(plan);
    for (const { record } of cases) {
      const module = scoreByModule(record);
      expect(said(module)).toEqual(expected(plan, record, module));
    }
  },
);

/** A file of conformance cases, in so far as it matters here. */
interface ScoringFile {
  readonly sheet: string;
  readonly cases: readonly { readonly record: unknown }[];
}

describe('shipped sheets', () => {
  test.each(shippedSheets)(
    'the module of %s is one that loads, and scores its cases',
    async (path) => {
      const plan = exampleOf(path);
      const module = await importModule(emitModule(plan).code);
      expect({ sheet: module.sheet, plan: module.plan, ratings: module.ratings }).toEqual({
        sheet: plan.text.sheet,
        plan: plan.hash,
        ratings: plan.ratings.map(({ id }) => id),
      });
      for (const record of shippedRecords(path)) {
        const result = module.score(record);
        expect(said(result)).toEqual(expected(plan, record, result));
      }
    },
  );
});

test('the same plan gives the same text, also from a stored plan', () => {
  fc.assert(
    fc.property(pairs({ whole: 0, faulty: 0, partial: 0 }), ({ plan }) => {
      expect(emitModule(JSON.parse(JSON.stringify(plan)) as Plan)).toEqual(emitModule(plan));
    }),
    { numRuns: runs(10, 300) },
  );
});

test('modules and declarations hold up under the strict compiler of TypeScript', () => {
  const folder = mkdtempSync(join(tmpdir(), 'barem-types-'));
  try {
    const write = (name: string, plan: Plan): void => {
      const { code, types } = emitModule(plan);
      writeFileSync(join(folder, `${name}.js`), code);
      writeFileSync(join(folder, `${name}.d.ts`), types);
    };
    fc.sample(pairs({ whole: 0, faulty: 0, partial: 0 }), { numRuns: 8, seed: 1 }).forEach(
      ({ plan }, index) => {
        write(`sheet_${index}`, plan);
        write(`hostile_${index}`, renamed(plan, [], hostileNames).plan);
      },
    );
    write('meeting', exampleOf('rulesets/nghe-an/2021/thuong_ky.barem'));
    writeFileSync(
      join(folder, 'use.ts'),
      `import { score, type Rating } from './meeting.js';
const result = score({ unit: 'A', phải_dự: 20, 'I.1': 'đầy_đủ', 'IV.2': true });
if (result.status === 'rated') {
  const rating: Rating = result.rating;
  const points: number = result.criteria['I.1'];
  console.log(rating, points);
}
// @ts-expect-error -- no level has this name
score({ 'I.1': 'day_du' });
// @ts-expect-error -- no fact has this name
score({ phai_du: 20 });
// @ts-expect-error -- no rating has this name
const wrong: Rating = 'tot';
console.log(wrong);
`,
    );
    const options = [
      '--noEmit',
      '--strict',
      '--exactOptionalPropertyTypes',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--lib',
      'es2022,dom',
    ];
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/typescript/bin/tsc'), ...options, ...files],
      { cwd: folder, encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);

/** The plan of a shipped sheet. */
function exampleOf(path: string): Plan {
  const { plan } = loadShipped(path);
  if (!plan) throw new Error(`${path} has errors`);
  return plan;
}
