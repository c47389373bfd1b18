import { cellTitle, type CellKind } from './cell-title.js';
import { lifeOf, neighboursOf, type Life } from './life.js';
import type { Organisation } from './organisation.js';
import { streamOf } from './stream.js';
import { weightedPlaces } from './weighted-places.js';
import { clamp } from './whole-numbers.js';

/** How a cell fills in its sheets: as it sees itself, by copying the first one, or with far too many points. */
export type Habit = 'plain' | 'copies' | 'inflates';

/** A cell, and how it meets. */
export interface Cell {
  /** From 0. */
  readonly index: number;
  readonly id: string;
  /** What it is called within its organisation: `xóm 7`. */
  readonly title: string;
  readonly kind: CellKind;
  /** The organisation above it on the first day. */
  readonly organisation: Organisation;
  readonly life: Life;
  readonly habit: Habit;
  readonly members: number;
  /** How good its meetings are in the middle of the year, in thousandths. */
  readonly grade: number;
  /** How much better they become from then to the end of the year, in thousandths. */
  readonly drift: number;
  /** The day of the month on which it usually meets. */
  readonly day: number;
  /** The months in which it has too few members to meet, where there are any. */
  readonly tooFew?: { readonly first: number; readonly last: number };
}

interface CellKindTraits {
  readonly type: string;
  readonly members: readonly [least: number, most: number];
  /** How much better its meetings are than those of other kinds, in thousandths. */
  readonly lead: number;
}

/** What cells of a kind are like. */
export const cellKinds: Readonly<Record<CellKind, CellKindTraits>> = {
  village: { type: 'thôn bản', members: [10, 46], lead: -30 },
  block: { type: 'khối phố', members: [18, 62], lead: 0 },
  office: { type: 'cơ quan', members: [5, 22], lead: 50 },
  school: { type: 'trường học', members: [6, 28], lead: 40 },
  company: { type: 'doanh nghiệp', members: [5, 20], lead: -40 },
  forces: { type: 'lực lượng vũ trang', members: [6, 30], lead: 70 },
};

/**
 * The cells of a province, in the order of their ids. A cell stays the same however many come after it: the first
 * ones go to one organisation each, the others where they are drawn to.
 */
export function* cellsOf(
  seed: number,
  count: number,
  organisations: readonly Organisation[],
): Generator<Cell> {
  const drawPlace = weightedPlaces(organisations.map(({ weight }) => weight));
  const neighbours = neighboursOf(organisations);
  const sizes = new Int32Array(organisations.length);
  for (let index = 0; index < count; index += 1) {
    const at =
      index < organisations.length ? index : drawPlace(streamOf(seed, 'cell-place', index));
    const life = lifeOf(streamOf(seed, 'life', index), neighbours[at]);
    yield cellOf(seed, index, organisations[at]!, sizes[at]!, life);
    sizes[at]! += 1;
  }
}

function cellOf(
  seed: number,
  index: number,
  organisation: Organisation,
  position: number,
  life: Life,
): Cell {
  const stream = streamOf(seed, 'cell', index);
  const { kind, title } = cellTitle(organisation, position);
  const { members, lead } = cellKinds[kind];
  const isSmall = kind !== 'block' && stream.chance(60);
  const fate = stream.below(1000);
  const habit = fate < 30 ? 'copies' : fate < 70 ? 'inflates' : 'plain';
  // The product of two draws: most lack little, some lack much.
  const lack = Math.floor((stream.below(1000) * stream.below(1000)) / 1100);
  const grade = 1000 - lack + lead + organisation.lead + organisation.district.lead;
  const first = stream.between(1, 12);
  const last = Math.min(first + stream.between(0, 2), 12);
  return {
    index,
    id: `CB-${String(index + 1).padStart(5, '0')}`,
    title,
    kind,
    organisation,
    life,
    habit,
    members: isSmall ? stream.between(3, 4) : stream.between(...members),
    // Who copies does so with a sheet worth copying.
    grade: clamp(grade, habit === 'copies' ? 750 : 60, 990),
    drift: stream.bell(130),
    day: stream.between(2, 25),
    ...(isSmall && stream.chance(300) && { tooFew: { first, last } }),
  };
}
