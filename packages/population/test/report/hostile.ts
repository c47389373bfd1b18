import { rational } from '@barem/core';
import type { Report } from '../../src/report/report.js';
import { treeOf } from '../../src/register/tree.js';
import {
  meeting,
  meetings,
  period,
  regular,
  reportOf,
  rollUp,
  subject,
  units,
} from './province.js';

/** Names that would do harm if they were taken for anything but text. */
export const hostileNames = [
  '<script>alert(1)</script>',
  '=cmd|/c calc!A1',
  '__proto__',
  'constructor',
  '"><img src=x onerror=alert(1)>',
  '</style></title></svg><b>',
  '+84 @SUM(A1)',
  'a|b\n| --- |\n# c',
  '[x](javascript:alert(1)) `code` https://example.invalid',
  '\u202Edảo\u0000\u0007',
] as const;

const tree = treeOf([
  { id: 'tinh', name: '<h1>Tỉnh', level: 'province', place: { path: '' }, row: 0 },
  ...hostileNames.flatMap((name, at) => [
    {
      id: `h${at}`,
      name,
      level: 'district' as const,
      parent: 'tinh',
      place: { path: '' },
      row: 2 * at + 1,
    },
    {
      id: name,
      name,
      level: 'cell' as const,
      parent: `h${at}`,
      type: name,
      place: { path: '' },
      row: 2 * at + 2,
    },
  ]),
]);

const [harm] = hostileNames;
const named = { id: '__proto__', title: harm };

/** A report in which every text is hostile. */
export const hostile: Report = reportOf(
  {
    ...subject,
    tree,
    sheets: [
      {
        ...regular,
        title: harm,
        assessors: [named],
        criteria: regular.criteria.map((each) => ({ ...each, title: harm })),
      },
    ],
    rollUp: { ...rollUp, title: harm, classes: [named, { id: 'khá', title: '=1+1' }] },
  },
  {
    meetings: hostileNames.flatMap((name) =>
      [1, 2, 3].map((month) =>
        meeting(name, period('month', month), [1, 2, 3, 4, 5], {
          byAssessor: ['__proto__', 'b'].map((assessor, at) => ({
            assessor,
            total: rational(90 - at * 20),
            rating: 'khá',
          })),
          totalsApart: true,
          criteriaApart: [harm],
        }),
      ),
    ),
    units: hostileNames.map((unit) => ({
      unit,
      rating: 'khá',
      previous: '__proto__',
      reasons: [{ vi: harm, en: harm }],
      missing: [{ sheet: regular.id, period: period('month', 4) }],
    })),
    moves: [
      { unit: harm, within: 'h0', from: 'khá', to: '__proto__', reason: { vi: harm, en: harm } },
    ],
    findings: [{ code: harm, severity: 'error', text: { vi: harm, en: harm } }],
  },
);

/** A report with more units than a page lists. */
export const long: Report = reportOf(subject, {
  meetings,
  units: [
    ...units,
    ...Array.from({ length: 300 }, (_, at) => ({
      unit: `z${at}`,
      reasons: [],
      missing: [{ sheet: regular.id, period: period('month', 1) }],
    })),
  ],
});
