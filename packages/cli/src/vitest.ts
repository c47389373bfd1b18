/* oxlint-disable vitest/valid-title, vitest/expect-expect -- the names of the tests are data, and a thrown error is what fails them */
import type { Language, Localized } from 'barem';
import { describe, test } from 'vitest';
import { same } from './command.js';
import type { Io } from './io.js';
import { nodeIo } from './node-io.js';
import { lawTests, triesOf, type AskedTries } from './testing/laws.js';
import type { Outcome, Suite, Test } from './testing/outcome.js';
import { suitesOf, targetKindOf } from './testing/suites.js';

/**
 * Registers tests of a ruleset with vitest, the same that `barem test --laws` runs: one `describe` for the ruleset, one
 * for each of its sheets and files of cases, and a `test` for each example, case and law.
 * @param path - the folder of a ruleset, one that holds several, or a single sheet; relative to where vitest runs
 * @param tries - how often laws are tried, and with which seed; as by the command where absent
 */
export function describeRuleset(path: string, tries: AskedTries = {}): void {
  describe(path, async () => {
    const io = plainIo();
    const kind = await targetKindOf(path, io);
    for await (const suite of suitesOf(path, kind, new Map(), undefined, io))
      describeSuite(suite, tries);
  });
}

function describeSuite(suite: Suite, tries: AskedTries): void {
  const { title, language } = suite;
  const tests = testsIn(suite, tries);
  if (tests.length === 0) return;
  describe(title, () => {
    for (const { name, outcome } of tests)
      test(name[language], { timeout: noTimeout }, () => expectPassed(outcome(), language));
  });
}

/** A law takes as long as it takes; who asks for many runs knows. */
const noTimeout = 0;

const testsIn = ({ outcomes, problem, sheet }: Suite, tries: AskedTries): readonly Test[] => [
  ...(problem === undefined ? [] : [unusable(problem)]),
  ...outcomes.map((outcome) => ({ name: outcome.name, outcome: () => outcome })),
  ...(sheet ? lawTests(sheet, triesOf(tries)) : []),
];

function unusable(problem: string): Test {
  const name: Localized = { vi: 'không có lỗi', en: 'has no errors' };
  return { name, outcome: () => ({ name, failures: [same(problem)] }) };
}

/** @throws {Error} something speaks against it; the message tells what */
function expectPassed({ failures, cause }: Outcome, language: Language): void {
  if (failures.length === 0) return;
  const text = failures.map((failure) => failure[language]).join('\n');
  throw new Error(text, cause === undefined ? undefined : { cause });
}

/** The world of Node; what stands in messages has no colours. */
function plainIo(): Io {
  const io = nodeIo();
  return { ...io, out: { ...io.out, hasColours: false } };
}
