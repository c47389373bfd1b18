import { readAnswers, type Head } from './answers.js';
import { interpret } from './interpret.js';
import { judge } from './judge.js';
import type { Plan, Slot } from './plan.js';
import { outlookOf, type Preview } from './preview.js';
import type { Problem } from './problems.js';
import { programOf, type Program } from './program.js';

/** The version of the engine that results name. */
export const engineVersion = '0.1.0';

/** What every result says of itself. */
export interface ResultHead extends Head {
  readonly sheet: string;
  /** Hash of the plan that scored the record. */
  readonly plan: string;
  readonly engine: string;
}

/** A rating better than the final one that the total, or a floor, would have given. */
export interface PassedOver {
  readonly rating: string;
  /** Titles of its requirements that do not hold. */
  readonly unmet: readonly string[];
  /** Titles of the caps that forbid it. */
  readonly caps: readonly string[];
}

/** Points are plain numbers whose decimal text is exact. */
export interface Rated extends ResultHead {
  readonly status: 'rated';
  readonly total: number;
  readonly rating: string;
  readonly ratingByPoints: string;
  readonly sections: Readonly<Record<string, number>>;
  readonly bonuses: number;
  readonly penalties: number;
  readonly criteria: Readonly<Record<string, number>>;
  /** Titles of the requirements that do not hold, of every rating passed over. */
  readonly unmet: readonly string[];
  /** Titles of the caps and floors whose condition holds. */
  readonly caps: readonly string[];
  /** Best first. */
  readonly passedOver: readonly PassedOver[];
  /** Criteria that do not apply to the record. */
  readonly notApplied: readonly string[];
  /** Present where criteria left the scale: what the sections earned, and out of how much. */
  readonly rescaled?: { readonly earned: number; readonly possible: number; readonly to: number };
}

export interface Incomplete extends ResultHead, Preview {
  readonly status: 'incomplete';
}

export interface Refused extends ResultHead {
  readonly status: 'refused';
  readonly problems: readonly Problem[];
}

export type Result = Rated | Incomplete | Refused;

/** Scores one record. Never throws, whatever the record is. */
export function score(plan: Plan, record: unknown): Result {
  const program = programOf(plan);
  const { head, problems, isOpen } = readAnswers(program, record);
  if (problems.length > 0) return { ...headOf(plan, head), status: 'refused', problems };
  if (isOpen) {
    const outlook = outlookOf(program);
    if (outlook.kind === 'impossible') return { ...headOf(plan, head), status: 'refused', problems: outlook.problems };
    if (outlook.kind === 'open') return { ...headOf(plan, head), status: 'incomplete', ...outlook.preview };
  }
  interpret(program);
  const broken = judge(program);
  if (broken.length > 0) return { ...headOf(plan, head), status: 'refused', problems: broken };
  return rated(program, head);
}

/** What an unfinished record can still become; a finished one is scored. */
export const preview: (plan: Plan, record: unknown) => Result = score;

const headOf = ({ text, hash }: Plan, head: Head): ResultHead => ({
  ...head,
  sheet: text.sheet,
  plan: hash,
  engine: engineVersion,
});

function rated(program: Program, head: Head): Rated {
  const { plan, registers, pointUnit } = program;
  const points = (slot: Slot): number => registers[slot]! / pointUnit;
  const final = registers[plan.rating]!;
  const byPoints = registers[plan.ratingByPoints]!;
  const sections: Record<string, number> = {};
  for (const { id, points: slot } of plan.sections) sections[id] = points(slot);
  const criteria: Record<string, number> = {};
  const notApplied: string[] = [];
  for (const { id, points: slot, applies } of plan.criteria) {
    criteria[id] = points(slot);
    if (applies !== undefined && registers[applies] === 0) notApplied.push(id);
  }
  const passedOver = passedOverOf(program);
  const left = plan.left === undefined ? 0 : registers[plan.left]!;
  return {
    ...headOf(plan, head),
    status: 'rated',
    total: points(plan.total),
    rating: plan.ratings[final]!.id,
    ratingByPoints: plan.ratings[byPoints]!.id,
    sections,
    bonuses: points(plan.bonuses),
    penalties: points(plan.penalties),
    criteria,
    unmet: passedOver.length === 0 ? [] : passedOver.flatMap((each) => each.unmet),
    caps: firedCaps(program),
    passedOver,
    notApplied,
    ...(left > 0 && { rescaled: rescaledOf(program, left) }),
  };
}

function rescaledOf({ plan, registers, pointUnit }: Program, left: number): NonNullable<Rated['rescaled']> {
  const full = plan.sections.reduce((sum, { maximum }) => sum + maximum, 0);
  const earned = plan.sections.reduce((sum, { points }) => sum + registers[points]!, 0);
  return { earned: earned / pointUnit, possible: (full - left) / pointUnit, to: registers[plan.sectionTotal]! / pointUnit };
}

/** The ratings between the one that points or a floor give and the final one, with what stood in their way. */
function passedOverOf({ plan, registers }: Program): readonly PassedOver[] {
  const final = registers[plan.rating]!;
  const start = startOf(plan, registers);
  const passed: PassedOver[] = [];
  for (let index = start; index < final; index += 1) {
    const rating = plan.ratings[index]!;
    const unmet = rating.requirements.flatMap(({ holds }, at) =>
      registers[holds] === 0 ? [plan.text.ratings[index]!.requirements[at]!.title] : [],
    );
    const caps = plan.caps.flatMap((cap, at) =>
      cap.kind === 'cap' && registers[cap.fires] === 1 && cap.rating > index ? [plan.text.caps[at]!.title] : [],
    );
    passed.push({ rating: rating.id, unmet, caps });
  }
  return passed;
}

/** The rating by points after floors, before requirements and caps are looked at. */
function startOf(plan: Plan, registers: Float64Array): number {
  let start = registers[plan.ratingByPoints]!;
  for (const { kind, rating, fires } of plan.caps) {
    if (kind === 'floor' && registers[fires] === 1 && rating < start) start = rating;
  }
  return start;
}

function firedCaps({ plan, registers }: Program): readonly string[] {
  if (plan.caps.length === 0) return [];
  return plan.caps.flatMap(({ fires }, index) => (registers[fires] === 1 ? [plan.text.caps[index]!.title] : []));
}
