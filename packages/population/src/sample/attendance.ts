import type { Stream } from './stream.js';
import { clamp, perMilleOf } from './whole-numbers.js';

/** Who is due, who is there, who is absent without a reason and who speaks: each at most what the one before leaves. */
export function attendanceOf(
  due: number,
  grade: number,
  stream: Stream,
): readonly [due: string, present: string, unexcused: string, speaking: string] {
  const perMille = clamp(690 + perMilleOf(290, grade) + stream.bell(45), 300, 1000);
  const present = Math.max(partOf(due, perMille, stream), 1);
  const absent = due - present;
  const isUnexcused = absent > 0 && stream.chance(perMilleOf(450, 1000 - grade));
  const unexcused = isUnexcused ? stream.between(1, Math.min(absent, 3)) : 0;
  const speaking = partOf(
    present,
    clamp(140 + perMilleOf(520, grade) + stream.bell(120), 0, 1000),
    stream,
  );
  return [String(due), String(present), String(unexcused), String(speaking)];
}

/** So many thousandths of a number of people; what is left over decides by chance, so that small numbers are right on average. */
const partOf = (people: number, perMille: number, stream: Stream): number =>
  Math.floor((people * perMille + stream.below(1000)) / 1000);
