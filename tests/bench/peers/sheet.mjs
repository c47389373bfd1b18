/** The sheet that all engines score; its numbers are illustrative. */
export const source = `sheet bench.meeting "A sheet of 20 criteria"
  scale 100, step 0.5

facts
  due        "Members due to attend"          count from 1 to 500
  present    "Members present"                count from 0 to 500
  speakers   "Members who spoke"              count from 0 to 500
  minutes    "Length in minutes"              count from 0 to 600
  unexcused  "Members absent without excuse"  count from 0 to 500

section I "Content" 60 points
${Array.from({ length: 12 }, (_, at) => `  criterion s${at + 1} "Score ${at + 1}" from 0 to 5 points`).join('\n')}

section II "Duties" 16 points
${Array.from({ length: 4 }, (_, at) => `  criterion y${at + 1} "Duty ${at + 1}" met for 4 points`).join('\n')}

section III "Attendance" 24 points
  criterion attendance "Attendance" by present / due
    from 95%               12 points
    from 85% to under 95%   8 points
    from 75% to under 85%   4 points
    under 75%               0 points
  criterion length "Length" by minutes
    from 90              6 points
    from 60 to under 90  3 points
    under 60             0 points
  criterion debate "Debate" by speakers
    from 10             6 points
    from 5 to under 10  4 points
    from 1 to under 5   2 points
    under 1             0 points

penalties
  criterion excuses "Without excuse" each unexcused deducts 0.5 points, at most 5 points

ratings
  best  "Best"  from 90 points
    requires present / due >= 85%  "Attendance from 85%"
    requires minutes >= 90         "At least 90 minutes"
    requires unexcused = 0         "Nobody without excuse"
  good  "Good"  from 70 to under 90 points
  fair  "Fair"  from 50 to under 70 points
  poor  "Poor"  under 50 points
`;

export const scores = Array.from({ length: 12 }, (_, at) => `s${at + 1}`);
export const duties = Array.from({ length: 4 }, (_, at) => `y${at + 1}`);

/** Records of all kinds, the same at every run; many are good, so that the gates are asked. */
export function makeRecords(count) {
  let seed = 42;
  const next = (below) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  return Array.from({ length: count }, () => {
    const due = 10 + next(30);
    const present = Math.max(0, due - next(2) * next(Math.ceil(due / 3)));
    const worst = next(11);
    return {
      due,
      present,
      speakers: next(15),
      minutes: 30 + next(100),
      unexcused: next(3) === 0 ? next(14) : 0,
      ...Object.fromEntries(scores.map((id) => [id, (worst + next(11 - worst)) / 2])),
      ...Object.fromEntries(duties.map((id) => [id, next(4) > 0])),
    };
  });
}
