import type { Edition } from '@barem/population';
import type { Manifest } from 'barem';
import type { Neighbour } from '../neighbours.js';

/** Sheets and roll-ups with the days on which they are in force: those of their ruleset, else those they state. */
export const editionsOf = (neighbours: readonly Neighbour[]): readonly Edition[] =>
  neighbours.flatMap(({ loaded: { plan }, manifest }): readonly Edition[] => {
    if (!plan) return [];
    const listed = manifest?.sheets.find(({ id }) => id.id === plan.text.sheet);
    const span = manifest ? daysOf(manifest.effective) : plan.text.effective;
    return [
      {
        plan,
        label: labelOf(manifest),
        ...span,
        ...(manifest?.trial && { trial: daysOf(manifest.trial) }),
        ...(listed?.levels && { levels: listed.levels }),
        ...(listed?.types && { types: listed.types.map(({ value }) => value) }),
      },
    ];
  });

const daysOf = ({ from, to }: Manifest['effective']) => ({
  from: from.iso,
  ...(to && { to: to.iso }),
});

const labelOf = (manifest: Manifest | undefined): string => manifest?.edition.value ?? '1';
