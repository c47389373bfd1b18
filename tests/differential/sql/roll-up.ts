import type { Plan } from '@barem/plan';
import { emitRollUp } from '@barem/targets';
import { identifier, literal, type Cell, type SqlEngine } from './engine.js';
import { differing, outcomeOfRow, type Differing, type Row } from './judged.js';

/** Whether a roll-up is one of results of the unit itself alone. */
export const isExpressible = ({ rollUp }: Plan): boolean =>
  rollUp !== undefined &&
  rollUp.quotas.length === 0 &&
  rollUp.series.every(({ every, editions }) => every !== 'unit-below' && editions !== 'latest');

const suffixes = {
  month: (at: number) => `-${`${at + 1}`.padStart(2, '0')}`,
  quarter: (at: number) => `-Q${at + 1}`,
  'half-year': (at: number) => `-H${at + 1}`,
  year: () => '',
} as const;

/** Compares a roll-up over a table of results with the interpreter on the same results as answers. */
export async function compareRollUp(
  engine: SqlEngine,
  plan: Plan,
  rows: readonly Row[],
): Promise<readonly Differing[]> {
  if (rows.length === 0) return [];
  const { dialect } = engine;
  const { rollUp } = plan;
  const options = {
    dialect,
    table: 'results',
    facts: 'own',
    period: `2026${suffixes[rollUp!.drawnUp](0)}`,
  };
  const emitted = emitRollUp(plan, options);
  if (emitted.kind === 'refused') throw new Error(JSON.stringify(emitted.refusals));
  const isClickhouse = dialect === 'clickhouse';
  const [text, number] = isClickhouse
    ? ['Nullable(String)', 'Nullable(Decimal(15, 4))']
    : ['VARCHAR', 'NUMERIC(15, 4)'];
  const end = isClickhouse ? ' ENGINE = Memory' : '';
  const name = (each: string): string => identifier(dialect, each);
  const results: Cell[][] = [];
  const series = rollUp!.series;
  const inSeries = new Set(series.flatMap(({ periods, points }) => [...periods, ...points]));
  const own = plan.inputs.flatMap(({ id }, at) => (inSeries.has(at) ? [] : [{ id, at }]));
  rows.forEach((row, unit) => {
    for (const { of, every, periods, points } of series) {
      if (every === 'unit-below') continue;
      periods.forEach((input, at) => {
        if (row[input] === 'missing') return;
        const period = `2026${suffixes[every](at)}`;
        const given = points[at] === undefined ? null : (row[points[at]] ?? null);
        results.push([`${unit}`, of, period, row[input] ?? null, given]);
      });
    }
    // Of a unit whose periods are all missing there is still something in the table.
    results.push([`${unit}`, 'another sheet', '2026', null, null]);
  });
  for (const table of ['results', 'own']) await engine.run(`DROP TABLE IF EXISTS ${name(table)}`);
  await engine.run(
    `CREATE TABLE results (unit ${text}, sheet ${text}, period ${text}, rating ${text}, points ${number})${end}`,
  );
  const types = own.map(
    ({ id, at }) =>
      `${name(id)} ${plan.inputs[at]!.type === 'boolean' ? (isClickhouse ? 'Nullable(UInt8)' : 'BOOLEAN') : plan.inputs[at]!.type === 'number' ? number : text}`,
  );
  await engine.run(`CREATE TABLE own (${[`unit ${text}`, ...types].join(', ')})${end}`);
  const insert = (table: string, all: readonly (readonly Cell[])[]): Promise<void> =>
    engine.run(
      `INSERT INTO ${table} VALUES ${all.map((each) => `(${each.map((cell) => literal(dialect, cell)).join(', ')})`).join(', ')}`,
    );
  await insert('results', results);
  await insert(
    'own',
    rows.map((row, unit) => [`${unit}`, ...own.map(({ at }) => row[at] ?? null)]),
  );
  const found = await engine.query(emitted.sql);
  const byUnit = new Map(found.map((each) => [each['unit'], outcomeOfRow(plan, each)]));
  return differing(
    plan,
    rows,
    rows.map((_, unit) => byUnit.get(`${unit}`)),
  );
}
