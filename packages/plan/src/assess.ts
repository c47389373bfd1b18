import { isHead } from './answers.js';
import { divideExactly } from './interpret.js';
import type { Plan, PlanAssessors } from './plan.js';
import { problem, type Problem } from './problems.js';
import { programOf, roundingCodes } from './program.js';
import { score, type PassedOver, type Rated, type Result } from './score.js';

/** The record of one assessor, scored on its own. */
export interface AssessedRecord {
  /** Id of the assessor; empty where the record names none that the sheet has. */
  readonly assessor: string;
  readonly result: Result;
}

/** The total and rating that count. */
export interface Counting {
  /** The first who has scored, or the average or median of all. */
  readonly by: PlanAssessors['counts'];
  /** Positions among the results of those whose totals count. */
  readonly of: readonly number[];
  /** Positions of those whose totals were dropped. */
  readonly dropped: readonly number[];
  readonly total: number;
  readonly ratingByPoints: string;
  readonly rating: string;
  /** Best first. Of a council, with what more than half of it found. */
  readonly passedOver: readonly PassedOver[];
}

/** A difference between two assessors that is beyond what the sheet allows. */
export interface Difference {
  /** The criterion; absent for the total. */
  readonly criterion?: string;
  /** Positions among the results of who gave more, and who gave less. */
  readonly higher: number;
  readonly lower: number;
  readonly points: number;
  readonly limit: number;
}

/** What several assessors found of one unit in one period. */
export interface Assessment {
  /** `incomplete` also where somebody who is required has not scored. */
  readonly status: 'rated' | 'incomplete' | 'refused';
  /** In order of precedence. */
  readonly results: readonly AssessedRecord[];
  /** Ids of the assessors who are still missing. */
  readonly missing: readonly string[];
  /** Present where the status is `rated`. */
  readonly counting?: Counting;
  readonly differences: readonly Difference[];
}

type Answers = Readonly<Record<string, unknown>>;

/** A record beside the position of its assessor, or of none. */
interface Placed {
  readonly record: unknown;
  readonly member: number;
  readonly problems: readonly Problem[];
}

/**
 * Scores the records that several assessors made of one unit in one period, each on its own, and says which total and
 * rating count. A sheet without assessors takes one record. Never throws, whatever the records are.
 */
export function assess(plan: Plan, records: readonly unknown[]): Assessment {
  const panel = plan.assessors ?? justOne;
  const placed = place(plan, panel, records);
  const judged = placed.map((each) => judgedBy(plan, panel, each, placed));
  const results = judged.map(({ assessor, result }) => ({ assessor, result }));
  const missing = panel.members.flatMap(({ id, min }, member) =>
    placed.filter((each) => each.member === member).length < min ? [id] : [],
  );
  const differences = differencesAmong(plan, panel, results);
  const given = { results, missing, differences };
  if (results.some(({ result }) => result.status === 'refused'))
    return { status: 'refused', ...given };
  const counting =
    missing.length > 0 || results.length === 0
      ? undefined
      : panel.counts === 'first'
        ? firstOf(results)
        : councilOf(plan, panel, judged);
  return counting ? { status: 'rated', ...given, counting } : { status: 'incomplete', ...given };
}

/** What a sheet without assessors stands for: one record, by anybody. */
const justOne: PlanAssessors = { counts: 'first', members: [] };

// ── Records ──────────────────────────────────────────────────────────────────────────────────────

/** Finds whose each record is, and puts the records in order of precedence. */
function place(
  plan: Plan,
  { members }: PlanAssessors,
  records: readonly unknown[],
): readonly Placed[] {
  if (plan.assessors === undefined) {
    const twice = problem('record/assessor-twice', 'assessor', { assessor: '', limit: 1 });
    return records.map((record, index) => ({
      record,
      member: -1,
      problems: index === 0 ? [] : [twice],
    }));
  }
  const known = members.map(({ id }) => id);
  const seen = members.map(() => 0);
  const placed = records.map((record): Placed => {
    const found = assessorOf(record);
    if (found === undefined)
      return {
        record,
        member: -1,
        problems: [problem('record/no-assessor', 'assessor', { known })],
      };
    const member = known.indexOf(found);
    if (member < 0)
      return {
        record,
        member,
        problems: [problem('record/unknown-assessor', 'assessor', { found, known })],
      };
    const { id, max } = members[member]!;
    const before = seen[member] ?? 0;
    seen[member] = before + 1;
    const isOneTooMany = before >= max;
    return {
      record,
      member,
      problems: isOneTooMany
        ? [problem('record/assessor-twice', 'assessor', { assessor: id, limit: max })]
        : [],
    };
  });
  return placed.toSorted((a, b) => a.member - b.member);
}

