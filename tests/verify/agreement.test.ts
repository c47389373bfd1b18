import { printText } from '@barem/syntax';
import { fc } from '@barem/testing';
import { standardBudget, verify } from '@barem/verify';
import { expect, test } from 'vitest';
import { spaceOf } from '../brute-force/records.js';
import { mostCombinations, smallSheet } from '../brute-force/small-sheets.js';
import { wrongWitnesses } from '../conformance/proofs-witnesses.js';
import { compile } from '../properties/compile.js';
import { patience, runs } from '../properties/runs.js';
import { bruteVerdicts, provedVerdicts } from './brute-verdicts.js';

test(
  'every verdict and every count on small sheets is that of brute force, and every witness holds',
  () => {
    fc.assert(
      fc.property(smallSheet(), (sheet) => {
        const plan = compile(sheet);
        const space = spaceOf(plan, mostCombinations);
        if (!space) return;
        // Answers in classes, and every answer by itself.
        const budget = { ...standardBudget, classesFrom: space.points.length % 2 === 0 ? 2 : 50 };
        const verification = verify(plan, { budget });
        const shown = printText(sheet);
        expect({ shown, ...provedVerdicts(plan, verification) }).toEqual({
          shown,
          ...bruteVerdicts(space),
        });
        // What decides nothing was compared item by item; on made-up sheets it may have no record beside it.
        const witnessed = { ...verification, alive: { verdict: 'vacuous' } as const };
        expect({ shown, wrong: wrongWitnesses(plan, witnessed) }).toEqual({ shown, wrong: [] });
      }),
      { numRuns: runs(500, 2_000), endOnFailure: true },
    );
  },
  patience,
);
