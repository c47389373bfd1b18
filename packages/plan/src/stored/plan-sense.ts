import { computeBounds, type Bounds } from '../bounds.js';
import { operandsOf, type Input, type Operation, type Plan, type Slot } from '../plan.js';
import type { ReportPlace } from './shape.js';

const largest = 2 ** 53;

/**
 * Tells of every place of a plan, whose shape is right, that would make no sense to an engine: an operand that comes
 * later, a table that is too short, a condition that could be 2, a value beyond what numbers hold exactly.
 */
export function checkSense(plan: Plan, report: ReportPlace): void {
  let isBroken = false;
  const tell: ReportPlace = (path) => {
    isBroken = true;
    report(path);
  };
  plan.inputs.forEach((input, index) => checkInput(input, plan, `inputs[${index}]`, tell));
  checkNames(plan, tell);
  plan.operations.forEach((operation, slot) => checkOperation(operation, slot, plan, tell));
  checkPositions(plan, tell);
  checkText(plan, tell);
  // Bounds are computed only where every operand is there.
  if (!isBroken) checkValues(plan, tell);
}

// ── Names and positions ──────────────────────────────────────────────────────────────────────────

function checkNames({ inputs, criteria, sections, ratings }: Plan, tell: ReportPlace): void {
  const groups = { inputs, criteria, sections, ratings };
  for (const [name, group] of Object.entries(groups)) {
    const seen = new Set<string>();
    group.forEach(({ id }, index) => {
      if (seen.has(id)) tell(`${name}[${index}].id`);
      seen.add(id);
    });
  }
}

function checkInput(input: Input, { operations }: Plan, path: string, tell: ReportPlace): void {
  if (input.needed !== undefined && input.needed >= operations.length) tell(`${path}.needed`);
  if (input.type === 'choice') {
    if (input.options.length === 0 && !input.computed) tell(`${path}.options`);
    if (new Set(input.options).size < input.options.length) tell(`${path}.options`);
  }
  if (input.type !== 'number') return;
  const { min, max, within = [], named = {} } = input;
  if (min > max) tell(`${path}.max`);
  const isIn = (value: number): boolean => value >= min && value <= max;
  within.forEach(([low, high], index) => {
    if (low > high || !isIn(low) || !isIn(high)) tell(`${path}.within[${index}]`);
  });
  for (const [id, value] of Object.entries(named)) if (!isIn(value)) tell(`${path}.named.${id}`);
}

/** Positions of all kinds stand within the lists that they point into. */
function checkPositions(plan: Plan, tell: ReportPlace): void {
  const { inputs, operations, sections, ratings, criteria, caps, constraints } = plan;
  const below = (length: number, path: string, ...positions: readonly (number | undefined)[]) => {
    if (positions.some((each) => each !== undefined && each >= length)) tell(path);
  };
  const slots = (path: string, ...positions: readonly (Slot | undefined)[]): void =>
    below(operations.length, path, ...positions);
  const needed = (path: string, positions: readonly number[]): void =>
    below(inputs.length, path, ...positions);
  constraints.forEach(({ holds, dependsOn }, index) => {
    slots(`constraints[${index}].holds`, holds);
    needed(`constraints[${index}].dependsOn`, dependsOn);
  });
  sections.forEach(({ points }, index) => slots(`sections[${index}].points`, points));
  criteria.forEach((criterion, index) => {
    const path = `criteria[${index}]`;
    slots(`${path}.points`, criterion.points, criterion.case, criterion.applies);
    slots(`${path}.measure`, criterion.measure?.of, criterion.measure?.by);
    needed(`${path}.dependsOn`, criterion.dependsOn);
    below(inputs.length, `${path}.input`, criterion.input);
    below(sections.length, `${path}.section`, criterion.section);
  });
  ratings.forEach(({ requirements }, rating) =>
    requirements.forEach(({ holds, dependsOn }, index) => {
      slots(`ratings[${rating}].requirements[${index}].holds`, holds);
      needed(`ratings[${rating}].requirements[${index}].dependsOn`, dependsOn);
    }),
  );
  caps.forEach(({ rating, fires, dependsOn }, index) => {
    below(ratings.length, `caps[${index}].rating`, rating);
    slots(`caps[${index}].fires`, fires);
    needed(`caps[${index}].dependsOn`, dependsOn);
  });
  slots('total', plan.sectionTotal, plan.bonuses, plan.penalties, plan.total, plan.left);
  slots('rating', plan.ratingByPoints, plan.ratingAfterFloors, plan.ratingAfterCaps, plan.rating);
  const { assessors, rollUp } = plan;
  if (assessors?.counts !== 'first' && assessors && !assessors.rounding) tell('assessors.rounding');
  assessors?.onlyFor?.forEach(({ input, assessor }, index) => {
    below(inputs.length, `assessors.onlyFor[${index}].input`, input);
    below(assessors.members.length, `assessors.onlyFor[${index}].assessor`, assessor);
  });
  rollUp?.series.forEach(({ periods, points, counts }, index) =>
    needed(`rollUp.series[${index}]`, [...periods, ...points, ...Object.values(counts)]),
  );
  rollUp?.tallies.forEach(({ rating, requirement, series }, index) => {
    const path = `rollUp.tallies[${index}]`;
    below(ratings.length, path, rating);
    below(ratings[rating]?.requirements.length ?? 0, path, requirement);
    below(rollUp.series.length, path, series);
  });
  rollUp?.quotas.forEach(({ rating, outOf, loweredTo, ranking }, index) => {
    const path = `rollUp.quotas[${index}]`;
    below(ratings.length, path, rating, loweredTo, ...outOf);
    slots(path, ...ranking.flatMap(({ of, by }) => [of, by]));
  });
}

