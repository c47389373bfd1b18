import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCases } from '@barem/yaml';
import { planFormat } from '@barem/plan';
import { load, receiptOf, receiptText, type Plan } from 'barem';
import { loadShipped } from '../structure/shipped.js';
import { root } from '../structure/workspace.js';
import { readDataFiles } from './data-files.js';

/** Where the plans of a format are stored, from the root of the repository. */
export const storedFolder = (format: number): string => `tests/conformance/plans/${format}`;

/** A sheet and the records whose results are kept. */
interface Kept {
  readonly name: string;
  readonly plan: Plan;
  readonly records: readonly unknown[];
  readonly origin: { readonly ruleset?: string; readonly edition?: string };
}

/** Receipts that are kept of one plan. */
const mostReceipts = 12;

/** Files for the folder of today's format, by their paths from the root: a plan, and receipts that it must give for ever. */
export function storedFiles(): ReadonlyMap<string, string> {
  const folder = storedFolder(planFormat);
  return new Map(
    kept().flatMap(({ name, plan, records, origin }): readonly (readonly [string, string])[] => {
      const receipts = records.flatMap((record) => receiptOf(plan, record, origin) ?? []);
      const lines = receipts.slice(0, mostReceipts).map((each) => `${receiptText(each)}\n`);
      return [
        [`${folder}/${name}.plan.json`, `${JSON.stringify(plan)}\n`],
        [`${folder}/${name}.ndjson`, lines.join('')],
      ];
    }),
  );
}

const kept = (): readonly Kept[] => [
  shipped('nghe-an/2021', 'thuong_ky', { ruleset: 'nghe_an', edition: '2021' }),
  shipped('phu-tho/1', 'nam', { ruleset: 'phu_tho', edition: '1' }),
  shipped('ocop/2019', 'san_pham', { ruleset: 'ocop', edition: '2019' }),
  shipped('don-vi-hanh-chinh/2025', 'xa', { ruleset: 'don_vi_hanh_chinh', edition: '2025' }),
  ...scoring(),
];

function shipped(folder: string, file: string, origin: Kept['origin']): Kept {
  const { plan } = loadShipped(`rulesets/${folder}/${file}.barem`);
  if (!plan) throw new Error(`${folder} has errors`);
  const { cases } = readCases(read(`rulesets/${folder}/cases/${file}.yaml`));
  const records = (cases?.cases ?? []).map(({ record }) => record);
  return { name: `${folder.replace('/', '-')}-${file}`, plan, records, origin };
}

/** The sheets of the scoring cases: among them they use every construct. */
const scoring = (): readonly Kept[] =>
  readDataFiles<ScoringFile>('scoring').flatMap(({ slug, data: { sheet, cases } }) => {
    const { plan } = load(sheet);
    const records = cases.map(({ record }) => record);
    return plan ? [{ name: `scoring-${slug}`, plan, records, origin: {} }] : [];
  });

interface ScoringFile {
  readonly sheet: string;
  readonly cases: readonly { readonly record: unknown }[];
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
