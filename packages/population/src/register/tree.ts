import { isAbove, levels, type Level } from './levels.js';
import type { Membership } from './membership.js';

/** The organisations that exist on one day, and who is under whom. Organisations of unknown ids have nobody above and below. */
export interface Tree {
  /** In the order of their rows. */
  readonly organisations: readonly Membership[];
  /** Organisations that have nobody above them on the day: at the top, or because what they name does not exist or is not of a higher level. */
  readonly roots: readonly Membership[];
  readonly organisation: (id: string) => Membership | undefined;
  /** The organisations right below, in the order of their rows. */
  readonly children: (id: string) => readonly Membership[];
  /** The organisations above, nearest first. */
  readonly ancestors: (id: string) => readonly Membership[];
  /** All organisations below, of one level if it is given; each stands before those below it. */
  readonly descendants: (id: string, level?: Level) => readonly Membership[];
}

const nobody: readonly Membership[] = [];

/** The tree of organisations that exist at the same time; no two have the same id. */
export function treeOf(organisations: readonly Membership[]): Tree {
  const byId = new Map(organisations.map((each) => [each.id, each] as const));
  const parentOf = ({ parent, level }: Membership): Membership | undefined => {
    const above = parent === undefined ? undefined : byId.get(parent);
    // Invariant: parents are of a higher level, so that nobody is above itself.
    return above && isAbove(above.level, level) ? above : undefined;
  };
  const { roots, children } = childrenIn(organisations, parentOf);
  const below = lineUp(roots, children);
  return {
    organisations,
    roots,
    organisation: (id) => byId.get(id),
    children: (id) => children.get(id) ?? nobody,
    ancestors(id) {
      const above: Membership[] = [];
      let next = byId.get(id);
      while (next && (next = parentOf(next))) above.push(next);
      return above;
    },
    descendants: below,
  };
}

type Children = ReadonlyMap<string, readonly Membership[]>;

function childrenIn(
  organisations: readonly Membership[],
  parentOf: (each: Membership) => Membership | undefined,
): { readonly roots: readonly Membership[]; readonly children: Children } {
  const roots: Membership[] = [];
  const children = new Map<string, Membership[]>();
  for (const organisation of organisations) {
    const parent = parentOf(organisation);
    const siblings = parent ? children.get(parent.id) : roots;
    if (siblings) siblings.push(organisation);
    else if (parent) children.set(parent.id, [organisation]);
  }
  return { roots, children };
}

/** Organisations of one level in line, with how many of them stand before each place of the whole line. */
interface LevelLine {
  readonly members: readonly Membership[];
  readonly before: readonly number[];
}

/** Puts all organisations in one line, so that those below an organisation stand right behind it. */
function lineUp(roots: readonly Membership[], children: Children): Tree['descendants'] {
  const { line, start, stop } = lineOf(roots, children);
  const lines = new Map<Level, LevelLine>(levels.map((level) => [level, levelLine(line, level)]));
  return (id, level) => {
    const [first, last] = [start.get(id), stop.get(id)];
    if (first === undefined || last === undefined) return nobody;
    if (level === undefined) return line.slice(first + 1, last);
    const { members, before } = lines.get(level)!;
    return members.slice(before[first + 1], before[last]);
  };
}

function levelLine(line: readonly Membership[], level: Level): LevelLine {
  const members: Membership[] = [];
  const before = [0];
  for (const organisation of line) {
    if (organisation.level === level) members.push(organisation);
    before.push(members.length);
  }
  return { members, before };
}

function lineOf(
  roots: readonly Membership[],
  children: Children,
): {
  readonly line: readonly Membership[];
  readonly start: ReadonlyMap<string, number>;
  readonly stop: ReadonlyMap<string, number>;
} {
  const line: Membership[] = [];
  const start = new Map<string, number>();
  const stop = new Map<string, number>();
  const open: Membership[] = roots.toReversed();
  while (open.length > 0) {
    const organisation = open.pop()!;
    start.set(organisation.id, line.length);
    line.push(organisation);
    const below = children.get(organisation.id) ?? nobody;
    for (let at = below.length - 1; at >= 0; at -= 1) open.push(below[at]!);
  }
  // From the end on: what is below an organisation stops where its last child stops.
  for (let at = line.length - 1; at >= 0; at -= 1) {
    const { id } = line[at]!;
    const last = children.get(id)?.at(-1);
    stop.set(id, last ? stop.get(last.id)! : at + 1);
  }
  return { line, start, stop };
}
