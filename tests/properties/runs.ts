/** How many examples a property is tried on: few in `npm test`, many where `BAREM_NIGHTLY` is set. */
export const runs = (daily: number, nightly: number): number =>
  process.env['BAREM_NIGHTLY'] === undefined ? daily : nightly;

/** Time for a property with so many runs, in milliseconds. */
export const patience = 600_000;
