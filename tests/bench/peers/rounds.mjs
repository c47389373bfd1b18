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
 * Measures tasks in turns, the first one before each of the others, so that whatever else the machine does meets all alike.
 * @param tasks - `run(count)` does the work so many times, `scale` is how many records that is
 * @returns for each, in nanoseconds: `ns`, the least of the medians of the stretches of rounds, and `most`, the greatest;
 * `ratio`, the median over the rounds of what the task took over the median of what the first one took in that round
 */
export async function inTurns(tasks, { rounds, roundMs, warmMs }) {
  const counts = [];
  for (const task of tasks) counts.push(await countFor(task, roundMs, warmMs));
  const [first, ...others] = tasks;
  const times = tasks.map(() => []);
  const ratios = tasks.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    const ofFirst = [];
    for (let turn = 0; turn < others.length; turn += 1) {
      // Every round begins with another one, so that what a task leaves behind meets others, too.
      const at = 1 + ((turn + round * 3) % others.length);
      ofFirst.push(await timed(first, counts[0]));
      times[at].push(await timed(tasks[at], counts[at]));
    }
    const base = median(ofFirst);
    times[0].push(base);
    times.forEach((each, at) => ratios[at].push(each.at(-1) / base));
  }
  return times.map((all, at) => {
    const medians = [];
    for (let from = 0; from === 0 || from + stretch <= all.length; from += stretch)
      medians.push(median(all.slice(from, from + stretch)));
    return { ns: Math.min(...medians), most: Math.max(...medians), ratio: median(ratios[at]) };
  });
}
