import type { Dialect } from './dialect.js';
import { quoted } from './dialect.js';
import { refusal, type EmittedSql } from './refusal.js';
import type { Term } from './term.js';

/** A column of the result: its name and what it holds. */
export interface OutputColumn {
  readonly name: string;
  readonly term: Term;
}

/** What is being selected, and from where. */
export interface Selection {
  /** The table, or a SELECT in parentheses. */
  readonly from: string;
  /** Terms that are columns of the table, with their names there. */
  readonly source: ReadonlyMap<Term, string>;
  readonly columns: readonly OutputColumn[];
}

/**
 * Writes a SELECT in layers: a term that several others ask for is a column of the first layer that can have it, so that
 * no engine computes it twice.
 */
export function selectInLayers(dialect: Dialect, { from, source, columns }: Selection): EmittedSql {
  const uses = countUses(columns, source);
  const levels = levelsOf(columns, source, uses);
  const shared = [...levels.keys()];
  const last = Math.max(0, ...levels.values());
  const prefix = prefixFor([...source.values()]);
  const names = new Map(shared.map((term, at) => [term, `${prefix}${at}`]));
  const lastUse = lastUses(columns, levels, last);
  const name = (term: Term, layer: number): string =>
    layer === 0 ? quoted(dialect, source.get(term)!) : names.get(term)!;
  const text = (term: Term, below: number): string =>
    term.parts
      .map((part) => {
        if (typeof part === 'string') return part;
        const isBelow = (levels.get(part) ?? Infinity) <= below;
        return isBelow ? name(part, below) : bracketed(part, text(part, below));
      })
      .join('');
  const layers = Array.from({ length: last }, (_, below): readonly string[] =>
    shared.flatMap((term) => {
      const level = levels.get(term)!;
      if (level > below + 1 || lastUse.get(term)! <= below) return [];
      const written = level === below + 1 ? text(term, below) : name(term, below);
      return [written === names.get(term) ? written : `${written} AS ${names.get(term)}`];
    }),
  );
  const outer = columns.map(({ name: title, term }) => {
    const written = levels.has(term) ? name(term, last) : text(term, last);
    return `${written} AS ${quoted(dialect, title)}`;
  });
  const widest = Math.max(outer.length, ...layers.map(({ length }) => length));
  if (dialect.columns !== undefined && widest > dialect.columns) {
    const message = [
      `biểu cần ${widest} cột cùng lúc, mà PostgreSQL chỉ cho ${dialect.columns}`,
      `the sheet needs ${widest} columns at once, and PostgreSQL has ${dialect.columns} at most`,
    ] as const;
    return { kind: 'refused', refusals: [refusal('target/too-many-columns', ...message)] };
  }
  return { kind: 'sql', sql: written(dialect, from, layers, outer) };
}

/** What no column of the table begins with: some engines let a new name hide a column in the same SELECT. */
function prefixFor(columns: readonly string[]): string {
  const taken = columns.map((column) => column.toLowerCase());
  let prefix = 'x';
  while (taken.some((column) => column.startsWith(prefix))) prefix += 'x';
  return prefix;
}

function written(
  { nests, fenced }: Dialect,
  from: string,
  layers: readonly (readonly string[])[],
  outer: readonly string[],
): string {
  const lines = (columns: readonly string[]): string =>
    columns.map((column) => `\n  ${column}`).join(',');
  if (nests) {
    const inside = layers.reduce(
      (source, columns) => `(\nSELECT${lines(columns)}\nFROM ${source}\n)`,
      from,
    );
    return `SELECT${lines(outer)}\nFROM ${inside}`;
  }
  const steps = layers.map((columns, at) => {
    const isFenced = fenced === 'each' || (fenced === 'last' && at === layers.length - 1);
    const end = isFenced ? '\nOFFSET 0' : '';
    return `layer_${at + 1} AS (\nSELECT${lines(columns)}\nFROM ${at === 0 ? from : `layer_${at}`}${end}\n)`;
  });
  const head = steps.length === 0 ? '' : `WITH ${steps.join(', ')}\n`;
  return `${head}SELECT${lines(outer)}\nFROM ${steps.length === 0 ? from : `layer_${steps.length}`}`;
}

const bracketed = ({ isClosed }: Term, text: string): string => (isClosed ? text : `(${text})`);

/** How often each term is asked for; short ones are asked for by whoever asks them. */
function countUses(
  columns: readonly OutputColumn[],
  source: ReadonlyMap<Term, string>,
): ReadonlyMap<Term, number> {
  const uses = new Map<Term, number>();
  const visit = (term: Term): void => {
    const before = uses.get(term) ?? 0;
    uses.set(term, before + 1);
    if ((before > 0 && !term.isShort) || source.has(term)) return;
    for (const part of term.parts) if (typeof part !== 'string') visit(part);
  };
  for (const { term } of columns) visit(term);
  return uses;
}

/** Whether a term reads no column of the table. */
const isConstant = (term: Term, source: ReadonlyMap<Term, string>): boolean =>
  !source.has(term) &&
  term.parts.every((part) => typeof part === 'string' || isConstant(part, source));

/** So much may be written again rather than handed on: a layer costs something, too. */
const light = 6;

/** The layer in which each shared term is first a column; columns of the table are in layer 0. */
function levelsOf(
  columns: readonly OutputColumn[],
  source: ReadonlyMap<Term, string>,
  uses: ReadonlyMap<Term, number>,
): ReadonlyMap<Term, number> {
  const levels = new Map<Term, number>();
  const below = new Map<Term, number>();
  const weights = new Map<Term, number>();
  /** How much is written, and computed, where a term that is no column is used. */
  const weightOf = ({ parts }: Term): number =>
    parts.reduce<number>((sum, part) => {
      if (typeof part === 'string') return sum + 1;
      return sum + (levels.has(part) ? 0 : (weights.get(part) ?? 1));
    }, 0);
  /** The highest layer that a term reads. */
  const visit = (term: Term): number => {
    const known = levels.get(term) ?? below.get(term);
    if (known !== undefined) return known;
    if (source.has(term)) {
      levels.set(term, 0);
      return 0;
    }
    const read = Math.max(
      0,
      ...term.parts.map((part) => (typeof part === 'string' ? 0 : visit(part))),
    );
    const weight = weightOf(term);
    weights.set(term, weight);
    const isLight = (uses.get(term)! - 1) * weight <= light;
    if (isLight || term.isShort || (read === 0 && isConstant(term, source))) {
      below.set(term, read);
      return read;
    }
    levels.set(term, read + 1);
    return read + 1;
  };
  for (const { term } of columns) visit(term);
  return levels;
}

/** The last layer that reads a shared term, counted from where it reads: layer n reads n − 1. */
function lastUses(
  columns: readonly OutputColumn[],
  levels: ReadonlyMap<Term, number>,
  last: number,
): ReadonlyMap<Term, number> {
  const lastUse = new Map<Term, number>();
  const use = (term: Term, at: number): void => {
    if (levels.has(term)) lastUse.set(term, Math.max(lastUse.get(term) ?? 0, at));
  };
  const visit = (term: Term, at: number): void => {
    for (const part of term.parts) {
      if (typeof part === 'string') continue;
      use(part, at);
      if (!levels.has(part)) visit(part, at);
    }
  };
  for (const [term, level] of levels) visit(term, level - 1);
  for (const { term } of columns) {
    use(term, last);
    if (!levels.has(term)) visit(term, last);
  }
  return lastUse;
}
