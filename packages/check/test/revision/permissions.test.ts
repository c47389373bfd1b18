import { describe, expect, test } from 'vitest';
import { revise } from '../../src/revision/revise.js';
import { printText } from '@barem/syntax';
import { childOf, findings, marked } from './sheets.js';

const I1 = 'tiêu chí I.1 "Nội dung" từ 0 đến 20 điểm';
const sectionI = 'mục I "Chuẩn bị" 40 điểm';
const head = 'trạng thái minh họa';
const good = 'tốt  "Tốt"  từ 80 điểm trở lên';

describe('cố định', () => {
  test.each([
    ['a criterion', I1, 'sửa đổi tiêu chí I.1 "Nội"', ['fixed criterion I.1']],
    ['a criterion', I1, 'bãi bỏ tiêu chí I.1', ['fixed criterion I.1']],
    ['a criterion', I1, 'thay thế\n  tiêu chí I.1 "Mới" đạt được 20 điểm', ['fixed criterion I.1']],
    ['a criterion', I1, 'chuyển chỗ tiêu chí I.1 vào mục II', ['fixed criterion I.1']],
    ['a criterion', I1, 'đổi mã tiêu chí I.1 thành mã I.9', ['fixed criterion I.1']],
    ['a criterion', I1, 'bãi bỏ mục I', ['fixed criterion I.1']],
    [
      'a criterion',
      I1,
      'thay thế\n  mục I "Chuẩn bị"\n    tiêu chí I.2 "Tài liệu" đạt được 40 điểm',
      ['fixed criterion I.1'],
    ],
    ['a criterion', I1, 'sửa đổi tiêu chí I.2 "Tài"', []],
    ['a section', sectionI, 'sửa đổi tiêu chí I.1 từ 0 đến 10 điểm', ['fixed criterion I.1']],
    ['a section', sectionI, 'sửa đổi mục I 30 điểm', ['fixed section I']],
    [
      'a section',
      sectionI,
      'bổ sung vào mục I\n  tiêu chí I.3 "Mới" đạt được 2 điểm',
      ['fixed section I'],
    ],
    ['a section', sectionI, 'chuyển chỗ tiêu chí II.2 vào mục I', ['fixed section I']],
    ['a section', sectionI, 'sửa đổi tiêu chí II.2 từ 0 đến 10 điểm', []],
    ['a rating', good, 'sửa đổi xếp loại tốt từ 75 điểm trở lên', ['fixed rating tốt']],
    [
      'a rating',
      good,
      'sửa đổi xếp loại tốt\n  bãi bỏ yêu cầu "Tài liệu đầy đủ"',
      ['fixed rating tốt'],
    ],
    ['a rating', good, 'sửa đổi xếp loại khá từ 40 đến dưới 80 điểm', []],
    [
      'a requirement',
      'yêu cầu mức(I.2) = đầy_đủ  "Tài liệu đầy đủ"',
      'sửa đổi xếp loại tốt\n  bãi bỏ yêu cầu "Tài liệu đầy đủ"',
      ['fixed requirement "Tài liệu đầy đủ"'],
    ],
    [
      'a requirement',
      'yêu cầu mức(I.2) = đầy_đủ  "Tài liệu đầy đủ"',
      'sửa đổi xếp loại tốt từ 75 điểm trở lên\n  bãi bỏ yêu cầu (điểm(II) >= 40)',
      [],
    ],
    [
      'a level',
      'đầy_đủ  "Đầy đủ"     20 điểm',
      'sửa đổi tiêu chí I.2\n  sửa đổi mức đầy_đủ 15 điểm',
      ['fixed level đầy_đủ'],
    ],
    [
      'a level',
      'đầy_đủ  "Đầy đủ"     20 điểm',
      'sửa đổi tiêu chí I.2\n  bãi bỏ mức đầy_đủ',
      ['fixed level đầy_đủ'],
    ],
    [
      'a level',
      'đầy_đủ  "Đầy đủ"     20 điểm',
      'sửa đổi tiêu chí I.2\n  sửa đổi mức còn_thiếu 9 điểm',
      [],
    ],
    [
      'a cap',
      'cao nhất khá khi điểm(II.1) = 0  "Không đủ người dự"',
      'bãi bỏ khống chế "Không đủ người dự"',
      ['fixed cap "Không đủ người dự"'],
    ],
    [
      'a fact',
      'có_mặt   "Số đảng viên có mặt"   số đếm từ 0 đến 200',
      'sửa đổi số liệu có_mặt "Có"',
      ['fixed fact có_mặt'],
    ],
    ['the sheet', head, 'sửa đổi tiêu chí I.1 "Nội"', ['fixed criterion I.1']],
    [
      'the sheet',
      head,
      'bổ sung\n  khống chế\n    cao nhất kém khi điểm(I) = 0',
      ['fixed sheet tinh_a.thuong_ky'],
    ],
    [
      'the sheet',
      head,
      'bổ sung vào điểm thưởng\n  tiêu chí T.2 "Mới" đạt được 2 điểm',
      ['fixed sheet tinh_a.thuong_ky'],
    ],
    ['the sheet', head, 'sửa đổi đặt tỷ_lệ = có_mặt / (phải_dự + 1)', ['fixed let tỷ_lệ']],
    ['the sheet', head, 'bãi bỏ thang điểm', ['fixed scale']],
    ['the sheet', head, 'bãi bỏ căn cứ', []],
  ])('%s that is fixed (%#)', (_, behind, changes, stated) => {
    expect(findings(changes, marked([behind, 'cố định']))).toEqual(stated);
  });

  test('a fixed sheet keeps its scale', () => {
    expect(findings('', marked([head, 'cố định']), '  thang điểm 200')).toEqual(['fixed scale']);
  });

  test('what says the same again is no change', () => {
    expect(findings('sửa đổi tiêu chí I.1 từ 0 đến 20 điểm', marked([I1, 'cố định']))).toEqual([]);
  });
});

