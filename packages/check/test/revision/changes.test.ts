import { describe, expect, test } from 'vitest';
import { revise } from '../../src/revision/revise.js';
import { childOf, findings, lines, parent, revised } from './sheets.js';

test('a child without changes has all of its parent but its name, its examples and its days in force', () => {
  const { sheet } = revise(parent, childOf(''), 'tinh_a');
  const { examples, effective, ...rest } = sheet;
  const { examples: _, effective: __, ...from } = parent;
  const { id, title, span } = childOf('');
  expect(rest).toEqual({ ...from, id, title, span });
  expect(examples).toEqual([]);
  expect(effective).toBeUndefined();
});

test('examples and days in force are those of the child', () => {
  const text = revised(
    `ví dụ "Ví dụ của tỉnh B"
  phải_dự = 10, có_mặt = 10, I.1 = 20, I.2 = đầy_đủ, II.2 = 30, T.1 = đạt, P.1 = không đạt
  kết quả 100 điểm, xếp loại tốt`,
    parent,
    '  hiệu lực từ 01/01/2024',
  );
  expect(text).toContain('Ví dụ của tỉnh B');
  expect(text).not.toContain('Ví dụ của tỉnh A');
  expect(text).toContain('hiệu lực từ 01/01/2024');
  expect(text).not.toContain('2021');
});

describe('sửa đổi', () => {
  test('gives an item the parts that are written, and leaves the others', () => {
    expect(lines('sửa đổi tiêu chí I.1 "Nội dung cuộc họp"')).toEqual({
      gone: ['tiêu chí I.1 "Nội dung" từ 0 đến 20 điểm'],
      come: ['tiêu chí I.1 "Nội dung cuộc họp" từ 0 đến 20 điểm'],
    });
  });

  test('changes levels one by one', () => {
    const { gone, come } = lines(`sửa đổi tiêu chí I.2
  sửa đổi mức còn_thiếu 12 điểm
  bổ sung mức gần_đủ "Gần đủ" 15 điểm ngay sau đầy_đủ
  bãi bỏ mức không_có
  bổ sung mức chưa_có "Chưa có" 0 điểm`);
    expect(gone).toEqual(['còn_thiếu "Còn thiếu" 10 điểm', 'không_có "Không có" 0 điểm']);
    expect(come).toEqual([
      'gần_đủ "Gần đủ" 15 điểm',
      'còn_thiếu "Còn thiếu" 12 điểm',
      'chưa_có "Chưa có" 0 điểm',
    ]);
  });

  test('changes thresholds and requirements of a rating', () => {
    const { gone, come } = lines(`sửa đổi xếp loại tốt từ 85 điểm trở lên
  bãi bỏ yêu cầu (điểm(II) >= 40)
  bổ sung yêu cầu điểm(I) >= 30 "Chuẩn bị từ 30 điểm"
sửa đổi xếp loại khá từ 50 đến dưới 85 điểm`);
    expect(gone).toEqual([
      'tốt "Tốt" từ 80 điểm trở lên',
      'yêu cầu điểm(II) >= 40',
      'khá "Khá" từ 50 đến dưới 80 điểm',
    ]);
    expect(come).toEqual([
      'tốt "Tốt" từ 85 điểm trở lên',
      'yêu cầu điểm(I) >= 30 "Chuẩn bị từ 30 điểm"',
      'khá "Khá" từ 50 đến dưới 85 điểm',
    ]);
  });

  test('changes facts, names and sections', () => {
    const { come } = lines(`sửa đổi số liệu phải_dự số đếm từ 1 đến 500
sửa đổi đặt tỷ_lệ = có_mặt / (phải_dự + 1)
sửa đổi mục II "Tiến hành sinh hoạt"`);
    expect(come).toEqual([
      'phải_dự "Số đảng viên phải dự" số đếm từ 1 đến 500',
      'đặt tỷ_lệ = có_mặt / (phải_dự + 1)',
      'mục II "Tiến hành sinh hoạt" 60 điểm',
    ]);
  });

  test('notes and sources take the place of all notes and sources', () => {
    const from = parent;
    const once = revise(from, childOf('sửa đổi tiêu chí I.1 căn cứ "Điều 1" ghi chú "Một"'), 'a');
    const twice = revise(once.sheet, childOf('sửa đổi tiêu chí I.1 ghi chú "Hai"'), 'b');
    const { annotations } = twice.sheet.sections[0]!.criteria[0]!;
    expect(annotations.sources.map(({ value }) => value)).toEqual(['Điều 1']);
    expect(annotations.notes.map(({ value }) => value)).toEqual(['Hai']);
  });
});

