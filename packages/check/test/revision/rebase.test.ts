import { printText } from '@barem/syntax';
import { expect, test } from 'vitest';
import { rebase } from '../../src/revision/rebase.js';
import { revise } from '../../src/revision/revise.js';
import { childOf, parent } from './sheets.js';

const to = {
  span: { start: 0, end: 0 },
  of: { span: { start: 0, end: 0 }, id: 'tinh_a.thuong_ky' },
  edition: { span: { start: 0, end: 0 }, value: '2' },
};

/** The lines of changes that a child is left with on the next edition of its parent, and what was said of the others. */
function onto(
  ours: string,
  theirs: string,
  head = '',
): {
  readonly left: readonly string[];
  readonly clashes: readonly string[];
  readonly settled: readonly string[];
} {
  const next = revise(parent, childOf(theirs), 'a');
  if (next.diagnostics.length > 0) throw new Error(next.diagnostics[0]?.message.en);
  const { child, clashes, settled } = rebase(childOf(ours, head), parent, next.sheet, to);
  const broken = clashes.length === 0 ? revise(next.sheet, child, 'a').diagnostics : [];
  expect(broken).toEqual([]);
  const text = printText(child)
    .split('\n')
    .map((line) => line.trim().replaceAll(/ +/g, ' '));
  return {
    left: text.slice(2).filter((line) => line !== ''),
    clashes: clashes.map(({ kind, subject, part = '' }) =>
      `${kind} ${subject.kind} ${subject.key} ${part}`.trim(),
    ),
    settled: settled.map(({ kind, key }) => `${kind} ${key}`.trim()),
  };
}

const nothing = { left: [], clashes: [], settled: [] };

test.each([
  [
    'different things',
    'sửa đổi tiêu chí I.1 từ 0 đến 15 điểm',
    'sửa đổi tiêu chí II.2 từ 0 đến 25 điểm',
    { ...nothing, left: ['sửa đổi tiêu chí I.1 từ 0 đến 15 điểm'] },
  ],
  [
    'different parts of one thing',
    'sửa đổi tiêu chí I.1 từ 0 đến 15 điểm',
    'sửa đổi tiêu chí I.1 "Nội"',
    { ...nothing, left: ['sửa đổi tiêu chí I.1 từ 0 đến 15 điểm'] },
  ],
  [
    'different levels',
    'sửa đổi tiêu chí I.2 sửa đổi mức còn_thiếu 9 điểm',
    'sửa đổi tiêu chí I.2 sửa đổi mức đầy_đủ 18 điểm',
    { ...nothing, left: ['sửa đổi tiêu chí I.2', 'sửa đổi mức còn_thiếu 9 điểm'] },
  ],
  [
    'title and points of one level',
    'sửa đổi tiêu chí I.2 sửa đổi mức đầy_đủ "Đủ"',
    'sửa đổi tiêu chí I.2 sửa đổi mức đầy_đủ 18 điểm',
    { ...nothing, left: ['sửa đổi tiêu chí I.2', 'sửa đổi mức đầy_đủ "Đủ"'] },
  ],
  [
    'different requirements',
    'sửa đổi xếp loại tốt bãi bỏ yêu cầu "Tài liệu đầy đủ"',
    'sửa đổi xếp loại tốt bãi bỏ yêu cầu (điểm(II) >= 40)',
    { ...nothing, left: ['sửa đổi xếp loại tốt', 'bãi bỏ yêu cầu "Tài liệu đầy đủ"'] },
  ],
  [
    'the same',
    'sửa đổi tiêu chí I.1 từ 0 đến 15 điểm',
    'sửa đổi tiêu chí I.1 từ 0 đến 15 điểm',
    { ...nothing, settled: ['criterion I.1'] },
  ],
  [
    'the same removal',
    'bãi bỏ tiêu chí P.1',
    'bãi bỏ tiêu chí P.1',
    { ...nothing, settled: ['criterion P.1'] },
  ],
  [
    'one of two parts alike',
    'sửa đổi tiêu chí I.1 "Nội" từ 0 đến 15 điểm',
    'sửa đổi tiêu chí I.1 từ 0 đến 15 điểm',
    { ...nothing, left: ['sửa đổi tiêu chí I.1 "Nội"'], settled: ['criterion I.1'] },
  ],
  [
    'a part in two ways',
    'sửa đổi tiêu chí I.1 từ 0 đến 15 điểm',
    'sửa đổi tiêu chí I.1 từ 0 đến 25 điểm',
    {
      ...nothing,
      left: ['sửa đổi tiêu chí I.1 từ 0 đến 15 điểm'],
      clashes: ['both-changed criterion I.1 scoring'],
    },
  ],
  [
    'what is gone',
    'sửa đổi tiêu chí P.1 đạt được 5 điểm',
    'bãi bỏ tiêu chí P.1',
    { ...nothing, left: ['sửa đổi tiêu chí P.1 đạt được 5 điểm'], clashes: ['gone criterion P.1'] },
  ],
  [
    'a new id for what is amended',
    'đổi mã tiêu chí I.1 thành mã I.9\nsửa đổi tiêu chí I.1 "Nội"',
    'sửa đổi tiêu chí I.1 từ 0 đến 15 điểm',
    {
      ...nothing,
      left: ['sửa đổi tiêu chí I.1 "Nội"', 'đổi mã tiêu chí I.1 thành mã I.9'].toReversed(),
    },
  ],
  [
    'a new id that is taken',
    'đổi mã tiêu chí I.1 thành mã I.3',
    'bổ sung vào mục I\n  tiêu chí I.3 "Mới" đạt được 2 điểm',
    {
      ...nothing,
      left: ['đổi mã tiêu chí I.1 thành mã I.3'],
      clashes: ['both-added criterion I.3'],
    },
  ],
  [
    'one id for two things',
    'bổ sung vào mục I\n  tiêu chí I.3 "Của B" đạt được 2 điểm',
    'bổ sung vào mục I\n  tiêu chí I.3 "Của A" đạt được 3 điểm',
    {
      ...nothing,
      left: ['bổ sung vào mục I', 'tiêu chí I.3 "Của B" đạt được 2 điểm'],
      clashes: ['both-added criterion I.3'],
    },
  ],
  [
    'an id that became a fact',
    'bổ sung vào mục I\n  tiêu chí X "Của B" đạt được 2 điểm',
    'bổ sung\n  số liệu\n    X "Số" số đếm từ 0 đến 9',
    {
      ...nothing,
      left: ['bổ sung vào mục I', 'tiêu chí X "Của B" đạt được 2 điểm'],
      clashes: ['both-added criterion X'],
    },
  ],
  [
    'a neighbour that went',
    'bổ sung ngay sau I.2\n  tiêu chí I.3 "Mới" đạt được 2 điểm',
    'bãi bỏ tiêu chí I.2\nsửa đổi xếp loại tốt bãi bỏ yêu cầu "Tài liệu đầy đủ"',
    { ...nothing, left: ['bổ sung ngay sau I.1', 'tiêu chí I.3 "Mới" đạt được 2 điểm'] },
  ],
  [
    'a neighbour that moved away',
    'bổ sung ngay sau I.1\n  tiêu chí I.3 "Mới" đạt được 2 điểm',
    'chuyển chỗ tiêu chí I.1 vào mục II',
    { ...nothing, left: ['bổ sung ngay trước I.2', 'tiêu chí I.3 "Mới" đạt được 2 điểm'] },
  ],
  [
    'a section that went',
    'bổ sung vào mục II\n  tiêu chí II.3 "Mới" đạt được 2 điểm',
    'bãi bỏ mục II',
    {
      ...nothing,
      left: ['bổ sung vào mục II', 'tiêu chí II.3 "Mới" đạt được 2 điểm'],
      clashes: ['gone section II'],
    },
  ],
  [
    'a section with news that is to go',
    'bãi bỏ mục II',
    'bổ sung vào mục II\n  tiêu chí II.3 "Mới" đạt được 2 điểm',
    { ...nothing, left: ['bãi bỏ mục II'], clashes: ['both-changed section II'] },
  ],
  [
    'one thing in two places',
    'chuyển chỗ tiêu chí P.1 vào mục I',
    'chuyển chỗ tiêu chí P.1 vào mục II',
    {
      ...nothing,
      left: ['chuyển chỗ tiêu chí P.1 vào mục I'],
      clashes: ['both-changed criterion P.1 place'],
    },
  ],
])('%s', (_, ours, theirs, stated) => {
  expect(onto(ours, theirs)).toEqual(stated);
});

