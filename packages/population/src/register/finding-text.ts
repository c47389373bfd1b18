import { tick, type Language, type Localized } from '@barem/core';
import type { Column } from './columns.js';
import type { Finding, FindingArguments, FindingCode } from './findings.js';
import { levelTitles, proposedLevels } from './levels.js';
import { circleOf, count, daysOf, headerOf, listOf, meant, otherRow } from './phrases.js';
import type { Place } from './place.js';

type Wording<A> = Readonly<Record<Language, (args: A, place: Place) => string>>;

const wordings: { readonly [C in FindingCode]: Wording<FindingArguments[C]> } = {
  'register/too-large': {
    vi: ({ what, limit }) =>
      what === 'rows'
        ? `danh sách có quá ${count(limit, 'vi')} dòng: từ dòng này trở đi không được đọc; hãy bỏ những dòng không cần`
        : `tệp có quá ${count(limit, 'vi')} cột: các cột còn lại không được đọc; hãy bỏ những cột không cần`,
    en: ({ what, limit }) =>
      what === 'rows'
        ? `the register has more than ${count(limit, 'en')} rows: this one and those after it are not read; take out what is not needed`
        : `the file has more than ${count(limit, 'en')} columns: the others are not read; take out what is not needed`,
  },
  'register/value-too-long': {
    vi: ({ column, limit }) =>
      `ô ở cột ${headerOf(column, 'vi')} dài quá ${count(limit, 'vi')} ký tự nên dòng này không được dùng; hãy viết ngắn lại`,
    en: ({ column, limit }) =>
      `the cell under ${headerOf(column, 'en')} is longer than ${count(limit, 'en')} characters, so this row is not used; write less`,
  },
  'register/unknown-column': {
    vi: ({ found }) =>
      `danh sách tổ chức không có cột ${tick(found)}: cột này không được đọc; nếu chỉ là cột ghi thêm thì cứ để nguyên`,
    en: ({ found }) =>
      `a register has no column ${tick(found)}: it is not read; leave it as it is if it only holds notes`,
  },
  'register/misspelled-column': {
    vi: ({ found, column, suggestion }) =>
      `không có cột ${tick(found)}${rowsNeed(column) ? ' nên các dòng có cột này không được dùng' : ' nên cột này không được đọc'}; ${meant(suggestion, 'vi', '')}`,
    en: ({ found, column, suggestion }) =>
      `there is no column ${tick(found)}, so ${rowsNeed(column) ? 'rows with it are not used' : 'it is not read'}; ${meant(suggestion, 'en', '')}`,
  },
  'register/column-twice': {
    vi: ({ column, read, ignored }) =>
      `hai cột ${tick(read)} và ${tick(ignored)} cùng là cột ${headerOf(column, 'vi')}: chỉ cột ${tick(read)} được đọc; hãy bỏ một trong hai`,
    en: ({ column, read, ignored }) =>
      `${tick(read)} and ${tick(ignored)} are both the column ${headerOf(column, 'en')}: only ${tick(read)} is read; take out one of them`,
  },
  'register/missing-column': {
    vi: ({ column }) =>
      `tệp thiếu cột ${headerOf(column, 'vi')}${afterwards[column].vi}; hãy thêm cột này`,
    en: ({ column }) =>
      `the file lacks the column ${headerOf(column, 'en')}${afterwards[column].en}; add it`,
  },
  'register/missing': {
    vi: ({ column, organisation }) =>
      `${organisation === undefined ? 'dòng này' : tick(organisation)} thiếu ${contents[column].vi}${afterwards[column].vi}; hãy ghi vào cột ${headerOf(column, 'vi')}`,
    en: ({ column, organisation }) =>
      `${organisation === undefined ? 'this row' : tick(organisation)} has no ${contents[column].en}${afterwards[column].en}; write it under ${headerOf(column, 'en')}`,
  },
  'register/unknown-level': {
    vi: ({ found, suggestion, organisations }) =>
      `không có cấp ${tick(found)}${notUsed(organisations).vi}; ${meant(suggestion, 'vi', `hãy chọn một trong: ${proposedLevels.vi}`)}`,
    en: ({ found, suggestion, organisations }) =>
      `there is no level ${tick(found)}${notUsed(organisations).en}; ${meant(suggestion, 'en', `choose one of: ${proposedLevels.en}`)}`,
  },
  'register/bad-date': {
    vi: ({ column, found, suggestion }) =>
      `${tick(found)} ở cột ${headerOf(column, 'vi')} không phải là một ngày viết đúng nên dòng này không được dùng; ${suggestion === undefined ? 'hãy viết năm-tháng-ngày, ví dụ `2022-12-31`, từ năm 1900 đến năm 2999, hoặc để trống nếu không giới hạn' : `hãy viết năm-tháng-ngày: ${tick(suggestion)}`}`,
    en: ({ column, found, suggestion }) =>
      `${tick(found)} under ${headerOf(column, 'en')} is not a date, so this row is not used; ${suggestion === undefined ? 'write year-month-day, such as `2022-12-31`, from 1900 to 2999, or leave it empty if there is no such day' : `write year-month-day: ${tick(suggestion)}, if it means that day`}`,
  },
  'register/dates-reversed': {
    vi: ({ from, to }) =>
      `ngày cuối ${to} đứng trước ngày đầu ${from} nên dòng này không được dùng; hãy sửa một trong hai ngày`,
    en: ({ from, to }) =>
      `the last day ${to} is before the first day ${from}, so this row is not used; correct one of them`,
  },
  'register/duplicate': {
    vi: ({ organisation, other }, place) =>
      `${tick(organisation)} ở đây giống hệt ${otherRow(other, place, 'vi')}; hãy bỏ một trong hai dòng`,
    en: ({ organisation, other }, place) =>
      `${tick(organisation)} says here the same as ${otherRow(other, place, 'en')}; take out one of the two rows`,
  },
  'register/overlap': {
    vi: ({ organisation, other, shared }, place) =>
      `${tick(organisation)} đã có ở ${otherRow(other, place, 'vi')}, và cả hai dòng cùng có hiệu lực ${daysOf(shared, 'vi')}, nên dòng này không được dùng; nếu là hai tổ chức thì hãy cho mỗi tổ chức một mã, nếu là một tổ chức có thay đổi thì hãy ghi ngày cuối của dòng cũ và ngày đầu của dòng mới`,
    en: ({ organisation, other, shared }, place) =>
      `${tick(organisation)} stands in ${otherRow(other, place, 'en')} already, and both rows would hold ${daysOf(shared, 'en')}, so this row is not used; give two organisations two ids, or, if one organisation has changed, end the old row on the day before the new one begins`,
  },
  'register/orphan': {
    vi: ({ parent, organisations, suggestion }) =>
      `không có tổ chức nào mang mã ${tick(parent)}, là cấp trên của ${listOf(organisations, 'vi')}; ${meant(suggestion, 'vi', 'hãy sửa mã, hoặc thêm một dòng cho cấp trên này')}`,
    en: ({ parent, organisations, suggestion }) =>
      `there is no organisation ${tick(parent)}, the parent of ${listOf(organisations, 'en')}; ${meant(suggestion, 'en', 'correct the id, or add a row for the parent')}`,
  },
  'register/no-root': {
    vi: ({ parent, organisations }) =>
      `danh sách thiếu tổ chức đứng đầu: ${tick(parent)} là cấp trên của ${listOf(organisations, 'vi')} nhưng chưa có dòng nào; hãy thêm một dòng cho ${tick(parent)}, để trống cột ${headerOf('parent', 'vi')}`,
    en: ({ parent, organisations }) =>
      `the register has no organisation at the top: ${tick(parent)} is the parent of ${listOf(organisations, 'en')} and has no row; add one for ${tick(parent)}, with nothing under ${headerOf('parent', 'en')}`,
  },
  'register/cycle': {
    vi: ({ organisations, from }) =>
      organisations.length === 1
        ? `${listOf(organisations, 'vi')} được ghi là cấp trên của chính mình${since(from).vi}; hãy sửa cột ${headerOf('parent', 'vi')}`
        : `các tổ chức là cấp trên của nhau theo vòng tròn${since(from).vi}: ${circleOf(organisations, 'vi')}, trong đó mỗi tổ chức ghi tổ chức đứng sau là cấp trên; hãy sửa cột ${headerOf('parent', 'vi')} của một trong các tổ chức này`,
    en: ({ organisations, from }) =>
      organisations.length === 1
        ? `${listOf(organisations, 'en')} is its own parent${since(from).en}; correct what stands under ${headerOf('parent', 'en')}`
        : `organisations are parents of each other in a circle${since(from).en}: ${circleOf(organisations, 'en')}, where each one has the next one as its parent; correct ${headerOf('parent', 'en')} of one of them`,
  },
  'register/wrong-level': {
    vi: ({ parent, parentLevel, level, organisations }) =>
      `${tick(parent)} là ${levelTitles[parentLevel].vi} nên không thể là cấp trên của ${levelTitles[level].vi}: ${listOf(organisations, 'vi')}; hãy sửa cấp, hoặc ghi một cấp trên cao hơn`,
    en: ({ parent, parentLevel, level, organisations }) =>
      `${tick(parent)} (${levelTitles[parentLevel].en}) cannot be the parent of ${listOf(organisations, 'en')} (${levelTitles[level].en}); correct a level, or name a parent of a higher one`,
  },
  'register/parent-not-in-time': {
    vi: ({ parent, absence, organisations }) =>
      `${tick(parent)} không tồn tại ${daysOf(absence, 'vi')}, nhưng trong thời gian đó vẫn được ghi là cấp trên của ${listOf(organisations, 'vi')}; hãy sửa ngày, hoặc thêm dòng ghi cấp trên của thời gian đó`,
    en: ({ parent, absence, organisations }) =>
      `${tick(parent)} does not exist ${daysOf(absence, 'en')}, yet is then the parent of ${listOf(organisations, 'en')}; correct the days, or add rows with the parent of that time`,
  },
};