describe('được điều chỉnh', () => {
  const adjustable = marked(
    [head, 'cố định'],
    [I1, 'được điều chỉnh từ 10 đến 25 điểm'],
    [good, 'được điều chỉnh từ 75 đến 85 điểm'],
    [sectionI, 'được điều chỉnh từ 30 đến 50 điểm'],
    ['còn_thiếu "Còn thiếu"  10 điểm', 'được điều chỉnh từ 8 đến 12 điểm'],
  );

  test.each([
    ['sửa đổi tiêu chí I.1 từ 0 đến 25 điểm', []],
    ['sửa đổi tiêu chí I.1 từ 0 đến 10 điểm', []],
    ['sửa đổi tiêu chí I.1 từ 0 đến 26 điểm', ['beyond-adjustment criterion I.1']],
    ['sửa đổi tiêu chí I.1 từ 0 đến 9,5 điểm', ['beyond-adjustment criterion I.1']],
    ['sửa đổi tiêu chí I.1 "Nội" từ 0 đến 15 điểm', ['fixed criterion I.1']],
    ['sửa đổi tiêu chí I.1 đạt được 15 điểm', ['fixed criterion I.1']],
    [
      'sửa đổi tiêu chí I.1 từ 0 đến 30 điểm ghi chú "x"',
      ['fixed criterion I.1', 'beyond-adjustment criterion I.1'],
    ],
    ['sửa đổi xếp loại tốt từ 85 điểm trở lên', []],
    ['sửa đổi xếp loại tốt từ 86 điểm trở lên', ['beyond-adjustment rating tốt']],
    ['sửa đổi mục I 50 điểm', []],
    ['sửa đổi mục I 51 điểm', ['beyond-adjustment section I']],
    ['sửa đổi tiêu chí I.2 sửa đổi mức còn_thiếu 12 điểm', []],
    ['sửa đổi tiêu chí I.2 sửa đổi mức còn_thiếu 13 điểm', ['beyond-adjustment level còn_thiếu']],
    ['sửa đổi tiêu chí I.2 sửa đổi mức còn_thiếu "Thiếu"', ['fixed level còn_thiếu']],
    ['sửa đổi tiêu chí I.2 sửa đổi mức đầy_đủ 19 điểm', ['fixed criterion I.2']],
  ])('%s', (changes, stated) => {
    expect(findings(changes, adjustable)).toEqual(stated);
  });

  test('bounds points even where nothing around is fixed', () => {
    const from = marked([I1, 'được điều chỉnh từ 10 đến 25 điểm']);
    expect(findings('sửa đổi tiêu chí I.1 "Nội" từ 0 đến 30 điểm', from)).toEqual([
      'beyond-adjustment criterion I.1',
    ]);
    expect(findings('thay thế\n  tiêu chí I.1 "Nội" đạt được 5 điểm', from)).toEqual([
      'beyond-adjustment criterion I.1',
    ]);
    expect(findings('sửa đổi tiêu chí I.1 "Nội" từ 0 đến 25 điểm', from)).toEqual([]);
  });
});

