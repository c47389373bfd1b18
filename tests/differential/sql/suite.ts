import type { Plan } from '@barem/plan';
import { emitSql, type SqlColumns } from '@barem/targets';
import { fc } from '@barem/testing';
import { load } from 'barem';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patience, runs } from '../../properties/runs.js';
import { conformanceRecords, shippedRecords } from '../known-records.js';
import { pairs } from '../pairs.js';
import { identifier, type SqlEngine } from './engine.js';
import { differing, judgedBy, rowOf, type Differing, type Row } from './judged.js';
import { compareRollUp, isExpressible } from './roll-up.js';
import { untidy } from './untidy.js';

/** How many generated sheets an engine judges, with some two dozen records each. */
export interface Amount {
  readonly daily: number;
  readonly nightly: number;
  /** An engine that takes long to plan a query judges the rulesets alone by day, or none of the records that are written down. */
  readonly known?: 'rulesets' | 'none';
}

const both = ['typed', 'text'] as const;

/** Everything that an engine must do as the interpreter does it. */
export function describeEngine(
  engineName: string,
  open: () => Promise<SqlEngine>,
  { daily, nightly, known }: Amount,
): void {
  describe(`SQL on ${engineName}`, () => {
    let engine: SqlEngine;
    beforeAll(async () => {
      engine = await open();
    }, patience);
    afterAll(() => engine.close());

    test.each(both)(
      'judges records of generated sheets as the interpreter does, columns %s',
      async (columns) => {
        let judged = 0;
        const property = fc.asyncProperty(
          pairs({ whole: 6, faulty: 6, partial: 4 }).chain((pair) => {
            const rows = pair.records.flatMap((record) => {
              const row = rowOf(pair.plan, record, columns);
              return row === undefined ? [] : [row];
            });
            const all =
              columns === 'typed' ? rows.map((row) => fc.constant([row])) : rows.map(withUntidy);
            return fc.tuple(...all).map((each) => ({ plan: pair.plan, rows: each.flat() }));
          }),
          async ({ plan, rows }) => {
            const compared = await compare(engine, plan, rows, columns);
            expect(compared.differing).toEqual([]);
            judged += compared.judged;
          },
        );
        // A sheet is not made smaller: the engine would be asked some hundred times more.
        await fc.assert(property, { numRuns: runs(daily, nightly), endOnFailure: true });
        expect(judged).toBeGreaterThan(runs(daily, nightly) * 8);
      },
      patience,
    );

    test.skipIf(known === 'none').each(both)(
      'judges the records of every shipped ruleset and conformance case as the interpreter does, columns %s',
      async (columns) => {
        let judged = 0;
        const knownRecords =
          known === 'rulesets' ? shippedRecords() : [...shippedRecords(), ...conformanceRecords()];
        for (const { plan, records } of knownRecords) {
          const rows = records.flatMap((record) => {
            const given = flat(record);
            const row = given && rowOf(plan, given, columns);
            return row === undefined ? [] : [row];
          });
          const compared = await compare(engine, plan, rows, columns);
          expect(compared.differing).toEqual([]);
          judged += compared.judged;
        }
        expect(judged).toBeGreaterThan(100);
      },
      patience,
    );

    test.skipIf(known === 'none')(
      'rolls results up as the interpreter does',
      async () => {
        let judged = 0;
        for (const { plan, records } of shippedRecords().filter((each) =>
          isExpressible(each.plan),
        )) {
          const rows = records.flatMap((record) => {
            const given = flat(record);
            const row = given && rowOf(plan, given, 'typed');
            return row === undefined ? [] : [row];
          });
          expect(await compareRollUp(engine, plan, rows)).toEqual([]);
          judged += rows.length;
        }
        expect(judged).toBeGreaterThan(20);
      },
      patience,
    );

    test.each(['down', 'up', 'half even', ''])(
      'divides negative and positive numbers exactly: round %s',
      async (mode) => {
        const plan = dividing(mode);
        const rows: Row[] = [];
        for (let of = -24; of <= 24; of += 1)
          for (let by = 1; by <= 8; by += 1) rows.push([of, by]);
        const compared = await compare(engine, plan, rows, 'typed');
        expect(compared).toEqual({ judged: rows.length, differing: [] });
      },
      patience,
    );

    test(
      'keeps hostile names and texts between their quotes',
      async () => {
        await fc.assert(
          fc.asyncProperty(fc.array(hostile, { minLength: 8, maxLength: 8 }), async (names) => {
            const plan = renamed(names);
            const [, choice] = plan.inputs;
            const option = choice?.type === 'choice' ? choice.options[0]! : '';
            const rows: Row[] = [
              ['1', ''],
              ['6', option],
              ['7', 'p'],
              ['6', "' OR 1=1"],
              [option, option],
            ];
            await engine.run(`DROP TABLE IF EXISTS ${identifier(engine.dialect, 'witness')}`);
            const end = engine.dialect === 'clickhouse' ? ' ENGINE = Memory' : '';
            const integer = engine.dialect === 'clickhouse' ? 'Int64' : 'BIGINT';
            await engine.run(
              `CREATE TABLE ${identifier(engine.dialect, 'witness')} (n ${integer})${end}`,
            );
            expect((await compare(engine, plan, rows, 'text')).differing).toEqual([]);
            expect(await engine.query(`SELECT count(*) AS n FROM witness`)).toEqual([{ n: '0' }]);
          }),
          { numRuns: runs(Math.min(daily, 15), nightly), endOnFailure: true },
        );
      },
      patience,
    );

    test('a view gives what its SELECT gives', async () => {
      const plan = dividing('down');
      await judgedBy(
        engine,
        plan,
        [
          [7, 2],
          [-7, 2],
          [null, 1],
        ],
        'typed',
      );
      const options = { dialect: engine.dialect, table: 'records', keep: ['nr'] } as const;
      const [select, view] = [
        emitSql(plan, options),
        emitSql(plan, { ...options, view: 'kết "quả`' }),
      ];
      if (select.kind === 'refused' || view.kind === 'refused') throw new Error('refused');
      const name = identifier(engine.dialect, 'kết "quả`');
      await engine.run(view.sql);
      const order = ' ORDER BY nr';
      const found = await engine.query(`SELECT * FROM ${name}${order}`);
      expect(found).toEqual(await engine.query(select.sql + order));
      expect(found.map(({ status }) => status)).toEqual(['rated', 'rated', 'incomplete']);
      await engine.run(
        engine.dialect === 'clickhouse' ? `DROP TABLE ${name}` : `DROP VIEW ${name}`,
      );
    });
  });
}

