import type { Localized } from 'barem';
import {
  laws,
  NoRecordFound,
  subjectOf,
  trialText,
  tryLaw,
  usualTries,
  type Law,
  type Subject,
  type Tries,
} from '@barem/testing';
import type { Io } from '../io.js';
import { renderLawsEnd, renderLawsHead, renderOutcome } from '../render/outcomes.js';
import type { LoadedFile } from '../load-file.js';
import type { Outcome, Suite, Test } from './outcome.js';

/** How often and with which seed laws are tried; as usual where absent. */
export type AskedTries = { readonly [Key in keyof Tries]?: Tries[Key] | undefined };

/** What was asked for, and else what is usual. */
export const triesOf = ({ seed, runs }: AskedTries): Tries => ({
  seed: seed ?? usualTries.seed,
  runs: runs ?? usualTries.runs,
});

/** All laws for one sheet; none where it has errors. */
export function lawTests({ file, loaded, beside }: LoadedFile, tries: Tries): readonly Test[] {
  const { sheet, plan, source } = loaded;
  if (!sheet || !plan) return [];
  const rated = beside.flatMap((each) => each.rated ?? []);
  const subject = subjectOf(sheet, source, (id) => rated.filter((each) => each.id === id));
  return testsOf(subject, file.path, tries);
}

/** All laws for what they are tried on. */
export const testsOf = (subject: Subject, path: string, tries: Tries): readonly Test[] =>
  laws.map((law) => ({
    name: law.name,
    outcome: () => lawOutcome(law, subject, commandFor(path, tries), tries),
  }));

function lawOutcome(law: Law, subject: Subject, again: string, tries: Tries): Outcome {
  const { name } = law;
  try {
    const trial = tryLaw(law, subject, tries);
    if (!trial) return { name, failures: [] };
    const repeat = { vi: `thử lại: ${again}`, en: `try again: ${again}` };
    return { name, failures: [...trialText(trial, subject), repeat], cause: trial.error };
  } catch (error) {
    if (!(error instanceof NoRecordFound)) throw error;
    return { name, failures: [noRecord], cause: error };
  }
}

const noRecord: Localized = {
  vi: 'không đặt ra được phiếu nào để thử: các ràng buộc trái nhau, hoặc quá ít phiếu giữ được mọi ràng buộc',
  en: 'no record could be made up to try it on: the constraints contradict each other, or hardly any record keeps them all',
};

/** The command that tries the laws on the sheet at `path` in the same way again. */
function commandFor(path: string, { seed, runs }: Tries): string {
  const word = /[\s'"$`\\]/.test(path) ? `"${path.replaceAll(/["$`\\]/g, String.raw`\$&`)}"` : path;
  const often = runs === usualTries.runs ? '' : ` --runs ${runs}`;
  return `barem test ${word} --laws --seed ${seed}${often}`;
}

/** Tries laws and prints each as soon as it is known, below the suite of their sheet; gives a suite of their own. */
export async function reportLaws(
  tests: readonly Test[],
  { runs }: Tries,
  { title, language }: Pick<Suite, 'title' | 'language'>,
  io: Io,
): Promise<Suite> {
  const outcomes: Outcome[] = [];
  const told = new Set<string>();
  await io.out.write(renderLawsHead(tests.length, runs, language, io.out));
  for (const test of tests) {
    const outcome = test.outcome();
    outcomes.push(outcome);
    const text = outcome.failures.map(({ en }) => en).join('\n');
    const shown = told.has(text) ? { ...outcome, failures: [asAbove] } : outcome;
    if (text !== '') told.add(text);
    await io.out.write(renderOutcome(shown, language, io.out));
  }
  if (outcomes.some(isBroken)) await io.out.write(renderLawsEnd(language, io.out));
  await io.out.write('\n');
  return { title, language, outcomes };
}

/** Whether a law was tried and found broken. */
const isBroken = ({ failures, cause }: Outcome): boolean =>
  failures.length > 0 && !(cause instanceof NoRecordFound);

/** One fault often breaks several laws, with one record. */
const asAbove: Localized = { vi: 'như đã ghi ở trên', en: 'the same as above' };
