/** Criteria in one group; the facts of a group depend on each other, those of different groups do not. */
const groupSize = 10;

/** Points of the criteria of one group. */
const groupPoints = 70;

/**
 * A sheet with `count` criteria of the kinds that the example sheet has, to see how the cost of proofs grows with size: every
 * group of ten has a head count with two constraints, minutes, and a capped penalty. Requirements (six) and caps (four) are the
 * same number whatever the size, spread over the groups.
 * @param count - a multiple of 10
 */
export function proofSheet(count) {
  const groups = Array.from({ length: count / groupSize }, (_, at) => group(at + 1));
  const points = groups.length * groupPoints;
  /** A group, counted round. */
  const of = (nth) => (nth % groups.length) + 1;
  const from = (share) => points * share;
  return [
    `sheet bench.proof "${count} criteria"`,
    `  scale ${points}, step 0.5`,
    'facts',
    ...groups.flatMap(({ facts }) => facts),
    '  breach "Breach" yes or no',
    'constraints',
    ...groups.flatMap(({ constraints }) => constraints),
    ...groups.flatMap(({ lets }) => lets),
    ...groups.flatMap(({ section }) => section),
    'bonuses',
    ...groups.flatMap(({ bonus }) => bonus),
    'penalties',
    ...groups.flatMap(({ penalty }) => penalty),
    'ratings',
    `  good "Good" from ${from(0.9)} points`,
    `    requires share${of(0)} >= 85% and absent${of(0)} = 0 "Attendance"`,
    `    requires minutes${of(1)} >= 90 "Minutes"`,
    `    requires points(${of(2)}.1) >= 5 "Preparation"`,
    `  fair "Fair" from ${from(0.7)} to under ${from(0.9)} points`,
    `    requires share${of(3)} >= 50% "Some attendance"`,
    `    requires level(${of(0)}.2) != none "A plan"`,
    `    requires minutes${of(2)} >= 30 "Some minutes"`,
    `  average "Average" from ${from(0.5)} to under ${from(0.7)} points`,
    `  poor "Poor" under ${from(0.5)} points`,
    'caps',
    '  at most average when breach "Breach"',
    `  at most fair when absent${of(1)} > 5 "Absences"`,
    `  at most fair when level(${of(3)}.5) != met "No minutes"`,
    `  at most average when points(${of(1)}.3) < 2 "Discussion"`,
  ].join('\n');
}

/** Eight criteria in a section, a bonus, a penalty, and the facts that four of them are reckoned from. */
function group(n) {
  return {
    facts: [
      `  due${n} "Due" count from 1 to 60`,
      `  present${n} "Present" count from 1 to 60`,
      `  absent${n} "Absent without a reason" count from 0 to 60`,
      `  minutes${n} "Minutes" count from 0 to 600`,
    ],
    constraints: [
      `  present${n} <= due${n} "Present are at most those due"`,
      `  absent${n} <= due${n} - present${n} "Absent are at most those missing"`,
    ],
    lets: [`let share${n} = present${n} / due${n}`],
    section: [
      `section ${n} "Group ${n}" ${groupPoints} points`,
      `  criterion ${n}.1 "Preparation" from 0 to 10 points`,
      `  criterion ${n}.2 "Plan" choose one`,
      '    full "Full" 5 points',
      '    partial "Partial" 3 points',
      '    none "None" 0 points',
      `  criterion ${n}.3 "Discussion" choose one`,
      '    good "Good" from 12 to 15 points',
      '    fair "Fair" from 8 to under 12 points',
      '    little "Little" from 4 to under 8 points',
      '    hardly "Hardly any" from 0 to under 4 points',
      `  criterion ${n}.4 "Attendance" by share${n}`,
      '    from 95% 15 points',
      '    from 85% to under 95% 12 points',
      '    from 75% to under 85% 8 points',
      '    from 50% to under 75% 4 points',
      '    under 50% 0 points',
      `  criterion ${n}.5 "Minutes written" met for 5 points`,
      `  criterion ${n}.6 "Length" by minutes${n}`,
      '    from 90 5 points',
      '    from 60 to under 90 3 points',
      '    under 60 0 points',
      `  criterion ${n}.7 "Conclusions" from 0 to 10 points`,
      `  criterion ${n}.8 "Nobody absent without a reason" met when absent${n} = 0 for 5 points`,
    ],
    bonus: [`  criterion B.${n} "A model that others copy" met for 2 points`],
    penalty: [
      `  criterion P.${n} "Absent without a reason" each absent${n} deducts 1 point, at most 5 points`,
    ],
  };
}
