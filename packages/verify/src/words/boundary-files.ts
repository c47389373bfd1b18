import { toPlainText, type Language } from '@barem/core';
import type { Plan } from '@barem/plan';
import type { Boundary, BoundaryRow, Verification } from '../report.js';
import { thresholdText } from './boundaries.js';
import { exactly, measuredText } from './numbers.js';
import { valueIn } from './record-table.js';
import { speakerFor, type Speaker } from './speaker.js';

/** Every row of the boundary table, with its threshold. */
function rowsOf({ boundaries }: Verification): readonly (readonly [Boundary, BoundaryRow])[] {
  if (!('boundaries' in boundaries)) return [];
  return boundaries.boundaries.flatMap((boundary) =>
    boundary.rows.map((row) => [boundary, row] as const),
  );
}

// ── CSV ──────────────────────────────────────────────────────────────────────────────────────────

type Cell = string | number | boolean | undefined;

/**
 * The boundary table for a spreadsheet: a row for each record, with its answers under their ids. Numbers have a decimal
 * point, ratings and criteria stand by their ids, as in the results of `score`.
 */
export function boundaryCsv(verification: Verification, plan: Plan): string {
  const ids = plan.inputs.map(({ id }) => id);
  const columns = [
    'sheet',
    'boundary',
    'threshold',
    'side',
    'value',
    'by',
    'points',
    'total',
    'ratingByPoints',
    'rating',
    ...ids.map((id) => `record.${id}`),
  ];
  const rows = rowsOf(verification).map(([boundary, row]): readonly Cell[] => [
    verification.sheet,
    boundary.kind === 'rating' ? boundary.rating : boundary.criterion,
    plain(boundary.threshold.of),
    row.side,
    plain(row.value.of),
    row.value.by === undefined ? undefined : plain(row.value.by),
    row.points,
    row.total,
    row.ratingByPoints,
    row.rating,
    ...ids.map((id) => valueIn(row.record, id)),
  ]);
  return [columns, ...rows].map((cells) => `${cells.map(cellText).join(',')}\n`).join('');
}

const plain = (value: number): string => toPlainText(exactly(value));

function cellText(cell: Cell): string {
  const content = cell === undefined ? '' : String(cell);
  return /[",\n\r]/.test(content) ? `"${content.replaceAll('"', '""')}"` : content;
}

// ── Cases ────────────────────────────────────────────────────────────────────────────────────────

/** The boundary table as a file of cases in YAML: once the board has signed it, `barem test` holds the sheet to it. */
export function boundaryCases(verification: Verification, plan: Plan, language: Language): string {
  const speaker = speakerFor(plan, language);
  const head = speaker.say({
    vi: `# Bảng ranh giới của ${verification.sheet}: mỗi ca là một dòng.`,
    en: `# The boundary table of ${verification.sheet}: a case for each row.`,
  });
  const cases = rowsOf(verification).flatMap(([boundary, row]) => [
    `  - name: ${JSON.stringify(caseName(boundary, row, speaker))}`,
    `    record: ${flow(row.record)}`,
    `    expect: ${flow({
      total: row.total,
      ratingByPoints: row.ratingByPoints,
      rating: row.rating,
      ...(boundary.kind === 'band' &&
        row.points !== undefined && { criteria: { [boundary.criterion]: row.points } }),
    })}`,
  ]);
  const list = cases.length === 0 ? ['cases: []'] : ['cases:', ...cases];
  return `${[head, `sheet: ${JSON.stringify(verification.sheet)}`, ...list].join('\n')}\n`;
}

function caseName(boundary: Boundary, row: BoundaryRow, speaker: Speaker): string {
  const threshold = thresholdText(boundary, speaker);
  const what =
    boundary.kind === 'rating'
      ? speaker.rating(boundary.rating)
      : speaker.criterion(boundary.criterion);
  const value = measuredText(row.value, speaker.language, boundary.threshold);
  const sides = {
    below: { vi: `ngay dưới ${threshold}`, en: `below ${threshold}` },
    at: { vi: `đúng ${threshold}`, en: `at ${threshold}` },
    above: { vi: `ngay trên ${threshold}`, en: `above ${threshold}` },
  };
  return `${what}: ${speaker.say(sides[row.side])} (${value})`;
}

/** A value in the flow style of YAML: JSON, which YAML reads alike, with some space. */
const flow = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? `{ ${Object.entries(value)
        .map(([key, each]) => `${JSON.stringify(key)}: ${flow(each)}`)
        .join(', ')} }`
    : JSON.stringify(value);
