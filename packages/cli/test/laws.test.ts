import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'barem';
import { laws, subjectOf, type Subject } from '@barem/testing';
import { describe, expect, test } from 'vitest';
import { reportLaws, testsOf, triesOf } from '../src/testing/laws.js';
import { isPassed } from '../src/testing/outcome.js';
import { barem, world } from './fake-io.js';
import { fixture, folder, packageFolder, sheet } from './fixtures.js';
import { expectGolden } from './golden.js';

const tries = triesOf({});

/** What the laws of a sheet are tried on. */
function subject(source: string): Subject {
  const { sheet: read } = load(source);
  if (!read) throw new Error('the sheet cannot be read');
  return subjectOf(read, source);
}

/** The plan of `planned` for the sheet `written`: an engine that does not do what the sheet says. */
const mismatch = (written: string, planned: string): Subject => ({
  ...subject(written),
  plan: subject(planned).plan,
});

const month = `biểu a.tháng "Tháng"
mục I "I" 100 điểm
  tiêu chí I.1 "I.1" từ 0 đến 100 điểm
xếp loại
  tốt "Tốt" từ 90 điểm trở lên
  kém "Kém" dưới 90 điểm
`;

/** With everything that the form of a roll-up has: a requirement, a quota whose clauses take comments. */
const year = `tổng hợp a.năm "Năm"
  gồm tháng theo biểu a.tháng mỗi tháng
  thiếu kỳ coi như kém
  không có kỳ nào thì chưa xếp loại
  phiếu chưa xong thì chưa xếp loại
  hai phiếu một kỳ thì chưa xếp loại
  đổi biểu trong kỳ tính chung

xếp loại
  tốt "Tốt"
    yêu cầu ít nhất 60% tháng từ tốt trở lên  "Đủ tháng tốt"
  kém "Kém"

hạn mức
  nhiều nhất 20% tốt trên số từ kém trở lên trong mỗi tổ chức cơ sở đảng  "Một phần năm"
    căn cứ "Hướng dẫn"
    làm tròn xuống đến 1
    xếp hạng theo số kỳ tháng từ tốt trở lên
    vượt hạn mức thì xuống kém
    bằng nhau thì cùng xuống
`;

describe('barem test --laws', () => {
  test('keeps every law on a sheet, below its examples', async () => {
    const { exit, out, err } = await barem('test thuong_ky.barem --laws --runs 5', {
      files: folder,
    });
    expect({ exit, err: err(), out: out() }).toEqual({
      exit: 0,
      err: '',
      out: [
        'nghe_an.thuong_ky (thuong_ky.barem)',
        '  ✓ Tháng tốt',
        '  ✓ Đủ điểm nhưng có người vắng không lý do',
        '  ✓ Tháng kém',
        '',
        '  Nguyên tắc chung, mỗi nguyên tắc thử đến 5 lần:',
        ...laws.map(({ name }) => `  ✓ ${name.vi}`),
        '',
        `${3 + laws.length} đạt.`,
        '',
      ].join('\n'),
    });
  });

  test('speaks the language of the sheet', async () => {
    const { out } = await barem('test a.barem --laws --runs 1', {
      files: { 'a.barem': fixture('regular_meeting.en.barem') },
    });
    expect(out()).toContain(
      '\n  Laws, each tried up to 1 time:\n  ✓ every valid record is rated\n',
    );
  });

  test('tries roll-ups too, on results of the sheets beside them', async () => {
    const { exit, out } = await barem('test nam.barem --laws --runs 5', {
      files: { 'thang.barem': month, 'nam.barem': year },
    });
    expect({ exit, out: out() }).toEqual({
      exit: 0,
      out: [
        'a.năm (nam.barem)',
        '  không có ví dụ nào',
        '',
        '  Nguyên tắc chung, mỗi nguyên tắc thử đến 5 lần:',
        ...laws.map(({ name }) => `  ✓ ${name.vi}`),
        '',
        `${laws.length} đạt.`,
        '',
      ].join('\n'),
    });
  });

  test('tries nothing on a sheet that has errors', async () => {
    const { exit, out } = await barem('test a.barem --laws', {
      files: { 'a.barem': sheet.replace('kết quả 93 điểm', 'kết quả 94 điểm') },
    });
    expect(exit).toBe(1);
    expect(out()).toContain('\n  Nguyên tắc chung: chưa thử, vì biểu còn lỗi\n');
  });

  test(
    'says so where constraints leave no record to try the laws on',
    { timeout: 60_000 },
    async () => {
      const files = {
        'a.barem': fixture('small.vi.barem')
          .replace('mục A', 'ràng buộc\n  có_mặt > 20\n  có_mặt < 20\n\nmục A')
          .replace(/^ví dụ [^]*/m, ''),
      };
      const { exit, out } = await barem('test a.barem --laws', { files });
      expect(exit).toBe(1);
      expect(out()).toContain(
        `  ✗ ${laws[0]?.name.vi}\n      không đặt ra được phiếu nào để thử: các ràng buộc trái nhau`,
      );
      expect(out()).not.toContain('lỗi của phần mềm');
    },
  );

  test.each(['seed', 'runs'])('takes --%s only with --laws', async (name) => {
    const { exit, err } = await barem(`test thuong_ky.barem --${name} 5`, { files: folder });
    expect(exit).toBe(2);
    expect(err()).toContain(`--${name} only goes with --laws`);
  });
});

