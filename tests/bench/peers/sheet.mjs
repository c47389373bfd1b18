/** Criteria of one copy of the sheet: twelve scores, four duties, attendance, length, debate, a penalty. */
export const criteriaOfCopy = 20;

const numbered = (letter, count) => Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);

/**
 * The sheet that all engines score, so many times over, and what its parts are called; its numbers are illustrative. What
 * stands once for every copy – attendance, length, debate, penalty – rests on the facts of one of `groups`.
 */
export function sheetOf(copies) {
  const scores = numbered('s', 12 * copies);
  const duties = numbered('y', 4 * copies);
  const groups = Array.from({ length: copies }, (_, at) => {
    const named = (id) => (at === 0 ? id : `${id}_${at + 1}`);
    return {
      at: at + 1,
      attendance: named('attendance'),
      length: named('length'),
      debate: named('debate'),
      excuses: named('excuses'),
      due: named('due'),
      present: named('present'),
      speakers: named('speakers'),
      minutes: named('minutes'),
      unexcused: named('unexcused'),
    };
  });
  const parts = {
    copies,
    criteria: criteriaOfCopy * copies,
    scores,
    duties,
    groups,
    facts: groups.flatMap(({ due, present, speakers, minutes, unexcused }) => [
      due,
      present,
      speakers,
      minutes,
      unexcused,
    ]),
    /** The total from which a record is best, good and fair, and the greatest that there is. */
    best: 90 * copies,
    good: 70 * copies,
    fair: 50 * copies,
    most: 100 * copies,
  };
  return { ...parts, source: sourceOf(parts) };
}

const sourceOf = ({
  copies,
  scores,
  duties,
  groups,
  best,
  good,
  fair,
  most,
}) => `sheet bench.meeting "A sheet of ${copies * criteriaOfCopy} criteria"
  scale ${most}, step 0.5

facts
${groups
  .map(
    ({ due, present, speakers, minutes, unexcused }) =>
      `  ${due}        "Members due to attend"          count from 1 to 500
  ${present}    "Members present"                count from 0 to 500
  ${speakers}   "Members who spoke"              count from 0 to 500
  ${minutes}    "Length in minutes"              count from 0 to 600
  ${unexcused}  "Members absent without excuse"  count from 0 to 500`,
  )
  .join('\n')}

section I "Content" ${60 * copies} points
${scores.map((id) => `  criterion ${id} "Score ${id}" from 0 to 5 points`).join('\n')}

section II "Duties" ${16 * copies} points
${duties.map((id) => `  criterion ${id} "Duty ${id}" met for 4 points`).join('\n')}

section III "Attendance" ${24 * copies} points
${groups
  .map(
    ({ attendance, length, debate, due, present, speakers, minutes }) =>
      `  criterion ${attendance} "Attendance" by ${present} / ${due}
    from 95%               12 points
    from 85% to under 95%   8 points
    from 75% to under 85%   4 points
    under 75%               0 points
  criterion ${length} "Length" by ${minutes}
    from 90              6 points
    from 60 to under 90  3 points
    under 60             0 points
  criterion ${debate} "Debate" by ${speakers}
    from 10             6 points
    from 5 to under 10  4 points
    from 1 to under 5   2 points
    under 1             0 points`,
  )
  .join('\n')}

penalties
${groups
  .map(
    ({ excuses, unexcused }) =>
      `  criterion ${excuses} "Without excuse" each ${unexcused} deducts 0.5 points, at most 5 points`,
  )
  .join('\n')}

ratings
  best  "Best"  from ${best} points
    requires present / due >= 85%  "Attendance from 85%"
    requires minutes >= 90         "At least 90 minutes"
    requires unexcused = 0         "Nobody without excuse"
  good  "Good"  from ${good} to under ${best} points
  fair  "Fair"  from ${fair} to under ${good} points
  poor  "Poor"  under ${fair} points
`;

/** The sheet once, with 20 criteria. */
export const oneCopy = sheetOf(1);
export const { source, scores, duties } = oneCopy;

/**
 * Records of all kinds, the same at every run; many are good, so that the requirements are asked. Each has come from JSON,
 * as the records of a file do.
 */
export function makeRecords(count, { scores, duties, groups } = oneCopy) {
  let seed = 42;
  const next = (below) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  return Array.from({ length: count }, () => {
    const worst = next(11);
    const spread = 1 + next(11 - worst);
    const isCareful = next(3) === 0;
    const facts = groups.flatMap(({ due, present, speakers, minutes, unexcused }) => {
      const members = 10 + next(30);
      const away = next(isCareful ? 20 : 2) === 0 ? next(Math.ceil(members / 3)) : 0;
      return [
        [due, members],
        [present, members - away],
        [speakers, isCareful ? 9 + next(6) : next(15)],
        [minutes, isCareful ? 88 + next(60) : 30 + next(100)],
        [unexcused, next(isCareful ? 20 : 3) === 0 ? next(14) : 0],
      ];
    });
    return JSON.parse(
      JSON.stringify(
        Object.fromEntries([
          ...facts,
          ...scores.map((id) => [id, (worst + next(spread)) / 2]),
          ...duties.map((id) => [id, next(isCareful ? 20 : 4) > 0]),
        ]),
      ),
    );
  });
}
