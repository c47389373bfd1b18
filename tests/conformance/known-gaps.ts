import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { casesFolder } from './data-files.js';

/** A case that fails today, and why. */
export interface Gap {
  /** The file, without its extension: `diagnostics/band/hole`. */
  readonly case: string;
  /** The name of the test, or of the case inside the file. */
  readonly test: string;
  readonly reason: string;
}

/** What a test knows of itself. */
interface Task {
  readonly name: string;
}

const gaps = parse(readFileSync(join(casesFolder, 'known-gaps.yaml'), 'utf8')) as
  | readonly Gap[]
  | null;

/** The known gaps of one folder of cases. */
export function gapsIn(folder: string): {
  /** Runs the expectations of a case. Of a known gap they must fail: once they pass, it has to leave the list. */
  readonly verify: (file: string, task: Task, expectations: () => void) => void;
  /** Gaps that no test so far was of. */
  readonly stray: () => readonly Gap[];
} {
  const own = (gaps ?? []).filter((gap) => gap.case.startsWith(`${folder}/`));
  const met = new Set<Gap>();
  return {
    verify(file, { name }, expectations) {
      const gap = own.find((each) => each.case === `${folder}/${file}` && each.test === name);
      if (gap === undefined) return expectations();
      met.add(gap);
      expect(expectations, 'this gap is closed: take it out of known-gaps.yaml').toThrow(/./);
    },
    stray: () => own.filter((gap) => !met.has(gap)),
  };
}
