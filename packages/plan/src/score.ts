import { readAnswers, type Head } from './answers.js';
import { interpret } from './interpret.js';
import { judge } from './judge.js';
import type { Plan } from './plan.js';
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
    if (outlook.kind === 'impossible')
      return { ...headOf(plan, head), status: 'refused', problems: outlook.problems };
    if (outlook.kind === 'open')
      return { ...headOf(plan, head), status: 'incomplete', ...outlook.preview };
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

const nothing: readonly never[] = [];

function rated(program: Program, head: Head): Rated {
  const { plan, registers, pointUnit } = program;
  const sections: Record<string, number> = {};
  for (const { id, points } of plan.sections) sections[id] = registers[points]! / pointUnit;
  const criteria: Record<string, number> = {};
  for (const { id, points } of plan.criteria) criteria[id] = registers[points]! / pointUnit;
  const passedOver = passedOverOf(program);
  const result: Mutable<Rated> = {
    status: 'rated',
    total: registers[plan.total]! / pointUnit,
    rating: plan.ratings[registers[plan.rating]!]!.id,
    ratingByPoints: plan.ratings[registers[plan.ratingByPoints]!]!.id,
    sections,
    bonuses: registers[plan.bonuses]! / pointUnit,
    penalties: registers[plan.penalties]! / pointUnit,
    criteria,
    unmet: passedOver === nothing ? nothing : passedOver.flatMap(({ unmet }) => unmet),
    caps: firedCaps(program),
    passedOver,
    notApplied: notApplied(program),
    sheet: plan.text.sheet,
    plan: plan.hash,
    engine: engineVersion,
  };
  if (head.unit !== undefined) result.unit = head.unit;
  if (head.period !== undefined) result.period = head.period;
  if (head.assessor !== undefined) result.assessor = head.assessor;
  if (head.date !== undefined) result.date = head.date;
  const left = plan.left === undefined ? 0 : registers[plan.left]!;
  if (left > 0) result.rescaled = rescaledOf(program, left);
  return result;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function notApplied({ conditional, registers }: Program): readonly string[] {
  if (conditional.length === 0) return nothing;
  return conditional.flatMap(({ id, applies }) => (registers[applies!] === 0 ? [id] : []));
}

function rescaledOf(
  { plan, registers, pointUnit }: Program,
  left: number,
): NonNullable<Rated['rescaled']> {
  const full = plan.sections.reduce((sum, { maximum }) => sum + maximum, 0);
  const earned = plan.sections.reduce((sum, { points }) => sum + registers[points]!, 0);
  return {
    earned: earned / pointUnit,
    possible: (full - left) / pointUnit,
    to: registers[plan.sectionTotal]! / pointUnit,
  };
}

/** What stands in the way of a rating: positions of its unmet requirements, and of the caps that forbid it. */
export function obstaclesTo(
  { plan, registers }: Program,
  rating: number,
): { readonly unmet: readonly number[]; readonly caps: readonly number[] } {
  const unmet: number[] = [];
  const caps: number[] = [];
  plan.ratings[rating]!.requirements.forEach(({ holds }, at) => {
    if (registers[holds] === 0) unmet.push(at);
  });
  plan.caps.forEach(({ kind, fires, rating: highest }, at) => {
    if (kind === 'cap' && highest > rating && registers[fires] === 1) caps.push(at);
  });
  return { unmet, caps };
}

/** The ratings between the one that points or a floor give and the final one, with what stood in their way. */
function passedOverOf(program: Program): readonly PassedOver[] {
  const { plan, registers } = program;
  const final = registers[plan.rating]!;
  const start = registers[plan.ratingAfterFloors]!;
  if (start >= final) return nothing;
  const passed: PassedOver[] = [];
  for (let index = start; index < final; index += 1) {
    const { unmet, caps } = obstaclesTo(program, index);
    const titles = plan.text.ratings[index]!.requirements;
    passed.push({
      rating: plan.ratings[index]!.id,
      unmet: unmet.map((at) => titles[at]!.title),
      caps: caps.map((at) => plan.text.caps[at]!.title),
    });
  }
  return passed;
}

/** Titles of the caps and floors whose condition holds. */
function firedCaps({ plan, registers }: Program): readonly string[] {
  let titles: string[] | undefined;
  for (let at = 0; at < plan.caps.length; at += 1) {
    if (registers[plan.caps[at]!.fires] === 1) (titles ??= []).push(plan.text.caps[at]!.title);
  }
  return titles ?? nothing;
}
