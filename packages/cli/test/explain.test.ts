import { describe, expect, test } from 'vitest';
import { barem } from './fake-io.js';
import { fixture, folder, records } from './fixtures.js';
import { expectGolden } from './golden.js';

const [header = '', first = ''] = records.split('\n');
const unfinished = `${header}\n${first.replace('đầy_đủ,9,9', ',,').replace('95,không', '95,')}\n`;
const wrong = `${header}\n${first.replace(',20,19,', ',200,19.5,')}\n`;
const files = { ...folder, 'unfinished.csv': unfinished, 'wrong.csv': wrong };

describe('barem explain', () => {
  test('says where every point comes from, as approved', async () => {
    const { exit, out, err } = await barem('explain thuong_ky.barem records.csv --unit CB-0002', {
      files,
    });
    expect({ exit, err: err() }).toEqual({ exit: 0, err: '' });
    expectGolden('explain/CB-0002.vi.txt', out());
  });

  test('speaks English of a sheet in English, as approved', async () => {
    const { exit, out } = await barem('explain a.barem records.csv --record 3', {
      files: { ...files, 'a.barem': fixture('regular_meeting.en.barem') },
    });
    expect(exit).toBe(0);
    expectGolden('explain/CB-0003.en.txt', out());
  });

  test('explains every record, where none is chosen', async () => {
    const { out } = await barem('explain thuong_ky.barem records.csv', { files });
    expect(out().match(/ – CB-\d+, 2022-03$/gm)).toEqual([
      ' – CB-0001, 2022-03',
      ' – CB-0002, 2022-03',
      ' – CB-0003, 2022-03',
    ]);
  });

  test.each([
    { choice: '--unit CB-0003 --period 2022-03', found: ['CB-0003'] },
    { choice: '--record 2', found: ['CB-0002'] },
    { choice: '--period 2022-03 --record 1', found: ['CB-0001'] },
  ])('chooses by $choice', async ({ choice, found }) => {
    const { out } = await barem(`explain thuong_ky.barem records.csv ${choice}`, { files });
    expect(out().match(/CB-\d+/g)).toEqual(found);
  });

  test.each(['--unit CB-0009', '--record 4', '--unit CB-0001 --record 2'])(
    'fails where nothing is chosen by %s',
    async (choice) => {
      const { exit, out, err } = await barem(
        `explain thuong_ky.barem records.csv ${choice} --language en`,
        { files },
      );
      expect({ exit, out: out(), err: err() }).toEqual({
        exit: 2,
        out: '',
        err: 'error: records.csv: there are 3 records, none of which was asked for\n',
      });
    },
  );

  test('says why a record is refused, with its line', async () => {
    const { exit, out } = await barem('explain thuong_ky.barem wrong.csv --language en', { files });
    expect(exit).toBe(1);
    expect(out()).toMatch(
      /The record is refused \(wrong\.csv:2\):\n  - có_mặt: 19\.5 must be a whole number\n$/,
    );
  });
});

describe('barem preview', () => {
  test('says what an unfinished record can become and what it lacks, as approved', async () => {
    const { exit, out } = await barem('preview thuong_ky.barem unfinished.csv', { files });
    expect(exit).toBe(1);
    expectGolden('preview/unfinished.vi.txt', out());
  });

  test('does so in English, as approved', async () => {
    const line = 'preview thuong_ky.barem unfinished.csv --language en';
    const { exit, out } = await barem(line, { files });
    expect(exit).toBe(1);
    expectGolden('preview/unfinished.en.txt', out());
  });

  test('gives the result of a finished one', async () => {
    const { exit, out } = await barem(
      'preview thuong_ky.barem records.csv --record 2 --language en',
      { files },
    );
    expect({ exit, out: out() }).toEqual({
      exit: 0,
      out: 'Chấm điểm chất lượng sinh hoạt chi bộ thường kỳ – CB-0002, 2022-03\nThe record is complete.\nTotal: 93 points\nRating: Khá\n',
    });
  });
});
