import { parsePeriod, type Period } from '../../src/calendar/period.js';

/** The period that a text names. */
export function period(text: string): Period {
  const read = parsePeriod(text);
  if (!read) throw new Error(`${text} is no period`);
  return read;
}