describe('được bổ sung, được bỏ', () => {
  const from = marked([head, 'cố định'], [sectionI, 'được bổ sung'], [I1, 'được bỏ']);

  test.each([
    ['bổ sung vào mục I\n  tiêu chí I.3 "Mới" đạt được 2 điểm', []],
    ['bổ sung vào mục II\n  tiêu chí II.3 "Mới" đạt được 2 điểm', ['fixed section II']],
    ['bãi bỏ tiêu chí I.1', []],
    ['bãi bỏ tiêu chí I.2', ['fixed criterion I.2']],
    ['sửa đổi tiêu chí I.1 "Nội"', ['fixed criterion I.1']],
  ])('%s', (changes, stated) => {
    expect(findings(changes, from)).toEqual(stated);
  });

  test('a fixed sheet that may be added to takes new parts, and its sections do, but for those that are fixed', () => {
    const open = marked([head, 'cố định được bổ sung'], [sectionI, 'cố định']);
    expect(findings('bổ sung\n  số liệu\n    mới "Mới" số đếm từ 0 đến 9', open)).toEqual([]);
    expect(findings('bổ sung vào mục II\n  tiêu chí II.3 "Mới" đạt được 2 điểm', open)).toEqual([]);
    expect(findings('bổ sung vào mục I\n  tiêu chí I.3 "Mới" đạt được 2 điểm', open)).toEqual([
      'fixed section I',
    ]);
  });

  test('levels and requirements come where their criterion or rating may be added to', () => {
    const open = marked(
      [head, 'cố định'],
      ['tiêu chí I.2 "Tài liệu" chọn một', ''],
      [good, 'được bổ sung'],
    );
    expect(findings('sửa đổi xếp loại tốt\n  bổ sung yêu cầu điểm(I) >= 30', open)).toEqual([]);
    expect(findings('sửa đổi xếp loại tốt\n  bãi bỏ yêu cầu (điểm(II) >= 40)', open)).toEqual([
      'fixed rating tốt',
    ]);
    expect(findings('sửa đổi tiêu chí I.2\n  bổ sung mức x "X" 5 điểm', open)).toEqual([
      'fixed criterion I.2',
    ]);
  });
});

describe('a child of a child respects what its grandparent has fixed', () => {
  const grandchild = (
    first: string,
    second: string,
    from = marked([I1, 'cố định'], [good, 'được điều chỉnh từ 75 đến 85 điểm']),
  ): readonly string[] => {
    const child = revise(from, childOf(first), 'a');
    expect(child.diagnostics.map(({ message }) => message.vi)).toEqual([]);
    return findings(second, child.sheet);
  };

  test.each([
    ['', 'sửa đổi tiêu chí I.1 từ 0 đến 10 điểm', ['fixed criterion I.1']],
    [
      'sửa đổi xếp loại tốt từ 85 điểm trở lên',
      'sửa đổi xếp loại tốt từ 86 điểm trở lên',
      ['beyond-adjustment rating tốt'],
    ],
    [
      'thay thế\n  xếp loại\n    tốt "Tốt" từ 85 điểm trở lên',
      'sửa đổi xếp loại tốt từ 90 điểm trở lên',
      ['beyond-adjustment rating tốt'],
    ],
    [
      'sửa đổi xếp loại tốt được điều chỉnh từ 78 đến 82 điểm',
      'sửa đổi xếp loại tốt từ 84 điểm trở lên',
      ['beyond-adjustment rating tốt'],
    ],
    ['đổi mã tiêu chí I.2 thành mã I.9', 'sửa đổi tiêu chí I.1 "Nội"', ['fixed criterion I.1']],
    ['sửa đổi tiêu chí I.2 cố định', 'sửa đổi tiêu chí I.2 "Tài"', ['fixed criterion I.2']],
    ['sửa đổi mục I cố định', 'sửa đổi tiêu chí I.2 "Tài"', ['fixed criterion I.2']],
    [
      'thay thế\n  mục I "Chuẩn bị" 40 điểm\n    tiêu chí I.1 "Nội dung" từ 0 đến 20 điểm\n      cố định\n    tiêu chí I.2 "Tài liệu" đạt được 20 điểm',
      'sửa đổi tiêu chí I.1 "Nội"',
      ['fixed criterion I.1'],
    ],
  ])('%s, then %s', (first, second, stated) => {
    expect(grandchild(first, second)).toEqual(stated);
  });

  test('a child that fixes a section may still change it itself', () => {
    expect(findings('sửa đổi mục I cố định\nsửa đổi tiêu chí I.2 "Tài"')).toEqual([]);
  });

  test.each([
    ['sửa đổi xếp loại tốt được điều chỉnh từ 0 đến 100 điểm', ['beyond-adjustment rating tốt']],
    ['sửa đổi tiêu chí I.1 được bỏ', ['fixed criterion I.1']],
  ])('no child gives more leave than it has: %s', (changes, stated) => {
    expect(
      findings(changes, marked([I1, 'cố định'], [good, 'được điều chỉnh từ 75 đến 85 điểm'])),
    ).toEqual(stated);
  });

  test('nor in its head', () => {
    const from = marked([head, 'cố định']);
    expect(findings('', from, '  được bổ sung')).toEqual(['fixed sheet tinh_a.thuong_ky']);
    const child = revise(from, childOf('', '  ghi chú "x"'), 'a');
    expect(printText(child.sheet)).toContain('cố định');
  });
});
