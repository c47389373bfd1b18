import { describe, expect, test } from 'vitest';
import { isError } from '@barem/core';
import { parseText, printText } from '@barem/syntax';
import { checkSheet, difference } from '../../src/index.js';
import { revise } from '../../src/revision/revise.js';
import { childOf, parent, read } from './sheets.js';

test('a child in English of a parent in Vietnamese is a sheet in English', () => {
  const child = read(`sheet province_b.regular "Sheet of province B"
  extends tinh_a.thuong_ky

amend criterion I.1 from 0 to 15 points
add right after I.1
  criterion I.3 "Sent ahead" met earns 5 points
`);
  const { sheet, diagnostics } = revise(parent, child, 'tinh_a');
  expect([...diagnostics, ...checkSheet(sheet).diagnostics].filter(isError)).toEqual([]);
  const text = printText(sheet);
  expect(text).toContain('criterion I.1 "Nội dung" from 0 to 15 points');
  expect(text).toContain('applies when points(I.1) >= 5, otherwise: 0 points');
  expect(parseText(text).diagnostics).toEqual([]);
});

test('changes over changes are changes', () => {
  const first = revise(
    parent,
    childOf('đổi mã tiêu chí I.1 thành mã I.9\nsửa đổi tiêu chí I.2 "Tài"'),
    'a',
  ).sheet;
  const second = revise(
    first,
    childOf('sửa đổi tiêu chí I.9 "Nội"\nchuyển chỗ tiêu chí I.2 vào mục II'),
    'b',
  ).sheet;
  const third = revise(second, childOf('bãi bỏ tiêu chí I.2\nsửa đổi mục I "Chung"'), 'c');
  expect(third.diagnostics).toEqual([]);
  expect(
    third.sheet.sections.map(({ id, title, criteria }) => [
      id.id,
      title.value,
      criteria.map((each) => each.title.value),
    ]),
  ).toEqual([
    ['I', 'Chung', ['Nội']],
    ['II', 'Tiến hành', ['Chuyên cần', 'Phát biểu']],
  ]);
  const at_once = difference(parent, third.sheet, {
    renames: [{ kind: 'criterion', from: 'I.1', to: 'I.9' }],
  });
  expect(printText(revise(parent, at_once, 'a').sheet)).toBe(printText(third.sheet));
});

describe('a roll-up that builds on a roll-up', () => {
  const year = read(`tổng hợp tinh_a.nam "Xếp loại năm"
  gồm tháng theo biểu tinh_a.thuong_ky mỗi tháng
  thiếu kỳ coi như kém
  không có kỳ nào coi như kém
  phiếu chưa xong coi như thiếu kỳ
  hai phiếu một kỳ lấy phiếu mới nhất

xếp loại
  tốt "Tốt"
    yêu cầu mọi tháng từ khá trở lên
  kém "Kém"

hạn mức
  nhiều nhất 20% tốt trên số bằng tốt trong mỗi tổ chức cơ sở đảng "Không quá 20%"
`);

  test('keeps what it does not write, and takes series and declarations as wholes', () => {
    const child = read(`tổng hợp tinh_b.nam "Xếp loại năm"
  kế thừa tinh_a.nam
  gồm tháng theo biểu tinh_b.thuong_ky mỗi tháng

sửa đổi xếp loại tốt
  bổ sung yêu cầu ít nhất 7 tháng từ tốt trở lên
bãi bỏ hạn mức "Không quá 20%"
`);
    const { sheet, diagnostics } = revise(year, child, 'tinh_a.nam');
    expect(diagnostics).toEqual([]);
    const text = printText(sheet);
    expect(text).toContain('theo biểu tinh_b.thuong_ky');
    expect(text).not.toContain('theo biểu tinh_a.thuong_ky');
    expect(text).toContain('thiếu kỳ coi như kém');
    expect(text).not.toContain('hạn mức');
    expect(sheet.ratings[0]?.requirements).toHaveLength(2);
  });

  test('that is fixed keeps its series', () => {
    const from = read(printText(year).replace('"Xếp loại năm"', '"Xếp loại năm"\n  cố định'));
    const child = read(
      'tổng hợp tinh_b.nam "N"\n  kế thừa tinh_a.nam\n  gồm tháng theo biểu tinh_b.thuong_ky mỗi tháng\n',
    );
    expect(revise(from, child, 'a').diagnostics.map(({ code }) => code)).toEqual(['extends/fixed']);
  });
});
