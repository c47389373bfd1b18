/** Processor time that this process has used, all its threads together, in nanoseconds. What else runs moves it little. */
export function used() {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

export const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Rounds whose median is one figure: a calm one of these stretches is enough. */
const stretch = 7;

async function timed({ run, scale = 1 }, count) {
  const start = used();
  const going = run(count);
  if (going) await going;
  return (used() - start) / count / scale;
}

/** How many runs fill a round, found by running ever more of them: which also lets the engine learn its code. */
async function countFor(task, roundMs, warmMs) {
  let [count, spent] = [1, 0];
  for (;;) {
    const each = await timed(task, count);
    const ms = (each * count * (task.scale ?? 1)) / 1e6;
    spent += ms;
    if (ms >= roundMs && spent >= warmMs)
      return Math.max(1, Math.round((count * roundMs) / Math.max(ms, roundMs)));
    if (ms < roundMs) count *= 2;
  }
}

/**
 * Measures tasks in turns, the first one right before each of the others, so that whatever else the machine does meets both.
 * @param tasks - `run(count)` does the work so many times, `scale` is how many records that is
 * @returns for each, in nanoseconds: `ns`, the least of the medians of the stretches of rounds, and `most`, the greatest;
 * `ratio`, the median of what a round took over what the first task took right before it
 */
export async function inTurns(tasks, { rounds, roundMs, warmMs }) {
  const counts = [];
  for (const task of tasks) counts.push(await countFor(task, roundMs, warmMs));
  const [first, ...others] = tasks;
  const times = tasks.map(() => []);
  const ratios = tasks.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    for (let at = 0; at < others.length; at += 1) {
      const before = await timed(first, counts[0]);
      const own = await timed(others[at], counts[at + 1]);
      times[0].push(before);
      times[at + 1].push(own);
      ratios[at + 1].push(own / before);
    }
  ratios[0].push(1);
  return times.map((all, at) => {
    const medians = [];
    for (let from = 0; from === 0 || from + stretch <= all.length; from += stretch)
      medians.push(median(all.slice(from, from + stretch)));
    return { ns: Math.min(...medians), most: Math.max(...medians), ratio: median(ratios[at]) };
  });
}