describe('thay thế', () => {
  test('puts an item in the place of the one of the same id, title or condition', () => {
    const { gone, come } = lines(`thay thế
  ràng buộc
    có_mặt + 1 <= phải_dự + 1 "Có mặt không quá số phải dự"
thay thế
  khống chế
    cao nhất kém khi điểm(II.1) = 0
`);
    expect(gone).toEqual([
      'có_mặt <= phải_dự "Có mặt không quá số phải dự"',
      'cao nhất khá khi điểm(II.1) = 0 "Không đủ người dự"',
    ]);
    expect(come).toEqual([
      'có_mặt + 1 <= phải_dự + 1 "Có mặt không quá số phải dự"',
      'cao nhất kém khi điểm(II.1) = 0',
    ]);
  });

  test('replaces a section with its criteria', () => {
    const { gone, come } = lines(`thay thế
  mục I "Chuẩn bị" 40 điểm
    tiêu chí I.1 "Nội dung" từ 0 đến 15 điểm
    tiêu chí I.2 "Tài liệu" chọn một
      đầy_đủ  "Đầy đủ"     20 điểm
      không_có "Không có"    0 điểm
    tiêu chí I.3 "Gửi trước" đạt được 5 điểm`);
    expect(gone).toEqual([
      'tiêu chí I.1 "Nội dung" từ 0 đến 20 điểm',
      'còn_thiếu "Còn thiếu" 10 điểm',
    ]);
    expect(come).toEqual([
      'tiêu chí I.1 "Nội dung" từ 0 đến 15 điểm',
      'tiêu chí I.3 "Gửi trước" đạt được 5 điểm',
    ]);
  });
});

