import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Language } from '@barem/core';
import { inspectionHtml, reportHtml } from '@barem/population';
import { launched, opened } from './open-page.js';
import { sampleReport } from './sample.js';

const province = sampleReport({ districts: 3, cellsEach: 4 });
const large = sampleReport({ districts: 24, cellsEach: 12 });
const hostile = sampleReport({
  districts: 3,
  cellsEach: 4,
  prefix: `<script>fetch("https://a.invalid")</script><img src="//b.invalid/x"> ${'W'.repeat(90)} `,
});

// A page of a whole province takes its time where other tests run beside.
vi.setConfig({ testTimeout: 30_000 });

let browser: Browser;

beforeAll(async () => {
  browser = await launched();
}, 60_000);

afterAll(() => browser?.close());

const pages: readonly {
  readonly name: string;
  readonly language: Language;
  readonly html: string;
}[] = (
  [
    ['province', province, 'vi'],
    ['province', province, 'en'],
    ['large', large, 'vi'],
    ['hostile', hostile, 'en'],
  ] as const
).flatMap(([name, report, language]) => [
  { name: `the report of ${name}`, language, html: reportHtml(report, language) },
  { name: `the inspection list of ${name}`, language, html: inspectionHtml(report, language) },
]);

describe.each(pages)('$name in $language', ({ language, html }) => {
  test.each([360, 1280])('fits a window of %i pixels, and asks for nothing', async (width) => {
    const { seen, trouble } = await opened(browser, html, width);
    expect(trouble).toEqual([]);
    expect(seen.language).toBe(language);
    expect([seen.overflow, seen.beyond]).toEqual([0, []]);
    expect(seen.faint).toEqual([]);
    expect(seen.dangling).toEqual([]);
    expect(seen.drawings.flatMap(({ outside }) => outside)).toEqual([]);
  });

  // 175 mm between the margins of A4.
  test('fits on A4', async () => {
    const { seen, trouble } = await opened(browser, html, 661, (page) =>
      page.emulateMedia({ media: 'print' }),
    );
    expect(trouble).toEqual([]);
    expect([seen.overflow, seen.beyond]).toEqual([0, []]);
    expect(seen.tables.filter(({ tooWide }) => tooWide)).toEqual([]);
    expect(seen.faint).toEqual([]);
  });

  test('every table says what it is, names its columns and its rows', async () => {
    const { seen } = await opened(browser, html, 1280);
    expect(seen.tables.length).toBeGreaterThan(2);
    for (const { caption, columns, cells, named, frame } of seen.tables) {
      expect(caption).not.toBe('');
      expect(cells).toEqual([columns]);
      expect([frame, named]).toEqual(['CAPTION', true]);
    }
  });
});

test('what makes a page bad is seen', async () => {
  const html = reportHtml(province, 'vi')
    .replace('--faint: #575757', '--faint: #bbbbbb')
    .replace('<main id="main">', '<main id="main"><p class="wide">x</p>')
    .replace('</style>', '.wide { width: 2000px } </style>')
    .replace("default-src 'none'", "default-src 'none'; img-src http:")
    .replace('</main>', '<img src="http://report.invalid/other.png" alt=""></main>');
  const { seen, trouble } = await opened(browser, html, 1280);
  expect(seen.faint).not.toEqual([]);
  expect(seen.overflow).toBeGreaterThan(0);
  expect(seen.beyond).toContain('P wide');
  expect(trouble).toContain('asked for http://report.invalid/other.png');
});

describe('a report', () => {
  test('has one heading of the first level, and none that skips a level', async () => {
    const { seen } = await opened(browser, reportHtml(province, 'vi'), 1280);
    const levels = seen.headings.map((heading) => Number(heading[1]));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels.every((level, at) => at === 0 || level <= levels[at - 1]! + 1)).toBe(true);
    expect(seen.headings).toContain('H2 1. Kết quả chung');
  });

  test('draws classes by organisation, the trend and the losses, each with words', async () => {
    const { seen } = await opened(browser, reportHtml(province, 'vi'), 1280);
    expect(seen.drawings.map(({ title }) => title)).toEqual([
      'Tỷ lệ xếp loại theo tổ chức',
      'Điểm trung bình và tỷ lệ xếp loại từng kỳ',
      'Mười tiêu chí mất nhiều điểm nhất',
    ]);
    expect(seen.drawings.every(({ description }) => description.length > 20)).toBe(true);
  });

  test('shows hostile names as they are', async () => {
    const { seen } = await opened(browser, reportHtml(hostile, 'vi'), 1280);
    expect(seen.text).toContain('<script>fetch("https://a.invalid")</script>');
  });

  test('says that its numbers are illustrative, before them', async () => {
    const { seen } = await opened(browser, reportHtml(province, 'en'), 1280);
    expect(seen.text.indexOf('Illustrative numbers')).toBeGreaterThan(0);
    expect(seen.text.indexOf('Illustrative numbers')).toBeLessThan(seen.text.indexOf('1. Summary'));
    const official = sampleReport({ districts: 1, cellsEach: 1, status: 'official' });
    const { seen: other } = await opened(browser, reportHtml(official, 'en'), 1280);
    expect(other.text).not.toContain('Illustrative numbers');
  });

  test('prints on as many pages as a person turns, each with its number', async () => {
    const page = await browser.newPage();
    await page.setContent(reportHtml(province, 'vi'));
    const pdf = await page.pdf({ preferCSSPageSize: true });
    await page.close();
    const boxes = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
    expect(boxes.length).toBeGreaterThan(4);
    expect(boxes.length).toBeLessThan(16);
  });
});
