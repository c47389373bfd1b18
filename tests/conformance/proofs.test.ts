import { verify } from '@barem/verify';
import { describe, expect, test } from 'vitest';
import { readDataFiles } from './data-files.js';
import { gapsIn } from './known-gaps.js';
import { planOf } from './problem-cases.js';
import { findings, inOrder, type Findings } from './proofs-findings.js';
import { wrongWitnesses } from './proofs-witnesses.js';

/** One file of `proofs/`: a sheet that says something else than its author means, and what a verification must find. */
interface ProofFile {
  readonly name: string;
  readonly sheet: string;
  readonly expect: Partial<Findings>;
}

/** What there is nothing of, where a file does not name it. */
const nothing = { vacuous: [], unattained: [], backward: [], decorative: [] };

const files = readDataFiles<ProofFile>('proofs');
const { verify: unlessGap, stray } = gapsIn('proofs');

describe.each(files)('$slug', ({ slug, data: { sheet, expect: named } }) => {
  const expected = { ...nothing, ...named, dead: inOrder(named.dead ?? []) };

  test('exactly what the sheet has is found', ({ task }) => {
    unlessGap(slug, task, () => {
      const found = findings(verify(planOf(sheet)));
      const compared = Object.entries(found).filter(([key]) => key in expected);
      expect(Object.fromEntries(compared)).toEqual(expected);
    });
  });

  test('every record and every pair holds when it is scored', () => {
    const plan = planOf(sheet);
    expect(wrongWitnesses(plan, verify(plan))).toEqual([]);
  });
});

test('a verdict is broken exactly where something is found', () => {
  const wrong = files.filter(({ data: { sheet } }) => {
    const verification = verify(planOf(sheet));
    const { records, vacuous, unattained, dead, backward } = findings(verification);
    const { totality, totals, alive, monotonic } = verification;
    const says = [totality, totals, alive, monotonic].map(({ verdict }) => verdict);
    const isFound = [records === 0, ...[unattained, dead, backward].map((each) => each.length > 0)];
    const due = isFound.map((found) => (found ? 'broken' : 'proved'));
    const [first] = due;
    const asked = vacuous.length === 0 ? due : [first, 'vacuous', 'vacuous', 'vacuous'];
    return says.join() !== asked.join();
  });
  expect(wrong.map(({ slug }) => slug)).toEqual([]);
});

test('every known gap is one of a case', () => {
  expect(stray()).toEqual([]);
});
