import { imported } from './imported.mjs';

/**
 * A loop over the records that only `name` runs in, as a program with one engine has it; shared, it would be slowed down by
 * the others. Answers are kept for a while, so that none is left out because nobody looks at it.
 */
export async function loopOf(name, score, records, isAsync) {
  const { loop } = await imported(`// ${name}
export function loop(score, records) {
  const answers = Array.from({ length: 16 });
  let at = 0;
  return ${isAsync ? 'async ' : ''}(count) => {
    for (let n = 0; n < count; n += 1) {
      answers[n & 15] = ${isAsync ? 'await ' : ''}score(records[at]);
      at += 1;
      if (at === records.length) at = 0;
    }
  };
}`);
  const run = loop(score, records);
  // The answers of a loop that is not async are nothing to wait for.
  return isAsync
    ? run
    : (count) => {
        run(count);
      };
}
