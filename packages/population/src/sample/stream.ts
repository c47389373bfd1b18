/** Numbers that look random and are the same on every machine: all arithmetic is on 32-bit integers. */
export interface Stream {
  /** A whole number from 0 to `count - 1`, each as likely; `count` is at most 2^21. */
  readonly below: (count: number) => number;
  /** A whole number from one to another, both included. */
  readonly between: (first: number, last: number) => number;
  /** True so often in a thousand times. */
  readonly chance: (perMille: number) => boolean;
  /** A whole number from `-spread` to `spread`, those in the middle more likely. */
  readonly bell: (spread: number) => number;
  /** One of the items, each as likely. */
  readonly pick: <T>(items: readonly [T, ...T[]]) => T;
}

/** What a stream is for. Streams of different purposes have nothing to do with each other. */
const purposes = {
  province: 1,
  district: 2,
  organisation: 3,
  cell: 4,
  'cell-place': 5,
  life: 6,
  month: 7,
  quarter: 8,
  'month-answers': 9,
  'quarter-answers': 10,
} as const;
export type Purpose = keyof typeof purposes;

/** An odd number near 2^32 divided by the golden ratio: its multiples modulo 2^32 lie evenly. */
const stride = 0x9e3779b1;

/**
 * Spreads every bit over all 32. Each step can be undone – the product with an odd number modulo 2^32, and the
 * exclusive or with a shift to the right – so that different numbers stay different.
 */
function scramble(number: number): number {
  let mixed = number ^ (number >>> 16);
  mixed = Math.imul(mixed, 0x45d9f3b5);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  return mixed ^ (mixed >>> 16);
}

/** Mixes a further number into one that is mixed already. */
const mixIn = (mixed: number, number: number): number =>
  scramble(Math.imul(mixed, stride) ^ (number + 0x632be5ab));

/**
 * The stream of one thing, such as one unit in one month: the same keys give the same numbers, whatever else is drawn.
 * @param seed - any whole number from 0 to 2^32 - 1
 */
export function streamOf(seed: number, purpose: Purpose, first = 0, second = 0): Stream {
  let state = mixIn(mixIn(mixIn(scramble(seed ^ stride), purposes[purpose]), first), second);
  const below = (count: number): number => {
    state = (state + stride) | 0;
    // Exact: the product is below 2^53, and 2^32 is a power of two.
    return Math.floor(((scramble(state) >>> 0) * count) / 0x1_0000_0000);
  };
  return {
    below,
    between: (first, last) => first + below(last - first + 1),
    chance: (perMille) => below(1000) < perMille,
    bell: (spread) => below(spread + 1) + below(spread + 1) - spread,
    pick: (items) => items[below(items.length)]!,
  };
}
