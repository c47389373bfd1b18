import type { Stream } from './stream.js';

/** Draws positions of weights, each as often as it weighs; the sum of the weights is at most 2^21. */
export function weightedPlaces(weights: readonly number[]): (stream: Stream) => number {
  const ends: number[] = [];
  let sum = 0;
  for (const weight of weights) ends.push((sum += weight));
  return (stream) => {
    const drawn = stream.below(sum);
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! > drawn) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
