import type { Localized } from '@barem/core';
import { catalogues } from './keywords/index.js';
import { keywordKeys, type KeywordKey } from './keywords/catalogue.js';

/** What a rule of the grammar stands for, in the words of the trade. */
const ofRules: Readonly<Record<string, Localized>> = {
  head: { vi: 'phần đầu của biểu', en: 'the head of a sheet' },
  name: { vi: 'một tên', en: 'a name' },
  number: { vi: 'một tên, ví dụ `I.1`', en: 'a name, such as `I.1`' },
  text: { vi: 'một đoạn chữ trong ngoặc kép', en: 'a text in quotation marks' },
  date: { vi: 'một ngày', en: 'a date' },
  fact: { vi: 'một số liệu', en: 'a fact' },
  factType: {
    vi: 'loại số liệu: `số đếm`, `số thập phân`, `phần trăm`, `có hoặc không` hoặc `chọn một`',
    en: 'a type of fact: `count`, `number`, `percentage`, `yes or no` or `choose one`',
  },
  criterion: {
    vi: 'cách chấm: `từ … đến … điểm`, `chọn một`, `theo …`, `đạt được …` hoặc `mỗi …`',
    en: 'a way to score: `from … to … points`, `choose one`, `by …`, `met for …` or `each …`',
  },
  measured: { vi: 'các khoảng, ví dụ `từ 95% trở lên 15 điểm`', en: 'bands, such as `from 95% 15 points`' },
  band: { vi: 'một khoảng', en: 'a band' },
  rangeOrRest: {
    vi: 'một khoảng (`từ … đến …`, `dưới …`) hoặc `còn lại`',
    en: 'a range (`from … to …`, `under …`) or `otherwise`',
  },
  range: { vi: 'một khoảng: `từ … đến …`, `dưới …`', en: 'a range: `from … to …`, `under …`' },
  openRange: { vi: 'một khoảng: `từ … đến …`, `dưới …`', en: 'a range: `from … to …`, `under …`' },
  levels: { vi: 'các mức', en: 'levels' },
  level: { vi: 'điểm của mức', en: 'the points of the level' },
  otherwise: {
    vi: '`được điểm tối đa`, số điểm hoặc `không tính`',
    en: '`maximum points`, a number of points or `not counted`',
  },
  statusWord: {
    vi: '`chính thức`, `minh họa` hoặc `dự thảo`',
    en: '`official`, `illustrative` or `draft`',
  },
  answer: { vi: 'một câu trả lời', en: 'an answer' },
  primary: { vi: 'một số liệu, con số hoặc phép tính', en: 'a fact, a number or a formula' },
  unary: { vi: 'một số liệu, con số hoặc phép tính', en: 'a fact, a number or a formula' },
  comparison: { vi: 'một điều kiện', en: 'a condition' },
  negation: { vi: 'một điều kiện', en: 'a condition' },
  expression: { vi: 'một điều kiện hoặc phép tính', en: 'a condition or a formula' },
  example: { vi: 'số điểm hoặc `xếp loại`', en: 'points or `rating`' },
  perUnit: { vi: '`cộng` hoặc `trừ`', en: '`adds` or `deducts`' },
};

const ofTokens: Readonly<Record<string, Localized>> = {
  QuotedText: { vi: 'một đoạn chữ trong ngoặc kép', en: 'a text in quotation marks' },
  NumberText: { vi: 'một con số', en: 'a number' },
  DateText: { vi: 'một ngày', en: 'a date' },
  Equals: { vi: '`=`', en: '`=`' },
  Open: { vi: '`(`', en: '`(`' },
  Close: { vi: 'dấu đóng ngoặc `)`', en: 'a closing `)`' },
  Comma: { vi: 'dấu phẩy', en: 'a comma' },
};

/** What was expected where a rule found none of its beginnings. */
export const expectationOfRule = (rule: string): Localized =>
  ofRules[rule] ?? { vi: 'phần tiếp theo của câu', en: 'the rest of the statement' };

/** What was expected where one token was due. */
export function expectationOfToken(name: string): Localized {
  const key = keywordKeys.find((known): known is KeywordKey => known === name);
  if (key === undefined) return ofTokens[name] ?? expectationOfRule(name);
  return { vi: `\`${catalogues.vi[key][0]}\``, en: `\`${catalogues.en[key][0]}\`` };
}
