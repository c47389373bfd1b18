import { isError } from '@barem/core';
import { parseText, printText, type Sheet } from '@barem/syntax';
import { checkSheet } from '../../src/index.js';
import { revise } from '../../src/revision/revise.js';

/** A text as a sheet; what is wrong with it fails the test. */
export function read(text: string): Sheet {
  const { sheet, diagnostics } = parseText(text);
  if (!sheet || diagnostics.length > 0)
    throw new Error(diagnostics.map(({ message }) => message.en).join('; '));
  return sheet;
}

/** A sheet of two sections, with facts, names, requirements, caps and everything else that speaks of ids. */
export const parentText = `biểu tinh_a.thuong_ky "Biểu của tỉnh A"
  căn cứ "Quy định A"
  trạng thái minh họa
  hiệu lực từ 01/01/2021
  thang điểm 100, bước 0,5

số liệu
  phải_dự  "Số đảng viên phải dự"  số đếm từ 1 đến 200
  có_mặt   "Số đảng viên có mặt"   số đếm từ 0 đến 200

ràng buộc
  có_mặt <= phải_dự  "Có mặt không quá số phải dự"

đặt tỷ_lệ = có_mặt / phải_dự

mục I "Chuẩn bị" 40 điểm
  tiêu chí I.1 "Nội dung" từ 0 đến 20 điểm
  tiêu chí I.2 "Tài liệu" chọn một
    đầy_đủ  "Đầy đủ"     20 điểm
    còn_thiếu "Còn thiếu"  10 điểm
    không_có "Không có"    0 điểm

mục II "Tiến hành" 60 điểm
  tiêu chí II.1 "Chuyên cần" theo tỷ_lệ
    từ 90% trở lên  30 điểm
    còn lại         0 điểm
  tiêu chí II.2 "Phát biểu" từ 0 đến 30 điểm
    áp dụng khi điểm(I.1) >= 5, nếu không: 0 điểm

điểm thưởng
  tiêu chí T.1 "Sáng kiến" đạt được 5 điểm

điểm trừ
  tiêu chí P.1 "Nộp muộn" đạt được 3 điểm

xếp loại
  tốt  "Tốt"  từ 80 điểm trở lên
    yêu cầu mức(I.2) = đầy_đủ  "Tài liệu đầy đủ"
    yêu cầu điểm(II) >= 40
  khá  "Khá"  từ 50 đến dưới 80 điểm
  kém  "Kém"  dưới 50 điểm

khống chế
  cao nhất khá khi điểm(II.1) = 0  "Không đủ người dự"

ví dụ "Ví dụ của tỉnh A"
  phải_dự = 10, có_mặt = 10, I.1 = 20, I.2 = đầy_đủ, II.2 = 30, T.1 = đạt, P.1 = không đạt
  kết quả 100 điểm, xếp loại tốt
`;

export const parent: Sheet = read(parentText);

/** The parent with marks put behind lines. */
export const marked = (...marks: readonly (readonly [behind: string, mark: string])[]): Sheet =>
  read(
    marks.reduce((text, [behind, mark]) => {
      if (!text.includes(behind)) throw new Error(`no ${behind}`);
      return text.replace(behind, `${behind}\n    ${mark}`);
    }, parentText),
  );

/** The head of a child, with its changes. */
export const childOf = (changes: string, head = ''): Sheet =>
  read(
    `biểu tinh_b.thuong_ky "Biểu của tỉnh B"\n  kế thừa tinh_a.thuong_ky\n${head}\n${changes}\n`,
  );

/** The codes and what they speak of, of what is found when changes are made. */
export function findings(changes: string, from: Sheet = parent, head = ''): readonly string[] {
  const child = childOf(changes, head);
  return revise(from, child, 'tinh_a').diagnostics.map(({ code, arguments: { subject } }) =>
    `${code.replace('extends/', '')} ${Object.values(subject ?? {}).join(' ')}`.trim(),
  );
}

/** The whole sheet that changes make, as text; without errors of any kind. */
export function revised(changes: string, from: Sheet = parent, head = ''): string {
  const { sheet, diagnostics } = revise(from, childOf(changes, head), 'tinh_a');
  const errors = [...diagnostics, ...checkSheet(sheet).diagnostics].filter(isError);
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message.vi).join('; '));
  return printText(sheet);
}

/** The lines that changes take from the parent and give instead; blank ones and the head are left out. */
export function lines(
  changes: string,
  from: Sheet = parent,
): {
  readonly gone: readonly string[];
  readonly come: readonly string[];
} {
  const without = (text: string): readonly string[] =>
    text
      .split('\n')
      .map((line) => line.trim().replaceAll(/ +/g, ' '))
      .filter((line) => line !== '');
  const [before, after] = [without(revised('', from)), without(revised(changes, from))];
  return {
    gone: before.filter((line) => !after.includes(line)),
    come: after.filter((line) => !before.includes(line)),
  };
}
