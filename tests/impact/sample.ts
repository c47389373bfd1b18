import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  confirmedRegion,
  createImpact,
  readRegister,
  sampleProvince,
  type Impact,
  type Region,
} from '@barem/population';
import { equivalent } from '@barem/verify';
import { load, type Plan } from 'barem';
import { root } from '../structure/workspace.js';

/** The plan of a shipped sheet. */
export function shippedPlan(path: string): Plan {
  const { plan } = load(readFileSync(join(root, path), 'utf8'));
  if (!plan) throw new Error(`${path} has errors`);
  return plan;
}

/** Two editions of one sheet, and what the later one changes about a province that does not exist. */
export interface SampleImpact {
  readonly plans: readonly [Plan, Plan];
  readonly records: readonly Readonly<Record<string, string>>[];
  readonly impact: Impact;
  readonly region: Region;
}

/** The impact of the edition of 2023 on the sample province. */
export function sampleImpact(
  { cells, organisations }: { readonly cells: number; readonly organisations: number },
  assumed: Readonly<Record<string, string>> = {},
): SampleImpact {
  const plans = [
    shippedPlan('rulesets/nghe-an/2021/thuong_ky.barem'),
    shippedPlan('rulesets/nghe-an/2023/thuong_ky.barem'),
  ] as const;
  const province = sampleProvince({ cells, organisations, year: 2022, seed: 1 });
  const { columns, rows } = province.records('nghe_an.thuong_ky');
  const records = [...rows].map((row) =>
    Object.fromEntries(
      columns.flatMap((column, at) => (row[at] ? [[column, row[at]] as const] : [])),
    ),
  );
  const { register } = readRegister(
    [...province.register].map((row, at) => ({
      cells: row,
      place: { path: 'register.csv', line: at + 2 },
    })),
  );
  const gathering = createImpact({ before: plans[0], after: plans[1], assumed });
  for (const record of records) gathering.add(record);
  return {
    plans,
    records,
    impact: gathering.finish({ register }),
    region: confirmedRegion(plans, equivalent(...plans)),
  };
}