/** Texts stand beside what they name. */
function checkText(plan: Plan, tell: ReportPlace): void {
  const { text, assessors, rollUp } = plan;
  const beside = (path: string, labels: readonly unknown[], things: readonly unknown[]): void => {
    if (labels.length !== things.length) tell(`text.${path}`);
  };
  beside('inputs', text.inputs, plan.inputs);
  beside('constraints', text.constraints, plan.constraints);
  beside('sections', text.sections, plan.sections);
  beside('criteria', text.criteria, plan.criteria);
  beside('ratings', text.ratings, plan.ratings);
  text.ratings.forEach(({ requirements }, index) =>
    beside(
      `ratings[${index}].requirements`,
      requirements,
      plan.ratings[index]?.requirements ?? requirements,
    ),
  );
  beside('caps', text.caps, plan.caps);
  beside('assessors', text.assessors ?? [], assessors?.members ?? []);
  for (const [id, titles] of Object.entries(text.options ?? {})) {
    const input = plan.inputs.find((each) => each.id === id);
    beside(`options.${id}`, titles, input?.type === 'choice' ? input.options : []);
  }
  beside('quotas', text.quotas ?? [], rollUp?.quotas ?? []);
}

// ── Operations ───────────────────────────────────────────────────────────────────────────────────

function checkOperation(
  operation: Operation,
  slot: Slot,
  { inputs }: Plan,
  tell: ReportPlace,
): void {
  const path = `operations[${slot}]`;
  const input = inputs[slot];
  const isInput = operation.op === 'input' && operation.input === slot;
  if (isInput !== (input !== undefined) || (operation.op === 'input' && !isInput)) tell(path);
  if (operandsOf(operation).some((each) => each >= slot)) tell(path);
  if (operation.min > operation.max) tell(`${path}.max`);
  switch (operation.op) {
    case 'input': {
      const [low, high] = input ? rangeOf(input) : [0, 0];
      if (operation.min !== low || operation.max !== high) tell(`${path}.min`);
      break;
    }
    case 'not-applicable':
      if (operation.input >= inputs.length) tell(`${path}.input`);
      break;
    case 'steps':
      if (operation.values.length !== operation.cuts.length + 1) tell(`${path}.values`);
      break;
    case 'clamp':
      if (operation.low > operation.high) tell(`${path}.high`);
      break;
    default:
  }
}

/** The stored numbers that an answer can be. */
function rangeOf(input: Input): readonly [number, number] {
  if (input.type === 'number') return [input.min, input.max];
  return [0, input.type === 'choice' ? Math.max(0, input.options.length - 1) : 1];
}

// ── Values ───────────────────────────────────────────────────────────────────────────────────────

/** Every value stays within the bounds that are stated, and whatever is looked up in a list is there. */
function checkValues(plan: Plan, tell: ReportPlace): void {
  const { operations, inputs, ratings, criteria } = plan;
  const size = operations.length;
  const bounds: Bounds = { low: new Float64Array(size), high: new Float64Array(size) };
  const ranges = inputs.map(rangeOf);
  const box = {
    low: Float64Array.from(ranges, ([low]) => low),
    high: Float64Array.from(ranges, ([, high]) => high),
    absence: Uint8Array.from(inputs, () => 1),
  };
  computeBounds(operations, box, bounds);
  const within = (slot: Slot, low: number, high: number): boolean =>
    bounds.low[slot]! >= low && bounds.high[slot]! <= high;
  const condition = (slot: Slot | undefined, path: string): void => {
    if (slot !== undefined && !within(slot, 0, 1)) tell(path);
  };
  operations.forEach((operation, slot) => {
    const path = `operations[${slot}]`;
    const { min, max } = operation;
    if (!within(slot, min, max) || min < -largest || max > largest) tell(path);
    switch (operation.op) {
      case 'and':
      case 'or':
        for (const each of operation.of) condition(each, path);
        break;
      case 'not':
        condition(operation.of, path);
        break;
      case 'select':
        condition(operation.when, path);
        break;
      case 'lookup':
        if (!within(operation.of, 0, operation.values.length - 1)) tell(`${path}.values`);
        break;
      default:
    }
  });
  inputs.forEach(({ needed }, index) => condition(needed, `inputs[${index}].needed`));
  plan.constraints.forEach(({ holds }, index) => condition(holds, `constraints[${index}].holds`));
  plan.caps.forEach(({ fires }, index) => condition(fires, `caps[${index}].fires`));
  ratings.forEach(({ requirements }, rating) =>
    requirements.forEach(({ holds }, index) =>
      condition(holds, `ratings[${rating}].requirements[${index}].holds`),
    ),
  );
  const last = ratings.length - 1;
  for (const key of ['ratingByPoints', 'ratingAfterFloors', 'ratingAfterCaps', 'rating'] as const)
    if (!within(plan[key], 0, last)) tell(key);
  criteria.forEach(({ case: slot, applies }, index) => {
    condition(applies, `criteria[${index}].applies`);
    const { cases, scoring } = plan.text.criteria[index]!;
    if (scoring === 'levels' || scoring === 'bands') {
      const isThere = slot !== undefined && cases && within(slot, 0, cases.length - 1);
      if (!isThere) tell(`criteria[${index}].case`);
    }
  });
}
