import { exact, rational } from '@barem/core';
import type { Sheet } from '@barem/syntax';

/** A sheet with one mistake that an author might make. */
export interface Defect {
  readonly name: string;
  readonly sheet: Sheet;
}

type Part = Readonly<Record<string, unknown>>;

const flipped: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '=': '!=',
  '!=': '=',
};

/** Every sheet that differs in one place: a comparison flipped, a number shifted, a band, requirement or cap dropped. */
export const defects = (sheet: Sheet): readonly Defect[] => [
  ...found(sheet, 'ratings'),
  ...found(sheet, 'caps'),
  ...found(sheet, 'sections'),
  ...found(sheet, 'bonuses'),
  ...found(sheet, 'penalties'),
  ...found(sheet, 'lets'),
];

const found = (sheet: Sheet, key: keyof Sheet): readonly Defect[] =>
  changes(sheet[key], key).map(({ name, value }) => ({
    name,
    sheet: { ...sheet, examples: [], [key]: value },
  }));

interface Change {
  readonly name: string;
  readonly value: unknown;
}

/** Every way to change one place of a tree. */
function changes(tree: unknown, path: string): readonly Change[] {
  if (Array.isArray(tree)) {
    const items: readonly unknown[] = tree;
    const inside = items.flatMap((item, at) =>
      changes(item, `${path}/${at}`).map(({ name, value }) => ({
        name,
        value: items.map((each, other) => (other === at ? value : each)),
      })),
    );
    const isDroppable = /(?:requirements|caps|bands)$/.test(path);
    const dropped = items.map((_, at) => ({
      name: `${path}/${at} dropped`,
      value: items.filter((__, other) => other !== at),
    }));
    return isDroppable ? [...dropped, ...inside] : inside;
  }
  if (typeof tree !== 'object' || tree === null) return [];
  const node = tree as Part;
  if (node['kind'] === 'number') return shifted(node, path);
  const operator = node['kind'] === 'compare' ? flipped[String(node['operator'])] : undefined;
  const own = operator ? [{ name: `${path} flipped`, value: { ...node, operator } }] : [];
  const ends = typeof node['inclusive'] === 'boolean';
  const moved = ends
    ? [{ name: `${path} end moved`, value: { ...node, inclusive: !node['inclusive'] } }]
    : [];
  const inside = Object.entries(node).flatMap(([key, value]) =>
    key === 'span' || key === 'annotations' || key === 'title'
      ? []
      : changes(value, `${path}/${key}`).map((change) => ({
          name: change.name,
          value: { ...node, [key]: change.value },
        })),
  );
  return [...own, ...moved, ...inside];
}

/** A number a step higher and a step lower. */
function shifted(node: Part, path: string): readonly Change[] {
  const { value, percent } = node as { value: ReturnType<typeof rational>; percent?: boolean };
  const step = percent === true ? rational(1n, 100n) : rational(1n, 2n);
  return [exact.add(value, step), exact.subtract(value, step)].map((next) => ({
    name: `${path} shifted`,
    value: { ...node, value: next },
  }));
}
