import { expect, test } from 'vitest';
import { fewest } from '../src/questions/fewest.js';

const crossing = { boundary: 0, criterion: 'I.1', before: {}, after: {} };
const known = (occurs: readonly (boolean | undefined)[]) => (rating: number) => occurs[rating];
const more = { kind: 'more', than: 3 } as const;

test.each([
  {
    what: 'a crossing',
    crossings: [crossing],
    isComplete: false,
    occurs: [],
    found: { kind: 'criterion' },
  },
  { what: 'records on both sides', isComplete: true, occurs: [true, true], found: more },
  {
    what: 'a side without records',
    isComplete: false,
    occurs: [true, false],
    found: { kind: 'never' },
  },
  {
    what: 'open criteria',
    isComplete: false,
    occurs: [true, true],
    found: { kind: 'undecided' },
  },
  {
    what: 'an open side',
    isComplete: true,
    occurs: [undefined, true],
    found: { kind: 'undecided' },
  },
])('with $what a boundary is $found.kind', ({ crossings = [], isComplete, occurs, found }) => {
  expect(fewest(2, crossings, isComplete, known(occurs), () => more)).toEqual([found]);
});
