import { rational, type Rational } from '@barem/core';
import { createReport } from '../../src/report/gather/create-report.js';
import type {
  Meeting,
  Move,
  ReportSubject,
  RollUpInfo,
  SheetInfo,
  Unit,
} from '../../src/report/gather/input.js';
import type { Report, ReportFinding } from '../../src/report/report.js';
import type { Period, PeriodKind } from '../../src/calendar/period.js';
import { treeOf } from '../../src/register/tree.js';
import type { Level } from '../../src/register/levels.js';

/** An invented province: 3 districts, 5 grassroots organisations, 12 cells. */
const rows: readonly (readonly [
  id: string,
  name: string,
  level: Level,
  parent?: string,
  type?: string,
])[] = [
  ['tinh', 'Tỉnh ủy Sông Lam', 'province'],
  ['h1', 'Huyện ủy Thanh Bình', 'district', 'tinh'],
  ['h2', 'Thị ủy Hồng Hà', 'district', 'tinh'],
  ['h3', 'Đảng ủy Khối các cơ quan tỉnh', 'district', 'tinh'],
  ['x1', 'Đảng bộ xã Phú An', 'grassroots', 'h1'],
  ['x2', 'Đảng bộ xã Phú Lộc', 'grassroots', 'h1'],
  ['p1', 'Đảng bộ phường Bến Thủy', 'grassroots', 'h2'],
  ['s1', 'Đảng bộ Sở Nội vụ', 'grassroots', 'h3'],
  ['c1', 'Chi bộ thôn Đông', 'cell', 'x1', 'thôn'],
  ['c2', 'Chi bộ thôn Đoài', 'cell', 'x1', 'thôn'],
  ['c3', 'Chi bộ Trường Tiểu học Phú An', 'cell', 'x1', 'trường học'],
  ['c4', 'Chi bộ thôn Thượng', 'cell', 'x2', 'thôn'],
  ['c5', 'Chi bộ thôn Hạ', 'cell', 'x2', 'thôn'],
  ['c6', 'Chi bộ khối 1', 'cell', 'p1', 'khối phố'],
  ['c7', 'Chi bộ khối 2', 'cell', 'p1', 'khối phố'],
  ['c8', 'Chi bộ Trường Trung học cơ sở Bến Thủy', 'cell', 'p1', 'trường học'],
  ['c9', 'Chi bộ Văn phòng Sở', 'cell', 's1', 'cơ quan'],
  ['c10', 'Chi bộ Thanh tra Sở', 'cell', 's1', 'cơ quan'],
  ['c11', 'Chi bộ cơ sở Hội Chữ thập đỏ', 'cell', 'h3', 'cơ quan'],
  ['c12', 'Chi bộ Công ty Sông Lam', 'cell', 'h2'],
];

export const tree = treeOf(
  rows.map(([id, name, level, parent, type], row) => ({
    id,
    name,
    level,
    ...(parent !== undefined && { parent }),
    ...(type !== undefined && { type }),
    place: { path: 'don-vi.csv', line: row + 2 },
    row,
  })),
);

export const classes = [
  { id: 'tốt', title: 'Tốt' },
  { id: 'khá', title: 'Khá' },
  { id: 'trung_bình', title: 'Trung bình' },
  { id: 'kém', title: 'Kém' },
];

const assessors = [
  { id: 'cấp_trên', title: 'Cấp ủy viên cấp trên dự sinh hoạt' },
  { id: 'tự_chấm', title: 'Chi bộ tự chấm' },
];

export const regular: SheetInfo = {
  id: 'song_lam.thuong_ky',
  title: 'Mẫu 1: Chấm điểm chất lượng sinh hoạt chi bộ thường kỳ',
  edition: '1.1.0',
  status: 'illustrative',
  assessors,
  every: 'month',
  classes,
  criteria: [
    {
      id: 'I.1',
      title: 'Chi ủy họp thống nhất nội dung trước khi sinh hoạt',
      maximum: rational(5),
    },
    { id: 'I.2', title: 'Chuẩn bị nội dung và dự thảo nghị quyết', maximum: rational(10) },
    { id: 'II.1', title: 'Tỷ lệ đảng viên dự sinh hoạt', maximum: rational(20) },
    { id: 'III.1', title: 'Chất lượng thảo luận', maximum: rational(40) },
    {
      id: 'IV.1',
      title: 'Kết luận rõ việc, rõ người, rõ thời hạn',
      maximum: rational(25),
    },
  ],
};

export const thematic: SheetInfo = {
  id: 'song_lam.chuyen_de',
  title: 'Mẫu 2: Chấm điểm chất lượng sinh hoạt chuyên đề',
  edition: '1.0.0',
  status: 'illustrative',
  assessors,
  every: 'quarter',
  classes,
  criteria: [
    { id: 'I.1', title: 'Lựa chọn chuyên đề thiết thực', maximum: rational(40) },
    { id: 'II.1', title: 'Thảo luận và kết luận chuyên đề', maximum: rational(60) },
  ],
};

export const rollUp: RollUpInfo = {
  id: 'song_lam.nam',
  title: 'Xếp loại chất lượng sinh hoạt chi bộ năm',
  edition: '1.0.0',
  status: 'illustrative',
  classes,
};

export const year: Period = { kind: 'year', year: 2022, index: 1 };

export const subject: ReportSubject = {
  period: year,
  date: '2023-01-05',
  organisation: 'tinh',
  tree,
  sheets: [regular, thematic],
  rollUp,
};

