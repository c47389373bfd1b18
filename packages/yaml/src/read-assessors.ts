import type { Assessor, Assessors, Counts, Dropping, NumberLiteral } from '@barem/syntax';
import { entryAt, itemsOf, valueAt, type Data } from './data.js';
import {
  optional,
  readFlag,
  readFragment,
  readName,
  readNumber,
  readText,
  readWord,
  type Reader,
} from './reader.js';

/** `assessors`: who scores, and what of their scores counts. */
export function readAssessors(reader: Reader, data: Data): Assessors {
  const number = (key: string): NumberLiteral | undefined =>
    optional(valueAt(data, key), (value) => readNumber(reader, value));
  const counts = optional(valueAt(data, 'counts'), (value) =>
    readWord<Counts>(reader, value, ['first', 'average', 'median']),
  );
  const dropping = optional(valueAt(data, 'dropping'), (value) => readDropping(reader, value));
  const rounding = optional(
    valueAt(data, 'round'),
    (value) => readFragment(reader, 'rounding', value)?.value,
  );
  const [totalDifference, criterionDifference] = [
    number('total_difference'),
    number('criterion_difference'),
  ];
  return {
    span: data.span,
    counts: counts ?? 'first',
    members: itemsOf(valueAt(data, 'members')).map((each) => readAssessor(reader, each)),
    ...(dropping && { dropping }),
    ...(rounding && { rounding }),
    ...(totalDifference && { totalDifference }),
    ...(criterionDifference && { criterionDifference }),
  };
}

function readAssessor(reader: Reader, data: Data): Assessor {
  const title = optional(valueAt(data, 'title'), (value) => readText(reader, value));
  const count = entryAt(data, 'min') && {
    from: readNumber(reader, valueAt(data, 'min')),
    to: readNumber(reader, valueAt(data, 'max')),
  };
  return {
    span: data.span,
    id: readName(reader, valueAt(data, 'id')),
    ...(title && { title }),
    ...(count && { count }),
    required: readFlag(reader, valueAt(data, 'required')),
  };
}

const readDropping = (reader: Reader, data: Data): Dropping => ({
  span: data.span,
  highest: readNumber(reader, valueAt(data, 'highest')),
  lowest: readNumber(reader, valueAt(data, 'lowest')),
});
