import { isHead, readAnswers, type Head } from './answers.js';
import { interpret } from './interpret.js';
import { judge } from './judge.js';
import type { Plan, PlanLabel } from './plan.js';
import { outlookOf, type Preview } from './preview.js';
import type { Problem } from './problems.js';
import { programOf, type Column, type Program } from './program.js';

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
  if (isOpen || problems.length > 0) {
    const outlook = outlookOf(program, problems);
    if (outlook.kind === 'impossible') return refused(plan, head, outlook.problems);
    if (outlook.kind === 'open')
      return { ...headOf(plan, head), status: 'incomplete', ...outlook.preview };
  }
  interpret(program);
  const broken = judge(program);
  return broken.length > 0 ? refused(plan, head, broken) : rated(program, head);
}

/** What an unfinished record can still become; a finished one is scored. */
export const preview: (plan: Plan, record: unknown) => Result = score;

const headOf = ({ text, hash }: Plan, head: Head): ResultHead => {
  const result: Mutable<ResultHead> = { sheet: text.sheet, plan: hash, engine: engineVersion };
  copyHead(head, result);
  return result;
};

const refused = (plan: Plan, head: Head, problems: readonly Problem[]): Refused => ({
  ...headOf(plan, head),
  status: 'refused',
  problems,
});

/** Copies the head of a record, as far as it has one, onto a result. */
function copyHead({ unit, period, assessor, date }: Head, result: Mutable<Head>): void {
  if (isHead(unit)) result.unit = unit;
  if (isHead(period)) result.period = period;
  if (isHead(assessor)) result.assessor = assessor;
  if (isHead(date)) result.date = date;
}

const nothing: readonly never[] = [];

function rated(program: Program, head: Head): Rated {
  const { plan, registers, pointUnit } = program;
  const passedOver = passedOverOf(program);
  const result: Mutable<Rated> = {
    status: 'rated',
    total: registers[plan.total]! / pointUnit,
    rating: plan.ratings[registers[plan.rating]!]!.id,
    ratingByPoints: plan.ratings[registers[plan.ratingByPoints]!]!.id,
    sections: pointsOf(program, program.sections),
    bonuses: registers[plan.bonuses]! / pointUnit,
    penalties: registers[plan.penalties]! / pointUnit,
    criteria: pointsOf(program, program.criteria),
    unmet: unmetOf(passedOver),
    caps: titlesOf(plan.text.caps, capsOver(program, anyRating)),
    passedOver,
    notApplied: notApplied(program),
    sheet: plan.text.sheet,
    plan: plan.hash,
    engine: engineVersion,
  };
  copyHead(head, result);
  const left = plan.left === undefined ? 0 : registers[plan.left]!;
  if (left > 0) result.rescaled = rescaledOf(program, left);
  return result;
}

const unmetOf = (passedOver: readonly PassedOver[]): readonly string[] =>
  passedOver.length < 2
    ? (passedOver[0]?.unmet ?? nothing)
    : passedOver.flatMap(({ unmet }) => unmet);

/** Points by id. */
function pointsOf(
  { registers, pointUnit }: Program,
  { ids, slots, blank }: Column,
): Record<string, number> {
  const points = { ...blank };
  for (let at = 0; at < ids.length; at += 1) points[ids[at]!] = registers[slots[at]!]! / pointUnit;
  return points;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function notApplied({ conditional, registers }: Program): readonly string[] {
  if (conditional.length === 0) return nothing;
  return conditional.filter(({ applies }) => registers[applies!] === 0).map(({ id }) => id);
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

/** Stands for every rating: all caps and floors that hold. */
export const anyRating = -1;

/** Positions of the requirements of a rating that do not hold. */
export function unmetBy({ plan, registers }: Program, rating: number): readonly number[] {
  const { requirements } = plan.ratings[rating]!;
  let unmet: number[] | undefined;
  for (let at = 0; at < requirements.length; at += 1) {
    if (registers[requirements[at]!.holds] === 0) (unmet ??= []).push(at);
  }
  return unmet ?? nothing;
}

/** Positions of the caps that hold and forbid a rating; for {@link anyRating} of all caps and floors that hold. */
export function capsOver({ plan, registers }: Program, rating: number): readonly number[] {
  let found: number[] | undefined;
  for (let at = 0; at < plan.caps.length; at += 1) {
    const cap = plan.caps[at]!;
    const concerns = rating === anyRating || (cap.kind === 'cap' && cap.rating > rating);
    if (concerns && registers[cap.fires] === 1) (found ??= []).push(at);
  }
  return found ?? nothing;
}

/** The ratings between the one that points or a floor give and the final one, with what stood in their way. */
function passedOverOf(program: Program): readonly PassedOver[] {
  const { plan, registers } = program;
  const final = registers[plan.rating]!;
  const passed: PassedOver[] = [];
  for (let index = registers[plan.ratingAfterFloors]!; index < final; index += 1) {
    const { requirements } = plan.text.ratings[index]!;
    passed.push({
      rating: plan.ratings[index]!.id,
      unmet: titlesOf(requirements, unmetBy(program, index)),
      caps: titlesOf(plan.text.caps, capsOver(program, index)),
    });
  }
  return passed;
}

const titlesOf = (labels: readonly PlanLabel[], positions: readonly number[]): readonly string[] =>
  positions.length === 0 ? nothing : positions.map((at) => labels[at]!.title);
