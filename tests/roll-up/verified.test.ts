import { load } from 'barem';
import { verify, type Direction, type RecordData } from '@barem/verify';
import { renderMarkdown, verificationReport } from '@barem/verify/words';
import { expect, test } from 'vitest';
import { loadShipped } from '../structure/shipped.js';
import { monthly } from './province.js';

/** What proofs say of roll-ups: of the results of a period it is known which one is better. */

const directionsOf = (plan: Parameters<typeof verify>[0]): readonly Direction[] => {
  const { monotonic } = verify(plan);
  if (!('directions' in monotonic)) throw new Error(monotonic.verdict);
  return monotonic.directions;
};

const answerTo = (record: RecordData | undefined, id: string): unknown =>
  Object.entries(record ?? {}).find(([each]) => each === id)?.[1];

const yearWith = (caps: string) =>
  load(
    `tổng hợp a.nửa "Nửa năm"
  được lập mỗi nửa năm
  gồm tháng theo biểu a.tháng mỗi tháng
  thiếu kỳ coi như kém
  không có kỳ nào thì chưa xếp loại
  phiếu chưa xong thì chưa xếp loại
  hai phiếu một kỳ thì chưa xếp loại
xếp loại
  tốt "Tốt"
    yêu cầu ít nhất 3 tháng từ khá trở lên
  kém "Kém"
${caps}`,
    { sheets: [monthly] },
  ).plan!;

test('a better month is proved never to lower a shipped year', () => {
  const directions = directionsOf(loadShipped('rulesets/phu-tho/1/nam.barem').plan!);
  expect(directions.map(({ better }) => better)).toEqual(
    Array.from({ length: 12 }, () => 'higher'),
  );
  expect(directions.filter(({ falls }) => falls)).toEqual([]);
  expect(directions.every(({ rises }) => rises)).toBe(true);
});

test('where a declared rule lets a better month lower the year, two records show it', () => {
  const plan = yearWith('khống chế\n  cao nhất kém khi số kỳ tháng bằng tốt >= 5');
  const { monotonic } = verify(plan);
  expect(monotonic.verdict).toBe('broken');
  for (const { id, falls } of directionsOf(plan)) {
    const [before, after] = [answerTo(falls?.before, id), answerTo(falls?.after, id)];
    expect([before, after]).not.toContain('missing');
    expect(after).toBe('tốt');
    expect(before).not.toBe('tốt');
  }
});

test('a missing or exempt period is neither better nor worse than a result', () => {
  const plan = yearWith('khống chế\n  cao nhất kém khi số kỳ tháng có kết quả >= 1');
  expect(directionsOf(plan).every(({ rises, falls }) => !rises && !falls)).toBe(true);
});

test('work that was given up on is told, whatever part of it was done', () => {
  const { plan } = loadShipped('rulesets/trung-uong/2014/dang_uy.barem');
  const verification = verify(plan!);
  expect(verification.boundaries.verdict).toBe('undecided');
  const report = renderMarkdown(verificationReport(verification, plan!, 'vi'));
  expect(report).toContain('Chưa quyết được');
});
