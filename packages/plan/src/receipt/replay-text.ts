import { quoted, type Localized } from '@barem/core';
import type { Plan } from '../plan.js';
import { describeProblem } from '../problem-text.js';
import { receiptFormat } from './receipt.js';
import type { ReplayFinding } from './replay.js';

/** Says in words what a replay found. */
export function describeReplayFinding(finding: ReplayFinding, plan?: Plan): Localized {
  switch (finding.code) {
    case 'receipt/not-a-receipt':
      return { vi: 'đây không phải là bản lưu kết quả', en: 'this is not a receipt' };
    case 'receipt/newer':
      return {
        vi: `bản lưu có định dạng ${finding.format}, chương trình này chỉ đọc đến ${receiptFormat}; hãy dùng chương trình mới hơn`,
        en: `the receipt has format ${finding.format}, this version reads up to ${receiptFormat}; use a newer version`,
      };
    case 'receipt/malformed':
      return {
        vi: `${quoted(finding.path)} trong bản lưu thiếu hoặc không đúng`,
        en: `${quoted(finding.path)} of the receipt is missing or wrong`,
      };
    case 'receipt/altered':
      return {
        vi: 'bản lưu đã bị sửa sau khi lập: nội dung không khớp dấu vân tay của nó',
        en: 'the receipt was altered after it was made: its content does not fit its hash',
      };
    case 'receipt/other-plan':
      return {
        vi: `quy tắc khác: bản lưu ghi dấu vân tay ${short(finding.recorded)}, quy tắc đang dùng là ${short(finding.found)}`,
        en: `another rule: the receipt names the hash ${short(finding.recorded)}, the one used now is ${short(finding.found)}`,
      };
    case 'receipt/other-sheet':
      return {
        vi: `biểu khác: bản lưu ghi ${name(finding.recorded)}, đang dùng ${name(finding.found)}`,
        en: `another sheet: the receipt names ${name(finding.recorded)}, the one used now is ${name(finding.found)}`,
      };
    case 'receipt/other-ruleset':
      return {
        vi: `bộ quy định khác: bản lưu ghi ${name(finding.recorded)}, đang dùng ${name(finding.found)}`,
        en: `another ruleset: the receipt names ${name(finding.recorded)}, the one used now is ${name(finding.found)}`,
      };
    case 'receipt/other-edition':
      return {
        vi: `phiên bản khác: bản lưu ghi ${name(finding.recorded)}, đang dùng ${name(finding.found)}`,
        en: `another edition: the receipt names ${name(finding.recorded)}, the one used now is ${name(finding.found)}`,
      };
    case 'receipt/other-engine':
      return {
        vi: `chấm bằng chương trình ${finding.recorded}, tính lại bằng chương trình ${finding.found}`,
        en: `scored by engine ${finding.recorded}, derived again by engine ${finding.found}`,
      };
    case 'receipt/other-plan-format':
      return {
        vi: `quy tắc được lưu ở định dạng ${finding.recorded}, nay đọc theo định dạng ${finding.found}`,
        en: `the plan was stored in format ${finding.recorded}, it is read as format ${finding.found} now`,
      };
    case 'receipt/record':
      return {
        vi: `phiếu trong bản lưu không ở dạng chuẩn tại ${quoted(finding.path)}: ghi ${plain(finding.recorded)}, dạng chuẩn là ${plain(finding.found)}`,
        en: `the record of the receipt is not canonical at ${quoted(finding.path)}: it says ${plain(finding.recorded, 'en')}, canonical is ${plain(finding.found, 'en')}`,
      };
    case 'receipt/refused': {
      const problems = finding.problems.map((each) => ({
        path: each.path === '' ? '' : `${each.path}: `,
        text: describeProblem(each),
      }));
      return {
        vi: `phiếu trong bản lưu bị từ chối: ${problems.map(({ path, text }) => path + text.vi).join('; ')}`,
        en: `the record of the receipt is refused: ${problems.map(({ path, text }) => path + text.en).join('; ')}`,
      };
    }
    case 'receipt/incomplete':
      return {
        vi: `phiếu trong bản lưu còn thiếu ${finding.open.map(quoted).join(', ')}`,
        en: `the record of the receipt lacks ${finding.open.map(quoted).join(', ')}`,
      };
    case 'receipt/outcome': {
      const what = partOf(finding.path, plan);
      return {
        vi: `${what.vi}: bản lưu ghi ${plain(finding.recorded)}, tính lại được ${plain(finding.found)}`,
        en: `${what.en}: the receipt says ${plain(finding.recorded, 'en')}, derived again it is ${plain(finding.found, 'en')}`,
      };
    }
  }
}

const short = (hash: string | undefined): string => quoted(`${(hash ?? '').slice(0, 12)}…`);
const name = (id: string | undefined): string => (id === undefined ? '–' : quoted(id));

/** A value of a receipt for people: an id without quotation marks, a decimal comma in Vietnamese. */
function plain(value: string | undefined, language: 'vi' | 'en' = 'vi'): string {
  if (value === undefined) return language === 'vi' ? 'không có' : 'nothing';
  if (/^-?\d+(?:\.\d+)?$/.test(value)) return language === 'vi' ? value.replace('.', ',') : value;
  const inner = /^"(.*)"$/.exec(value)?.[1] ?? value;
  const all = Array.from(inner);
  return quoted(all.length > 120 ? `${all.slice(0, 119).join('')}…` : inner);
}

const parts: Readonly<Record<string, Localized>> = {
  total: { vi: 'tổng điểm', en: 'the total' },
  rating: { vi: 'xếp loại', en: 'the rating' },
  ratingByPoints: { vi: 'xếp loại theo điểm', en: 'the rating by points' },
  bonuses: { vi: 'điểm thưởng', en: 'the bonuses' },
  penalties: { vi: 'điểm trừ', en: 'the penalties' },
  passedOver: { vi: 'các loại không được xếp', en: 'the ratings passed over' },
  caps: { vi: 'các khống chế có tác dụng', en: 'the caps and floors that held' },
  notApplied: { vi: 'các tiêu chí không áp dụng', en: 'the criteria that do not apply' },
  rescaled: { vi: 'điểm quy đổi', en: 'the rescaled points' },
};

function partOf(path: string, plan: Plan | undefined): Localized {
  const [first = '', ...rest] = path.split('.');
  const id = rest.join('.');
  if (first === 'criteria') {
    const at = plan?.criteria.findIndex((each) => each.id === id) ?? -1;
    const title = plan?.text.criteria[at]?.title;
    const more = title === undefined ? '' : ` (${title})`;
    return { vi: `điểm của tiêu chí ${id}${more}`, en: `the points of criterion ${id}${more}` };
  }
  if (first === 'sections') return { vi: `điểm của mục ${id}`, en: `the points of section ${id}` };
  return parts[first] ?? { vi: quoted(path), en: quoted(path) };
}
