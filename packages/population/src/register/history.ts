import { calendarDays, dayAfter, dayBefore } from '../calendar/date.js';
import { firstAt } from './first-at.js';
import { isAbove, type Level } from './levels.js';
import { endOf, spanOf, startOf, type Membership, type Span } from './membership.js';

/** The memberships of one organisation, earliest first; no two have a day in common. */
export type History = readonly Membership[];

/** The history of every organisation, by id. */
export type Histories = ReadonlyMap<string, History>;

/** The membership that holds on a day, if any. */
export function membershipOn(history: History, date: string): Membership | undefined {
  const found = history[firstEndingFrom(history, date)];
  return found && startOf(found) <= date ? found : undefined;
}

/** The position of the first span that ends on a day or later; the length where there is none. Spans stand in order. */
export const firstEndingFrom = (spans: readonly Span[], date: string): number =>
  firstAt(spans, (each) => endOf(each) >= date);

/** The spans in which an organisation exists, in order: memberships that follow each other day by day are one span. */
export function lifetimeIn(history: History): readonly Span[] {
  const spans: Span[] = [];
  for (const membership of history) {
    const before = spans.at(-1);
    const follows = before?.to !== undefined && dayAfter(before.to) === startOf(membership);
    if (follows) spans.pop();
    spans.push(spanOf(startOf(follows ? before : membership), endOf(membership)));
  }
  return spans;
}

/** The spans in which an organisation does not exist, in order. */
export function absencesIn(history: History): readonly Span[] {
  const absences: Span[] = [];
  let next: string | undefined = calendarDays.first;
  for (const { from, to } of lifetimeIn(history)) {
    if (from !== undefined && next !== undefined) absences.push(spanOf(next, dayBefore(from)));
    next = to === undefined ? undefined : dayAfter(to);
  }
  if (next !== undefined) absences.push(spanOf(next, calendarDays.last));
  return absences;
}

/** For each position of a history the first membership from there on whose level is not above `level`. */
export function nextNotAbove(history: History, level: Level): readonly (Membership | undefined)[] {
  const next: (Membership | undefined)[] = [];
  let found: Membership | undefined;
  for (let at = history.length - 1; at >= 0; at -= 1) {
    const membership = history[at]!;
    if (!isAbove(membership.level, level)) found = membership;
    next[at] = found;
  }
  return next;
}
