import { buildSync } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { score, type Input, type Plan } from '@barem/plan';
import {
  compile,
  compileBrief,
  compileColumns,
  compileTrusted,
  validity,
  type AnswerColumns,
} from '@barem/targets';
import { fc } from '@barem/testing';
import { compile as compileInWords, score as scoreInWords } from 'barem';
import { readDataFiles } from '../conformance/data-files.js';
import { planOf } from '../conformance/problem-cases.js';
import { patience, runs } from '../properties/runs.js';
import { loadShipped } from '../structure/shipped.js';
import { root } from '../structure/workspace.js';
import { unusual } from './unusual-records.js';
import { hostileNames, renamed } from './hostile-plan.js';
import { pairs } from './pairs.js';
import { shippedRecords, shippedSheets } from './shipped-records.js';

/** What stands for a record that generated code hands to the runtime. */
const handedOver = Symbol('handed over');

/** So many of the records that are handed over are scored all the same: previews take long. */
const mostHandedOver = 2;

/** Holds all that is made from a plan to what the interpreter gives for records. */
function agreement(plan: Plan, records: readonly unknown[]): void {
  const byCode = compile(plan, () => handedOver);
  const [whole, brief, trusted, columns] = [
    compile(plan),
    compileBrief(plan),
    compileTrusted(plan),
    compileColumns(plan),
  ];
  let left = mostHandedOver;
  const rows: Row[] = [];
  for (const record of records) {
    if (byCode(record) === handedOver && (left -= 1) < 0) continue;
    const [result, made] = [score(plan, record), whole(record)];
    expect(made).toEqual(result);
    expect(JSON.stringify(made)).toBe(JSON.stringify(result));
    const row = rowOf(plan, record);
    if (row) rows.push(row);
    const { status, total, rating } = { total: undefined, rating: undefined, ...result };
    const short = { status, total, rating };
    expect(brief(record)).toEqual(status === 'rated' ? short : result);
    const isTrusted = status === 'rated' && isPlain(plan, record);
    expect(isTrusted ? trusted(record) : short).toEqual(short);
  }
  const scored = columns(columnsOf(plan, rows), rows.length);
  rows.forEach(({ record }, row) => {
    const result = score(plan, record);
    const isRated = result.status === 'rated';
    expect({
      status: scored.validity[row],
      total: scored.total[row],
      rating: scored.rating[row],
    }).toEqual({
      status: validity[result.status],
      total: isRated ? result.total : Number.NaN,
      rating: isRated ? plan.ratings.findIndex(({ id }) => id === result.rating) : -1,
    });
  });
}

/** The same rule with so many operations that its code is made in pieces. */
const padded = (plan: Plan): Plan => ({
  ...plan,
  operations: [
    ...plan.operations,
    ...Array.from(
      { length: 401 },
      () => ({ op: 'constant', value: 0, min: 0, max: 0, origin: 'total' }) as const,
    ),
  ],
});

/** Whether a record is one for the function that trusts: flat, numbers as numbers, choices as options. */
function isPlain({ inputs }: Plan, record: unknown): record is Readonly<Record<string, unknown>> {
  if (typeof record !== 'object' || record === null || 'facts' in record || 'scores' in record)
    return false;
  const values = record as Readonly<Record<string, unknown>>;
  return inputs.every((input) => {
    const value = values[input.id];
    if (value === undefined || value === 'n/a') return true;
    switch (input.type) {
      case 'number':
        return (
          typeof value === 'number' || Object.keys(input.named ?? {}).some((name) => name === value)
        );
      case 'choice':
        return input.options.some((option) => option === value);
      case 'boolean':
      case 'met':
        return true;
    }
  });
}

const words: Readonly<Record<'boolean' | 'met', ReadonlyMap<unknown, number>>> = {
  boolean: new Map([
    ['có', 1],
    ['yes', 1],
    ['không', 0],
    ['no', 0],
  ]),
  met: new Map([
    ['đạt', 1],
    ['met', 1],
    ['không đạt', 0],
    ['not met', 0],
  ]),
};

/** A row of numbers, and the record that it stands for. */
interface Row {
  readonly row: readonly number[];
  readonly record: unknown;
}

/** A record as a row of numbers, and as the nested record that the row stands for; nothing where it is none. */
function rowOf({ inputs }: Plan, record: unknown): Row | undefined {
  if (typeof record !== 'object' || record === null) return undefined;
  const values = record as Readonly<Record<string, unknown>>;
  const row = inputs.map((input) => numberOf(input, values[input.id]));
  if (row.includes(undefined)) return undefined;
  const group = (kind: Input['kind']): unknown =>
    Object.fromEntries(
      inputs.flatMap((input) =>
        input.kind === kind && values[input.id] !== undefined ? [[input.id, values[input.id]]] : [],
      ),
    );
  return { row: row as number[], record: { facts: group('fact'), scores: group('score') } };
}

function numberOf(input: Input, value: unknown): number | undefined {
  if (value === undefined) return Number.NaN;
  if (value === 'n/a') return Infinity;
  if (typeof value === 'boolean' && input.type !== 'number' && input.type !== 'choice')
    return Number(value);
  switch (input.type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    case 'choice': {
      const at = input.options.findIndex((option) => option === value);
      return at < 0 ? undefined : at;
    }
    case 'boolean':
    case 'met':
      return words[input.type].get(value);
  }
}

const columnsOf = ({ inputs }: Plan, rows: readonly Row[]): AnswerColumns =>
  Object.fromEntries(
    inputs.map(({ id }, index) => [id, Float64Array.from(rows, ({ row }) => row[index]!)]),
  );

