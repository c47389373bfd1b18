import { limits } from '@barem/core';
import { parseText, type Extends, type Sheet } from '@barem/syntax';
import { readYaml } from '@barem/yaml';
import { formatOf, load } from './load.js';
import type { Format, Loaded } from './loaded.js';
import type { Parent } from './parents.js';

/** One of several files that may speak of one another. */
export interface SourceFile {
  /** Names the file; no two are alike. */
  readonly path: string;
  readonly text: string;
  readonly format?: Format;
  /** The edition of the ruleset that it belongs to. */
  readonly edition?: string;
  /** Fingerprints that its parents must have, by `lockKey`. */
  readonly locked?: Readonly<Record<string, string>>;
}

/**
 * Loads files of which some build on others or roll them up, each after those that it speaks of. Of two files that hold
 * the same sheet in one edition the first counts. Pure; circles are findings.
 */
export function loadAll(files: readonly SourceFile[]): ReadonlyMap<string, Loaded> {
  const nodes = files.map((file) => ({ file, sheet: treeOf(file) }));
  const ids = byId(nodes);
  const done = new Map<string, Loaded>();
  const loadOne: LoadOne = ({ file, sheet }, trail, depth) => {
    const known = done.get(file.path);
    if (known) return known;
    const ahead = [...trail, { file, sheet }];
    const loaded = load(file.text, {
      ...(file.format && { format: file.format }),
      ...(file.locked && { locked: file.locked }),
      parents: sheet?.extends ? parentsFor(sheet.extends, nodes, ahead, ids, depth, loadOne) : [],
      sheets: sheet ? rolledUp(rolledUpBy(sheet, ids), nodes, ahead, loadOne) : [],
    });
    // What was met on the way round a circle is not known for good.
    if (trail.length === 0 || loaded.plan) done.set(file.path, loaded);
    return loaded;
  };
  return new Map(nodes.map((node) => [node.file.path, loadOne(node, [], 0)]));
}

/** What a text builds on, where it does. */
export function parentOf(
  text: string,
  format?: Format,
): { readonly sheet: string; readonly edition?: string } | undefined {
  const clause = treeOf({ path: '', text, ...(format && { format }) })?.extends;
  return (
    clause && { sheet: clause.of.id, ...(clause.edition && { edition: clause.edition.value }) }
  );
}

interface Node {
  readonly file: SourceFile;
  /** As it is written; absent where the file cannot be read. */
  readonly sheet: Sheet | undefined;
}

/**
 * @param trail - what led to the node, from what is wanted itself on
 * @param depth - how many sheets before it in the trail build on one another
 */
type LoadOne = (node: Node, trail: readonly Node[], depth: number) => Loaded;

const treeOf = ({ text, format }: SourceFile): Sheet | undefined =>
  ((format ?? formatOf(text)) === 'yaml' ? readYaml(text) : parseText(text)).sheet;

/** The ids of what a sheet rolls up, itself or by what it builds on. */
function rolledUpBy(sheet: Sheet, known: Known): ReadonlySet<string> {
  const rolledUpIds = new Set<string>();
  const seen = new Set<string>();
  for (const open = sheet.rollUp ? [sheet] : []; open.length > 0;) {
    const next = open.pop();
    if (!next || seen.has(next.id.id)) continue;
    seen.add(next.id.id);
    for (const { of } of next.rollUp?.series ?? []) rolledUpIds.add(of.id);
    const parents = known.get(next.extends?.of.id ?? '') ?? [];
    open.push(...parents.flatMap((each) => each.sheet ?? []));
  }
  return rolledUpIds;
}

