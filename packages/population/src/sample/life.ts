import type { Organisation } from './organisation.js';
import type { Stream } from './stream.js';

/** What of the year a cell lives to see. Periods count whole: it is founded before the meeting of its first month. */
export interface Life {
  /** From 1. */
  readonly firstMonth: number;
  /** The day on which it is founded, where that is in the year. */
  readonly foundedOn?: number;
  /** It is dissolved on the last day of this month, where that is before December. */
  readonly lastMonth: number;
  /** From the first day of this month it is under another organisation. */
  readonly move?: { readonly month: number; readonly to: Organisation };
}

/** Of a thousand cells 10 are founded in the year, 5 are dissolved, and 6 move where they can. */
export function lifeOf(stream: Stream, neighbour: Organisation | undefined): Life {
  const fate = stream.below(1000);
  const month = stream.between(2, 11);
  const day = stream.between(1, 10);
  const whole: Life = { firstMonth: 1, lastMonth: 12 };
  if (fate < 10) return { ...whole, firstMonth: month, foundedOn: day };
  if (fate < 15) return { ...whole, lastMonth: month };
  return fate < 21 && neighbour ? { ...whole, move: { month, to: neighbour } } : whole;
}

/** The next organisation of the same kind in the same district, for each position; none where there is no other. */
export function neighboursOf(
  organisations: readonly Organisation[],
): readonly (Organisation | undefined)[] {
  const groups = new Map<string, Organisation[]>();
  const placed = organisations.map((organisation) => {
    const key = `${organisation.district.id} ${organisation.kind}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    return { group, position: group.push(organisation) - 1 };
  });
  return placed.map(({ group, position }) =>
    group.length > 1 ? group[(position + 1) % group.length] : undefined,
  );
}

/** The organisation that a cell is under in a month; 13 is the January after. */
export const organisationIn = (
  { organisation, life: { move } }: { readonly organisation: Organisation; readonly life: Life },
  month: number,
): Organisation => (move && month >= move.month ? move.to : organisation);