describe('bổ sung', () => {
  const criteriaAfter = (changes: string): readonly string[] => {
    const { sheet, diagnostics } = revise(parent, childOf(changes), 'a');
    expect(diagnostics.map(({ message }) => message.en)).toEqual([]);
    return [
      ...sheet.sections.flatMap(({ criteria }) => criteria),
      ...sheet.bonuses,
      ...sheet.penalties,
    ].map(({ id }) => id.id);
  };

  test.each([
    ['ngay sau I.1', ['I.1', 'X', 'Y', 'I.2', 'II.1', 'II.2', 'T.1', 'P.1']],
    ['ngay trước I.1', ['X', 'Y', 'I.1', 'I.2', 'II.1', 'II.2', 'T.1', 'P.1']],
    ['vào mục I', ['I.1', 'I.2', 'X', 'Y', 'II.1', 'II.2', 'T.1', 'P.1']],
    ['vào điểm thưởng', ['I.1', 'I.2', 'II.1', 'II.2', 'T.1', 'X', 'Y', 'P.1']],
    ['vào điểm trừ', ['I.1', 'I.2', 'II.1', 'II.2', 'T.1', 'P.1', 'X', 'Y']],
    ['ngay sau "Phát biểu"', ['I.1', 'I.2', 'II.1', 'II.2', 'X', 'Y', 'T.1', 'P.1']],
  ])('%s puts criteria there, in their order', (place, order) => {
    const added = `bổ sung ${place}
  tiêu chí X "X" đạt được 1 điểm
  tiêu chí Y "Y" đạt được 1 điểm`;
    expect(criteriaAfter(added)).toEqual(order);
    const oneByOne = `bổ sung ${place}
  tiêu chí X "X" đạt được 1 điểm
bổ sung ${place}
  tiêu chí Y "Y" đạt được 1 điểm`;
    expect(criteriaAfter(oneByOne)).toEqual(order);
  });

  test('what stands behind something that is added itself waits for it', () => {
    expect(
      criteriaAfter(`bổ sung ngay sau Y
  tiêu chí X "X" đạt được 1 điểm
bổ sung ngay sau I.1
  tiêu chí Y "Y" đạt được 1 điểm`),
    ).toEqual(['I.1', 'Y', 'X', 'I.2', 'II.1', 'II.2', 'T.1', 'P.1']);
  });

  test('a new section may take what comes into it before it is written', () => {
    const { sheet, diagnostics } = revise(
      parent,
      childOf(`chuyển chỗ tiêu chí T.1 vào mục III
bổ sung ngay sau I
  mục III "Kết luận"`),
      'a',
    );
    expect(diagnostics).toEqual([]);
    expect(
      sheet.sections.map(({ id, criteria }) => [id.id, criteria.map((each) => each.id.id)]),
    ).toEqual([
      ['I', ['I.1', 'I.2']],
      ['III', ['T.1']],
      ['II', ['II.1', 'II.2']],
    ]);
  });

  test('facts that come with a criterion need no place', () => {
    const { come } = lines(`sửa đổi mục I 45 điểm
sửa đổi mục II 55 điểm
sửa đổi tiêu chí II.2 từ 0 đến 25 điểm
bổ sung ngay sau I.1
  tiêu chí I.3 "Gửi trước" đạt khi ngày_gửi >= 3 được 5 điểm
  số liệu
    ngày_gửi "Số ngày gửi trước" số đếm từ 0 đến 30`);
    expect(come).toContain('ngày_gửi "Số ngày gửi trước" số đếm từ 0 đến 30');
  });

  test('ratings, sections and caps are not put into a section', () => {
    expect(findings('bổ sung vào mục I\n  xếp loại\n    yếu "Yếu" dưới 20 điểm')).toEqual([
      'unfit-place',
    ]);
  });

  test('what is there already is not added', () => {
    expect(findings('bổ sung\n  số liệu\n    I.1 "Số" số đếm từ 0 đến 9')).toEqual([
      'already-there fact I.1',
    ]);
  });

  test('an id is free once what had it is removed or renumbered', () => {
    expect(
      findings(`bãi bỏ tiêu chí I.2
bổ sung ngay sau I.2
  tiêu chí I.2 "Tài liệu" đạt được 20 điểm`),
    ).toEqual([]);
    expect(
      findings(`đổi mã tiêu chí I.2 thành mã I.3
bổ sung ngay sau I.1
  tiêu chí I.2 "Mới" đạt được 20 điểm`),
    ).toEqual([]);
  });
});

describe('bãi bỏ', () => {
  test('takes away items by id, title or condition, and parts of the head', () => {
    const { gone } = lines(`bãi bỏ khống chế "Không đủ người dự"
bãi bỏ ràng buộc (có_mặt <= phải_dự)
bãi bỏ tiêu chí P.1
bãi bỏ căn cứ
sửa đổi tiêu chí II.1 đạt khi có_mặt >= phải_dự được 30 điểm
bãi bỏ đặt tỷ_lệ`);
    expect(gone).toEqual(
      expect.arrayContaining([
        'căn cứ "Quy định A"',
        'có_mặt <= phải_dự "Có mặt không quá số phải dự"',
        'đặt tỷ_lệ = có_mặt / phải_dự',
        'tiêu chí P.1 "Nộp muộn" đạt được 3 điểm',
        'cao nhất khá khi điểm(II.1) = 0 "Không đủ người dự"',
      ]),
    );
  });

  test('a section goes with its criteria, but for those that moved out', () => {
    const { sheet, diagnostics } = revise(
      parent,
      childOf('bãi bỏ mục II\nchuyển chỗ tiêu chí II.2 vào mục I'),
      'a',
    );
    expect(diagnostics).toEqual([]);
    expect(
      sheet.sections.map(({ id, criteria }) => [id.id, criteria.map((each) => each.id.id)]),
    ).toEqual([['I', ['I.1', 'I.2', 'II.2']]]);
  });

  test('what is changed in a section that goes, or added to it, is a conflict', () => {
    expect(findings('bãi bỏ mục II\nsửa đổi tiêu chí II.2 từ 0 đến 20 điểm')).toEqual([
      'conflict criterion II.2',
    ]);
    expect(
      findings('bổ sung vào mục II\n  tiêu chí II.3 "Mới" đạt được 2 điểm\nbãi bỏ mục II'),
    ).toEqual(['conflict section II']);
  });
});

