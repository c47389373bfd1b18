import {
  confirmedRegion,
  createImpact,
  readRegister,
  sampleProvince,
  type Impact,
  type Region,
} from '@barem/population';
import { equivalent } from '@barem/verify';
import type { Plan } from 'barem';
import { loadShipped } from '../structure/shipped.js';

/** Which sheets are compared, on a province of which size. */
export interface SampleCase {
  readonly before?: string;
  readonly after?: string;
  readonly cells: number;
  readonly organisations: number;
  /** Answers that every record has besides its own. */
  readonly given?: Readonly<Record<string, string>>;
  readonly assumed?: Readonly<Record<string, string>>;
}

/** Two sheets, and what the second changes about a province that does not exist. */
export interface SampleImpact {
  readonly impact: Impact;
  readonly region: Region;
}

/** What another sheet changes about the sample province; by default the edition of 2023 after that of 2021. */
export function sampleImpact({
  before = 'rulesets/nghe-an/2021/thuong_ky.barem',
  after = 'rulesets/nghe-an/2023/thuong_ky.barem',
  cells,
  organisations,
  given = {},
  assumed = {},
}: SampleCase): SampleImpact {
  const plans = [planOf(before), planOf(after)] as const;
  const province = sampleProvince({ cells, organisations, year: 2022, seed: 1 });
  const { columns, rows } = province.records('nghe_an.thuong_ky');
  const { register } = readRegister(
    [...province.register].map((row, at) => ({
      cells: row,
      place: { path: 'register.csv', line: at + 2 },
    })),
  );
  const gathering = createImpact({ before: plans[0], after: plans[1], assumed });
  for (const row of rows) {
    const own = columns.flatMap((column, at) => (row[at] ? [[column, row[at]] as const] : []));
    gathering.add({ ...given, ...Object.fromEntries(own) });
  }
  return {
    impact: gathering.finish({ register }),
    region: confirmedRegion(plans, equivalent(...plans)),
  };
}

function planOf(path: string): Plan {
  const { plan } = loadShipped(path);
  if (!plan) throw new Error(`${path} has errors`);
  return plan;
}
