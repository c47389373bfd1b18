/** Runs of one measurement; the best of them is least disturbed by whatever else the machine does. */
const rounds = 15;

/** Nanoseconds that one call of `task` takes; it is given the number of the call. */
export function nanoseconds(task, calls) {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    for (let call = 0; call < calls; call += 1) task(call);
    best = Math.min(best, ((performance.now() - start) * 1e6) / calls);
  }
  return best;
}
