import { exact, largestExact, limits, rational, type Diagnostic, type Span } from '@barem/core';
import { checkDiagnostics, type CheckedSheet, type Placed } from '@barem/check';
import { createBuilder, type Builder } from './builder.js';
import { planTooLarge } from './diagnostics.js';
import { sha256 } from './hash.js';
import type { InheritedText } from './inherited.js';
import { lowerCriterion, toInteger, type LoweredCriterion } from './lower-criterion.js';
import { lowerAssessors } from './lower-assessors.js';
import { lowerExpressions, type Lookup } from './lower-expression.js';
import { lowerInputs, type BareInput } from './lower-inputs.js';
import { lowerRatings } from './lower-rating.js';
import { lowerRollUp, neededPoints } from './lower-roll-up.js';
import { lowerText } from './lower-text.js';
import {
  operandsOf,
  planFormat,
  type Input,
  type Operation,
  type Plan,
  type PlanCore,
  type PlanCriterion,
  type Slot,
} from './plan.js';
import { createQuantities, type Quantity } from './quantity.js';

/** What lowering gives; `plan` is absent when some value could leave the exact range. */
export interface Lowered {
  readonly plan?: Plan;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles a checked sheet.
 * @param source - the text that the sheet was read from, for the lines in explanations
 * @param inherited - the texts of the sheets that it builds on
 */
export function lower(
  checked: CheckedSheet,
  source: string,
  inherited: readonly InheritedText[] = [],
): Lowered {
  const diagnostics: Diagnostic[] = [];
  const tooLarge = (span: Span): void => {
    const known = diagnostics.some(
      (each) => each.span.start === span.start && each.span.end === span.end,
    );
    if (!known) diagnostics.push(checkDiagnostics.tooLarge(span, {}));
  };
  const core = lowerCore(checked, createBuilder(tooLarge));
  if (!staysExactTogether(core)) tooLarge(checked.sheet.assessors?.span ?? checked.sheet.id.span);
  if (core.operations.length > limits.operations) {
    const args = { count: core.operations.length, limit: limits.operations };
    diagnostics.push(planTooLarge(checked.sheet.id.span, args));
  }
  if (diagnostics.length > 0) return { diagnostics };
  const text = lowerText(checked, source, inherited, core.inputs, core.pointDecimals);
  return { plan: { ...core, hash: sha256(JSON.stringify(core)), text }, diagnostics };
}

/** Whether the totals of all assessors can be added, and multiplied as rounding asks, within the exact range. */
function staysExactTogether({ assessors, operations, total }: PlanCore): boolean {
  if (!assessors?.rounding) return true;
  const { min, max } = operations[total] ?? { min: 0, max: 0 };
  const people = assessors.members.reduce((sum, each) => sum + each.max, 0);
  const largest = Math.max(Math.abs(min), Math.abs(max), assessors.rounding.to);
  return largest * people <= Number(largestExact);
}

function lowerCore(checked: CheckedSheet, build: Builder): PlanCore {
  const { sheet, symbols, scale } = checked;
  const quantities = createQuantities(build);
  const pointDecimals = decimalsOfPoints(checked);
  const pointScale = 10n ** BigInt(pointDecimals);
  const bareInputs = lowerInputs(checked);
  const inputAt = new Map(bareInputs.map(({ id }, index) => [id, index]));
  const lowered = new Map<string, LoweredCriterion>();
  const maximumOf = (id: string) => checked.budgets.get(id)?.maximum ?? exact.zero;

  build.from({ path: 'inputs', span: sheet.id.span });
  const slots = bareInputs.map((input, index) => {
    const [low, high] = boundsOfInput(input);
    return build.input(index, BigInt(low), BigInt(high));
  });
  const pointsQuantity = (of: Slot): Quantity =>
    quantities.multiply({ of, unit: 1n }, quantities.constant(rational(1n, pointScale)));
  const pointsOfIds = new Map<string, Quantity>();
  const lookup: Lookup = {
    fact(id) {
      const index = inputAt.get(id) ?? 0;
      return { of: slots[index] ?? 0, unit: unitOf(bareInputs[index]) };
    },
    points(id) {
      const known = pointsOfIds.get(id);
      if (known) return known;
      const section = symbols.sections.get(id);
      const members = section ? section.criteria.map((criterion) => criterion.id.id) : [id];
      const points = pointsQuantity(
        build.add(members.map((member) => lowered.get(member)?.points ?? 0)),
      );
      pointsOfIds.set(id, points);
      return points;
    },
    level: (id) => lowered.get(id)?.level ?? build.constant(-1n),
    maximum(id) {
      const section = symbols.sections.get(id);
      const members = section ? section.criteria.map((criterion) => criterion.id.id) : [id];
      return quantities.constant(exact.sum(members.map(maximumOf)));
    },
  };
  const expressions = lowerExpressions(checked, build, quantities, lookup);

  for (const placed of checked.order) {
    const { criterion } = placed;
    const id = criterion.id.id;
    const input = inputAt.get(id);
    build.from({ path: `criterion/${id}`, span: criterion.span });
    const answer =
      input === undefined
        ? undefined
        : { slot: slots[input] ?? 0, input, unit: unitOf(bareInputs[input]) };
    const budget = checked.budgets.get(id);
    if (!budget) continue;
    const part = {
      placed,
      budget,
      step: scale.step,
      pointScale,
      answer,
      build,
      quantities,
      expressions,
    };
    lowered.set(id, lowerCriterion(part));
  }

  const dependsOn = inputsBehind(build.operations);
  build.from({ path: 'total', span: sheet.span });
  const placedInOrder = [...symbols.criteria.values()];
  const pointsOf = (placed: Placed): Slot => lowered.get(placed.criterion.id.id)?.points ?? 0;
  const sections = sheet.sections.map((section) => {
    const members = placedInOrder.filter((placed) => placed.section === section);
    return {
      id: section.id.id,
      points: build.add(members.map(pointsOf)),
      maximum: Number(
        toInteger(
          exact.sum(members.map(({ criterion }) => maximumOf(criterion.id.id))),
          pointScale,
        ),
      ),
    };
  });
  const sumOf = (block: Placed['block']): Slot =>
    build.add(placedInOrder.filter((placed) => placed.block === block).map(pointsOf));
  const [bonuses, penalties] = [sumOf('bonus'), sumOf('penalty')];
  const leaving = placedInOrder.flatMap(
    ({ criterion }) => lowered.get(criterion.id.id)?.left ?? [],
  );
  const left = leaving.length > 0 ? build.add(leaving) : undefined;
  const plain = build.add(sections.map(({ points }) => points));
  const sectionTotal =
    left === undefined ? plain : rescaled(checked, build, quantities, plain, left, pointScale);
  const sum = build.subtract(build.add([sectionTotal, bonuses]), penalties);
  const total = scale.bounds
    ? build.clamp(
        sum,
        toInteger(scale.bounds.low, pointScale),
        toInteger(scale.bounds.high, pointScale),
      )
    : sum;

  const ratings = lowerRatings({
    checked,
    build,
    quantities,
    expressions,
    total,
    pointScale,
    dependsOn,
  });
  const constraints = sheet.constraints.map(({ condition, span }, index) => {
    build.from({ path: `constraint/${index}`, span });
    const holds = expressions.condition(condition);
    return { holds, dependsOn: dependsOn([holds]) };
  });
  const criteria = placedInOrder.map((placed): PlanCriterion => {
    const id = placed.criterion.id.id;
    const {
      points,
      case: position,
      applies,
      measure,
    } = lowered.get(id) ?? { points: 0, earned: 0 };
    const section = placed.section ? sheet.sections.indexOf(placed.section) : undefined;
    const input = inputAt.get(id);
    return {
      id,
      block: placed.block,
      ...(section !== undefined && { section }),
      points,
      maximum: Number(toInteger(maximumOf(id), pointScale)),
      ...(position !== undefined && { case: position }),
      ...(applies !== undefined && { applies }),
      ...(input !== undefined && { input }),
      dependsOn: dependsOn([points, ...(applies === undefined ? [] : [applies])]),
      ...(measure && { measure }),
    };
  });
  const always = [...ratings.ratings.flatMap(({ requirements }) => requirements), ...ratings.caps];
  const constrained = new Set(constraints.flatMap((each) => each.dependsOn));
  const neededFor = neededSlots({
    checked,
    lowered,
    build,
    dependsOn,
    always,
    constrained,
    inputAt,
  });
  const rollUp = lowerRollUp(checked, inputAt, expressions);
  const pointsNeeded = neededPoints(checked.series, slots, inputAt, build);
  const inputs = bareInputs.map((input, index): Input => {
    const needed = pointsNeeded.get(index) ?? neededFor(index);
    return { ...input, ...(needed !== undefined && { needed }) };
  });
  return {
    format: planFormat,
    pointDecimals,
    inputs,
    operations: build.operations,
    constraints,
    sections,
    criteria,
    ratings: ratings.ratings,
    caps: ratings.caps,
    sectionTotal,
    bonuses,
    penalties,
    total,
    ...(left !== undefined && { left }),
    ratingByPoints: ratings.byPoints,
    ratingAfterFloors: ratings.afterFloors,
    ratingAfterCaps: ratings.afterCaps,
    rating: ratings.final,
    lowerIsBetter: scale.lowerIsBetter,
    ...(sheet.assessors && {
      assessors: lowerAssessors(checked, sheet.assessors, inputAt, pointScale),
    }),
    ...(rollUp && { rollUp }),
  };
}

/** Decimals that write all points and totals of the sheet in full. */
function decimalsOfPoints({ budgets, total, scale, sheet }: CheckedSheet): number {
  const { rounding, totalDifference, criterionDifference } = sheet.assessors ?? {};
  const ofAssessors = [rounding?.to, totalDifference, criterionDifference].flatMap((literal) =>
    literal ? [literal.value] : [],
  );
  const grains = [...budgets.values()].flatMap(({ grain, maximum }) => [grain, maximum]);
  const ends = scale.bounds ? [scale.bounds.low, scale.bounds.high] : [];
  const stated = sheet.sections.flatMap(({ points }) => (points ? [points.value] : []));
  return Math.max(
    0,
    ...[...grains, ...ends, ...stated, ...ofAssessors, total.grain].map(
      (value) => exact.decimalsOf(value) ?? 0,
    ),
  );
}

const boundsOfInput = (input: BareInput): readonly [number, number] => {
  switch (input.type) {
    case 'number':
      return [input.min, input.max];
    case 'choice':
      return [0, Math.max(0, input.options.length - 1)];
    case 'boolean':
    case 'met':
      return [0, 1];
  }
};

/** Stored units in 1: a percentage with one decimal is stored in thousandths. */
const unitOf = (input: BareInput | undefined): bigint =>
  input?.type === 'number' ? (input.percent ? 100n : 1n) * 10n ** BigInt(input.decimals) : 1n;

/** The total of sections brought up to the full scale when criteria left it. */
function rescaled(
  { sheet, scale }: CheckedSheet,
  build: Builder,
  quantities: ReturnType<typeof createQuantities>,
  earned: Slot,
  left: Slot,
  pointScale: bigint,
): Slot {
  const rounding = sheet.scale?.rounding;
  if (!rounding) return earned;
  const full = toInteger(scale.full, pointScale);
  const possible = build.subtract(build.constant(full), left);
  const share = quantities.divide(
    { of: build.scale(earned, full), unit: pointScale },
    { of: possible, unit: 1n },
  );
  const rounded = quantities.scaled(
    quantities.round(share, rounding.to.value, rounding.mode),
    pointScale,
  );
  const nothingLeft = build.compare('equal', left, build.constant(0n));
  return build.select(nothingLeft, earned, rounded);
}

/** Gives the inputs that slots depend on; each slot is followed once. */
function inputsBehind(
  operations: readonly Operation[],
): (slots: readonly Slot[]) => readonly number[] {
  return (slots) => {
    const seen = new Set<Slot>();
    const inputs = new Set<number>();
    const waiting = [...slots];
    for (let slot = waiting.pop(); slot !== undefined; slot = waiting.pop()) {
      const operation = operations[slot];
      if (!operation || seen.has(slot)) continue;
      seen.add(slot);
      if (operation.op === 'input' || operation.op === 'not-applicable')
        inputs.add(operation.input);
      waiting.push(...operandsOf(operation));
    }
    return [...inputs].sort((a, b) => a - b);
  };
}

/**
 * When an answer matters: a score, where its criterion applies; a fact that only criteria with a condition ask for,
 * where one of them applies. `undefined`: always.
 */
function neededSlots({
  checked,
  lowered,
  build,
  dependsOn,
  always,
  constrained,
  inputAt,
}: {
  readonly checked: CheckedSheet;
  readonly lowered: ReadonlyMap<string, LoweredCriterion>;
  readonly build: Builder;
  readonly dependsOn: (slots: readonly Slot[]) => readonly number[];
  /** What is looked at for every record. */
  readonly always: readonly { readonly dependsOn: readonly number[] }[];
  /** Inputs that constraints speak of. */
  readonly constrained: ReadonlySet<number>;
  readonly inputAt: ReadonlyMap<string, number>;
}): (input: number) => Slot | undefined {
  const alwaysNeeded = new Set(always.flatMap((each) => each.dependsOn));
  const conditions = new Map<number, Slot[]>();
  for (const { criterion } of checked.order) {
    const part = lowered.get(criterion.id.id);
    if (!part) continue;
    const own = inputAt.get(criterion.id.id);
    if (part.applies === undefined) {
      for (const input of dependsOn([part.points])) if (input !== own) alwaysNeeded.add(input);
      continue;
    }
    const { applies, earned, when } = part;
    for (const input of when === undefined ? [] : dependsOn([when])) alwaysNeeded.add(input);
    for (const input of dependsOn([earned])) {
      conditions.set(input, [...(conditions.get(input) ?? []), applies]);
    }
  }
  const whenOfScore = new Map<number, Slot | undefined>();
  for (const [id, part] of lowered) {
    const input = inputAt.get(id);
    if (input !== undefined) whenOfScore.set(input, part.when);
  }
  build.from({ path: 'needed', span: checked.sheet.span });
  return (input) => {
    if (whenOfScore.has(input)) return whenOfScore.get(input);
    if (alwaysNeeded.has(input)) return undefined;
    const found = conditions.get(input);
    if (!found && constrained.has(input)) return undefined;
    // A fact that nothing at all asks for is never needed.
    const needed = build.both('or', found ?? []);
    return build.known(needed) === 1n ? undefined : needed;
  };
}
