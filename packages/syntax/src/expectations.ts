import type { IRecognitionException } from 'chevrotain';
import type { Localized } from '@barem/core';
import { catalogues } from './keywords/index.js';
import { keywordKeys, type KeywordKey } from './keywords/catalogue.js';

const aRange: Localized = {
  vi: 'một khoảng: `từ … đến …`, `dưới …`',
  en: 'a range: `from … to …`, `under …`',
};
const aFormula: Localized = {
  vi: 'một số liệu, con số hoặc phép tính',
  en: 'a fact, a number or a formula',
};
const aCondition: Localized = { vi: 'một điều kiện', en: 'a condition' };
const aText: Localized = {
  vi: 'một đoạn chữ trong ngoặc kép',
  en: 'a text in quotation marks',
};
const aNumber: Localized = { vi: 'một con số', en: 'a number' };
export const aComma: Localized = { vi: 'dấu phẩy', en: 'a comma' };
const somePoints: Localized = { vi: 'số điểm, ví dụ `5 điểm`', en: 'points, such as `5 points`' };

const anItem: Localized = {
  vi: 'một phần của biểu, ví dụ `tiêu chí I.2` hoặc `khống chế "…"`',
  en: 'a part of the sheet, such as `criterion I.2` or `cap "…"`',
};
const aSide: Localized = {
  vi: '`ngay sau …` hoặc `ngay trước …`',
  en: '`right after …` or `right before …`',
};

