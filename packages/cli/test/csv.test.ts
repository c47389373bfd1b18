import { describe, expect, test } from 'vitest';
import { barem, type WorldOptions } from './fake-io.js';
import { expected, records, sheet } from './fixtures.js';

const [header = '', first = '', second = '', third = ''] = records.trimEnd().split('\n');

/** Scores `csv` and gives the results with what was complained of. */
async function score(
  csv: string | Uint8Array,
  line = 'score s.barem r.csv --output json --language en',
  options: Partial<WorldOptions> = {},
): Promise<{
  exit: number;
  results: readonly Readonly<Record<string, unknown>>[];
  err: readonly string[];
}> {
  const { exit, out, err } = await barem(line, {
    files: { 's.barem': sheet, 'r.csv': csv },
    ...options,
  });
  return {
    exit,
    results:
      out() === '' || exit === 2
        ? []
        : (JSON.parse(out()) as readonly Readonly<Record<string, unknown>>[]),
    err: err()
      .split('\n')
      .filter((text) => text !== ''),
  };
}

describe('a table of records', () => {
  test.each([
    { what: 'commas', csv: records },
    { what: 'semicolons', csv: records.replaceAll(',', ';') },
    { what: 'tabs', csv: records.replaceAll(',', '\t') },
    { what: 'CR LF', csv: records.replaceAll('\n', '\r\n') },
    { what: 'a byte order mark', csv: `\uFEFF${records}` },
    { what: 'no line break at the end', csv: records.trimEnd() },
    { what: 'empty lines', csv: records.replaceAll('\n', '\n\n') },
    { what: 'lines of delimiters only', csv: `${records}${','.repeat(17)}\n` },
    { what: 'space around cells', csv: records.replaceAll(',', ' , ') },
    { what: 'quoted cells', csv: records.replaceAll(/[^,\n]+/g, '"$&"') },
    { what: 'decomposed letters', csv: records.normalize('NFD') },
    { what: 'a column without name or values', csv: records.replaceAll('\n', ',\n') },
    {
      what: 'decimal commas beside semicolons',
      csv: records.replaceAll(',', ';').replaceAll(/(\d)\.(\d)/g, '$1,$2'),
    },
  ])('may have $what', async ({ csv }) => {
    const { exit, results, err } = await score(csv);
    expect({ exit, err }).toEqual({ exit: 0, err: [] });
    expect(results).toMatchObject(expected);
  });

  test.each([1, 2, 3, 7, 64])('may come in pieces of %i bytes', async (pieceSize) => {
    const { results } = await score(records, undefined, { pieceSize });
    expect(results).toMatchObject(expected);
  });

  test('has absent answers where cells are empty', async () => {
    const { exit, results } = await score(`${header}\n${first.replace('đầy_đủ', '')}\n`);
    expect(exit).toBe(1);
    expect(results).toMatchObject([{ status: 'incomplete', open: [{ id: 'I.1' }] }]);
  });

  test.each([
    {
      what: 'an unknown column',
      csv: `${header.replace('phát_biểu', 'phat_bieu')}\n${first}`,
      says: ['error: r.csv:1: the sheet has no column `phat_bieu`, did you mean `phát_biểu`?'],
    },
    {
      what: 'a column twice and a computed criterion, all told at once',
      csv: `${header.replace('III.2', 'I.2').replace(',V.1,', ',II.1,')}\n${first}`,
      says: [
        'error: r.csv:1: the column `I.2` stands there twice',
        'error: r.csv:1: the column `II.1`: this criterion is computed from the facts and takes no answer; remove the column',
      ],
    },
    {
      what: 'nothing in it',
      csv: '',
      says: ['error: r.csv: the file is empty; its first line must name the columns'],
    },
    {
      what: 'only empty lines',
      csv: '\n\r\n \n',
      says: ['error: r.csv: the file is empty; its first line must name the columns'],
    },
  ])('with $what cannot be scored', async ({ csv, says }) => {
    const { exit, err } = await score(csv);
    expect({ exit, err }).toEqual({ exit: 2, err: says });
  });

  test('with columns but no records has no results', async () => {
    const { exit, results, err } = await score(`${header}\n`);
    expect({ exit, results, err }).toEqual({ exit: 0, results: [], err: [] });
  });

  test('with rows that cannot be read has the others scored', async () => {
    const rows = [header, `${first},x`, second, 'CB-9,2022', '', `"${third}`];
    const { exit, results, err } = await score(rows.join('\n'));
    expect(exit).toBe(1);
    expect(results).toMatchObject([expected[1]]);
    expect(err).toEqual([
      'r.csv:2: the row has 19 cells, the header has 18 columns',
      'r.csv:4: the row has 2 cells, the header has 18 columns',
      'r.csv:6: a quotation mark opened here is never closed; nothing from this line on could be read',
      '4 records: 1 Khá, 3 unreadable.',
    ]);
  });

  test('with a misplaced quotation mark has the others scored', async () => {
    const { results, err } = await score(`${header}\n${first.replace('CB', 'C"B')}\n${second}\n`);
    expect(results).toMatchObject([expected[1]]);
    expect(err[0]).toMatch(/^r\.csv:2: a misplaced quotation mark/);
  });

  test('counts lines through cells of several lines', async () => {
    const { err } = await score(
      `${header}\n${first.replace('CB-0001', '"CB\n1"')}\n\n${second.replace(',20,', ',2000,')}\n`,
    );
    expect(err[0]).toMatch(/^r\.csv:5: CB-0002: phải_dự: 2000 is outside the range/);
  });

  test('with a misplaced quotation mark in its header cannot be scored', async () => {
    const { exit, err } = await score(`${header.replace('unit', 'un"it')}\n${first}\n`);
    expect({ exit, err }).toEqual({
      exit: 2,
      err: [expect.stringMatching(/^error: r\.csv:1: a misplaced quotation mark/)],
    });
  });

  test('with a value under a column without name is not guessed at', async () => {
    const { err } = await score(`${header},\n${first},note\n`);
    expect(err[0]).toBe('r.csv:2: column 19 has a value but no name in the header');
  });

  test('with a row of no end is given up', async () => {
    const { exit, err } = await score(`${header}\n${first}\n"${'x'.repeat(1_100_000)}`);
    expect({ exit, err }).toEqual({
      exit: 2,
      err: [
        'error: r.csv:3: the row has more than 1000000 characters; is a quotation mark not closed?',
      ],
    });
  });

  test('may hold ids that every object inherits', async () => {
    const { err } = await score(`${header},constructor,__proto__\n${first},1,2\n`);
    expect(err).toEqual([
      'error: r.csv:1: the sheet has no column `constructor`',
      'error: r.csv:1: the sheet has no column `__proto__`',
    ]);
  });
});
