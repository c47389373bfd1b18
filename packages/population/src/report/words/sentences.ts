import type { Language } from '@barem/core';

/** Sentences with numbers, which come as text; `one` where English needs the singular. */
export interface Sentences {
  readonly units: (count: string, rated: string, none: string, one: boolean) => string;
  readonly meetings: (
    sheet: string,
    count: string,
    mean: string | undefined,
    one: boolean,
  ) => string;
  readonly trials: (count: string, one: boolean) => string;
  readonly changes: (before: string, better: string, worse: string, same: string) => string;
  readonly inspected: (count: string, one: boolean) => string;
  /** Behind a list that is cut. */
  readonly more: (count: string, one: boolean) => string;
  readonly edition: (title: string, edition: string) => string;
  readonly missing: (sheet: string, count: string, periods: string, one: boolean) => string;
  readonly apart: (sheet: string, count: string, most: string, one: boolean) => string;
  readonly unmoved: (sheet: string, total: string, count: string) => string;
  readonly jump: (before: string, now: string) => string;
  /** A date at the head of a page, from its parts as texts. */
  readonly dated: (day: string, month: string, year: string) => string;
}

/** In each language. Vietnamese papers write a zero before days up to 9 and before the months 1 and 2 alone. */
export const sentences: Readonly<Record<Language, Sentences>> = {
  vi: {
    units: (count, rated, none) =>
      `Toàn bộ có ${count} đơn vị; ${rated} đơn vị đã được xếp loại, ${none} đơn vị chưa xếp loại.`,
    meetings: (sheet, count, mean) =>
      `${sheet}: đã chấm ${count} kỳ${mean === undefined ? '' : `, điểm trung bình ${mean}`}.`,
    trials: (count) => `Ngoài ra có ${count} kỳ chấm thử, không tính vào kết quả.`,
    changes: (before, better, worse, same) =>
      `So với ${before}: ${better} đơn vị lên loại, ${worse} đơn vị xuống loại, ${same} đơn vị giữ nguyên.`,
    inspected: (count) => `${count} đơn vị cần xem xét, nêu ở phụ lục.`,
    more: (count) => `Còn ${count} dòng nữa; tệp CSV và JSON của báo cáo này có đủ.`,
    edition: (title, edition) => `${title} (phiên bản ${edition})`,
    missing: (sheet, count, periods) => `Thiếu ${count} kỳ: ${periods} – ${sheet}`,
    apart: (sheet, count, most) =>
      `Điểm của người chấm chênh lệch quá giới hạn ở ${count} kỳ, nhiều nhất ${most} điểm – ${sheet}`,
    unmoved: (sheet, total, count) => `Cả ${count} kỳ đều được ${total} điểm – ${sheet}`,
    jump: (before, now) => `Đổi từ loại ${before} sang loại ${now}`,
    dated: (day, month, year) =>
      `Ngày ${day} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`,
  },
  en: {
    units: (count, rated, none, one) =>
      `There ${one ? 'is 1 unit' : `are ${count} units`}; ${rated} rated, ${none} without a rating.`,
    meetings: (sheet, count, mean, one) =>
      `${sheet}: ${count} ${one ? 'meeting' : 'meetings'} scored${mean === undefined ? '' : `, mean total ${mean}`}.`,
    trials: (count, one) =>
      `${count} more ${one ? 'meeting was' : 'meetings were'} scored for trial and ${one ? 'does' : 'do'} not count.`,
    changes: (before, better, worse, same) =>
      `Against ${before}: ${better} better, ${worse} worse, ${same} the same.`,
    inspected: (count, one) =>
      `${count} ${one ? 'unit' : 'units'} to look at, named in an appendix.`,
    more: (count, one) =>
      `${count} more ${one ? 'row' : 'rows'}: the CSV and JSON files of this report have all of them.`,
    edition: (title, edition) => `${title} (edition ${edition})`,
    missing: (sheet, count, periods, one) =>
      `${count} ${one ? 'meeting' : 'meetings'} missing: ${periods} – ${sheet}`,
    apart: (sheet, count, most, one) =>
      `Assessors differ beyond the limit in ${count} ${one ? 'meeting' : 'meetings'}, at most by ${most} – ${sheet}`,
    unmoved: (sheet, total, count) => `All ${count} meetings have the total ${total} – ${sheet}`,
    jump: (before, now) => `Class changed from ${before} to ${now}`,
    dated: (day, month, year) => `${day}/${month}/${year}`,
  },
};
