import type { Localized } from '@barem/core';
import type { InspectionReason, Status } from '../report.js';

/** Every fixed text of reports and inspection lists. */
export const words = {
  // ── Around the page ────────────────────────────────────────────────────────────────────────────
  party: { vi: 'Đảng Cộng sản Việt Nam', en: 'Communist Party of Vietnam' },
  undated: { vi: 'Ngày … tháng … năm …', en: 'Date: …' },
  reportHeading: { vi: 'Báo cáo', en: 'Report' },
  reportTitle: {
    vi: 'Kết quả chấm điểm chất lượng sinh hoạt',
    en: 'Scores of the quality of meetings',
  },
  inspectionHeading: { vi: 'Danh sách đơn vị cần xem xét', en: 'Units to look at' },
  illustrative: { vi: 'Số liệu minh họa', en: 'Illustrative numbers' },
  draft: { vi: 'Dự thảo', en: 'Draft' },
  skip: { vi: 'Đến nội dung chính', en: 'Skip to the main text' },
  contents: { vi: 'Mục lục', en: 'Contents' },
  appendix: { vi: 'Phụ lục', en: 'Appendix' },
  madeBy: { vi: 'Người lập báo cáo', en: 'Drawn up by' },
  onBehalf: { vi: 'T/M cấp ủy', en: 'For the committee' },
  sign: { vi: '(Ký, ghi rõ họ tên)', en: '(Signature and name)' },
  wideTable: { vi: 'kéo ngang để xem hết bảng', en: 'scroll sideways to see all columns' },

  // ── Sections ───────────────────────────────────────────────────────────────────────────────────
  summary: { vi: 'Kết quả chung', en: 'Summary' },
  organisations: { vi: 'Xếp loại theo tổ chức', en: 'Ratings by organisation' },
  types: { vi: 'Xếp loại theo loại hình', en: 'Ratings by type of unit' },
  trend: { vi: 'Diễn biến qua các kỳ', en: 'Over time' },
  losses: { vi: 'Tiêu chí mất nhiều điểm', en: 'Criteria that lose most points' },
  changes: { vi: 'So với kỳ trước', en: 'Against the period before' },
  quotas: { vi: 'Điều chỉnh theo hạn mức', en: 'Moved by quotas' },
  basis: { vi: 'Căn cứ', en: 'Basis' },
  findings: { vi: 'Lưu ý về dữ liệu', en: 'Notes on the data' },
  inspection: { vi: 'Đơn vị cần xem xét', en: 'Units to look at' },
  missing: { vi: 'Kỳ còn thiếu', en: 'Missing meetings' },
  exempt: { vi: 'Kỳ được miễn', en: 'Exempt meetings' },
  exemptCaption: {
    vi: 'Các kỳ được miễn của từng đơn vị và lý do',
    en: 'Exempt meetings of each unit, with the reasons',
  },
  exemptReason: { vi: 'Lý do', en: 'Reason' },
  apart: { vi: 'Điểm của người chấm chênh lệch', en: 'Assessors who differ' },
  unmoved: { vi: 'Tổng điểm không thay đổi', en: 'Totals that never move' },
  changed: { vi: 'Đơn vị đổi loại', en: 'Units whose class changed' },

  // ── Columns ────────────────────────────────────────────────────────────────────────────────────
  number: { vi: 'STT', en: 'No.' },
  organisation: { vi: 'Tổ chức', en: 'Organisation' },
  type: { vi: 'Loại hình', en: 'Type' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  units: { vi: 'Số đơn vị', en: 'Units' },
  none: { vi: 'Chưa xếp loại', en: 'No rating' },
  whole: { vi: 'Toàn bộ', en: 'All' },
  elsewhere: { vi: 'Ngoài danh sách tổ chức', en: 'Not in the register' },
  untyped: { vi: 'Chưa ghi loại hình', en: 'Type not given' },
  sheet: { vi: 'Biểu', en: 'Sheet' },
  edition: { vi: 'phiên bản', en: 'edition' },
  period: { vi: 'Kỳ', en: 'Period' },
  periods: { vi: 'Các kỳ', en: 'Periods' },
  meetings: { vi: 'Số kỳ chấm', en: 'Meetings' },
  mean: { vi: 'Điểm trung bình', en: 'Mean total' },
  criterion: { vi: 'Tiêu chí', en: 'Criterion' },
  maximum: { vi: 'Điểm tối đa', en: 'Maximum' },
  meanLost: { vi: 'Mất bình quân một kỳ', en: 'Mean lost a meeting' },
  shareLost: { vi: 'Phần điểm bị mất', en: 'Share lost' },
  times: { vi: 'Số kỳ bị mất điểm', en: 'Meetings that lost any' },
  rating: { vi: 'Xếp loại', en: 'Rating' },
  before: { vi: 'Kỳ trước', en: 'Before' },
  now: { vi: 'Kỳ này', en: 'Now' },
  difference: { vi: 'Chênh lệch', en: 'Difference' },
  criteria: { vi: 'Tiêu chí chênh lệch', en: 'Criteria that differ' },
  total: { vi: 'Tổng điểm', en: 'Total' },
  totals: { vi: 'Điểm từng người chấm', en: 'Totals by assessor' },
  missingCount: { vi: 'Số kỳ', en: 'Meetings' },
  within: { vi: 'Hạn mức trong', en: 'Quota within' },
  from: { vi: 'Từ loại', en: 'From' },
  to: { vi: 'Sang loại', en: 'To' },
  reason: { vi: 'Lý do', en: 'Reason' },
  ground: { vi: 'Căn cứ xem xét', en: 'Ground' },
  weight: { vi: 'Mức', en: 'Severity' },
  finding: { vi: 'Nội dung', en: 'Finding' },
  error: { vi: 'lỗi', en: 'error' },
  warning: { vi: 'cảnh báo', en: 'warning' },

  // ── Columns of data alone ──────────────────────────────────────────────────────────────────────
  section: { vi: 'phần', en: 'section' },
  id: { vi: 'mã', en: 'id' },
  name: { vi: 'tên', en: 'name' },
  parent: { vi: 'mã cấp trên', en: 'parent' },
  parentName: { vi: 'tên cấp trên', en: 'parent name' },
  item: { vi: 'nội dung', en: 'item' },
  measure: { vi: 'đại lượng', en: 'measure' },
  value: { vi: 'giá trị', en: 'value' },
  share: { vi: 'tỷ lệ %', en: 'share %' },
  count: { vi: 'số lượng', en: 'count' },
  status: { vi: 'trạng thái', en: 'status' },
  trials: { vi: 'số kỳ chấm thử', en: 'trial meetings' },

  // ── Captions ───────────────────────────────────────────────────────────────────────────────────
  organisationsCaption: {
    vi: 'Số đơn vị và tỷ lệ từng loại, theo tổ chức trực thuộc',
    en: 'Units and shares of each class, by organisation right below',
  },
  typesCaption: {
    vi: 'Số đơn vị và tỷ lệ từng loại, theo loại hình',
    en: 'Units and shares of each class, by type',
  },
  organisationsChart: {
    vi: 'Tỷ lệ xếp loại theo tổ chức',
    en: 'Shares of classes by organisation',
  },
  continued: { vi: '(tiếp theo)', en: '(continued)' },
  trendCaption: { vi: 'Kết quả từng kỳ', en: 'Results of each period' },
  trendChart: {
    vi: 'Điểm trung bình và tỷ lệ xếp loại từng kỳ',
    en: 'Mean total and shares of classes in each period',
  },
  lossesCaption: {
    vi: 'Tiêu chí mất nhiều điểm nhất, theo điểm mất bình quân một kỳ',
    en: 'Criteria by mean points lost a meeting',
  },
  lossesChart: {
    vi: 'Mười tiêu chí mất nhiều điểm nhất',
    en: 'The ten criteria that lose most points',
  },
  changesCaption: {
    vi: 'Số đơn vị từng loại ở kỳ trước và kỳ này',
    en: 'Units in each class, before and now',
  },
  changedCaption: {
    vi: 'Đơn vị đổi loại, xuống nhiều bậc đứng trước',
    en: 'Units whose class is another; those that fell farthest first',
  },
  quotasCaption: { vi: 'Đơn vị đổi loại theo hạn mức', en: 'Units moved by quotas' },
  inspectionCaption: {
    vi: 'Đơn vị cần xem xét và căn cứ, nặng nhất đứng trước',
    en: 'Units to look at, and why; worst first',
  },
  groundsCaption: { vi: 'Số đơn vị theo từng căn cứ', en: 'Units by ground' },
  missingCaption: { vi: 'Các kỳ còn thiếu của từng đơn vị', en: 'Missing meetings of each unit' },
  apartCaption: {
    vi: 'Các kỳ mà điểm của người chấm chênh lệch quá giới hạn của biểu',
    en: 'Meetings whose assessors differ beyond the limit of the sheet',
  },
  unmovedCaption: {
    vi: 'Đơn vị có cùng một tổng điểm ở mọi kỳ (từ ba kỳ trở lên)',
    en: 'Units with the same total in every meeting, three or more',
  },
  sheetsCaption: {
    vi: 'Biểu và tổng hợp được dùng trong báo cáo',
    en: 'Sheets and roll-up behind the report',
  },
  findingsCaption: {
    vi: 'Những gì bị từ chối hoặc cần biết khi đọc số liệu',
    en: 'What was refused, and what readers must know',
  },

  // ── Sentences ──────────────────────────────────────────────────────────────────────────────────
  rounded: {
    vi: 'Tỷ lệ làm tròn đến một chữ số thập phân nên cộng lại có thể không đúng 100%.',
    en: 'Shares are rounded to one decimal, so they may not add up to exactly 100%.',
  },
  worstFirst: {
    vi: 'Đơn vị có nhiều loại căn cứ hơn đứng trước; nếu bằng nhau thì xét lần lượt số kỳ thiếu, số lỗi về phiếu, số kỳ chênh lệch và mức chênh lệch.',
    en: 'Units with more kinds of grounds stand first; then those with more missing meetings, more problems in records, more meetings apart, and larger differences.',
  },
  notBlame: {
    vi: 'Có tên trong danh sách chỉ có nghĩa là số liệu cần được xem lại, chưa phải là kết luận về đơn vị.',
    en: 'To stand in this list only means that the data should be looked at; it is no verdict on the unit.',
  },
  nobodyInspected: { vi: 'Không có đơn vị nào cần xem xét.', en: 'There is no unit to look at.' },
  noUnits: { vi: 'Chưa có đơn vị nào được tổng hợp.', en: 'No unit is reported yet.' },
  noMeetings: { vi: 'Chưa có kỳ nào được chấm.', en: 'No meeting is scored yet.' },
  meanLine: {
    vi: 'Đường: điểm trung bình (trục không bắt đầu từ 0). Cột: tỷ lệ từng loại.',
    en: 'Line: mean total (the axis does not begin at 0). Columns: shares of the classes.',
  },
} as const;

/** What is said first of numbers that are not official. */
export const notices: Readonly<Record<Exclude<Status, 'official'>, Localized>> = {
  illustrative: {
    vi: 'Điểm và yêu cầu xếp loại dùng trong báo cáo này là minh họa, chưa phải của văn bản chính thức; không dùng kết quả này để xếp loại.',
    en: 'The points and requirements behind these results are illustrative, not those of an official text; nobody is to be rated by them.',
  },
  draft: {
    vi: 'Kết quả này dựa trên văn bản dự thảo, chưa được ban hành.',
    en: 'These results rest on a draft that is not issued.',
  },
};

export const statuses: Readonly<Record<Status, Localized>> = {
  official: { vi: 'chính thức', en: 'official' },
  illustrative: { vi: 'minh họa', en: 'illustrative' },
  draft: { vi: 'dự thảo', en: 'draft' },
};

/** The kinds of reasons, as a table counts them. */
export const grounds: Readonly<Record<InspectionReason['kind'], Localized>> = {
  unrated: { vi: 'Chưa xếp loại', en: 'No rating' },
  missing: { vi: 'Thiếu kỳ', en: 'Missing meetings' },
  records: { vi: 'Phiếu bị từ chối hoặc trùng', en: 'Records refused or standing twice' },
  apart: {
    vi: 'Điểm của người chấm chênh lệch quá giới hạn',
    en: 'Assessors differ beyond the limit',
  },
  jump: { vi: 'Đổi loại từ hai bậc trở lên', en: 'Class changed by two steps or more' },
  unmoved: { vi: 'Tổng điểm không thay đổi', en: 'Total never moves' },
};
