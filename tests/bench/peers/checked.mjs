/** What the function written by hand says of the records: nothing that others say is to differ from it. */
export function expectedOf(scoreByHand, records) {
  // Its results are not kept, here or below: V8 would take them for long-lived, and place all later ones accordingly.
  const expected = records.map((record) => {
    const { total, rating } = scoreByHand(record);
    return [total, rating];
  });
  const found = new Set(expected.map(([, rating]) => rating));
  if (found.size !== 4) throw new Error(`of the ratings only ${[...found].join(', ')} occur`);
  return expected;
}

/** Fails where an answer is not the expected one. */
export function check(name, at, answer, [total, rating]) {
  if (answer?.total === total && answer.rating === rating) return;
  const said = `${answer?.total} and ${answer?.rating}`;
  throw new Error(`${name} says ${said} of record ${at}, which has ${total} and ${rating}`);
}
