import { advise, standardBudget, verify } from '@barem/verify';
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

test('points count in advice where no rating depends on them, too', () => {
  const plan = load(`
sheet board.visits "Visits"
  no scale

facts
  visits  "Visits"    count from 0 to 4
  area    "Area"      count from 5 to 7

section I "Work"
  criterion I.1 "Visits" each visits deducts 1 point, at most 4 points
  criterion I.2 "Visits by area" by visits * area
    from 18        0 points
    under 18       3 points

ratings
  good  "Good"  from -9 to 31 points
    requires visits <= 2  "Few visits"
  fair  "Fair"
`).plan!;
  const advice = advise(plan, { visits: 3, area: 6 }, { changeable: ['visits'] });
  // One point for the visit itself, three for what it is multiplied with.
  expect(advice).toMatchObject({ alternatives: [{ points: 4, record: { visits: 2 } }] });
});