/** What a rule of the grammar stands for, in the words of the trade. */
const ofRules: Readonly<Record<string, Localized>> = {
  name: { vi: 'một tên', en: 'a name' },
  number: { vi: 'một tên, ví dụ `I.1`', en: 'a name, such as `I.1`' },
  factType: {
    vi: 'loại số liệu: `số đếm`, `số thập phân`, `phần trăm`, `có hoặc không` hoặc `chọn một`',
    en: 'a type of fact: `count`, `number`, `percentage`, `yes or no` or `choose one`',
  },
  scored: {
    vi: 'cách chấm: `từ … đến … điểm`, `chọn một`, `theo …`, `đạt được …` hoặc `mỗi …`',
    en: 'a way to score: `from … to … points`, `choose one`, `by …`, `met for …` or `each …`',
  },
  measured: {
    vi: 'các khoảng, ví dụ `từ 95% trở lên 15 điểm`',
    en: 'bands, such as `from 95% 15 points`',
  },
  rangeOrRest: {
    vi: 'một khoảng (`từ … đến …`, `dưới …`) hoặc `còn lại`',
    en: 'a range (`from … to …`, `under …`) or `otherwise`',
  },
  range: aRange,
  openRange: aRange,
  expressionRange: aRange,
  half: { vi: '`trở lên` hoặc `trở xuống`', en: '`or more` or `or less`' },
  levels: {
    vi: 'các mức, ví dụ `đầy_đủ "Đầy đủ" 5 điểm`',
    en: 'levels, such as `full "In full" 5 points`',
  },
  levelPoints: {
    vi: 'điểm của mức, ví dụ `5 điểm`',
    en: 'the points of the level, such as `5 points`',
  },
  otherwise: {
    vi: '`được điểm tối đa`, số điểm hoặc `không tính`',
    en: '`maximum points`, a number of points or `not counted`',
  },
  scale: {
    vi: '`bước …`, `thấp hơn là tốt hơn` hoặc `làm tròn đến …`',
    en: '`step …`, `lower is better` or `round to …`',
  },
  rounding: { vi: '`làm tròn đến …`', en: '`round to …`' },
  roundingWord: { vi: '`làm tròn đến …`', en: '`round to …`' },
  statusWord: {
    vi: '`chính thức`, `minh họa` hoặc `dự thảo`',
    en: '`official`, `illustrative` or `draft`',
  },
  assessors: {
    vi: 'tên một người chấm, ví dụ `cấp_trên "Cấp trên dự họp"`',
    en: 'the name of an assessor, such as `superior "Superior who attends"`',
  },
  assessorsClause: {
    vi: '`bỏ …`, `làm tròn đến …` hoặc `chênh lệch …`',
    en: '`dropping …`, `round to …` or `total difference over …`',
  },
  series: {
    vi: '`theo biểu …` hoặc `theo tổng hợp …`, rồi `mỗi tháng`, `mỗi quý`, `mỗi năm` hoặc `của đơn vị trực thuộc`',
    en: '`by sheet …` or `by roll-up …`, then `each month`, `each quarter`, `each year` or `of the units below`',
  },
  frequency: {
    vi: '`mỗi tháng`, `mỗi quý`, `mỗi nửa năm` hoặc `mỗi năm`',
    en: '`each month`, `each quarter`, `each half year` or `each year`',
  },
  decision: {
    vi: '`coi như …`, `không tính`, `thì chưa xếp loại` hoặc `lấy phiếu …`',
    en: '`counts as …`, `not counted`, `gives no rating` or `take the …`',
  },
  member: {
    vi: 'loại kết quả, ví dụ `từ khá trở lên`, `có điểm từ 90` hoặc `có kết quả`',
    en: 'which results, such as `from fair`, `with points from 90` or `with a result`',
  },
  ratingRange: {
    vi: 'loại kết quả, ví dụ `từ khá trở lên`',
    en: 'which ratings, such as `from fair`',
  },
  permission: {
    vi: '`cố định`, `được điều chỉnh từ … đến …`, `được bổ sung` hoặc `được bỏ`',
    en: '`fixed`, `adjustable from … to …`, `may be added to` or `may be removed`',
  },
  place: {
    vi: '`ngay sau …`, `ngay trước …` hoặc `vào mục …`',
    en: '`right after …`, `right before …` or `into section …`',
  },
  block: {
    vi: '`mục …`, `điểm thưởng` hoặc `điểm trừ`',
    en: '`section …`, `bonuses` or `penalties`',
  },
  beside: aSide,
  levelPlace: aSide,
  side: aSide,
  key: {
    vi: 'một mã như `I.1`, hoặc một tên gọi trong ngoặc kép',
    en: 'an id such as `I.1`, or a title in quotation marks',
  },
  wordKey: {
    vi: 'một tên gọi trong ngoặc kép, hoặc một điều kiện trong ngoặc đơn',
    en: 'a title in quotation marks, or a condition in parentheses',
  },
  target: anItem,
  numberedTarget: {
    vi: 'một phần có mã, ví dụ `tiêu chí I.2` hoặc `số liệu có_mặt`',
    en: 'a part that has an id, such as `criterion I.2` or `fact present`',
  },
  remove: {
    vi: 'phần bị bãi bỏ, ví dụ `tiêu chí I.2`, `khống chế "…"` hoặc `người chấm`',
    en: 'what is removed, such as `criterion I.2`, `cap "…"` or `assessors`',
  },
  amend: {
    vi: 'phần được sửa đổi, ví dụ `tiêu chí I.2`: `số liệu`, `đặt`, `mục`, `tiêu chí` hoặc `xếp loại`, rồi mã của nó',
    en: 'what is amended, such as `criterion I.2`: `fact`, `let`, `section`, `criterion` or `rating`, and its id',
  },
  levelParts: {
    vi: 'tên gọi hoặc số điểm mới của mức, ví dụ `5 điểm`',
    en: 'the new title or points of the level, such as `5 points`',
  },
  within: {
    vi: '`trong mỗi tổ chức cơ sở đảng`, `trong mỗi huyện` hoặc `trong toàn tỉnh`',
    en: '`within each grassroots organisation`, `within each district` or `within the province`',
  },
  answer: { vi: 'một câu trả lời', en: 'an answer' },
  primary: aFormula,
  unary: aFormula,
  comparison: aCondition,
  negation: aCondition,
  expression: { vi: 'một điều kiện hoặc phép tính', en: 'a condition or a formula' },
  example: { vi: 'số điểm hoặc `xếp loại`', en: 'points or `rating`' },
  perUnit: { vi: '`cộng` hoặc `trừ`', en: '`adds` or `deducts`' },
};

