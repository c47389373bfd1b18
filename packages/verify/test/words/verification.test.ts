import { score } from '@barem/plan';
import { describe, expect, test } from 'vitest';
import { verify, type Verification } from '../../src/index.js';
import {
  boundaryCases,
  boundaryCsv,
  chartOf,
  findingsOf,
  markOf,
  renderMarkdown,
  renderSvg,
  resultJson,
  verificationReport,
} from '../../src/words/index.js';
import { approved, meeting, planOf } from './sheets.js';

const plan = planOf(meeting);
const verification = verify(plan, { better: { có_mặt: 'higher' } });
const languages = ['vi', 'en'] as const;

describe.each(languages)('in %s', (language) => {
  const report = verificationReport(verification, plan, language);

  test('the report is as approved', () => {
    const text = renderMarkdown(report, { chart: 'meeting.svg' });
    expect(text).toBe(approved(`meeting.${language}.md`, text));
  });

  test('the chart is as approved', () => {
    const text = renderSvg(chartOf(report)!, language);
    expect(text).toBe(approved(`meeting.${language}.svg`, text));
  });

  test('the boundary table is, as cases, as approved', () => {
    const text = boundaryCases(verification, plan, language);
    expect(text).toBe(approved(`meeting.${language}.cases.txt`, text));
  });
});

test('the boundary table is, for a spreadsheet, as approved', () => {
  const text = boundaryCsv(verification, plan);
  expect(text).toBe(approved('meeting.csv', text));
});

test('as JSON, whole numbers of any length are texts', () => {
  const { records } = JSON.parse(resultJson(verification.totality)) as { records: unknown };
  expect(records).toBe('6840');
});

test('what speaks against the sheet is found: an end of the scale, dead parts, a declared direction', () => {
  expect(findingsOf(verification)).toEqual(['totals', 'alive', 'monotonic']);
  expect(findingsOf(verify(plan))).toEqual(['totals', 'alive']);
});

test('a record without a rating is never told of: every record of the report is rated', () => {
  const { boundaries } = verification;
  const rows = 'boundaries' in boundaries ? boundaries.boundaries.flatMap((each) => each.rows) : [];
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ record }) => score(plan, record).status !== 'rated')).toEqual([]);
});

// ── What small sheets do not come to ─────────────────────────────────────────────────────────────

const reason = { inputs: ['phải_dự', 'B.2'], work: 1_250_000, budget: 4000 };
const open = { verdict: 'undecided', reason } as const;

test.each(languages)('questions that stay open say why, in %s', (language) => {
  const undecided: Verification = {
    ...verification,
    totality: open,
    totals: open,
    alive: open,
    boundaries: { verdict: 'proved', boundaries: [], undecided: [{ id: 'A.1', reason }] },
    monotonic: {
      verdict: 'proved',
      directions: [],
      undecided: [{ id: 'có_mặt', reason: { ...reason, inputs: [] } }],
    },
    leverage: {
      verdict: 'proved',
      crossings: [],
      decorative: ['B.1'],
      fewest: [{ kind: 'undecided' }, { kind: 'never' }],
      undecided: [],
    },
    share: open,
  };
  expect(findingsOf(undecided)).toEqual([
    'totality',
    'totals',
    'alive',
    'boundaries',
    'monotonic',
    'share',
  ]);
  const text = renderMarkdown(verificationReport(undecided, plan, language));
  expect(text).toBe(approved(`undecided.${language}.md`, text));
});

test.each(languages)('a sheet without records says so, in %s', (language) => {
  const vacuous: Verification = {
    ...verification,
    totality: { verdict: 'broken', records: 0n },
    totals: { verdict: 'vacuous' },
    alive: { verdict: 'vacuous' },
    boundaries: { verdict: 'vacuous' },
    monotonic: { verdict: 'vacuous' },
    leverage: { verdict: 'vacuous' },
    share: { verdict: 'vacuous' },
  };
  expect([findingsOf(vacuous), markOf(vacuous, 'share')]).toEqual([['totality'], 'vacuous']);
  const text = renderMarkdown(verificationReport(vacuous, plan, language));
  expect(text).toBe(approved(`vacuous.${language}.md`, text));
});

test('many single totals are listed by tens', () => {
  const single = (total: number): { from: number; to: number; step: number } => ({
    from: total,
    to: total,
    step: 0.01,
  });
  const { totals } = verification;
  const many: Verification = {
    ...verification,
    totals: {
      ...(totals as Extract<typeof totals, { readonly least: unknown }>),
      all: {
        distinct: 16,
        runs: [
          ...Array.from({ length: 13 }, (_, at) => single(at * 1.67)),
          { from: 30, to: 31, step: 0.5 },
        ],
      },
    },
  };
  const text = renderMarkdown(verificationReport(many, plan, 'vi'));
  expect(text).toContain('| từ 0 đến dưới 10 | 0; 1,67; 3,34; 5,01; 6,68; 8,35 |\n');
  expect(text).toContain('| từ 30 đến dưới 40 | 30…31 |\n');
});

test('titles mean nothing in Markdown and in a drawing', () => {
  const hostile = planOf(
    meeting.replace('"Chấm điểm buổi họp"', '"<b>*Họp* [x](http://a.b) & | `c`"'),
  );
  const report = verificationReport(verification, hostile, 'vi');
  expect(renderMarkdown(report).split('\n')[0]).toBe(
    String.raw`# Báo cáo chứng minh: \<b\>\*Họp\* \[x\](http://a.b) \& \| \`c\``,
  );
  expect(renderSvg(chartOf(report)!, 'vi')).toContain(
    '&lt;b&gt;*Họp* [x](http://a.b) &amp; | `c`</text>',
  );
});
