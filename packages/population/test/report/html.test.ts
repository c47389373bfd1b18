import { describe, expect, test } from 'vitest';
import { inspectionHtml, reportHtml } from '../../src/report/html/render.js';
import type { Report } from '../../src/report/report.js';
import { hostile, hostileNames, long } from './hostile.js';
import { province, reportOf, subject } from './province.js';

/** Elements that are never closed. */
const empty = new Set(['meta', 'link', 'rect', 'path', 'circle', 'line']);

/** The elements of a page in order, and whether each is closed where it should be. */
function elementsOf(html: string): {
  readonly elements: readonly string[];
  readonly isNested: boolean;
} {
  const elements: string[] = [];
  const open: string[] = [];
  let isNested = true;
  for (const [, close, name = '', own] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>/gi)) {
    if (close) isNested &&= open.pop() === name;
    else {
      elements.push(name);
      if (!own && !empty.has(name)) open.push(name);
    }
  }
  return { elements, isNested: isNested && open.length === 0 };
}

const pages = { reportHtml, inspectionHtml };

describe.each(Object.entries(pages))('%s', (_, render) => {
  describe.each(['vi', 'en'] as const)('in %s', (language) => {
    test.each([
      { name: 'the province', report: province },
      { name: 'hostile names', report: hostile },
      { name: 'an empty report', report: reportOf(subject, {}) },
    ])('$name: one page that stands alone', ({ report }) => {
      const html = render(report, language);
      const { elements, isNested } = elementsOf(html);
      expect(isNested).toBe(true);
      expect(html).toMatch(new RegExp(`^<!doctype html>\n<html lang="${language}">`));
      expect(elements.filter((name) => ['script', 'img', 'iframe', 'b'].includes(name))).toEqual(
        [],
      );
      expect(elements.filter((name) => name === 'h1')).toHaveLength(1);
      expect(html.replaceAll('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
        /(?:src|href|xlink:href)="(?!#|data:,)|url\((?!#)|@import/,
      );
    });
  });
});

test('every table has a caption, and its first row names the columns', () => {
  const tables = reportHtml(province, 'vi').match(/<table>[^]*?<\/table>/g) ?? [];
  expect(tables).not.toEqual([]);
  for (const table of tables)
    expect(table).toMatch(
      /^<table><caption id="[^"]+">[^]+<\/caption>\n<thead><tr><th scope="col"/,
    );
});

test('every drawing has a title and a description; ids of a page are its own', () => {
  const html = reportHtml(province, 'vi');
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const drawings = html.match(/<svg [^>]*role="img"[^]*?<\/svg>/g) ?? [];
  expect(drawings).toHaveLength(4);
  for (const drawing of drawings) {
    const [, first, second] = /aria-labelledby="(\S+) (\S+)"/.exec(drawing) ?? [];
    expect(drawing).toContain(`<title id="${first}">`);
    expect(drawing).toContain(`<desc id="${second}">`);
  }
});

test('every text of a hostile name stands there as text', () => {
  const html = reportHtml(hostile, 'vi');
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html).toContain('__proto__');
  expect(html).not.toContain('\u0000');
  expect(hostile.byOrganisation.map(({ title }) => title)).toEqual([...hostileNames]);
});

test('numbers are written as the language has them', () => {
  expect(reportHtml(province, 'vi')).toContain('điểm trung bình 88,83');
  expect(reportHtml(province, 'en')).toContain('mean total 88.83');
  expect(reportHtml(province, 'vi')).toContain('01/01/2022 – 31/12/2022');
});

describe('the notice', () => {
  const withStatus = (status: Report['basis']['status']): Report => ({
    ...province,
    basis: { ...province.basis, status },
  });
  test.each([
    { status: 'illustrative', vi: 'Số liệu minh họa', en: 'Illustrative numbers' },
    { status: 'draft', vi: 'Dự thảo', en: 'Draft' },
  ] as const)('says that numbers are $status', ({ status, vi, en }) => {
    const notice = '<div class="notice" role="note"><strong>';
    expect(reportHtml(withStatus(status), 'vi')).toContain(`${notice}${vi}.`);
    expect(reportHtml(withStatus(status), 'en')).toContain(`${notice}${en}.`);
    expect(inspectionHtml(withStatus(status), 'en')).toContain(`${notice}${en}.`);
  });

  test('is not needed for official numbers', () => {
    expect(reportHtml(withStatus('official'), 'vi')).not.toContain('class="notice"');
  });
});

test('a long list is cut, and says how many more there are and where', () => {
  const html = reportHtml(long, 'vi');
  expect(html).toContain('Còn 205 dòng nữa; tệp CSV và JSON của báo cáo này có đủ.');
  expect(inspectionHtml(long, 'vi')).not.toMatch(/id="inspection"[^]*Còn 205 dòng[^]*id="missing"/);
});

test('an empty report says so', () => {
  const html = reportHtml(reportOf(subject, {}), 'vi');
  expect(html).toContain('Chưa có đơn vị nào được tổng hợp.');
  expect(html).toContain('Chưa có kỳ nào được chấm.');
  expect(html).toContain('Không có đơn vị nào cần xem xét.');
  expect(html).not.toContain('NaN');
});

test('without a roll-up nothing is said of classes', () => {
  const { rollUp: _, ...without } = subject;
  const html = reportHtml(
    reportOf(without, { units: [{ unit: 'c1', reasons: [], missing: [] }] }),
    'vi',
  );
  expect(html).not.toContain('id="organisations"');
  expect(html).not.toContain('Chưa xếp loại');
});