const ofTokens: Readonly<Record<string, Localized>> = {
  QuotedText: aText,
  NumberText: aNumber,
  DateText: { vi: 'một ngày, ví dụ `01/12/2021`', en: 'a date, such as `2021-12-01`' },
  Equals: { vi: '`=`', en: '`=`' },
  Open: { vi: '`(`', en: '`(`' },
  Close: { vi: 'dấu đóng ngoặc `)`', en: 'a closing `)`' },
  Comma: aComma,
};

/** Tokens that stand for more where a certain rule asks for them. */
const ofTokensInRules: Readonly<Record<string, Localized>> = {
  'applies Comma': {
    vi: 'phần `, nếu không: …` cho trường hợp không áp dụng',
    en: '`, otherwise: …` for when the criterion does not apply',
  },
  'decimals Decimals': {
    vi: '`chữ số lẻ`, hoặc `từ` trước con số',
    en: '`decimals`, or `from` before the number',
  },
  'example Result': {
    vi: '`kết quả`, ví dụ `kết quả 92 điểm, xếp loại tốt`',
    en: '`result`, such as `result 92 points, rating good`',
  },
};

/** What may follow a complete statement, by the rule that read it. */
const afterStatements: Readonly<Record<string, Localized>> = {
  head: {
    vi: '`kế thừa … phiên bản "…"`, `căn cứ`, `ghi chú`, `trạng thái`, `hiệu lực`, `thang điểm` hoặc phần tiếp theo như `số liệu`',
    en: '`extends … edition "…"`, `source`, `note`, `status`, `effective`, `scale` or the next part, such as `facts`',
  },
  rollUpHead: {
    vi: '`gồm …`, `thiếu kỳ …`, `được lập …`, `căn cứ`, `ghi chú`, `trạng thái`, `hiệu lực` hoặc phần tiếp theo như `xếp loại`',
    en: '`includes …`, `missing period …`, `drawn up …`, `source`, `note`, `status`, `effective` or the next part, such as `ratings`',
  },
  assessors: {
    vi: 'người chấm tiếp theo, `bắt buộc`, `làm tròn đến …`, `chênh lệch tổng quá …` hoặc phần tiếp theo như `số liệu`',
    en: 'the next assessor, `required`, `round to …`, `total difference over …` or the next part, such as `facts`',
  },
  facts: {
    vi: 'một số liệu, ví dụ `có_mặt "Số có mặt" số đếm từ 0 đến 500`',
    en: 'a fact, such as `present "Members present" count from 0 to 500`',
  },
  constraints: {
    vi: 'dấu so sánh như `<=`, một đoạn chữ trong ngoặc kép, hoặc xuống dòng',
    en: 'a comparison such as `<=`, a text in quotation marks, or a new line',
  },
  binding: {
    vi: 'dấu phép tính như `+` hoặc `/`, hoặc xuống dòng',
    en: 'an operator such as `+` or `/`, or a new line',
  },
  sectionHead: {
    vi: 'số điểm của mục, ví dụ `15 điểm`, rồi các tiêu chí',
    en: 'the points of the section, such as `15 points`, then its criteria',
  },
  bonuses: { vi: '`tiêu chí`', en: '`criterion`' },
  penalties: { vi: '`tiêu chí`', en: '`criterion`' },
  criterion: {
    vi: 'một dòng mức hoặc khoảng nữa, `áp dụng khi`, `ghi chú`, hoặc tiêu chí tiếp theo',
    en: 'one more level or band, `applies when`, `note`, or the next criterion',
  },
  ratings: {
    vi: 'khoảng điểm như `từ 90 điểm trở lên`, `yêu cầu`, hoặc loại tiếp theo như `khá "Khá"`',
    en: 'a range such as `from 90 points`, `requires`, or the next rating, such as `fair "Fair"`',
  },
  caps: {
    vi: '`cao nhất … khi …` hoặc `thấp nhất … khi …`',
    en: '`at most … when …` or `at least … when …`',
  },
  quotas: {
    vi: '`nhiều nhất …`, `làm tròn …`, `xếp hạng theo …`, `vượt hạn mức thì xuống …` hoặc `bằng nhau thì …`',
    en: '`at most …`, `rounded …`, `ranked by …`, `beyond it lowered to …` or `ties …`',
  },
  add: {
    vi: '`ngay sau …`, `ngay trước …`, `vào mục …`, hoặc xuống dòng và viết phần được bổ sung',
    en: '`right after …`, `right before …`, `into section …`, or a new line with what is added',
  },
  replace: {
    vi: 'xuống dòng và viết phần thay vào',
    en: 'a new line with what takes its place',
  },
  remove: {
    vi: 'xuống dòng và viết câu tiếp theo',
    en: 'a new line with the next statement',
  },
  move: {
    vi: 'xuống dòng và viết câu tiếp theo',
    en: 'a new line with the next statement',
  },
  renumber: {
    vi: 'xuống dòng và viết câu tiếp theo',
    en: 'a new line with the next statement',
  },
  amend: {
    vi: 'nội dung mới (tên gọi, điểm, cách chấm, khoảng điểm, `ghi chú`, `sửa đổi mức …`, `bổ sung yêu cầu …`), hoặc xuống dòng và viết câu tiếp theo',
    en: 'what becomes different (title, points, scoring, range, `note`, `amend level …`, `add requirement …`), or a new line with the next statement',
  },
  example: {
    vi: '`ví dụ` tiếp theo hoặc hết tệp; lời ghi thêm viết sau dấu `#`',
    en: 'the next `example` or the end of the file; remarks stand behind `#`',
  },
};

