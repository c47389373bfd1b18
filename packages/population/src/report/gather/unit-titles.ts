import type { Tree } from '../../register/tree.js';
import type { UnitTitle } from '../report.js';

/** How lists name units: with the organisations above them, up to `organisation`, which is left out. */
export function unitTitles(tree: Tree, organisation: string): (id: string) => UnitTitle {
  const known = new Map<string, UnitTitle>();
  return (id) => {
    const before = known.get(id);
    if (before) return before;
    const ancestors = tree.ancestors(id);
    const top = ancestors.findIndex((each) => each.id === organisation);
    const title: UnitTitle = {
      id,
      name: tree.organisation(id)?.name ?? id,
      above: ancestors
        .slice(0, top < 0 ? ancestors.length : top)
        .map((each) => ({ id: each.id, name: each.name })),
    };
    known.set(id, title);
    return title;
  };
}
