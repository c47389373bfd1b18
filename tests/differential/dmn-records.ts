import { answerStates, createReader, type Plan } from '@barem/plan';

type Record = Readonly<globalThis.Record<string, unknown>>;

/**
 * The answers of a record as a DMN model takes them: numbers as numbers, yes and no as booleans, "not applicable" as `n/a`.
 * Undefined where the record has a fault that cannot reach a model: an id that it does not know, a number in words.
 */
export function dmnAnswers(plan: Plan): (record: unknown) => Record | undefined {
  const criteria = plan.criteria.map(({ id }) => id);
  const read = createReader(plan.inputs, criteria);
  return (record) => {
    const { values, states, problems } = read(record);
    if (problems.some(({ code }) => outside.has(code))) return undefined;
    const isAnswer = (path: string): boolean =>
      plan.inputs.some(
        ({ id }) => path === id || path === `facts.${id}` || path === `scores.${id}`,
      );
    if (problems.some(({ path }) => !isAnswer(path))) return undefined;
    const given = flat(record as Record);
    const answers: globalThis.Record<string, unknown> = {};
    for (const [index, input] of plan.inputs.entries()) {
      const value = given[input.id];
      const stored = values[index]!;
      if (value === undefined || value === null) continue;
      if (states[index] === answerStates.notApplicable) answers[input.id] = 'n/a';
      else if (states[index] !== answerStates.given) {
        if (typeof value === 'string' && /\d/.test(value) && input.type === 'number')
          return undefined;
        const isAway = problems.some(
          ({ code, path }) => code === 'record/cannot-be-not-applicable' && path.endsWith(input.id),
        );
        answers[input.id] = isAway ? 'n/a' : value;
      } else {
        switch (input.type) {
          case 'number':
            answers[input.id] = stored / 10 ** input.decimals;
            break;
          case 'choice':
            answers[input.id] = input.options[stored];
            break;
          case 'boolean':
          case 'met':
            answers[input.id] = stored === 1;
        }
      }
    }
    return answers;
  };
}

/** Codes of faults that lie outside the answers themselves. */
const outside = new Set<string>([
  'record/not-a-record',
  'record/unknown-id',
  'record/too-large',
  'record/ambiguous-number',
]);

/** The answers of a record, wherever they stand. */
function flat(record: Record): Record {
  const { facts, scores } = record as { readonly facts?: Record; readonly scores?: Record };
  return Object.assign(Object.create(null) as object, record, facts, scores);
}
