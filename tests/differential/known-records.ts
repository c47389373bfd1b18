import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Plan } from '@barem/plan';
import { readCases, readManifest } from '@barem/yaml';
import { readDataFiles } from '../conformance/data-files.js';
import { planOf, readProblemCases } from '../conformance/problem-cases.js';
import { loadShipped } from '../structure/shipped.js';
import { root, trackedFiles } from '../structure/workspace.js';

/** A plan with records that are written down somewhere. */
export interface KnownRecords {
  readonly name: string;
  readonly plan: Plan;
  readonly records: readonly unknown[];
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The records of all cases of every ruleset, each with the plan of its sheet. */
export const shippedRecords = (): readonly KnownRecords[] =>
  trackedFiles()
    .filter((path) => path.startsWith('rulesets/') && posix.basename(path) === 'ruleset.yaml')
    .flatMap(recordsOfRuleset);

function recordsOfRuleset(path: string): readonly KnownRecords[] {
  const folder = posix.dirname(path);
  const { manifest } = readManifest(read(path));
  const plans = new Map(
    (manifest?.sheets ?? []).map(({ file }) => {
      const plan = loadShipped(posix.join(folder, file.value)).plan!;
      return [plan.text.sheet, plan] as const;
    }),
  );
  return trackedFiles()
    .filter((each) => each.startsWith(`${folder}/cases/`) && each.endsWith('.yaml'))
    .flatMap((each) => {
      const { cases } = readCases(read(each));
      const plan = plans.get(cases?.sheet.id ?? '');
      if (!cases || !plan) return [];
      const records = cases.cases.flatMap(({ record, records: several = [] }) => [
        ...(record ? [record] : []),
        ...several,
      ]);
      return [{ name: each, plan, records }];
    });
}

interface ScoringFile {
  readonly sheet: string;
  readonly cases: readonly { readonly record: unknown }[];
}

/** The records of all conformance cases of scoring and of problems. */
export const conformanceRecords = (): readonly KnownRecords[] => [
  ...readDataFiles<ScoringFile>('scoring').map(({ slug, data: { sheet, cases } }) => ({
    name: `scoring/${slug}`,
    plan: planOf(sheet),
    records: cases.map(({ record }) => record),
  })),
  ...readProblemCases().map(({ slug, sheet, record, repaired }) => ({
    name: `problems/${slug}`,
    plan: planOf(sheet),
    records: [record, repaired],
  })),
];