const withUntidy = (row: Row): fc.Arbitrary<readonly Row[]> =>
  row.length === 0 ? fc.constant([row]) : untidy(row).map((other) => [row, other]);

/** How many rows were compared, and those in which the engine and the interpreter differ. */
interface Comparison {
  readonly judged: number;
  readonly differing: readonly Differing[];
}

/** Compares all rows; none where the sheet cannot be said in SQL. */
async function compare(
  engine: SqlEngine,
  plan: Plan,
  rows: readonly Row[],
  columns: SqlColumns,
): Promise<Comparison> {
  const found = rows.length === 0 ? 'refused' : await judgedBy(engine, plan, rows, columns);
  if (found === 'refused') return { judged: 0, differing: [] };
  return { judged: rows.length, differing: differing(plan, rows, found) };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A record with all answers side by side, as a row has them; nothing where it is no record at all. */
function flat(record: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!isRecord(record)) return undefined;
  const { facts, scores, ...rest } = record;
  return { ...rest, ...(isRecord(facts) && facts), ...(isRecord(scores) && scores) };
}

/** A sheet with one criterion that divides two numbers. */
function dividing(mode: string): Plan {
  const { plan, diagnostics } = load(`sheet t "T"
  scale from -100 to 100
facts
  xa  "A"  number from -24 to 24
  xb  "B"  count from 1 to 8
section I "S" 100 points
  criterion I.1 "C" from -100 to 100 points = round ${mode} xa / xb to 1
ratings
  a "A" from 0 points
  b "B" under 0 points
`);
  if (!plan) throw new Error(JSON.stringify(diagnostics));
  return plan;
}

/** Names that try to get out. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '"', '""', "'", "''", '`', '\\', '\\\\', "\\'", '\\"', '\\`', '";--', "';--", '"; DROP TABLE witness; --',
    "'); INSERT INTO witness VALUES (1); --", '`; DROP TABLE witness; --', '/*', '*/', '--', '$$', '${x}', '{x}', '\n', '\t', '\u2028',
    'Đảng bộ', 'chi bộ', 'x0', 'layer_1', 'SELECT', 'total', '%', '?', ':x', '@x', '\u0007', '😀', 'a.b', 'a b',
  ), // prettier-ignore
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('"', "'", '`', '\\', ';', '-', '/', '*', '$', '{', '}', '\n'),
    minLength: 1,
    maxLength: 8,
  }),
);

/** A plan whose names and titles are others; plans are JSON, and nobody need have written a sheet. */
export function renamed(names: readonly string[]): Plan {
  const { plan } = load(`sheet t "T"
  scale 10
facts
  f  "F"  count from 0 to 9
  g  "G"  choose one: o "O", p "P"
section I "S"
  criterion I.1 "C" by f
    from 5   10 points
    under 5  1 point
ratings
  a "A" from 5 points
    requires g = o "R"
  b "B" under 5 points
caps
  at most b when f = 7 "K"
`);
  if (!plan) throw new Error('the sheet does not load');
  const [f, g, option, rating, criterion, section, title, cap] = names.map(
    (name, at) => `${name}${at}`,
  );
  return {
    ...plan,
    inputs: plan.inputs.map((input, at) => ({
      ...input,
      id: at === 0 ? f! : g!,
      ...(input.type === 'choice' && { options: [option!, 'p'] }),
    })) as Plan['inputs'],
    ratings: plan.ratings.map((each, at) => (at === 0 ? { ...each, id: rating! } : each)),
    criteria: plan.criteria.map((each) => ({ ...each, id: criterion! })),
    sections: plan.sections.map((each) => ({ ...each, id: section! })),
    text: {
      ...plan.text,
      ratings: plan.text.ratings.map((each) => ({
        ...each,
        requirements: each.requirements.map((label) => ({ ...label, title: title! })),
      })),
      caps: plan.text.caps.map((label) => ({ ...label, title: cap! })),
    },
  };
}
