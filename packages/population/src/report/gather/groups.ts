import type { Tree } from '../../register/tree.js';
import type { DistributionRow, Titled } from '../report.js';
import { by, inOrder, inTextOrder, most } from './order.js';
import { tallyOf, type Tally } from './tally.js';

/** Counts the classes of units in groups. */
export interface Groups {
  readonly add: (unit: string, rating: string | undefined) => void;
  readonly rows: () => readonly DistributionRow[];
}

/** The id of the group of those that have none; no organisation and no type has it. */
const nowhere = '';

/** Units by the organisation right below `organisation`; one that is nowhere below it stands in a row of its own, the last one. */
export function byOrganisation(
  tree: Tree,
  organisation: string,
  classes: readonly Titled[],
): Groups {
  const rows = tree.children(organisation);
  const { tallies, add } = grouped(classes);
  for (const { id } of rows) tallies.set(id, tallyOf(classes));
  return {
    add(unit, rating) {
      // From the unit upward: the last one before the organisation is right below it.
      const line = [unit, ...tree.ancestors(unit).map(({ id }) => id)];
      const at = line.indexOf(organisation);
      add(at < 0 ? nowhere : line[Math.max(0, at - 1)]!, rating);
    },
    rows: () =>
      [...rows.map(({ id }) => id), organisation, nowhere].flatMap((id) => {
        const tally = tallies.get(id);
        const title = tree.organisation(id)?.name ?? id;
        return tally ? [{ id, title, ...tally.distribution() }] : [];
      }),
  };
}

/** Units by what the register says of their type; those without one stand last. */
export function byType(tree: Tree, classes: readonly Titled[]): Groups {
  const { tallies, add } = grouped(classes);
  return {
    add: (unit, rating) => add(tree.organisation(unit)?.type ?? nowhere, rating),
    rows: () =>
      [...tallies]
        .map(([id, tally]) => ({ id, title: id, ...tally.distribution() }))
        .toSorted(
          inOrder(
            by(({ id }) => (id === nowhere ? 0 : 1), most),
            by(({ total }) => total, most),
            by(({ id }) => id, inTextOrder),
          ),
        ),
  };
}

function grouped(classes: readonly Titled[]): {
  readonly tallies: Map<string, Tally>;
  readonly add: (group: string, rating: string | undefined) => void;
} {
  const tallies = new Map<string, Tally>();
  return {
    tallies,
    add(group, rating) {
      let tally = tallies.get(group);
      if (!tally) tallies.set(group, (tally = tallyOf(classes)));
      tally.add(rating);
    },
  };
}
