import { readFileSync } from 'node:fs';
import { convert, format, isError, load, type Loaded, type Rewritten } from 'barem';
import { describe, expect, test } from 'vitest';
import { isRollUp, loadShipped, shippedBeside } from '../structure/shipped.js';
import { trackedFiles } from '../structure/workspace.js';
import { monthly } from './province.js';

/** Both surfaces of roll-ups, in both languages: whatever form one is written in, it is one rule. */

const quarterly = load(
  `tổng hợp a.quý "Quý"
  được lập mỗi quý
  gồm tháng theo biểu a.tháng mỗi tháng
  thiếu kỳ không tính
  không có kỳ nào coi như kém
  phiếu chưa xong coi như thiếu kỳ
  hai phiếu một kỳ lấy phiếu tốt nhất
xếp loại
  tốt "Tốt"
    yêu cầu mọi tháng từ khá trở lên
  kém "Kém"`,
  { sheets: [monthly] },
);

/** Every construct that only roll-ups have. */
const everything = `# Đầu trang
tổng hợp a.tất_cả "Tất cả"
  trạng thái minh họa
  được lập mỗi năm # ghi bên cạnh
  gồm tháng "Hằng tháng"  theo biểu a.tháng  mỗi tháng
  gồm quý  theo tổng hợp a.quý  mỗi quý
  gồm đơn_vị "Đơn vị trực thuộc"  theo biểu a.tháng  của đơn vị trực thuộc
  # các trường hợp riêng
  thiếu kỳ coi như kém
  thiếu kỳ tháng coi như kém, 12,5 điểm
  thiếu kỳ quý không tính
  không có kỳ nào thì chưa xếp loại
  không có kỳ nào quý coi như kém
  phiếu chưa xong coi như thiếu kỳ
  hai phiếu một kỳ lấy phiếu đầu tiên
  hai phiếu một kỳ quý lấy phiếu kém nhất
  đổi biểu trong kỳ chỉ tính bản mới

số liệu
  vi_phạm "Có vi phạm" có hoặc không

đặt tỷ_lệ = tỷ lệ kỳ tháng dưới khá

xếp loại
  tốt "Tốt"
    yêu cầu mọi tháng từ khá trở lên và không vi_phạm
    yêu cầu ít nhất 7 tháng từ tốt trở lên "Bảy kỳ tốt"
    yêu cầu ít nhất 66,5% tháng trên kém
    yêu cầu nhiều nhất 2 tháng khá trở xuống hoặc nhiều nhất 10% tháng bằng kém
    yêu cầu kỳ mới nhất của quý từ tốt trở lên
    yêu cầu mọi đơn_vị từ kém đến dưới tốt hoặc số kỳ đơn_vị bằng kém <= 3
  khá "Khá"
    yêu cầu số kỳ tháng có điểm từ 60 đến dưới 85 >= 2
    yêu cầu chuỗi dài nhất tháng không có kết quả < 4
    yêu cầu số kỳ tháng có kết quả > 5 và tỷ_lệ <= 1/2
    yêu cầu trung bình điểm của tháng >= 50 và trung vị điểm của tháng >= 40
    yêu cầu điểm thấp nhất của tháng > 10 hoặc điểm cao nhất của tháng > 90
    yêu cầu tổng điểm của tháng >= 400 hoặc điểm mới nhất của tháng >= 80
  kém "Kém"

khống chế
  cao nhất khá khi tỷ lệ kỳ đơn_vị bằng kém > 1/3 "Quá một phần ba"

hạn mức
  nhiều nhất 20% tốt trên số từ khá trở lên trong mỗi tổ chức cơ sở đảng "Một phần năm"
    căn cứ "Hướng dẫn"
    làm tròn xuống đến 1
    xếp hạng theo trung bình điểm của tháng, số kỳ tháng bằng kém thấp đứng trước
    vượt hạn mức thì xuống khá
    bằng nhau thì cùng xuống
  nhiều nhất 3 tốt trong mỗi huyện
    xếp hạng theo tổng điểm của tháng
    vượt hạn mức thì xuống khá
    bằng nhau thì theo mã đơn vị
`;

const sheets = [monthly, quarterly];

const textOf = (rewritten: Rewritten): string => (rewritten.ok ? rewritten.text : '');

/** The same rule in every language and form, by what was made of it. */
function formsOf(
  source: string,
  beside: readonly Loaded[],
): readonly (readonly [string, string])[] {
  const hash = (text: string): string => {
    const { plan, diagnostics } = load(text, { sheets: beside });
    return (
      plan?.hash ??
      diagnostics
        .filter(isError)
        .map(({ message }) => message.en)
        .join('; ')
    );
  };
  const english = textOf(convert(source, { language: 'en' }));
  const yaml = textOf(convert(source, { to: 'yaml' }));
  const forms = {
    itself: source,
    formatted: textOf(format(source)),
    english,
    'back from english': textOf(convert(english, { language: 'vi' })),
    yaml,
    'back from yaml': textOf(convert(yaml, { to: 'text' })),
    'english yaml': textOf(convert(english, { to: 'yaml' })),
  };
  return Object.entries(forms).map(([name, text]) => [name, hash(text)] as const);
}

describe('every construct of roll-ups', () => {
  test('is read without a mistake', () => {
    const { plan, diagnostics } = load(everything, { sheets });
    expect(diagnostics.map(({ message }) => message.vi)).toEqual([]);
    expect(plan?.rollUp?.series.map(({ every }) => every)).toEqual([
      'month',
      'quarter',
      'unit-below',
    ]);
    expect(plan?.rollUp?.series.map(({ twoRecords }) => twoRecords)).toEqual([
      'earliest',
      'worst',
      'earliest',
    ]);
    expect(plan?.rollUp?.quotas.map(({ limit, of }) => [limit, of])).toEqual([
      [1, 5],
      [3, undefined],
    ]);
  });

  test('is one rule in both languages and forms', () => {
    const forms = formsOf(everything, sheets);
    expect(forms.filter(([, hash]) => hash !== forms[0]![1])).toEqual([]);
    expect(forms[0]![1]).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is laid out once and for all, and keeps its comments', () => {
    const once = textOf(format(everything));
    expect(textOf(format(once))).toBe(once);
    for (const comment of ['# Đầu trang', '# ghi bên cạnh', '# các trường hợp riêng'])
      expect(once).toContain(comment);
  });
});

describe('shipped roll-ups', () => {
  const shipped = trackedFiles().filter(
    (path) => path.startsWith('rulesets/') && path.endsWith('.barem') && isRollUp(path),
  );

  test.each(shipped)('%s is one rule in both languages and forms', (path) => {
    const { source, plan } = loadShipped(path);
    const beside = shippedBeside(path);
    expect(new Set(formsOf(source, beside).map(([, hash]) => hash))).toEqual(new Set([plan?.hash]));
    expect(textOf(format(source))).toBe(source);
  });
});

test('the sheet of the design is read as it stands', () => {
  const source = readFileSync(new URL('tong_hop_nam.barem', import.meta.url), 'utf8');
  const beside = ['thuong_ky', 'chuyen_de'].map((name) =>
    loadShipped(`rulesets/nghe-an/2021/${name}.barem`),
  );
  const { plan, diagnostics } = load(source, { sheets: beside });
  expect(diagnostics.map(({ code }) => code)).toEqual(['rollup/undeclared']);
  expect(plan?.inputs).toHaveLength(28);
});
