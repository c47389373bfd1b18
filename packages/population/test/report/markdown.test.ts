import { describe, expect, test } from 'vitest';
import { inspectionMarkdown, reportMarkdown } from '../../src/report/markdown/render.js';
import type { ReportSubject } from '../../src/report/gather/input.js';
import { contains } from '../../src/calendar/period-days.js';
import { hostile } from './hostile.js';
import { meetings, reportOf, subject, tree, units } from './province.js';

/** The first half of the year in one district. */
const half: ReportSubject = {
  ...subject,
  period: { kind: 'half', year: 2022, index: 1 },
  date: '2022-07-04',
  organisation: 'h2',
};
const below = new Set(tree.descendants('h2').map(({ id }) => id));
const district = reportOf(half, {
  meetings: meetings.filter(({ unit, period }) => below.has(unit) && contains(half.period, period)),
  units: units.filter(({ unit }) => below.has(unit)),
});

describe.each(['vi', 'en'] as const)('in %s', (language) => {
  test('a district reports its half year', async () => {
    await expect(reportMarkdown(district, language)).toMatchFileSnapshot(
      `golden/expected.report.${language}.md`,
    );
  });

  test('a district is told whom to look at', async () => {
    await expect(inspectionMarkdown(district, language)).toMatchFileSnapshot(
      `golden/expected.inspection.${language}.md`,
    );
  });
});

test('names do nothing but stand there', () => {
  const text = reportMarkdown(hostile, 'vi');
  expect(text).toContain(String.raw`\<script\>alert(1)\</script\>`);
  expect(text).toContain(String.raw`\[x\](javascript:alert(1)) \`code\` https\://example.invalid`);
  expect(text).toContain(String.raw`a\|b \| --- \| # c`);
  expect(text.split('\n').filter((line) => line.startsWith('# '))).toHaveLength(1);
});

test('every row of a table has as many cells as its header', () => {
  const cells = (line: string): number => line.split(/(?<!\\)\|/).length;
  for (const table of reportMarkdown(hostile, 'en').match(/(?:^\|.*\n)+/gm) ?? [])
    expect(new Set(table.trimEnd().split('\n').map(cells)).size).toBe(1);
});
