import { expect, test } from 'vitest';
import { fewest } from '../src/questions/fewest.js';

const crossing = { boundary: 0, criterion: 'I.1', before: {}, after: {} };
const known = (occurs: readonly (boolean | undefined)[]) => (rating: number) => occurs[rating];

test.each([
  { what: 'a crossing', crossings: [crossing], isComplete: false, occurs: [], found: 'one' },
  { what: 'records on both sides', isComplete: true, occurs: [true, true], found: 'more-than-one' },
  { what: 'a side without records', isComplete: false, occurs: [true, false], found: 'never' },
  { what: 'open criteria', isComplete: false, occurs: [true, true], found: 'undecided' },
  { what: 'an open side', isComplete: true, occurs: [undefined, true], found: 'undecided' },
])('with $what a boundary is $found', ({ crossings = [], isComplete, occurs, found }) => {
  expect(fewest(2, crossings, isComplete, known(occurs))).toEqual([found]);
});
