import {
  byId,
  flag,
  id,
  list,
  object,
  oneOf,
  only,
  pair,
  text,
  whole,
  type Shape,
} from './shape.js';

const slot: Shape = whole(0, 99_999);
const position: Shape = whole(0, 99_999);
const count: Shape = whole(0);
const yes: Shape = only(true);
const rounding: Shape = object({
  mode: only('half-up', 'half-even', 'up', 'down'),
  to: whole(1),
});

// ── Operations ───────────────────────────────────────────────────────────────────────────────────

const operation = (own: Readonly<Record<string, Shape>>, optional = {}): Shape =>
  object({ op: text, min: whole(), max: whole(), origin: text, ...own }, optional);

const several = operation({ of: list(slot, 1) });
const two = operation({ left: slot, right: slot });
const cut = object({ times: whole(0), bound: whole() }, { strict: yes });

const operations: Shape = list(
  oneOf('op', {
    constant: operation({ value: whole() }),
    input: operation({ input: position }),
    'not-applicable': operation({ input: position }),
    add: several,
    least: several,
    greatest: several,
    and: several,
    or: several,
    subtract: two,
    multiply: two,
    equal: two,
    less: two,
    'at-most': two,
    scale: operation({ of: slot, by: whole() }),
    clamp: operation({ of: slot, low: whole(), high: whole() }),
    not: operation({ of: slot }),
    select: operation({ when: slot, then: slot, otherwise: slot }),
    steps: operation({ of: slot, cuts: list(cut), values: list(whole(), 1) }, { by: slot }),
    lookup: operation({ of: slot, values: list(whole(), 1) }),
    divide: operation({ of: slot, by: slot, mode: only('half-up', 'half-even', 'up', 'down') }),
  }),
);

// ── Inputs and parts ─────────────────────────────────────────────────────────────────────────────

const input = (own: Readonly<Record<string, Shape>>, optional = {}): Shape =>
  object(
    { id, kind: only('fact', 'score'), type: text, ...own },
    { mayBeNotApplicable: yes, needed: slot, computed: yes, ...optional },
  );

const inputs: Shape = list(
  oneOf('type', {
    number: input(
      { decimals: whole(0, 15), min: whole(), max: whole(), step: whole(1) },
      { percent: yes, within: list(pair(whole(), whole())), named: byId(whole()) },
    ),
    choice: input({ options: list(id) }),
    boolean: input({}),
    met: input({}),
  }),
);

const requirements: Shape = list(object({ holds: slot, dependsOn: list(position) }));

const criteria: Shape = list(
  object(
    {
      id,
      block: only('section', 'bonus', 'penalty'),
      points: slot,
      maximum: whole(),
      dependsOn: list(position),
    },
    {
      section: position,
      case: slot,
      applies: slot,
      input: position,
      measure: object({ of: slot, unit: whole(1), percent: flag }, { by: slot }),
    },
  ),
);

const assessors: Shape = object(
  {
    counts: only('first', 'average', 'median'),
    members: list(object({ id, min: count, max: count })),
  },
  {
    dropping: object({ highest: count, lowest: count }),
    rounding,
    totalDifference: count,
    criterionDifference: count,
    onlyFor: list(object({ input: position, assessor: position })),
  },
);

const frequencies = ['month', 'quarter', 'half-year', 'year'] as const;

const rollUp: Shape = object({
  drawnUp: only(...frequencies),
  series: list(
    object(
      {
        id,
        source: only('sheet', 'roll-up'),
        of: id,
        every: only(...frequencies, 'unit-below'),
        periods: list(position),
        points: list(position),
        counts: byId(position),
      },
      {
        unfinished: only('missing'),
        twoRecords: only('latest', 'earliest', 'best', 'worst'),
        editions: only('all', 'latest'),
      },
    ),
  ),
  tallies: list(
    object(
      {
        rating: position,
        requirement: position,
        series: position,
        fits: list(text),
        apart: list(text),
        atLeast: whole(),
      },
      { of: whole() },
    ),
  ),
  quotas: list(
    object(
      {
        limit: whole(),
        rating: position,
        outOf: list(position),
        loweredTo: position,
        within: only('grassroots', 'district', 'province'),
        ranking: list(object({ of: slot, lowestFirst: flag }, { by: slot })),
        ties: only('lowered', 'by-id'),
      },
      { of: whole(), rounding },
    ),
  ),
});

// ── Text ─────────────────────────────────────────────────────────────────────────────────────────

const localized = object({ vi: text, en: text });
const labelOptions = { from: text, sources: list(text), notes: list(text) };
const label = object({ title: text, line: count }, labelOptions);

const planText: Shape = object(
  {
    language: only('vi', 'en'),
    sheet: id,
    title: text,
    sources: list(text),
    inputs: list(text),
    constraints: list(label),
    sections: list(label),
    criteria: list(
      object(
        {
          title: text,
          line: count,
          scoring: only(
            'assessed',
            'levels',
            'bands',
            'met-or-not',
            'per-unit',
            'progressive',
            'formula',
          ),
        },
        {
          ...labelOptions,
          cases: list(object({ title: localized, line: count }, labelOptions)),
          rule: localized,
          applies: localized,
        },
      ),
    ),
    ratings: list(object({ title: text, line: count, requirements: list(label) }, labelOptions)),
    caps: list(label),
  },
  {
    status: only('official', 'illustrative', 'draft'),
    effective: object({ from: text }, { to: text }),
    scale: object({ low: whole(), high: whole() }),
    assessors: list(text),
    changeable: list(id),
    quotas: list(label),
    options: byId(list(text)),
  },
);

/** A plan of format 1. */
export const planShape1: Shape = object(
  {
    format: only(1),
    pointDecimals: whole(0, 15),
    inputs,
    operations,
    constraints: requirements,
    sections: list(object({ id, points: slot, maximum: whole() })),
    criteria,
    ratings: list(object({ id, requirements }), 1),
    caps: list(
      object({
        kind: only('cap', 'floor'),
        rating: position,
        fires: slot,
        dependsOn: list(position),
      }),
    ),
    sectionTotal: slot,
    bonuses: slot,
    penalties: slot,
    total: slot,
    ratingByPoints: slot,
    ratingAfterFloors: slot,
    ratingAfterCaps: slot,
    rating: slot,
    lowerIsBetter: flag,
    hash: text,
    text: planText,
  },
  { left: slot, assessors, rollUp },
);
