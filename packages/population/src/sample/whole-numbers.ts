/** A number, or the end of the range that it lies beyond. */
export const clamp = (number: number, least: number, greatest: number): number =>
  Math.min(Math.max(number, least), greatest);

/** So many thousandths of a number, rounded down. */
export const perMilleOf = (perMille: number, number: number): number =>
  Math.floor((number * perMille) / 1000);
