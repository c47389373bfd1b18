import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printText as print } from '@barem/syntax';
import {
  fc,
  invalidRecordFor,
  partialRecordFor,
  recordFor,
  sheet as anySheet,
} from '@barem/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../src/index.js';
import { openDuckdb } from '../src/duckdb/node-database.js';
import { nodeIo } from '../src/node-io.js';
import { world } from './fake-io.js';
import { records, sheet } from './fixtures.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'barem-engines-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');

/** Runs the command on real files. */
async function barem(
  ...words: readonly string[]
): Promise<{ readonly exit: number; readonly out: string; readonly err: string }> {
  const { io, out, err } = world();
  const { files, openDatabase } = nodeIo();
  const exit = await run(words, { ...io, files, openDatabase });
  return { exit, out: out(), err: err() };
}

function cellText(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    return '';
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table of records; what no cell can hold is left out. */
function tableOf(all: readonly Readonly<Record<string, unknown>>[]): string {
  const flat = all.map(({ facts, scores, ...rest }) => ({
    ...rest,
    ...(facts as Record<string, unknown> | undefined),
    ...(scores as Record<string, unknown> | undefined),
  }));
  const columns = [...new Set(flat.flatMap((each) => Object.keys(each)))];
  const rows = flat.map((each, number) =>
    columns.map((id) => space(number, cellText(each[id as keyof typeof each] ?? ''))),
  );
  return [
    ['unit', ...columns.filter((id) => id !== 'unit')],
    ...rows.map((row, number) => [
      `U${number}`,
      ...row.filter((_, index) => columns[index] !== 'unit'),
    ]),
  ]
    .map((row) => row.join(','))
    .join('\n');
}

/** Now and then there is space around a cell. */
const space = (number: number, text: string): string =>
  number % 5 === 4 && text !== '' && !text.startsWith('"') ? ` ${text}\u00A0` : text;

describe('the engines', { timeout: 120_000 }, () => {
  test('give the same results of generated sheets and records, byte for byte', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        anySheet().chain((each) =>
          fc.record({
            sheet: fc.constant(each),
            whole: fc.array(recordFor(each), { minLength: 4, maxLength: 8 }),
            partial: fc.array(partialRecordFor(each), { maxLength: 3 }),
            faulty: fc.array(
              invalidRecordFor(each).map(({ record }) => record),
              { maxLength: 3 },
            ),
          }),
        ),
        async ({ sheet: each, whole, partial, faulty }) => {
          writeFileSync(at('any.barem'), print(each));
          writeFileSync(at('any.csv'), tableOf([...whole, ...partial, ...faulty]));
          const line = ['score', at('any.barem'), at('any.csv')];
          const printed = await barem(...line, '--output', 'csv');
          // The header names what the sheet does not have.
          if (printed.exit === 2) return;
          const js = await barem(...line, '--output', at('js.csv'));
          expect({ exit: js.exit, results: read('js.csv') }).toEqual({
            exit: printed.exit,
            results: printed.out,
          });
          const duckdb = await barem(...line, '--output', at('duckdb.csv'), '--engine', 'duckdb');
          if (duckdb.err.includes('target/')) return;
          expect({ exit: duckdb.exit, out: duckdb.out, results: read('duckdb.csv') }).toEqual({
            exit: js.exit,
            out: js.out,
            results: printed.out,
          });
          compared += 1;
        },
      ),
      { numRuns: 40 },
    );
    expect(compared).toBeGreaterThan(25);
  });

  const [header = '', first = '', second = '', third = ''] = records.trimEnd().split('\n');
  const troubled = [
    header,
    first.replace('CB-0001', '"Chi bộ ""A"", xã B"'),
    second.replace(',tốt,', ',tot,'),
    ` ${first.replace('CB-0001', 'CB-0004').replace('đầy_đủ,9,9', ',,').replace('2022-03', '2022-03\u3000')}`,
    ','.repeat(17),
    third.replace('3.5', '3.25'),
    first.replace('CB-0001', '"#1\r\n2"').replace('95,không', '95,có'),
    '',
  ].join('\n');

  test.each([
    { what: 'plain', text: troubled },
    { what: 'CR LF and a mark', text: `\uFEFF${troubled.replaceAll('\n', '\r\n')}` },
    {
      what: 'semicolons, and lines before the header',
      text: `\n\n${troubled.replaceAll(',', ';')}`,
    },
    { what: 'a column without name', text: troubled.replaceAll(/(?<!\r)\n/g, ',\n') },
    {
      what: 'many',
      text: `${header}\n${Array.from({ length: 20_000 }, (_, row) => (row % 7 === 3 ? second.replace(',tốt,', ',tot,') : first).replace(/CB-000./, `CB-${row}`)).join('\n')}\n`,
    },
  ])('give the same results of a table that is $what', async ({ text }) => {
    writeFileSync(at('s.barem'), sheet);
    writeFileSync(at("it's [1]*.csv"), text);
    const line = ['score', at('s.barem'), at("it's [1]*.csv"), '--language', 'en'];
    const printed = await barem(...line, '--output', 'csv');
    const js = await barem(...line, '--output', at('js.csv'));
    const duckdb = await barem(...line, '--output', at('d"u\'ck*.csv'), '--engine', 'duckdb');
    expect(duckdb.err.match(/Error.*/g)).toBeNull();
    expect(read('js.csv')).toBe(printed.out);
    expect(read('d"u\'ck*.csv')).toBe(printed.out);
    expect({ exit: duckdb.exit, out: duckdb.out }).toEqual({ exit: js.exit, out: js.out });
    // Places are told by number, since DuckDB does not tell lines.
    const what = (err: string): readonly string[] =>
      err.split('\n').map((each) => each.replace(/^[^ ]*? \[1\]\*\.csv(?::\d+| #\d+)/, ''));
    expect(what(duckdb.err)).toEqual(what(js.err));
  });

  test('read and write Parquet alike', async () => {
    writeFileSync(at('s.barem'), sheet);
    writeFileSync(at('t.csv'), troubled);
    const database = await openDuckdb([at('t.csv'), at('t.parquet')]);
    await database.run(
      `COPY (SELECT * FROM read_csv('${at('t.csv')}', header = true, all_varchar = true, delim = ',', quote = '"', strict_mode = true)) TO '${at('t.parquet')}' (FORMAT parquet, USE_TMP_FILE false)`,
    );
    await database.close();
    const printed = await barem('score', at('s.barem'), at('t.csv'), '--output', 'csv');
    for (const engine of ['js', 'duckdb']) {
      const made = await barem(
        'score',
        at('s.barem'),
        at('t.parquet'),
        '--output',
        at('p.csv'),
        '--engine',
        engine,
      );
      expect({ exit: made.exit, results: read('p.csv') }).toEqual({
        exit: 1,
        results: printed.out,
      });
      expect(made.err).toContain('t.parquet #2: CB-0002: V.2: ');
      await barem(
        'score',
        at('s.barem'),
        at('t.csv'),
        '--output',
        at(`${engine}.parquet`),
        '--engine',
        engine,
      );
    }
    const results = await openDuckdb([at('js.parquet'), at('duckdb.parquet')]);
    const [js, duckdb] = await Promise.all(
      ['js', 'duckdb'].map((engine) => results.rows(`SELECT * FROM '${at(`${engine}.parquet`)}'`)),
    );
    expect(js).toEqual(duckdb);
    expect(js).toHaveLength(5);
    expect(
      await results.rows(`SELECT sum(total), typeof(any_value(total)) FROM '${at('js.parquet')}'`),
    ).toEqual([['185.0', 'DECIMAL(18,1)']]);
    await results.close();
  });

  test('DuckDB reaches no file but those of the run, and that cannot be changed', async () => {
    writeFileSync(at('mine.csv'), 'a,b\n1,2\n');
    writeFileSync(at('other.csv'), 'a,b\n1,2\n');
    const database = await openDuckdb([at('mine.csv')]);
    expect(await database.rows(`SELECT * FROM read_csv('${at('mine.csv')}')`)).toEqual([
      ['1', '2'],
    ]);
    await expect(database.rows(`SELECT * FROM read_csv('${at('other.csv')}')`)).rejects.toThrow(
      'Permission Error',
    );
    await expect(database.rows(`SELECT * FROM read_csv('${at('*.csv')}')`)).rejects.toThrow(
      'Permission Error',
    );
    await expect(database.run(`COPY (SELECT 1) TO '${at('new.csv')}'`)).rejects.toThrow(
      'Permission Error',
    );
    await expect(database.run('SET enable_external_access = true')).rejects.toThrow('locked');
    await database.close();
  });

  test.each([
    {
      what: 'a row is too short',
      text: `${header}\n${first}\nCB-0002,2022-03\n`,
      says: '--engine js',
    },
    { what: 'a quotation mark is not closed', text: `${header}\n"${first}\n`, says: '--engine js' },
    { what: 'a column is unknown', text: `${header.replace('unit', 'unti')}\n`, says: 'unti' },
    { what: 'there is nothing', text: '', says: 'tệp trống' },
  ])('DuckDB says so where $what, and leaves nothing behind', async ({ text, says }) => {
    writeFileSync(at('s.barem'), sheet);
    writeFileSync(at('bad.csv'), text);
    const { exit, err } = await barem(
      'score',
      at('s.barem'),
      at('bad.csv'),
      '--output',
      at('bad-results.csv'),
      '--engine',
      'duckdb',
    );
    expect(exit).toBe(2);
    expect(err).toContain(says);
    expect(() => read('bad-results.csv')).toThrow('ENOENT');
    expect(() => read('bad-results.csv.part')).toThrow('ENOENT');
  });

  test.each([['--strict'], ['--receipts', 'kept.ndjson'], ['--resume']])(
    'DuckDB does not go with %s',
    async (...more) => {
      writeFileSync(at('s.barem'), sheet);
      writeFileSync(at('t.csv'), troubled);
      const { exit, err } = await barem(
        'score',
        at('s.barem'),
        at('t.csv'),
        '--output',
        at('no.csv'),
        '--engine',
        'duckdb',
        ...more,
      );
      expect(exit).toBe(2);
      expect(err).toContain('--engine js');
    },
  );
});
