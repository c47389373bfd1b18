import { describe, expect, test } from 'vitest';
import { barem } from './fake-io.js';
import { expectGolden } from './golden.js';

const manifest = (id: string, edition: string, from: string): string => `barem: 1
ruleset: ${id}
edition: "${edition}"
title: Họp
issuer: Ban Tổ chức
status: in-force
numbers: illustrative
effective: { from: ${from} }
sources: [Ví dụ]
sheets:
  - { id: ${id}.hop, file: hop.barem }
cases: []
`;

const first = `biểu gốc.hop "Chấm điểm buổi họp"
  căn cứ "Quy định số 1"
  thang điểm 20

số liệu
  có_mặt  "Số có mặt"  số đếm từ 0 đến 50

mục I "Chuẩn bị" 10 điểm
  tiêu chí I.1 "Tài liệu" từ 0 đến 6 điểm
  tiêu chí I.2 "Thông báo" đạt được 4 điểm

mục II "Dự họp" 10 điểm
  cố định
  tiêu chí II.1 "Số người dự" theo có_mặt
    từ 10 trở lên  10 điểm
    dưới 10         5 điểm

xếp loại
  tốt   "Tốt"  từ 16 điểm trở lên
    được điều chỉnh từ 14 đến 18 điểm
  khá   "Khá"  dưới 16 điểm
`;

const second = first
  .replace('Quy định số 1', 'Quy định số 2')
  .replace('từ 10 trở lên  10 điểm\n    dưới 10 ', 'từ 12 trở lên  10 điểm\n    dưới 12 ')
  .replace('I.1 "Tài liệu" từ 0 đến 6', 'I.1 "Tài liệu" từ 0 đến 7')
  .replace('I.2 "Thông báo" đạt được 4', 'I.2 "Thông báo" đạt được 3');

const child = `# Huyện thêm một tiêu chí.
biểu con.hop "Chấm điểm buổi họp của huyện"
  kế thừa gốc.hop phiên bản "1"

sửa đổi tiêu chí I.1 từ 0 đến 5 điểm
sửa đổi xếp loại tốt từ 15 điểm trở lên
sửa đổi xếp loại khá dưới 15 điểm

bổ sung vào mục I
  tiêu chí I.3 "Biên bản" đạt được 1 điểm
`;

const files: Readonly<Record<string, string>> = {
  'gốc/1/ruleset.yaml': manifest('gốc', '1', '2024-01-01'),
  'gốc/1/hop.barem': first,
  'gốc/2/ruleset.yaml': manifest('gốc', '2', '2025-01-01'),
  'gốc/2/hop.barem': second,
  'con/1/ruleset.yaml': manifest('con', '1', '2024-01-01'),
  'con/1/hop.barem': child,
};

const withChild = (text: string): Readonly<Record<string, string>> => ({
  ...files,
  'con/1/hop.barem': text,
});

describe('a sheet that builds on another', () => {
  test('is checked with its parent, which is found among the rulesets around', async () => {
    const { exit, out } = await barem('check con/1/hop.barem', { files });
    expect([exit, out()]).toEqual([0, 'Đã kiểm tra 1 tệp: không có lỗi.\n']);
  });

  test('may not change what the parent has fixed, and shows the line that says so', async () => {
    const { exit, out } = await barem('check con/1/hop.barem', {
      files: withChild(`${child}\nsửa đổi tiêu chí II.1 "Người dự"\n`),
    });
    expect(exit).toBe(1);
    expectGolden('revisions/fixed.txt', out());
  });

  test('may not go beyond what the parent lets it adjust', async () => {
    const { exit, out } = await barem('check con/1/hop.barem', {
      files: withChild(child.replaceAll('15 điểm', '19 điểm')),
    });
    expect(exit).toBe(1);
    expectGolden('revisions/beyond.txt', out());
  });
});

describe('barem flatten', () => {
  test('prints the whole sheet, and where each part comes from, as approved', async () => {
    const { exit, out, err } = await barem('flatten con/1/hop.barem --origins', { files });
    expect([exit, err()]).toEqual([0, '']);
    expectGolden('revisions/flatten.txt', out());
  });

  test('what is printed builds on nothing, is flat already, and is the same rule', async () => {
    for (const origins of ['', ' --origins']) {
      const once = await barem(`flatten con/1/hop.barem${origins}`, { files });
      const flat = { 'hop.barem': once.out() };
      const twice = await barem('flatten hop.barem', { files: flat });
      expect(twice.out()).toBe(once.out());
      const plans = [
        await barem('plan hop.barem', { files: flat }),
        await barem('plan con/1/hop.barem', { files }),
      ];
      const [ofFlat, ofChild] = plans.map(
        ({ out }) => (JSON.parse(out()) as { hash: string }).hash,
      );
      expect(ofFlat).toBe(ofChild);
    }
  });
});