export const period = (kind: PeriodKind, index: number): Period => ({ kind, year: 2022, index });

/** The class of a total, as the invented sheets have it. */
const classOf = (total: Rational): string => {
  const points = Number(total.numerator) / Number(total.denominator);
  return points >= 90 ? 'tốt' : points >= 70 ? 'khá' : points >= 50 ? 'trung_bình' : 'kém';
};

/** A meeting that lost so many halves of a point, criterion by criterion. */
export function meeting(
  unit: string,
  at: Period,
  halves: readonly number[],
  more: Partial<Meeting> = {},
): Meeting {
  const { id, edition } = at.kind === 'month' ? regular : thematic;
  const lost = halves.map((each) => rational(each, 2));
  const total = rational(200 - halves.reduce((sum, each) => sum + each, 0), 2);
  const score = { assessor: 'tự_chấm', total, rating: classOf(total) };
  return {
    sheet: { id, edition },
    unit,
    period: at,
    counting: score,
    byAssessor: [score],
    lost,
    totalsApart: false,
    criteriaApart: [],
    trial: false,
    ...more,
  };
}

const cells = tree.organisations.filter(({ level }) => level === 'cell').map(({ id }) => id);

/** What the year brought: `c5` never moves, `c7` is scored lower by the superior, `c4` misses three months. */
export const meetings: readonly Meeting[] = cells.flatMap((unit, at) => [
  ...Array.from({ length: 12 }, (_, month) => month + 1)
    .filter((month) => !(unit === 'c4' && [2, 3, 7].includes(month)) && unit !== 'c12')
    .map((month) => {
      const own = meeting(
        unit,
        period('month', month),
        unit === 'c5'
          ? [0, 4, 2, 10, 3]
          : [month % 2, (at + month) % 5, (at * month) % 7, (at * 3 + month * 5) % 31, month % 4],
      );
      return unit === 'c7' && month % 4 === 1 ? apartFrom(own) : own;
    }),
  ...Array.from({ length: unit === 'c12' ? 1 : 4 }, (_, quarter) =>
    meeting(unit, period('quarter', quarter + 1), [(at + quarter) % 9, (at * quarter) % 13]),
  ),
]);

function apartFrom(own: Meeting): Meeting {
  const total = rational(143, 2);
  const superior = { assessor: 'cấp_trên', total, rating: classOf(total) };
  return {
    ...own,
    counting: superior,
    byAssessor: [superior, ...own.byAssessor],
    totalsApart: true,
    criteriaApart: ['III.1'],
  };
}

const rated: readonly (readonly [unit: string, rating: string | undefined, previous?: string])[] = [
  ['c1', 'tốt', 'tốt'],
  ['c2', 'khá', 'tốt'],
  ['c3', 'tốt', 'khá'],
  ['c4', 'kém', 'khá'],
  ['c5', 'tốt', 'tốt'],
  ['c6', 'khá', 'khá'],
  ['c7', 'trung_bình', 'khá'],
  ['c8', 'khá', 'khá'],
  ['c9', 'tốt', 'tốt'],
  ['c10', 'khá', 'trung_bình'],
  ['c11', 'khá'],
  ['c12', undefined, 'khá'],
];

export const units: readonly Unit[] = rated.map(([unit, rating, previous]) => ({
  unit,
  ...(rating !== undefined && { rating }),
  ...(previous !== undefined && { previous }),
  reasons:
    unit === 'c8'
      ? [
          {
            vi: 'Tháng 5/2022 có hai phiếu của cùng một người chấm',
            en: 'Two records of one assessor for May 2022',
          },
        ]
      : [],
  missing:
    unit === 'c4'
      ? [7, 2, 3].map((month) => ({ sheet: regular.id, period: period('month', month) }))
      : unit === 'c12'
        ? [1, 2, 3].map((month) => ({ sheet: regular.id, period: period('month', month) }))
        : [],
}));

export const moves: readonly Move[] = [
  {
    unit: 'c2',
    within: 'x1',
    from: 'tốt',
    to: 'khá',
    reason: {
      vi: 'Đảng bộ xã Phú An chỉ được xếp loại Tốt nhiều nhất hai chi bộ',
      en: 'Đảng bộ xã Phú An may rate at most two cells Tốt',
    },
  },
];

export const findings: readonly ReportFinding[] = [
  {
    code: 'population/duplicate-record',
    severity: 'warning',
    text: { vi: 'c8: hai phiếu của tháng 5/2022', en: 'c8: two records of May 2022' },
  },
  {
    code: 'population/refused-record',
    severity: 'error',
    text: {
      vi: 'c12: phiếu tháng 6/2022 có số có mặt lớn hơn số phải dự',
      en: 'c12: the record of June 2022 has more present than due',
    },
  },
];

export interface Added {
  readonly meetings?: readonly Meeting[];
  readonly units?: readonly Unit[];
  readonly moves?: readonly Move[];
  readonly findings?: readonly ReportFinding[];
}

/** The report of what is added. */
export function reportOf(of: ReportSubject, added: Added): Report {
  const report = createReport(of);
  for (const each of added.meetings ?? []) report.addMeeting(each);
  for (const each of added.units ?? []) report.addUnit(each);
  report.addQuotaMoves(added.moves ?? []);
  report.addFindings(added.findings ?? []);
  return report.finish();
}

/** The whole invented year. */
export const province: Report = reportOf(subject, { meetings, units, moves, findings });
