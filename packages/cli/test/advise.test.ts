import { describe, expect, test } from 'vitest';
import { barem } from './fake-io.js';
import { fixture } from './fixtures.js';
import { expectGolden } from './golden.js';

const records = `unit,period,có_mặt,tỷ_lệ_làm,trực_tuyến,A.1,A.2
Tổ 1,2026-03,20,95,không,đạt,2.5
Tổ 2,2026-03,8,60,không,không đạt,2
Tổ 3,2026-03,20,60,không,không đạt,
Tổ 4,2026-03,20,60,không,không đạt,9
`;
const files = { 'hop.barem': fixture('small.vi.barem'), 'phieu.csv': records };

describe('barem advise', () => {
  test.each(['vi', 'en'])('says what records lack, as approved, in %s', async (language) => {
    const { exit, out, err } = await barem(`advise hop.barem phieu.csv --language ${language}`, {
      files,
    });
    expect([exit, err()]).toEqual([1, '']);
    expectGolden(`advise/records.${language}.txt`, out());
  });

  test('a record that is rated is all well', async () => {
    const { exit, out } = await barem('advise hop.barem phieu.csv --record 1', { files });
    expect([exit, out()]).toEqual([
      0,
      'Chấm điểm buổi họp – Tổ 1, 2026-03\n\nPhiếu đã được loại tốt nhất: 9,5 điểm, Tốt.\n',
    ]);
  });

  test('changes only what it may', async () => {
    const { out } = await barem('advise hop.barem phieu.csv --record 2 --changeable A.2', {
      files,
    });
    expect(out()).toContain('cũng không lên được loại tốt hơn');
  });

  test('tells no more ways than asked for', async () => {
    const { out } = await barem(
      'advise hop.barem phieu.csv --record 2 --limit 1 --format json --language en',
      { files },
    );
    expect(JSON.parse(out())).toMatchObject([
      { unit: 'Tổ 2', status: 'advised', rating: 'khá', alternatives: [{ rating: 'tốt' }] },
    ]);
  });

  test('whoever follows a way gets the rating that it promises', async () => {
    const { out } = await barem('advise hop.barem phieu.csv --record 2 --format json', { files });
    const [advice] = JSON.parse(out()) as readonly [
      { readonly alternatives: readonly { readonly record: object; readonly rating: string }[] },
    ];
    expect(advice.alternatives.length).toBeGreaterThan(0);
    const scored = await barem('score hop.barem a.json --output json', {
      files: { ...files, 'a.json': JSON.stringify(advice.alternatives.map((each) => each.record)) },
    });
    expect(
      (JSON.parse(scored.out()) as readonly { rating: string }[]).map(({ rating }) => rating),
    ).toEqual(advice.alternatives.map(({ rating }) => rating));
  });

  test.each([
    { line: 'hop.barem phieu.csv --changeable A.3', says: '--changeable: the sheet has no `A.3`' },
    { line: 'hop.barem phieu.csv --changeable A.2,,A.1', says: '--changeable needs ids' },
    { line: 'hop.barem phieu.csv --record 9', says: 'none of which was asked for' },
  ])('refuses $line', async ({ line, says }) => {
    const { exit, err } = await barem(`advise ${line} --language en`, { files });
    expect(exit).toBe(2);
    expect(err()).toContain(says);
  });
});
