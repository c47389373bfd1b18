import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { parse } from 'yaml';
import { casesFolder } from './data-files.js';

/** A case that fails today, and why. */
interface Gap {
  /** The file, without its extension: `diagnostics/band/hole`. */
  readonly case: string;
  /** The test, or the case inside the file. */
  readonly test: string;
  readonly reason: string;
}

const gaps = parse(readFileSync(join(casesFolder, 'known-gaps.yaml'), 'utf8')) as readonly Gap[] | null;

/** Runs tests of one folder of cases. A known gap must fail: once it passes, it has to leave the list. */
export function caseTests(folder: string): {
  readonly caseTest: (file: string, name: string, run: () => void) => void;
  /** Gaps in files of the folder that no test has had the name of. */
  readonly strayGaps: () => readonly Gap[];
} {
  const own = (gaps ?? []).filter((gap) => gap.case.startsWith(`${folder}/`));
  const met = new Set<Gap>();
  return {
    caseTest(file, name, run) {
      const gap = own.find((each) => each.case === `${folder}/${file}` && each.test === name);
      if (gap === undefined) test(name, run);
      else {
        met.add(gap);
        test.fails(`${name} (known gap: ${gap.reason})`, run);
      }
    },
    strayGaps: () => own.filter((gap) => !met.has(gap)),
  };
}