describe('chuyển chỗ', () => {
  test('puts an item elsewhere, in its section or another', () => {
    const { sheet } = revise(
      parent,
      childOf(`chuyển chỗ tiêu chí I.1 ngay sau I.2
chuyển chỗ tiêu chí P.1 vào điểm thưởng
chuyển chỗ mục II ngay trước I`),
      'a',
    );
    expect(
      sheet.sections.map(({ id, criteria }) => [id.id, criteria.map((each) => each.id.id)]),
    ).toEqual([
      ['II', ['II.1', 'II.2']],
      ['I', ['I.2', 'I.1']],
    ]);
    expect([sheet.bonuses, sheet.penalties].map((list) => list.map(({ id }) => id.id))).toEqual([
      ['T.1', 'P.1'],
      [],
    ]);
  });

  test('where there is no such place it stays', () => {
    expect(findings('chuyển chỗ tiêu chí I.1 ngay sau I.9')).toEqual([
      'unknown-item criterion I.9',
    ]);
  });
});

describe('đổi mã', () => {
  test('renumbers an item wherever it is spoken of', () => {
    const { gone, come } = lines(`đổi mã tiêu chí I.1 thành mã I.9
đổi mã tiêu chí I.2 thành mã I.8
đổi mã tiêu chí II.1 thành mã II.9
đổi mã mục II thành mã III
đổi mã số liệu có_mặt thành mã dự_họp
đổi mã xếp loại khá thành mã khá_tốt`);
    expect(gone).toHaveLength(come.length);
    expect(come).toEqual([
      'dự_họp "Số đảng viên có mặt" số đếm từ 0 đến 200',
      'dự_họp <= phải_dự "Có mặt không quá số phải dự"',
      'đặt tỷ_lệ = dự_họp / phải_dự',
      'tiêu chí I.9 "Nội dung" từ 0 đến 20 điểm',
      'tiêu chí I.8 "Tài liệu" chọn một',
      'mục III "Tiến hành" 60 điểm',
      'tiêu chí II.9 "Chuyên cần" theo tỷ_lệ',
      'áp dụng khi điểm(I.9) >= 5, nếu không: 0 điểm',
      'yêu cầu mức(I.8) = đầy_đủ "Tài liệu đầy đủ"',
      'yêu cầu điểm(III) >= 40',
      'khá_tốt "Khá" từ 50 đến dưới 80 điểm',
      'cao nhất khá_tốt khi điểm(II.9) = 0 "Không đủ người dự"',
    ]);
  });

  test('two items may exchange their ids; other changes speak of the ids of the parent', () => {
    const { sheet, diagnostics } = revise(
      parent,
      childOf(`sửa đổi tiêu chí I.1 "Nội dung đổi số"
đổi mã tiêu chí I.1 thành mã I.2
đổi mã tiêu chí I.2 thành mã I.1
sửa đổi xếp loại tốt
  bãi bỏ yêu cầu (điểm(II) >= 40)
đổi mã mục II thành mã III`),
      'a',
    );
    expect(diagnostics).toEqual([]);
    expect(sheet.sections[0]?.criteria.map(({ id, title }) => [id.id, title.value])).toEqual([
      ['I.2', 'Nội dung đổi số'],
      ['I.1', 'Tài liệu'],
    ]);
    expect(sheet.ratings[0]?.requirements).toHaveLength(1);
  });

  test('a rating and a fact of one name are two things', () => {
    const { sheet, diagnostics } = revise(
      revise(parent, childOf('đổi mã số liệu có_mặt thành mã tốt'), 'a').sheet,
      childOf('đổi mã xếp loại tốt thành mã giỏi\nsửa đổi số liệu tốt "Có mặt"'),
      'b',
    );
    expect(diagnostics).toEqual([]);
    expect(sheet.facts[1]).toMatchObject({ id: { id: 'tốt' }, title: { value: 'Có mặt' } });
    expect(sheet.ratings[0]?.id.id).toBe('giỏi');
  });

  test('an id that is kept or given twice is not given', () => {
    expect(findings('đổi mã tiêu chí I.1 thành mã I.2')).toEqual(['already-there criterion I.2']);
    expect(findings('đổi mã tiêu chí I.1 thành mã phải_dự')).toEqual([
      'already-there criterion phải_dự',
    ]);
    expect(findings('đổi mã tiêu chí I.1 thành mã X\nđổi mã tiêu chí I.2 thành mã X')).toEqual([
      'already-there criterion X',
    ]);
  });
});