function assessorOf(record: unknown): string | undefined {
  const value = isAnswers(record) ? entry(record, 'assessor') : undefined;
  return isHead(value) && value !== '' ? String(value).normalize('NFC').slice(0, 200) : undefined;
}

const isAnswers = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The entry of a record that is its own; undefined where looking at it fails. */
function entry(record: Answers, key: string): unknown {
  try {
    return Object.hasOwn(record, key) ? record[key] : undefined;
  } catch {
    return undefined;
  }
}

/** A scored record with what its requirements and caps came to. */
interface Judged extends AssessedRecord {
  /** For each rating whether each requirement holds. */
  readonly holds: readonly (readonly boolean[])[];
  readonly fires: readonly boolean[];
}

function judgedBy(plan: Plan, panel: PlanAssessors, each: Placed, all: readonly Placed[]): Judged {
  const { record, given } = withReserved(plan, panel, each, all);
  const scored = score(plan, record);
  const problems = [...each.problems, ...given];
  const result: Result =
    problems.length === 0
      ? scored
      : {
          ...refusedHead(scored),
          status: 'refused',
          problems: [...problems, ...(scored.status === 'refused' ? scored.problems : [])],
        };
  const { registers } = programOf(plan);
  return {
    assessor: panel.members[each.member]?.id ?? '',
    result,
    holds: plan.ratings.map(({ requirements }) =>
      requirements.map(({ holds }) => registers[holds] === 1),
    ),
    fires: plan.caps.map(({ fires }) => registers[fires] === 1),
  };
}

const refusedHead = ({ sheet, plan, engine, unit, period, assessor, date }: Result) => ({
  sheet,
  plan,
  engine,
  ...(unit !== undefined && { unit }),
  ...(period !== undefined && { period }),
  ...(assessor !== undefined && { assessor }),
  ...(date !== undefined && { date }),
});

/** A record with the answers that only somebody else gives; where nobody does, they are "not applicable" if they may be. */
function withReserved(
  plan: Plan,
  { onlyFor = [] }: PlanAssessors,
  { record, member }: Placed,
  all: readonly Placed[],
): { readonly record: unknown; readonly given: readonly Problem[] } {
  if (onlyFor.length === 0 || !isAnswers(record)) return { record, given: [] };
  const given: Problem[] = [];
  const answers: Record<string, unknown> = {};
  for (const { input, assessor } of onlyFor) {
    if (assessor === member) continue;
    const { id, mayBeNotApplicable } = plan.inputs[input]!;
    if (scoreIn(record, id) !== undefined) {
      const args = { assessor: plan.assessors?.members[assessor]?.id ?? '' };
      given.push(problem('record/only-for', id, args));
      continue;
    }
    const theirs = all.find((each) => each.member === assessor);
    const answer = theirs && isAnswers(theirs.record) ? scoreIn(theirs.record, id) : undefined;
    if (answer !== undefined) answers[id] = answer;
    else if (!theirs && mayBeNotApplicable) answers[id] = notApplicable;
  }
  return { record: withScores(record, answers), given };
}

/** How "not applicable" is written in data. */
const notApplicable = 'n/a';

function scoreIn(record: Answers, id: string): unknown {
  const scores = entry(record, 'scores');
  const value = entry(isAnswers(scores) ? scores : record, id);
  return value === null ? undefined : value;
}

function withScores(record: Answers, answers: Answers): unknown {
  if (Object.keys(answers).length === 0) return record;
  try {
    const scores = entry(record, 'scores');
    const isNested = isAnswers(scores) || entry(record, 'facts') !== undefined;
    return isNested
      ? { ...record, scores: { ...(isAnswers(scores) ? scores : {}), ...answers } }
      : { ...record, ...answers };
  } catch {
    return record;
  }
}

// ── What counts ──────────────────────────────────────────────────────────────────────────────────

/** The first who has scored. An unfinished record is waited for. */
function firstOf(results: readonly AssessedRecord[]): Counting | undefined {
  const first = results[0]?.result;
  if (first?.status !== 'rated') return undefined;
  const { total, ratingByPoints, rating, passedOver } = first;
  return { by: 'first', of: [0], dropped: [], total, ratingByPoints, rating, passedOver };
}

