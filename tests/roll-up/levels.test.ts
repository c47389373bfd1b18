import { applyQuotas, parsePeriod } from '@barem/population';
import { load, score, type Loaded } from 'barem';
import { describe, expect, test } from 'vitest';
import { loadShipped } from '../structure/shipped.js';
import {
  codesIn,
  editionOf,
  monthly,
  ratingsIn,
  record,
  registerOf,
  runOver,
  yearly,
  yearOf,
} from './province.js';

/** Roll-ups over roll-ups, over units below, with facts of their own; sheets for some units only; a shipped quota. */

const head = (id: string, drawnUp: string, series: string): string => `tổng hợp ${id} "${id}"
${drawnUp}  ${series}
  thiếu kỳ coi như kém
  không có kỳ nào thì chưa xếp loại
  phiếu chưa xong thì chưa xếp loại
  hai phiếu một kỳ lấy phiếu mới nhất
  đổi biểu trong kỳ tính chung
`;

const ratings = (series: string): string => `xếp loại
  tốt "Tốt"
    yêu cầu mọi ${series} từ tốt trở lên
  khá "Khá"
    yêu cầu mọi ${series} từ khá trở lên
  kém "Kém"
`;

const quarter = load(
  head('a.quý', '  được lập mỗi quý\n', 'gồm tháng theo biểu a.tháng mỗi tháng') + ratings('tháng'),
  { sheets: [monthly] },
);
const half = load(
  head('a.nửa', '  được lập mỗi nửa năm\n', 'gồm quý theo tổng hợp a.quý mỗi quý') + ratings('quý'),
  { sheets: [quarter] },
);
const year = load(
  `${head('a.năm', '', 'gồm nửa theo tổng hợp a.nửa mỗi nửa năm')}
số liệu
  có_kỷ_luật "Có đảng viên bị kỷ luật" có hoặc không
${ratings('nửa')}
khống chế
  cao nhất khá khi có_kỷ_luật`,
  { sheets: [half] },
);

describe('month, quarter, half-year, year', () => {
  const editions = [monthly, quarter, half, year].map((each) => editionOf(each));
  const { register } = registerOf(['A', 'B']);
  const records = [
    ...yearOf(
      'A',
      Array.from({ length: 12 }, () => 95),
    ),
    ...yearOf(
      'B',
      Array.from({ length: 12 }, (_, at) => (at === 4 ? 75 : 95)),
    ),
  ];
  const facts = ['A', 'B'].map((unit) => ({
    unit,
    period: '2022',
    facts: { có_kỷ_luật: 'không' },
    place: { path: 'facts.csv' },
  }));

  test('each level rests on the one before', () => {
    const rated = (rollUp: string, period: string) =>
      ratingsIn(
        runOver(records, { register, editions, rollUp, period: parsePeriod(period)!, facts }),
      );
    expect(rated('a.quý', '2022-Q2')).toEqual({ A: 'tốt', B: 'khá' });
    expect(rated('a.quý', '2022-Q3')).toEqual({ A: 'tốt', B: 'tốt' });
    expect(rated('a.nửa', '2022-H1')).toEqual({ A: 'tốt', B: 'khá' });
    expect(rated('a.năm', '2022')).toEqual({ A: 'tốt', B: 'khá' });
  });

  test('facts of the roll-up itself decide with the results', () => {
    const disciplined = facts.map((each) => ({ ...each, facts: { có_kỷ_luật: 'có' } }));
    const rated = ratingsIn(runOver(records, { register, editions, facts: disciplined }));
    expect(rated['A']).toBe('khá');
    const open = runOver(records, { register, editions });
    expect(open.units[0]?.rolled?.result?.status).toBe('incomplete');
  });

  test('facts of nobody are told', () => {
    const stray = { unit: 'Z', period: '2022', facts: {}, place: { path: 'facts.csv' } };
    expect(codesIn(runOver(records, { register, editions, facts: [...facts, stray] }))).toEqual([
      'year/unknown-facts',
    ]);
  });
});

