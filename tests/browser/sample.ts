import { rational } from '@barem/core';
import {
  createReport,
  parsePeriod,
  readRegister,
  type Period,
  type Report,
  type SheetInfo,
  type Status,
} from '@barem/population';

/** A period that stands in this file. */
function period(text: string): Period {
  const read = parsePeriod(text);
  if (!read) throw new Error(`${text} is no period`);
  return read;
}

const classes = [
  { id: 'tốt', title: 'Tốt' },
  { id: 'khá', title: 'Khá' },
  { id: 'trung_bình', title: 'Trung bình' },
  { id: 'kém', title: 'Kém' },
];

const sheet = (status: Status): SheetInfo => ({
  id: 'mau.thuong_ky',
  title: 'Mẫu 1: Chấm điểm chất lượng sinh hoạt chi bộ thường kỳ',
  edition: '1.0.0',
  status,
  every: 'month',
  classes,
  assessors: [
    { id: 'cấp_trên', title: 'Cấp ủy viên cấp trên dự sinh hoạt' },
    { id: 'tự_chấm', title: 'Chi bộ tự chấm' },
  ],
  criteria: [
    {
      id: 'I.1',
      title:
        'Chuẩn bị nội dung, dự thảo nghị quyết và gửi tài liệu cho đảng viên trước kỳ sinh hoạt',
      maximum: rational(40),
    },
    { id: 'II.1', title: 'Chất lượng thảo luận', maximum: rational(60) },
  ],
});

/** What a sample is made of. */
export interface Sample {
  readonly districts: number;
  readonly cellsEach: number;
  /** Stands in front of every name. */
  readonly prefix?: string;
  readonly status?: Status;
}

/** A report about an invented province. */
export function sampleReport({
  districts,
  cellsEach,
  prefix = '',
  status = 'illustrative',
}: Sample): Report {
  const ids = Array.from({ length: districts }, (_, at) => `h${at + 1}`);
  const cells = ids.flatMap((parent) =>
    Array.from({ length: cellsEach }, (_, at) => ({ id: `${parent}.c${at + 1}`, parent, at })),
  );
  const rows = [
    { id: 'tinh', name: `${prefix}Tỉnh ủy Sông Lam`, level: 'province', parent: '', type: '' },
    ...ids.map((id) => ({
      id,
      name: `${prefix}Huyện ủy ${id}`,
      level: 'district',
      parent: 'tinh',
      type: '',
    })),
    ...cells.map(({ id, parent, at }) => ({
      id,
      name: `${prefix}Chi bộ Trường Trung học cơ sở ${id}`,
      level: 'cell',
      parent,
      type: ['thôn', 'cơ quan', 'trường học'][at % 3] ?? '',
    })),
  ];
  const { register } = readRegister(
    rows.map((cells, at) => ({ cells, place: { path: 'don-vi.csv', line: at + 2 } })),
  );
  const used = sheet(status);
  const report = createReport({
    period: period('2022'),
    organisation: 'tinh',
    date: '2023-01-05',
    tree: register.on('2022-12-31'),
    sheets: [used],
    rollUp: {
      id: 'mau.nam',
      title: `${prefix}Xếp loại chất lượng sinh hoạt chi bộ năm`,
      edition: '1.0.0',
      status,
      classes,
    },
  });
  cells.forEach(({ id, parent }, index) => {
    for (let month = 1; month <= 12; month += 1) {
      const lost = [(index * month) % 9, (index * 5 + month * 3) % 41];
      const total = 100 - lost[0]! - lost[1]!;
      const score = (assessor: string, points: number) => ({
        assessor,
        total: rational(points),
        rating: points >= 90 ? 'tốt' : points >= 70 ? 'khá' : 'trung_bình',
      });
      const isApart = index % 7 === 3 && month % 4 === 0;
      report.addMeeting({
        sheet: used,
        unit: id,
        period: period(`2022-${String(month).padStart(2, '0')}`),
        counting: score('cấp_trên', total),
        byAssessor: [score('cấp_trên', total), score('tự_chấm', total + (isApart ? 12 : 0))],
        lost: lost.map((points) => rational(points)),
        totalsApart: isApart,
        criteriaApart: isApart ? ['II.1'] : [],
        trial: false,
      });
    }
    const rating = classes[index % 5]?.id;
    report.addUnit({
      unit: id,
      ...(rating !== undefined && { rating }),
      previous: 'khá',
      reasons: index % 6 === 1 ? [{ vi: `${prefix}có hai phiếu`, en: `${prefix}two records` }] : [],
      missing: index % 5 === 4 ? [{ sheet: used.id, period: period('2022-03') }] : [],
    });
    if (index % 11 === 1)
      report.addQuotaMoves([
        {
          unit: id,
          within: parent,
          from: 'tốt',
          to: 'khá',
          reason: { vi: 'quá 20% số đơn vị loại Tốt', en: 'beyond 20% of those rated Tốt' },
        },
      ]);
  });
  report.addFindings([
    { code: 'mau/tu-choi', severity: 'error', text: { vi: 'phiếu bị từ chối', en: 'refused' } },
  ]);
  return report.finish();
}