describe.each(['vi', 'en'] as const)('in %s', (language) => {
  /** What is printed of the laws that are broken, and whether that counts as passed. */
  async function report(
    broken: Subject,
    asked = tries,
  ): Promise<{ readonly text: string; readonly isPassed: boolean }> {
    const { io, out } = world();
    const tests = testsOf(broken, 'thuong_ky.barem', asked);
    const suite = await reportLaws(tests, asked, { title: 'x', language }, io);
    return { text: out(), isPassed: isPassed(suite) };
  }

  test('a threshold that the engine has elsewhere is shown by a record', async () => {
    const written = fixture('small.vi.barem');
    const planned = written
      .replace('từ 8 điểm trở lên', 'trên 8 điểm')
      .replace('đến dưới 8 điểm', 'đến 8 điểm');
    const { text, isPassed: passed } = await report(mismatch(written, planned));
    expect(passed).toBe(false);
    expectGolden(`laws/threshold.${language}.txt`, text);
  });

  test('an engine that refuses what is right is shown by a record', async () => {
    const right = subject(fixture('small.vi.barem'));
    const never = { op: 'constant', value: 0, min: 0, max: 0, origin: '' } as const;
    const operations = [...right.plan.operations, never];
    const needed = right.plan.operations.length;
    const inputs = right.plan.inputs.map((each) => ({ ...each, needed }));
    const plan = { ...right.plan, operations, inputs };
    const { text, isPassed: passed } = await report({ ...right, plan });
    expect(passed).toBe(false);
    expectGolden(`laws/refused.${language}.txt`, text);
  });

  test('an engine that throws is shown by a record, and how to try again tells all that was asked', async () => {
    const right = subject(fixture('small.vi.barem'));
    const plan = {
      ...right.plan,
      get ratings(): never {
        throw new Error('there are no ratings');
      },
    };
    const { text, isPassed: passed } = await report({ ...right, plan }, { seed: 7, runs: 20 });
    expect(passed).toBe(false);
    expectGolden(`laws/throws.${language}.txt`, text);
  });
});

test('docs/en/embedding.md shows a law that is broken as it is printed', async () => {
  const page = readFileSync(join(packageFolder, '../../docs/en/embedding.md'), 'utf8');
  const [, meeting = ''] = /^```barem file=meeting\.barem\n([^]*?)^```$/m.exec(page) ?? [];
  const [, shown = ''] = /^```text\n( {2}✗[^]*?)^```$/m.exec(page) ?? [];
  const planned = meeting
    .replace('from 16 points', 'over 16 points')
    .replace('to under 16 points', 'to 16 points');
  const { io, out } = world();
  const tests = testsOf(mismatch(meeting, planned), 'meeting.barem', tries);
  await reportLaws(tests, tries, { title: 'x', language: 'en' }, io);
  expect(shown).not.toBe('');
  expect(out()).toContain(shown);
});