describe('what a roll-up asks for itself', () => {
  const asking = load(
    `${head('a.hỏi', '', 'gồm tháng theo biểu a.tháng mỗi tháng')}
số liệu
  có_kỷ_luật "Có đảng viên bị kỷ luật" có hoặc không
mục I "Cuối năm" 100 điểm
  tiêu chí I.1 "Điểm cấp trên chấm" từ 0 đến 100 điểm
xếp loại
  tốt "Tốt" từ 90 điểm trở lên
  kém "Kém" dưới 90 điểm
khống chế
  cao nhất kém khi có_kỷ_luật
  cao nhất kém khi số kỳ tháng bằng kém >= 2`,
    { sheets: [monthly] },
  );
  const editions = [editionOf(monthly), editionOf(asking)];
  const { register } = registerOf(['A']);
  const run = (facts: Readonly<Record<string, string>>, months = 12) =>
    runOver(
      yearOf(
        'A',
        Array.from({ length: months }, () => 95),
      ),
      {
        register,
        editions,
        rollUp: 'a.hỏi',
        facts: [{ unit: 'A', period: '2022', facts, place: { path: 'facts.csv' } }],
      },
    );

  test('may be points that somebody enters', () => {
    const rated = run({ có_kỷ_luật: 'không', 'I.1': '90' });
    expect([ratingsIn(rated)['A'], codesIn(rated)]).toEqual(['tốt', []]);
    expect(ratingsIn(run({ có_kỷ_luật: 'không', 'I.1': '89' }))['A']).toBe('kém');
  });

  test('is named where nobody has answered it', () => {
    const { report, units } = run({});
    expect(units.map(({ rating }) => rating)).toEqual([undefined]);
    const reasons = report.inspection[0]!.reasons.flatMap((each) =>
      each.kind === 'records' ? [each.text.vi] : [],
    );
    expect(reasons).toEqual([
      expect.stringMatching(/Điểm cấp trên chấm.*Có đảng viên|Có đảng viên.*Điểm cấp trên chấm/),
    ]);
  });

  test('does not replace the results of records', () => {
    const claimed = { có_kỷ_luật: 'không', 'I.1': '95', 'tháng.11': 'tốt', 'tháng.12': 'tốt' };
    const result = run(claimed, 10);
    expect(ratingsIn(result)['A']).toBe('kém');
    expect(codesIn(result)).toEqual(['year/unknown-facts', 'year/unknown-facts']);
  });

  test('a column that no roll-up asks for is told once', () => {
    const result = run({ có_kỷ_luật: 'không', 'I.1': '95', co_ky_luat: 'có' });
    expect([ratingsIn(result)['A'], codesIn(result)]).toEqual(['tốt', ['year/unknown-facts']]);
  });
});

test('in the middle of the year nobody is looked at only because the year is not over', () => {
  const { register } = registerOf(['A', 'B']);
  const months = [95, 95, 95, 95, 95, 95].map((each, at) => (at % 2 === 0 ? each : 94));
  const records = [...yearOf('A', months), ...yearOf('B', months).slice(1)];
  const { report } = runOver(records, { register, asOf: '2022-06-30' });
  expect(report.whole.none).toBe(2);
  expect(report.inspection.map(({ unit, reasons }) => [unit.id, reasons[0]?.kind])).toEqual([
    ['B', 'missing'],
  ]);
});

