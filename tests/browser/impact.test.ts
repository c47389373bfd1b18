import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { impactHtml } from '@barem/population';
import { sampleImpact } from '../impact/sample.js';
import { launched, opened } from './open-page.js';

const { impact, region } = sampleImpact({ cells: 60, organisations: 20 });
const certain = sampleImpact({
  cells: 60,
  organisations: 20,
  assumed: { 'I.3': 'đạt', không_biểu_quyết: 'không' },
});

vi.setConfig({ testTimeout: 30_000 });

let browser: Browser;

beforeAll(async () => {
  browser = await launched();
}, 60_000);

afterAll(() => browser?.close());

const pages = [
  {
    name: 'with open answers',
    language: 'vi',
    html: impactHtml(impact, { language: 'vi', region }),
  },
  {
    name: 'with open answers',
    language: 'en',
    html: impactHtml(impact, { language: 'en', region }),
  },
  {
    name: 'under assumptions',
    language: 'vi',
    html: impactHtml(certain.impact, { language: 'vi', region: certain.region }),
  },
] as const;

describe.each(pages)('an impact $name in $language', ({ language, html }) => {
  test.each([360, 1280])('fits a window of %i pixels, and asks for nothing', async (width) => {
    const { seen, trouble } = await opened(browser, html, width);
    expect(trouble).toEqual([]);
    expect(seen.language).toBe(language);
    expect([seen.overflow, seen.beyond]).toEqual([0, []]);
    expect(seen.faint).toEqual([]);
    expect(seen.dangling).toEqual([]);
    expect(seen.drawings.flatMap(({ outside }) => outside)).toEqual([]);
  });

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
    expect(seen.tables.length).toBeGreaterThan(5);
    for (const { caption, columns, cells, named, frame } of seen.tables) {
      expect(caption).not.toBe('');
      expect(cells).toEqual([columns]);
      expect([frame, named]).toEqual(['CAPTION', true]);
    }
  });
});

test('an impact draws ratings, totals, organisations and types, each with words', async () => {
  const { seen } = await opened(browser, pages[0].html, 1280);
  expect(seen.drawings.map(({ title }) => title)).toEqual([
    'Tỷ lệ xếp loại của các phiếu được xếp loại theo biểu cũ',
    'Số phiếu theo tổng điểm',
    'Số phiếu giữ, lên, xuống loại theo tổ chức trực thuộc',
    'Số phiếu giữ, lên, xuống loại theo loại hình chi bộ',
  ]);
  expect(seen.drawings.every(({ description }) => description.length > 20)).toBe(true);
});
