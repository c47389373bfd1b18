/** Ids and titles to draw from. No id is a keyword, and no two in one namespace differ by accents only. */

export const factIds: readonly string[] = [
  'có_mặt',
  'phải_dự',
  'vắng_không_lý_do',
  'phát_biểu',
  'thời_lượng',
  'đảng_viên',
  'số_hộ',
  'diện_tích',
  'constructor',
  'dân_số',
  'thu.ngân_sách',
  'minutes_held',
  'nghị_quyết_sai',
  'địa_bàn',
  'toString',
];

export const letIds: readonly string[] = ['tỷ_lệ_dự', 'hệ_số', 'đủ_chuẩn', 'bình_quân', 'ratio'];

/** Ids of sections, by the style of the sheet; a criterion adds its own number: `I.1`. */
export const sectionIds: readonly (readonly string[])[] = [
  ['I', 'II', 'III', 'IV', 'V'],
  ['1', '2', '3', '4', '5'],
  ['A', 'B', 'C', 'D', 'E'],
  ['chuẩn_bị', 'tổ_chức', 'nền_nếp', 'hậu_kiểm', 'khác'],
];

/** Ids of the levels of one criterion, best first. */
export const levelIds: readonly (readonly string[])[] = [
  ['tốt', 'khá', 'trung_bình', 'yếu', 'kém'],
  ['đầy_đủ', 'chưa_đầy_đủ', 'sơ_sài', 'không_họp', 'bỏ_trống'],
  ['excellent', 'good', 'fair', 'weak', 'poor'],
];

export const optionIds: readonly string[] = ['nông_thôn', 'đô_thị', 'miền_núi', 'biên_giới'];

/** Ids of ratings, best first. */
export const ratingIds: readonly (readonly string[])[] = [
  ['xuất_sắc', 'tốt', 'khá', 'trung_bình', 'yếu', 'kém', 'không_xếp'],
  ['loại_1', 'loại_2', 'loại_3', 'loại_4', 'loại_5', 'loại_6', 'loại_7'],
];

export const titles: readonly string[] = [
  'Chuẩn bị',
  'Tỷ lệ đảng viên dự sinh hoạt',
  'Minutes kept in full',
  'Từ 85% trở lên, không tính số # 3',
  'Biên bản “đầy đủ” – đúng trình tự',
  'Theo mẫu "số 1"',
  'Quy định số 08-QĐ/TU',
  'x',
];

/** The word at `place` of a list that never ends: after the last word the first comes again, numbered. */
export function wordAt(words: readonly string[], place: number): string {
  const round = Math.floor(place / words.length);
  const word = words[place % words.length] ?? '';
  return round === 0 ? word : `${word}_${round + 1}`;
}