describe('conditions over the units below', () => {
  const committee: Loaded = load(
    `tổng hợp a.đảng_ủy "Đảng ủy cơ sở"
  gồm chi_bộ theo tổng hợp a.quý của đơn vị trực thuộc
  được lập mỗi quý
  thiếu kỳ không tính
  không có kỳ nào thì chưa xếp loại
  phiếu chưa xong thì chưa xếp loại
  hai phiếu một kỳ thì chưa xếp loại
xếp loại
  tốt "Tốt"
    yêu cầu mọi chi_bộ từ khá trở lên
  khá "Khá"
khống chế
  cao nhất yếu khi tỷ lệ kỳ chi_bộ bằng kém > 1/3  "Quá 1/3 số chi bộ xếp loại kém"
`.replace('  khá "Khá"\nkhống', '  khá "Khá"\n  yếu "Yếu"\nkhống'),
    { sheets: [quarter] },
  );
  const { register } = registerOf(['A', 'B', 'C', 'D', 'E', 'F']);
  const rated = (poor: readonly string[]) =>
    ratingsIn(
      runOver(
        ['A', 'B', 'C', 'D', 'E', 'F'].flatMap((unit) =>
          yearOf(
            unit,
            Array.from({ length: 3 }, () => (poor.includes(unit) ? 40 : 95)),
          ),
        ),
        {
          register,
          editions: [
            editionOf(monthly),
            editionOf(quarter),
            editionOf(committee, { levels: ['grassroots'] }),
          ],
          rollUp: 'a.đảng_ủy',
          period: parsePeriod('2022-Q1')!,
        },
      ),
    );

  test('exactly a third is not more than a third', () => {
    // A, C, E are under G1; B, D, F under G2.
    expect(rated([])).toEqual({ G1: 'tốt', G2: 'tốt' });
    expect(rated(['A'])).toEqual({ G1: 'khá', G2: 'tốt' });
    expect(rated(['A', 'C'])).toEqual({ G1: 'yếu', G2: 'tốt' });
  });
});

test('a sheet that is for other types of unit does not score a record', () => {
  const { register } = registerOf(['A', 'B']);
  const villages = editionOf(monthly, { types: ['thôn'] });
  const result = runOver([record('A', '2022-01', 95), record('B', '2022-01', 95)], {
    register,
    editions: [villages, editionOf(yearly())],
  });
  expect(codesIn(result)).toEqual(['year/other-sheet']);
});

test('records of a sheet that the roll-up does not include are left aside, and told', () => {
  const { register } = registerOf(['A']);
  const result = runOver(yearOf('A', [95, 95]), {
    register,
    editions: [editionOf(monthly), editionOf(half)],
    rollUp: 'a.nửa',
    period: parsePeriod('2022-H1')!,
  });
  expect(codesIn(result)).toEqual(['year/other-period']);
});

test('21-HD: excellent is at most 20 % of those rated good, within each grassroots organisation', () => {
  const { plan } = loadShipped('rulesets/trung-uong/2019/nam.barem');
  const cells = Array.from({ length: 24 }, (_, at) => `C${String(at + 1).padStart(2, '0')}`);
  const { register } = registerOf(cells);
  // Under G1 stand twelve cells: five good ones allow one excellent, and seven claim it.
  const standings = cells.map((unit, at) => {
    const good = at % 2 === 0 && at >= 14 ? 10 : 11 + (at === 0 ? 1 : 0);
    const facts = {
      có_kỷ_luật: 'không',
      ...Object.fromEntries(
        Array.from({ length: 12 }, (_, month) => [
          `sinh_hoạt.${month + 1}`,
          month < good ? 'tốt' : 'khá',
        ]),
      ),
    };
    const given = { unit, period: '2022', facts };
    const result = score(plan!, given);
    if (result.status !== 'rated') throw new Error(JSON.stringify(result));
    return { unit, rating: result.rating, record: given };
  });
  const { moves } = applyQuotas(plan, register.on('2022-12-31'), standings);
  const under = (within: string) => moves.filter((move) => move.within === within);
  expect(
    standings.filter(
      ({ unit, rating }) => Number(unit.slice(1)) % 2 === 1 && rating === 'xuất_sắc',
    ),
  ).toHaveLength(7);
  expect(under('G1').map(({ unit }) => unit)).toEqual(['C03', 'C05', 'C07', 'C09', 'C11', 'C13']);
  expect(under('G1')[0]).toMatchObject({ from: 'xuất_sắc', to: 'tốt' });
  expect(under('G1')[0]?.reason.vi).toBe(
    'Xuất sắc không quá 20% số hoàn thành tốt: được 1 đơn vị, đơn vị này đứng thứ 2',
  );
  // Under G2 all are excellent and none is good: nobody may be.
  expect(under('G2')).toHaveLength(12);
});