/** All editions of a sheet; all other sheets are named where there is none, so that the nearest can be proposed. */
function parentsFor(
  clause: Extends,
  nodes: readonly Node[],
  trail: readonly Node[],
  known: Known,
  depth: number,
  loadOne: LoadOne,
): readonly Parent[] {
  const seen = new Set<string>();
  const own = trail.at(-1);
  const named = (known.get(clause.of.id) ?? []).filter(({ file }) => file.path !== own?.file.path);
  return (named.length > 0 ? named : nodes).flatMap((node): readonly Parent[] => {
    const { file, sheet } = node;
    const key = `${sheet?.id.id ?? ''} ${file.edition ?? ''}`;
    if (!own || !sheet || seen.has(key) || file.path === own.file.path) return [];
    seen.add(key);
    const parent = {
      sheet: sheet.id.id,
      path: file.path,
      ...(file.edition !== undefined && { edition: file.edition }),
    };
    if (!isNamedIn(clause, node)) return [{ ...parent, loaded: unread }];
    const way = wayFrom(own, node, known);
    if (way.isCircle) return [{ ...parent, loaded: unread, circle: way.nodes.map(nameOf) }];
    if (way.isTooLong) return [{ ...parent, loaded: unread, isTooDeep: true }];
    // A circle further on is told where it is; what goes round it is not read again.
    const isAhead = trail.some((each) => each.file.path === file.path);
    if (isAhead) return [{ ...parent, loaded: unread }];
    if (depth >= limits.parents) return [{ ...parent, loaded: unread, isTooDeep: true }];
    return [{ ...parent, loaded: loadOne(node, trail, depth + 1) }];
  });
}

/** Whether a clause may mean a sheet. */
const isNamedIn = ({ of, edition }: Extends, { file, sheet }: Node): boolean =>
  sheet?.id.id === of.id && (edition === undefined || file.edition === edition.value);

/** Sheets by their ids. */
type Known = ReadonlyMap<string, readonly Node[]>;

const byId = (nodes: readonly Node[]): Known => {
  const known = new Map<string, Node[]>();
  for (const node of nodes) {
    const id = node.sheet?.id.id;
    if (id === undefined) continue;
    const alike = known.get(id);
    if (alike) alike.push(node);
    else known.set(id, [node]);
  }
  return known;
};

/** The sheets that one builds on, one by the other. */
interface Way {
  readonly nodes: readonly Node[];
  /** Whether it comes back to where it began, which then stands at both ends. */
  readonly isCircle: boolean;
  readonly isTooLong: boolean;
}

/** The way from a sheet by one of its parents; where a clause may mean several sheets, by the first. */
function wayFrom(own: Node, parent: Node, known: Known): Way {
  const nodes = [own];
  const seen = new Set<string>();
  let next: Node | undefined = parent;
  while (next && !seen.has(next.file.path) && nodes.length <= longestWay) {
    if (next.file.path === own.file.path)
      return { nodes: [...nodes, own], isCircle: true, isTooLong: false };
    nodes.push(next);
    seen.add(next.file.path);
    next = parentIn(next, known);
  }
  const hasEnd = next === undefined || nodes.length > longestWay;
  return { nodes, isCircle: false, isTooLong: hasEnd && nodes.length - 1 > limits.parents };
}

function parentIn({ file, sheet }: Node, known: Known): Node | undefined {
  const clause = sheet?.extends;
  if (!clause) return undefined;
  const named = known.get(clause.of.id) ?? [];
  return named.find((each) => each.file.path !== file.path && isNamedIn(clause, each));
}

/** How far circles are looked for. */
const longestWay = 1_000;

const nameOf = ({ file, sheet }: Node): string =>
  [sheet?.id.id ?? file.path, ...(file.edition === undefined ? [] : [file.edition])].join(' ');

/** Stands for a sheet that nobody looks into. */
const unread: Loaded = {
  format: 'text',
  language: 'vi',
  source: '',
  comments: [],
  inherited: [],
  diagnostics: [],
};

/** What a roll-up speaks of, each edition once, but for what speaks of the roll-up itself. */
function rolledUp(
  ids: ReadonlySet<string>,
  nodes: readonly Node[],
  trail: readonly Node[],
  loadOne: LoadOne,
): readonly Loaded[] {
  if (ids.size === 0) return [];
  const seen = new Set<string>();
  return nodes.flatMap((node) => {
    const { file, sheet } = node;
    const key = nameOf(node);
    const isAhead = trail.some((each) => each.file.path === file.path);
    if (!sheet || !ids.has(sheet.id.id) || isAhead || seen.has(key)) return [];
    seen.add(key);
    return [loadOne(node, trail, 0)];
  });
}