/** The average or median of all, rounded as the sheet says. A requirement or cap is judged by more than half. */
function councilOf(
  plan: Plan,
  { counts, dropping, rounding }: PlanAssessors,
  judged: readonly Judged[],
): Counting | undefined {
  const unit = 10 ** plan.pointDecimals;
  const totals = judged.map(({ result }) =>
    result.status === 'rated' ? Math.round(result.total * unit) : undefined,
  );
  if (totals.includes(undefined) || !rounding) return undefined;
  const ascending = totals
    .map((total, position) => ({ total: total!, position }))
    .sort((a, b) => a.total - b.total || a.position - b.position);
  const { lowest, highest } = dropping ?? { lowest: 0, highest: 0 };
  const kept = ascending.slice(lowest, ascending.length - highest);
  const middle =
    counts === 'median' ? kept.slice((kept.length - 1) >> 1, (kept.length >> 1) + 1) : kept;
  if (middle.length === 0) return undefined;
  const sum = middle.reduce((all, { total }) => all + total, 0);
  const total =
    divideExactly(sum, middle.length * rounding.to, roundingCodes[rounding.mode]) * rounding.to;
  const positions = (list: typeof kept): readonly number[] =>
    list.map(({ position }) => position).sort((a, b) => a - b);
  return {
    by: counts,
    of: positions(kept),
    dropped: positions(ascending.filter((each) => !kept.includes(each))),
    total: total / unit,
    ...rate(plan, total, judged),
  };
}

/** The rating of a total on which more than half agree of every requirement and cap. */
function rate(
  plan: Plan,
  total: number,
  judged: readonly Judged[],
): Pick<Counting, 'ratingByPoints' | 'rating' | 'passedOver'> {
  const isAgreed = (find: (each: Judged) => boolean | undefined): boolean =>
    judged.filter((each) => find(each) === true).length * 2 > judged.length;
  const fires = plan.caps.map((_, cap) => isAgreed((each) => each.fires[cap]));
  const byPoints = ratingByPoints(plan, total);
  const start = plan.caps.reduce(
    (at, { kind, rating }, cap) => (kind === 'floor' && fires[cap] ? Math.min(at, rating) : at),
    byPoints,
  );
  const passedOver: PassedOver[] = [];
  let at = start;
  for (; at < plan.ratings.length - 1; at += 1) {
    const { requirements } = plan.text.ratings[at]!;
    const unmet = requirements.flatMap(({ title }, index) =>
      isAgreed((each) => each.holds[at]?.[index]) ? [] : [title],
    );
    const caps = plan.caps.flatMap(({ kind, rating }, cap) =>
      kind === 'cap' && rating > at && fires[cap] ? [plan.text.caps[cap]!.title] : [],
    );
    if (unmet.length === 0 && caps.length === 0) break;
    passedOver.push({ rating: plan.ratings[at]!.id, unmet, caps });
  }
  return {
    ratingByPoints: plan.ratings[byPoints]!.id,
    rating: plan.ratings[at]!.id,
    passedOver,
  };
}

/** Position of the rating whose range holds a total, in stored points. */
function ratingByPoints({ operations, ratingByPoints: slot }: Plan, total: number): number {
  const operation = operations[slot];
  if (operation?.op === 'constant') return operation.value;
  if (operation?.op !== 'steps') throw new Error('the rating by points is a table of steps');
  const passed = operation.cuts.filter(({ times, bound, strict }) =>
    strict ? total * times > bound : total * times >= bound,
  );
  return operation.values[passed.length]!;
}

// ── Differences ──────────────────────────────────────────────────────────────────────────────────

/** Differences beyond the limits, from the one that counts to each other, or between the ends of a council. */
function differencesAmong(
  plan: Plan,
  { counts, totalDifference, criterionDifference }: PlanAssessors,
  results: readonly AssessedRecord[],
): readonly Difference[] {
  const rated = results.flatMap(({ result }, position) =>
    result.status === 'rated' ? [{ result, position }] : [],
  );
  if (rated.length < 2) return [];
  const unit = 10 ** plan.pointDecimals;
  const pairsBy = (pointsOf: (result: Rated) => number): readonly (readonly [Points, Points])[] => {
    const points = rated.map(({ result, position }) => ({
      position,
      points: Math.round(pointsOf(result) * unit),
    }));
    const [first, ...others] = points;
    if (!first) return [];
    if (counts === 'first') return others.map((other) => [first, other]);
    const ascending = points.toSorted((a, b) => a.points - b.points);
    return [[ascending[0]!, ascending.at(-1)!]];
  };
  const beyond = (
    limit: number | undefined,
    pointsOf: (result: Rated) => number,
    criterion?: string,
  ): readonly Difference[] =>
    limit === undefined
      ? []
      : pairsBy(pointsOf).flatMap(([a, b]) => {
          const [lower, higher] = a.points <= b.points ? [a, b] : [b, a];
          const points = higher.points - lower.points;
          if (points <= limit) return [];
          const ends = { higher: higher.position, lower: lower.position };
          return [
            {
              ...(criterion !== undefined && { criterion }),
              ...ends,
              points: points / unit,
              limit: limit / unit,
            },
          ];
        });
  return [
    ...beyond(totalDifference, ({ total }) => total),
    ...plan.criteria.flatMap(({ id }) =>
      beyond(criterionDifference, ({ criteria }) => criteria[id] ?? 0, id),
    ),
  ];
}

interface Points {
  readonly position: number;
  readonly points: number;
}