/** What a change lacks that says nothing. */
const lacks: Readonly<Record<'add' | 'replace' | 'amend', Localized>> = {
  add: {
    vi: 'phần được bổ sung, ví dụ `tiêu chí …` hoặc `số liệu …`',
    en: 'what is added, such as `criterion …` or `facts …`',
  },
  replace: {
    vi: 'phần thay vào, ví dụ `tiêu chí …` hoặc `số liệu …`',
    en: 'what takes the place of another part, such as `criterion …` or `facts …`',
  },
  amend: {
    vi: 'nội dung mới, ví dụ tên gọi, `10 điểm`, `ghi chú …` hoặc `sửa đổi mức …`',
    en: 'what becomes different, such as a title, `10 points`, `note …` or `amend level …`',
  },
};

const theEnd: Localized = { vi: 'chỗ kết thúc của câu', en: 'the end of the statement' };

/** Every text of this file. */
export const expectations: readonly Localized[] = [
  ofRules,
  ofTokens,
  ofTokensInRules,
  afterStatements,
  lacks,
].flatMap((table) => Object.values(table));

/** What was expected where one of several beginnings of a rule was due. */
export const expectationOfRule = (rule: string): Localized => ofRules[rule] ?? theEnd;

/** What is missing in a change that says nothing. */
export const expectationOfLack = (change: keyof typeof lacks): Localized => lacks[change];

/** What may follow a complete part of a statement that is read by the rule `whole`. */
export const expectationAfter = (whole: string): Localized => afterStatements[whole] ?? theEnd;

/** What would have fitted where the grammar found something else while it read by the rule `whole`. */
export function expectationOf(
  { name, message, context }: IRecognitionException,
  whole: string,
): Localized {
  const rules = context.ruleStack;
  const rule = rules.at(-1) ?? '';
  if (name === 'NotAllInputParsedException') return expectationAfter(whole);
  if (name !== 'MismatchedTokenException') return expectationOfRule(rule);
  if (message === 'NumberText' && rules.at(-2) === 'points') return somePoints;
  return ofTokensInRules[`${rule} ${message}`] ?? ofTokens[message] ?? ofKeyword(rule, message);
}

function ofKeyword(rule: string, name: string): Localized {
  const key = keywordKeys.find((known): known is KeywordKey => known === name);
  if (key === undefined) return expectationOfRule(rule);
  return { vi: `\`${catalogues.vi[key][0]}\``, en: `\`${catalogues.en[key][0]}\`` };
}
