import type { Edition } from '@barem/population';
import { daysOf, isIssued, type Manifest } from 'barem';
import type { Neighbour } from '../neighbours.js';

/** Sheets and roll-ups with the days on which they are in force: those of their ruleset, else those they state. */
export const editionsOf = (neighbours: readonly Neighbour[]): readonly Edition[] =>
  neighbours.flatMap(({ loaded: { plan }, manifest }): readonly Edition[] => {
    // A draft is in force on no day.
    if (!plan || (manifest && !isIssued(manifest))) return [];
    const listed = manifest?.sheets.find(({ id }) => id.id === plan.text.sheet);
    const span = manifest ? daysOf(manifest) : plan.text.effective;
    return [
      {
        plan,
        label: labelOf(manifest),
        ...span,
        ...(listed?.levels && { levels: listed.levels }),
        ...(listed?.types && { types: listed.types.map(({ value }) => value) }),
      },
    ];
  });

const labelOf = (manifest: Manifest | undefined): string => manifest?.edition.value ?? '1';