describe('barem lock', () => {
  test('from then on a parent that changes is an error until it is locked again', async () => {
    const locked = await barem('lock con/1', { files });
    expect([locked.exit, locked.out()]).toEqual([
      0,
      'Đã ghi con/1/ruleset.lock.json: 1 biểu gốc.\n',
    ]);
    const lock = String(locked.files.get('con/1/ruleset.lock.json'));
    const same = await barem('check con/1/hop.barem', {
      files: { ...files, 'con/1/ruleset.lock.json': lock },
    });
    expect(same.exit).toBe(0);
    const changed = {
      ...files,
      'con/1/ruleset.lock.json': lock,
      'gốc/1/hop.barem': first.replace('"Tài liệu"', '"Tài liệu họp"'),
    };
    const found = await barem('check con/1/hop.barem', { files: changed });
    expect([found.exit, found.out()]).toEqual([
      1,
      expect.stringContaining('extends/parent-changed'),
    ]);
    const again = await barem('lock con/1', { files: changed });
    expect(again.exit).toBe(0);
    const after = await barem('check con/1/hop.barem', {
      files: {
        ...changed,
        'con/1/ruleset.lock.json': String(again.files.get('con/1/ruleset.lock.json')),
      },
    });
    expect(after.exit).toBe(0);
  });

  test('a damaged lock is told, not passed over', async () => {
    const { exit, err } = await barem('check con/1/hop.barem', {
      files: { ...files, 'con/1/ruleset.lock.json': '{"parents": [1]}' },
    });
    expect([exit, err()]).toEqual([2, expect.stringContaining('barem lock')]);
  });
});

describe('barem diff', () => {
  test.each(['pretty', 'markdown', 'json', 'barem'])('as approved, in %s', async (format) => {
    const { exit, out, err } = await barem(
      `diff gốc/1/hop.barem gốc/2/hop.barem --format ${format}`,
      { files },
    );
    expect([exit, err()]).toEqual([1, '']);
    expectGolden(`revisions/diff.${format}.txt`, out());
  });

  test('as approved, in English', async () => {
    const { exit, out } = await barem('diff gốc/1/hop.barem con/1/hop.barem --language en', {
      files,
    });
    expect(exit).toBe(1);
    expectGolden('revisions/diff.en.txt', out());
  });

  test('a sheet and itself are the same', async () => {
    const { exit, out } = await barem('diff gốc/1/hop.barem gốc/1/hop.barem', { files });
    expect([exit, out()]).toEqual([0, expect.stringContaining('Hai biểu như nhau.')]);
  });

  test('ids that changed are proposed, and once they are given nothing else differs', async () => {
    const renumbered = { ...files, 'gốc/2/hop.barem': first.replace('I.2 "', 'I.9 "') };
    const proposed = await barem('diff gốc/1/hop.barem gốc/2/hop.barem --format json', {
      files: renumbered,
    });
    expect(JSON.parse(proposed.out())).toMatchObject({
      likely: [{ kind: 'criterion', from: 'I.2', to: 'I.9' }],
    });
    const given = await barem(
      'diff gốc/1/hop.barem gốc/2/hop.barem --format json --rename I.2=I.9',
      {
        files: renumbered,
      },
    );
    expect(JSON.parse(given.out())).toMatchObject({
      entries: [{ what: 'renumbered', before: { vi: 'I.2' }, after: { vi: 'I.9' } }],
      likely: [],
      step: 'major',
    });
  });

  test('the page side by side is one file without scripts', async () => {
    const { files: written } = await barem(
      'diff gốc/1/hop.barem gốc/2/hop.barem --output so_sanh.html',
      { files },
    );
    const page = String(written.get('so_sanh.html'));
    expect(page).toContain('<!doctype html>');
    expect(page).not.toContain('<script');
    expect(page).toContain('từ 0 đến 7 điểm');
  });
});

describe('barem rebase', () => {
  test('brings a child to the next edition, and says what must be decided, as approved', async () => {
    const { exit, out, err } = await barem('rebase con/1/hop.barem --onto gốc/2/hop.barem', {
      files,
    });
    expect(exit).toBe(1);
    expectGolden('revisions/rebase.txt', `${out()}---\n${err()}`);
  });

  test('without anything to decide it is the child on the new parent', async () => {
    const { exit, out, err } = await barem('rebase con/1/hop.barem --onto gốc/2/hop.barem', {
      files: {
        ...files,
        'gốc/2/hop.barem': first.replace('Quy định số 1', 'Quy định số 2'),
      },
    });
    expect([exit, err()]).toEqual([0, '']);
    expect(out()).toBe(child.replace('phiên bản "1"', 'phiên bản "2"'));
  });

  test('a sheet that builds on nothing has no parent to exchange', async () => {
    const { exit, err } = await barem('rebase gốc/1/hop.barem --onto gốc/2/hop.barem', { files });
    expect([exit, err()]).toEqual([2, expect.stringContaining('không kế thừa biểu nào')]);
  });
});