test.each([
  [
    'thang điểm 120',
    '  thang điểm 120, bước 0,5',
    'bãi bỏ thang điểm',
    { ...nothing, left: ['thang điểm 120, bước 0,5'], clashes: ['both-changed scale'] },
  ],
  [
    'thang điểm 120',
    '  thang điểm 120, bước 0,5',
    'sửa đổi tiêu chí I.1 "Nội"',
    { ...nothing, left: ['thang điểm 120, bước 0,5'] },
  ],
])('a scale of its own: %s (%#)', (_, head, theirs, stated) => {
  expect(onto('', theirs, head)).toEqual(stated);
});

test('a section that is replaced keeps what the new parent changed of criteria that the child left alone', () => {
  const ours = `thay thế
  mục I "Chuẩn bị kỹ" 40 điểm
    tiêu chí I.1 "Nội dung" từ 0 đến 20 điểm
    tiêu chí I.2 "Tài liệu" đạt được 20 điểm`;
  const { left, clashes } = onto(
    ours,
    'sửa đổi tiêu chí I.1 "Nội dung họp"\nbổ sung ngay sau I.1\n  tiêu chí I.5 "Gửi trước" đạt được 2 điểm',
  );
  expect(clashes).toEqual([]);
  expect(left).toEqual([
    'thay thế mục I "Chuẩn bị kỹ" 40 điểm',
    'tiêu chí I.1 "Nội dung họp" từ 0 đến 20 điểm',
    'tiêu chí I.5 "Gửi trước" đạt được 2 điểm',
    'tiêu chí I.2 "Tài liệu" đạt được 20 điểm',
  ]);
  expect(onto(ours, 'sửa đổi tiêu chí I.2 "Tài liệu họp"').clashes).toEqual([
    'both-changed criterion I.2',
  ]);
});
