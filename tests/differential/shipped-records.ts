import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Input, Plan } from '@barem/plan';
import { fc, invalidRecordFor, partialRecordFor, recordFor } from '@barem/testing';
import { readCases } from '@barem/yaml';
import { loadShipped } from '../structure/shipped.js';
import { root, trackedFiles } from '../structure/workspace.js';
import { runs } from '../properties/runs.js';

/** Paths of all sheets in the rulesets. */
export const shippedSheets: readonly string[] = trackedFiles().filter((path) =>
  /^rulesets\/.*\.barem(?:\.yaml)?$/.test(path),
);

/**
 * Records for the sheet at a path: those of all cases of its edition, many of which are for other sheets, and made-up ones,
 * whole, unfinished and with a fault.
 */
export function shippedRecords(path: string): readonly unknown[] {
  const folder = `${posix.dirname(path)}/cases/`;
  const cases = trackedFiles()
    .filter((each) => each.startsWith(folder) && each.endsWith('.yaml'))
    .flatMap((each) => readCases(readFileSync(join(root, each), 'utf8')).cases?.cases ?? [])
    .flatMap(({ record, records }) => records ?? (record ? [record] : []));
  const { sheet, plan } = loadShipped(path);
  if (!sheet || !plan) throw new Error(`${path} has errors`);
  const made: readonly fc.Arbitrary<unknown>[] = sheet.rollUp
    ? [answersTo(plan)]
    : [
        answersTo(plan),
        recordFor(sheet),
        invalidRecordFor(sheet).map(({ record }) => record),
        partialRecordFor(sheet),
      ];
  const options = { numRuns: runs(10, 300), seed: 1 };
  return [...cases, ...made.flatMap((each) => fc.sample(each, options))];
}

/** Records that answer every input of a plan, or nearly; constraints may be broken. */
const answersTo = ({ inputs }: Plan): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.record(Object.fromEntries(inputs.map((input) => [input.id, answerTo(input)]))),
    fc.record(Object.fromEntries(inputs.map((input) => [input.id, answerTo(input)])), {
      requiredKeys: inputs.flatMap(({ id }, index) => (index % 5 === 0 ? [] : [id])),
    }),
  );

function answerTo(input: Input): fc.Arbitrary<unknown> {
  switch (input.type) {
    case 'number': {
      const { min, max, step, decimals } = input;
      return fc
        .integer({
          min: Math.ceil(min / step),
          max: Math.floor(Math.min(max, min + 200 * step) / step),
        })
        .map((count) => (count * step) / 10 ** decimals);
    }
    case 'choice':
      return fc.constantFrom(...input.options);
    case 'boolean':
    case 'met':
      return fc.boolean();
  }
}
