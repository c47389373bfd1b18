import {
  createRun,
  readRegister,
  parsePeriod,
  type Edition,
  type GivenRecord,
  type RunResult,
  type RunSubject,
} from '@barem/population';
import { load, type Loaded } from 'barem';

/** One criterion, so that a record is one number. */
export const monthly: Loaded = load(`biểu a.tháng "Tháng"
người chấm
  cấp_trên
  tự_chấm
  chênh lệch tổng quá 10 điểm
mục I "I" 100 điểm
  tiêu chí I.1 "I.1" từ 0 đến 100 điểm
xếp loại
  tốt "Tốt" từ 90 điểm trở lên
  khá "Khá" từ 70 đến dưới 90 điểm
  kém "Kém" dưới 70 điểm`);

/** A roll-up over the months, with whatever is put into it. */
export function yearly(decisions = 'hai phiếu một kỳ lấy phiếu mới nhất', quota = ''): Loaded {
  return load(
    `tổng hợp a.năm "Năm"
  gồm tháng theo biểu a.tháng mỗi tháng
  thiếu kỳ coi như kém
  không có kỳ nào thì chưa xếp loại
  phiếu chưa xong thì chưa xếp loại
  ${decisions}
  đổi biểu trong kỳ tính chung
xếp loại
  tốt "Tốt"
    yêu cầu ít nhất 60% tháng từ tốt trở lên
    yêu cầu mọi tháng từ khá trở lên
  khá "Khá"
    yêu cầu ít nhất 60% tháng từ khá trở lên
  kém "Kém"
${quota}`,
    { sheets: [monthly] },
  );
}

export const editionOf = ({ plan, diagnostics }: Loaded, rest: Partial<Edition> = {}): Edition => {
  if (!plan) throw new Error(diagnostics.map(({ message }) => message.en).join('; '));
  return { plan, label: '1', ...rest };
};

/** A province of three levels: `P`, grassroots `G1` and `G2`, and cells under them. */
export const registerOf = (
  cells: readonly string[],
  extra: readonly Readonly<Record<string, string>>[] = [],
) =>
  readRegister(
    [
      { id: 'P', name: 'Tỉnh', level: 'tỉnh', parent: '', type: '' },
      { id: 'D', name: 'Huyện', level: 'huyện', parent: 'P', type: '' },
      { id: 'G1', name: 'Cơ sở 1', level: 'cơ sở', parent: 'D', type: '' },
      { id: 'G2', name: 'Cơ sở 2', level: 'cơ sở', parent: 'D', type: '' },
      ...cells.map((id, at) => ({
        id,
        name: `Chi bộ ${id}`,
        level: 'chi bộ',
        parent: at % 2 === 0 ? 'G1' : 'G2',
        type: at % 3 === 0 ? 'thôn' : 'trường',
      })),
      ...extra,
    ].map((cells, at) => ({
      place: { path: 'register.csv', line: at + 2 },
      cells: Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== '')),
    })),
  );

export const record = (
  unit: string,
  period: string,
  points: number | string,
  more: Readonly<Record<string, string>> = {},
  line = 2,
): GivenRecord => ({
  sheet: 'a.tháng',
  record: { unit, period, assessor: 'tự_chấm', 'I.1': String(points), ...more },
  place: { path: 'thang.csv', line },
});

/** Twelve records of one unit. */
export const yearOf = (unit: string, points: readonly (number | undefined)[], year = 2022) =>
  points.flatMap((each, at) =>
    each === undefined ? [] : [record(unit, `${year}-${String(at + 1).padStart(2, '0')}`, each)],
  );

export function runOver(
  records: Iterable<GivenRecord>,
  subject: Partial<RunSubject> & Pick<RunSubject, 'register'>,
): RunResult {
  const run = createRun({
    editions: [editionOf(monthly), editionOf(yearly())],
    rollUp: 'a.năm',
    period: parsePeriod('2022')!,
    organisation: 'P',
    exemptions: [],
    facts: [],
    ...subject,
  });
  for (const each of records) run.add(each);
  return run.finish();
}

/** Ratings by unit. */
export const ratingsIn = ({ units }: RunResult): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(units.map(({ membership, rating }) => [membership.id, rating]));

export const codesIn = ({ findings }: RunResult): readonly string[] =>
  findings.map(({ code }) => code).toSorted();
