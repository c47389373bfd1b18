import { standardBudget, verify } from '@barem/verify';
import { load } from 'barem';
import { expect, test } from 'vitest';
import { spaceOf } from '../brute-force/records.js';
import { bruteVerdicts, provedVerdicts } from './brute-verdicts.js';

const meeting = `
sheet board.meeting "Quality of a meeting"
  scale 12

facts
  due      "Due"      count from 1 to 60
  present  "Present"  count from 0 to 60

constraints
  present <= due  "Present cannot exceed due"

section I "Attendance" 10 points
  criterion I.1 "Attendance rate" by present / due
    from 95%               10 points
    from 85% to under 95%   6 points
    under 85%               0 points

section II "Content" 2 points
  criterion II.1 "Minutes kept" met for 2 points

ratings
  good  "Good"  from 10 points
    requires present / due >= 95%  "At least 95% present"
  fair  "Fair"  from 8 to under 10 points
  poor  "Poor"  under 8 points
`;

test.each([2, 50, 1_000])(
  'classes of one question do not stand for those of another (from %i alternatives on)',
  (classesFrom) => {
    const plan = load(meeting).plan!;
    const space = spaceOf(plan, 20_000)!;
    const verification = verify(plan, { budget: { ...standardBudget, classesFrom } });
    expect(provedVerdicts(plan, verification)).toEqual(bruteVerdicts(space));
  },
  60_000,
);
