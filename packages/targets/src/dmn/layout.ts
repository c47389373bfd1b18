import type { DmnModel } from './model.js';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Sizes that common modellers use. */
const decision = { width: 180, height: 80 } as const;
const input = { width: 125, height: 45 } as const;
const gap = { x: 220, y: 160 } as const;

/** A place for everything, by its name: inputs at the bottom, each decision above all that it looks at. */
export function layoutOf({ inputs, decisions }: DmnModel): ReadonlyMap<string, Box> {
  const levels = new Map<string, number>(inputs.map(({ name }) => [name, 0]));
  for (const { name, requires } of decisions)
    levels.set(name, 1 + Math.max(0, ...requires.map((each) => levels.get(each) ?? 0)));
  const top = Math.max(...levels.values());
  const filled = new Map<number, number>();
  const boxes = new Map<string, Box>();
  for (const [name, level] of levels) {
    const place = filled.get(level) ?? 0;
    filled.set(level, place + 1);
    const size = level === 0 ? input : decision;
    boxes.set(name, { x: 40 + place * gap.x, y: 40 + (top - level) * gap.y, ...size });
  }
  return boxes;
}