test(
  'what is compiled gives the results of the interpreter on generated sheets and records',
  () => {
    fc.assert(
      fc.property(pairs({ whole: 4, faulty: 3, partial: 2 }), ({ plan, records }) => {
        agreement(plan, records);
        agreement(padded(plan), records);
      }),
      { numRuns: runs(30, 2500) },
    );
    expect.hasAssertions();
  },
  patience,
);

test(
  'records that are handed over in unusual ways come out as the interpreter has them',
  () => {
    fc.assert(
      fc.property(pairs({ whole: 2, faulty: 0, partial: 0 }), ({ plan, records }) => {
        const byCode = compile(plan, () => handedOver);
        const brief = compileBrief(plan);
        for (const record of records) {
          for (const { name, of } of unusual) {
            const made = byCode(of(record));
            if (made === handedOver) continue;
            expect([name, made]).toEqual([name, score(plan, of(record))]);
            expect(brief(of(record)).status).toBe('rated');
          }
        }
      }),
      { numRuns: runs(30, 1000) },
    );
  },
  patience,
);

test(
  'no name of a sheet reaches beyond its literal in compiled code, whatever it is',
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
          agreement(plan, records);
          expect(globalThis).not.toHaveProperty('reached');
        },
      ),
      { numRuns: runs(8, 500) },
    );
  },
  patience,
);

interface ScoringFile {
  readonly sheet: string;
  readonly cases: readonly { readonly record: unknown }[];
}

test.each(readDataFiles<ScoringFile>('scoring'))(
  'what is compiled agrees on the cases of $slug',
  ({ data: { sheet, cases } }) => {
    agreement(
      planOf(sheet),
      cases.map(({ record }) => record),
    );
    expect.hasAssertions();
  },
);

test.each(shippedSheets)(
  'what is compiled from %s agrees on its cases',
  (path) => {
    const { plan } = loadShipped(path);
    if (!plan) throw new Error(`${path} has errors`);
    agreement(plan, shippedRecords(path));
    expect.hasAssertions();
  },
  patience,
);

describe('plain records', () => {
  const plan = exampleOf('rulesets/nghe-an/2021/thuong_ky.barem');
  const isFast = (record: unknown): boolean =>
    compile(plan, () => handedOver)(record) !== handedOver;
  const plain = {
    unit: 'A',
    period: '2022-03',
    phải_dự: 20,
    có_mặt: 18,
    vắng_không_lý_do: 1,
    phát_biểu: 5,
    thời_lượng: 95,
    nghị_quyết_sai: 'không',
    'I.1': 'đầy_đủ',
    'I.2': 8.5,
    'III.2': 9,
    'III.3': 12.5,
    'IV.1': 8,
    'IV.2': 'đạt',
    'V.1': 7.5,
    'V.2': 'tốt',
    'T.1': false,
  };

  test('are read by generated code', () => {
    expect(isFast(plain)).toBe(true);
    expect(isFast({ ...plain, 'I.2': '8.5', phải_dự: '20' })).toBe(true);
    expect(isFast(Object.assign(Object.create(null) as object, plain))).toBe(true);
  });

  test.each(
    unusual.filter(
      ({ name }) =>
        /n\/a|null|throw|wrong|nobody|nothing|inherited|class|hidden|NaN|−0|huge|text$/.test(
          name,
        ) && name !== 'with numbers as text',
    ),
  )('that are not so, $name, are handed to the runtime', ({ of }) => {
    expect(isFast(of(plain))).toBe(false);
  });

  test('have the words of `score` where they are refused', () => {
    const wrong = { ...plain, 'I.2': 8.25 };
    expect(compileInWords(plan)(wrong)).toEqual(scoreInWords(plan, wrong));
    expect(scoreInWords(plan, wrong)).toMatchObject({
      problems: [{ message: { en: expect.any(String) as string } }],
    });
  });
});

test('everything works where code may not be made at run time', () => {
  const script = `
    import { readFileSync } from 'node:fs';
    import { compile, compileBrief, compileColumns, compileTrusted } from '@barem/targets';
    const { plan, records } = JSON.parse(readFileSync(0, 'utf8'));
    try { new Function(''); console.log('code may be made'); } catch {}
    const columns = compileColumns(plan)({}, 1);
    console.log(JSON.stringify(records.map((record) => [compile(plan)(record), compileBrief(plan)(record), compileTrusted(plan)(record)])), columns.validity[0]);
  `;
  const plan = exampleOf('rulesets/nghe-an/2021/thuong_ky.barem');
  const records = shippedRecords('rulesets/nghe-an/2021/thuong_ky.barem').filter(
    (record) => score(plan, record).status === 'rated',
  );
  const { stdout, stderr } = bundledAndRun(script, { plan, records });
  const results = records.map((record) => {
    const result = score(plan, record);
    const { status, total, rating } = { total: 0, rating: '', ...result };
    const short = { status, total, rating };
    return [result, short, short];
  });
  expect({ stdout, stderr }).toEqual({ stdout: `${JSON.stringify(results)} 1\n`, stderr: '' });
}, 60_000);

/** The plan of a shipped sheet. */
function exampleOf(path: string): Plan {
  const { plan } = loadShipped(path);
  if (!plan) throw new Error(`${path} has errors`);
  return plan;
}

/** Runs a script, with what it imports, in a process that may not make code; `input` is its standard input. */
function bundledAndRun(
  script: string,
  input: unknown,
): { readonly stdout: string; readonly stderr: string } {
  const { outputFiles } = buildSync({
    stdin: { contents: script, resolveDir: join(root, 'tests/differential'), loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    conditions: ['barem-source'],
  });
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--disallow-code-generation-from-strings',
      '--input-type=module',
      '--eval',
      outputFiles[0]!.text,
    ],
    { input: JSON.stringify(input), encoding: 'utf8' },
  );
  return { stdout, stderr };
}