/** What a cell holds, as the object of "is missing". */
const contents: Readonly<Record<Column, Localized>> = {
  id: { vi: 'mã', en: 'id' },
  name: { vi: 'tên', en: 'name' },
  level: { vi: 'cấp', en: 'level' },
  parent: { vi: 'mã của cấp trên', en: 'id of its parent' },
  type: { vi: 'loại hình (thôn, cơ quan, trường học …)', en: 'type (village, agency, school …)' },
  from: { vi: 'ngày đầu', en: 'first day' },
  to: { vi: 'ngày cuối', en: 'last day' },
};

/** Whether a row cannot be used without a column. */
const rowsNeed = (column: Column): boolean => column === 'id' || column === 'level';

const unused: Localized = { vi: ' nên không được dùng', en: ', so it is not used' };
const nothing: Localized = { vi: '', en: '' };

/** What comes of it when a row does not say something. */
const afterwards: Readonly<Record<Column, Localized>> = {
  id: unused,
  name: { vi: ', tạm dùng mã làm tên', en: ', for which the id stands in' },
  level: unused,
  parent: { vi: ' nên chưa biết thuộc tổ chức nào', en: ', so that nobody stands above' },
  type: nothing,
  from: nothing,
  to: nothing,
};

const notUsed = (organisations: readonly string[]): Localized =>
  organisations.length === 0
    ? nothing
    : {
        vi: ` nên chưa dùng được ${listOf(organisations, 'vi')}`,
        en: `, so ${listOf(organisations, 'en')} cannot be used`,
      };

const since = (from: string | undefined): Localized =>
  from === undefined ? nothing : { vi: ` từ ngày ${from}`, en: ` from ${from} on` };

/** What a finding says to people, and what they can do about it, in every language. */
export function describeFinding<C extends FindingCode>({
  code,
  place,
  arguments: args,
}: Finding<C>): Localized {
  const wording: Wording<FindingArguments[C]> = wordings[code];
  return { vi: wording.vi(args, place), en: wording.en(args, place) };
}
