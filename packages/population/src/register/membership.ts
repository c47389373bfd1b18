import { calendarDays } from '../calendar/date.js';
import type { Level } from './levels.js';
import type { Place } from './place.js';

/** Days from one to another, both included; without a first or a last day it is open on that side. */
export interface Span {
  readonly from?: string;
  readonly to?: string;
}

/** What an organisation was, and under whom, from one day to another: one row of the register. */
export interface Membership extends Span {
  /** In NFC. */
  readonly id: string;
  readonly name: string;
  readonly level: Level;
  /** Id of the organisation above; none for an organisation at the top. */
  readonly parent?: string;
  /** Such as village, agency or school. */
  readonly type?: string;
  readonly place: Place;
  /** Position among the rows that were read, from 0. */
  readonly row: number;
}

/** The first day of a span, also where it is open: then the first day of the calendar. */
export const startOf = ({ from }: Span): string => from ?? calendarDays.first;

/** The last day of a span, also where it is open: then the last day of the calendar. */
export const endOf = ({ to }: Span): string => to ?? calendarDays.last;

/** The span from one day to another; open on a side where it reaches the end of the calendar. */
export const spanOf = (first: string, last: string): Span => ({
  ...(first > calendarDays.first && { from: first }),
  ...(last < calendarDays.last && { to: last }),
});
