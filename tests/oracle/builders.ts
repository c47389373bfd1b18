import { rational, type Rational } from '@barem/core';
import type {
  Annotations,
  Applies,
  Cap,
  Criterion,
  Expr,
  Fact,
  FactType,
  Level,
  Rating,
  Scale,
  Scoring,
  Section,
  Sheet,
} from '@barem/syntax';
import { nodes } from '@barem/testing';
import type { Big } from 'big.js';
import { plainRecord, type PlainRecord } from './index.js';

const { number, percent, span } = nodes;
const annotations: Annotations = nodes.noAnnotations;

/** `half(3)` is 1.5. */
export const half = (halves: number): Rational => rational(halves, 2);

const part = (id: string): Pick<Section, 'span' | 'id' | 'title' | 'annotations'> => ({
  span,
  id: nodes.name(id),
  title: nodes.text(id),
  annotations,
});

export const fact = (id: string, type: FactType): Fact => ({ kind: 'fact', ...part(id), type });

export const count = (id: string, from: number, to: number): Fact =>
  fact(id, { kind: 'count', span, from: number(from), to: number(to) });

export const decimal = (id: string, decimals: number, from: number, to: number): Fact =>
  fact(id, { kind: 'decimal', span, decimals, from: number(from), to: number(to) });

export const percentage = (id: string, decimals = 0): Fact =>
  fact(id, { kind: 'percentage', span, decimals, from: percent(0), to: percent(100) });

export const yesNo = (id: string): Fact => fact(id, { kind: 'boolean', span });

export const choice = (id: string, ...options: readonly string[]): Fact =>
  fact(id, { kind: 'choice', span, options: options.map(part) });

export const criterion = (
  id: string,
  scoring: Scoring,
  applies?: Omit<Applies, 'span'>,
): Criterion => ({
  kind: 'criterion',
  ...part(id),
  scoring,
  ...(applies && { applies: { span, ...applies } }),
});

export const assessed = (from: number, to: number): Scoring => ({
  kind: 'assessed',
  span,
  from: number(from),
  to: number(to),
});

export const metFor = (points: number, when?: Expr): Scoring => ({
  kind: 'met-or-not',
  span,
  ...(when && { when }),
  points: number(points),
});

/** Levels by id; a pair of points is a range, both ends included. */
export const levels = (
  points: Readonly<Record<string, number | readonly [number, number]>>,
): Scoring => ({
  kind: 'levels',
  span,
  levels: Object.entries(points).map(([id, each]): Level => ({
    ...part(id),
    points:
      typeof each === 'number'
        ? number(each)
        : { kind: 'range', ...nodes.between(number(each[0]), number(each[1])) },
  })),
});

/** What a criterion earns that does not apply. */
export const otherwise: {
  readonly maximum: Applies['otherwise'];
  readonly leavesScale: Applies['otherwise'];
  readonly points: (points: number) => Applies['otherwise'];
} = {
  maximum: { span, kind: 'maximum' },
  leavesScale: { span, kind: 'leaves-scale' },
  points: (points) => ({ span, kind: 'points', points: number(points) }),
};

/** A rating; without a range it is reached only from above. */
export const rating = (id: string, parts: Omit<Partial<Rating>, 'id'> = {}): Rating => ({
  kind: 'rating',
  ...part(id),
  requirements: [],
  ...parts,
});

export const requirement = (condition: Expr, label?: string): Rating['requirements'][number] => ({
  span,
  condition,
  ...(label !== undefined && { title: nodes.text(label) }),
  annotations,
});

export const cap = (kind: Cap['kind'], id: string, condition: Expr): Cap => ({
  kind,
  span,
  rating: nodes.name(id),
  condition,
  annotations,
});

export const scaleTo = (to: number, parts: Partial<Scale> = {}): Scale => ({
  span,
  bounds: { to: number(to) },
  lowerIsBetter: false,
  ...parts,
});

/** What a test says about a sheet; the rest is empty, and one rating holds every total. */
export interface SheetParts extends Partial<Omit<Sheet, 'sections'>> {
  readonly criteria?: readonly Criterion[];
}

/** A sheet with one section `I`. */
export const sheetOf = ({ criteria = [], ...parts }: SheetParts): Sheet => ({
  kind: 'sheet',
  ...part('biểu'),
  language: 'vi',
  facts: [],
  constraints: [],
  lets: [],
  sections: [{ kind: 'section', ...part('I'), criteria }],
  bonuses: [],
  penalties: [],
  ratings: [rating('mọi', { range: nodes.from(number(-1000)) })],
  caps: [],
  examples: [],
  ...parts,
});

/** A record of plain values. */
export const recordOf = (sheet: Sheet, values: Readonly<Record<string, unknown>>): PlainRecord =>
  plainRecord(sheet, values);

/** Numbers as text, so that whole results compare. */
export const texts = (values: ReadonlyMap<string, Big>): Record<string, string> =>
  Object.fromEntries(Array.from(values, ([id, value]) => [id, value.toFixed()]));