describe('two changes of one thing are a conflict', () => {
  test.each([
    [
      'the same part',
      'sửa đổi tiêu chí I.1 từ 0 đến 15 điểm\nsửa đổi tiêu chí I.1 từ 0 đến 10 điểm',
      'criterion I.1',
    ],
    [
      'one level',
      'sửa đổi tiêu chí I.2 sửa đổi mức đầy_đủ 10 điểm\nsửa đổi tiêu chí I.2 bãi bỏ mức đầy_đủ',
      'criterion I.2',
    ],
    [
      'a replacement and an amendment',
      'thay thế\n  tiêu chí I.1 "Mới" đạt được 20 điểm\nsửa đổi tiêu chí I.1 "Nội"',
      'criterion I.1',
    ],
    [
      'an amendment and a removal',
      'sửa đổi tiêu chí I.1 "Nội"\nbãi bỏ tiêu chí I.1',
      'criterion I.1',
    ],
    [
      'a removal and an amendment',
      'bãi bỏ tiêu chí I.1\nsửa đổi tiêu chí I.1 "Nội"',
      'criterion I.1',
    ],
    [
      'a removal and a move',
      'bãi bỏ tiêu chí I.1\nchuyển chỗ tiêu chí I.1 vào mục II',
      'criterion I.1',
    ],
    [
      'a removal and a new id',
      'đổi mã tiêu chí I.1 thành mã X\nbãi bỏ tiêu chí I.1',
      'criterion I.1',
    ],
    [
      'two removals by different keys',
      'bãi bỏ khống chế "Không đủ người dự"\nbãi bỏ khống chế (điểm(II.1) = 0)',
      'cap (điểm(II.1) = 0)',
    ],
    [
      'two moves',
      'chuyển chỗ tiêu chí I.1 vào mục II\nchuyển chỗ tiêu chí I.1 ngay sau I.2',
      'criterion I.1',
    ],
    [
      'two new ids',
      'đổi mã tiêu chí I.1 thành mã X\nđổi mã tiêu chí I.1 thành mã Y',
      'criterion I.1',
    ],
    [
      'a replaced section and one of its criteria',
      'thay thế\n  mục I "Chuẩn bị" 20 điểm\n    tiêu chí I.1 "Nội dung" từ 0 đến 20 điểm\nsửa đổi tiêu chí I.2 "Tài"',
      'criterion I.2',
    ],
  ])('%s', (_, changes, subject) => {
    expect(findings(changes)).toContain(`conflict ${subject}`);
  });

  test('a part of the head that is written and taken away', () => {
    expect(findings('bãi bỏ thang điểm', parent, '  thang điểm 100')).toEqual(['conflict scale']);
  });

  test('different parts of one item are none', () => {
    expect(
      findings(`sửa đổi tiêu chí I.2 "Tài liệu họp"
sửa đổi tiêu chí I.2 sửa đổi mức đầy_đủ 18 điểm
sửa đổi tiêu chí I.2 sửa đổi mức còn_thiếu 9 điểm
sửa đổi tiêu chí I.2 ghi chú "Gửi trước ba ngày"
chuyển chỗ tiêu chí I.2 ngay trước I.1
đổi mã tiêu chí I.2 thành mã I.9`),
    ).toEqual([]);
  });

  test('the later place is marked and the earlier one shown beside it', () => {
    const child = childOf('bãi bỏ tiêu chí I.1\nsửa đổi tiêu chí I.1 "Nội"');
    const [found] = revise(parent, child, 'a').diagnostics;
    expect(found?.span).toEqual(child.changes?.[1]?.span);
    expect(found?.related?.map(({ span }) => span)).toEqual([child.changes?.[0]?.span]);
  });
});
