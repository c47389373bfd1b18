import { invariant, rational, type Rational } from '@barem/core';
import {
  carryFor,
  createScanner,
  describeProblem,
  formChange,
  ownPart,
  score,
  type FormChange,
  type Plan,
  type Problem,
  type Scanned,
} from '@barem/plan';
import type { Place } from '../../register/place.js';
import type { Register } from '../../register/register.js';
import { remembered } from '../../register/remembered.js';
import { by, inOrder, inTextOrder, most } from '../../report/gather/order.js';
import type {
  Impact,
  ImpactSheet,
  MatrixCell,
  RecordMove,
  MovedRecord,
  Outcome,
  RatingRange,
  UnfitReason,
  Whose,
} from '../impact.js';
import { causeGathering } from './causes.js';
import { comparison } from './compare.js';
import { criterionGathering, criterionPairs, unitsOf } from './criteria.js';
import { noMoves, unitMoves } from './move-counts.js';
import { totalGathering } from './totals.js';

/** Two sheets, and how records of the first become records of the second. */
export interface ImpactSubject {
  readonly before: Plan;
  readonly after: Plan;
  /** By ids where it is absent. */
  readonly form?: FormChange;
  /** Answers that are taken for given where the second form asks for something that a record does not say. */
  readonly assumed?: Readonly<Record<string, unknown>>;
}

/** Where the records that are told by organisation stand. */
export interface ImpactOrganisations {
  readonly register: Register;
  /** The organisation whose parts are told apart; the one at the top where it is absent. */
  readonly organisation?: string;
}

/** Takes in records in any order, then says what the second sheet changes about them. */
export interface ImpactGathering {
  readonly add: (record: unknown, place?: Place) => void;
  /** A row that could not be read. */
  readonly addUnreadable: () => void;
  readonly finish: (organisations?: ImpactOrganisations) => Impact;
}

/** Something said of a record, beside the first record that it is said of, whatever the order is in which records come. */
interface Earliest<T> {
  readonly whose: Whose;
  readonly said: T;
}

/** Prepares the comparison of two sheets on records. */
export function createImpact(subject: ImpactSubject): ImpactGathering {
  const { before, after, assumed = {} } = subject;
  const form = subject.form ?? formChange(before, after);
  const own = ownPart(before, form);
  const carry = carryFor(after, form, assumed);
  const [first, second] = [createScanner(before), createScanner(after)];
  const units = unitsOf(before, after);
  const compare = comparison(before, after);
  const pairs = criterionPairs(before, after, form.renames);
  const criteria = criterionGathering(pairs, units);
  const causes = causeGathering({ before, after, pairs, units, compare });
  const totals = {
    before: totalGathering(units.point),
    least: totalGathering(units.point),
    greatest: totalGathering(units.point),
  };
  const counts = noMoves();
  const byUnit = unitMoves();
  const columns = after.ratings.length + 2;
  const cells = new Map<number, { records: number; earliest: Earliest<unknown> }>();
  const ranges = new Map<number, RatingRange & { records: number }>();
  const unfit = new Map<string, { records: number; earliest: Earliest<Problem> } & Where>();
  const asked = new Int32Array(after.inputs.length);
  const moved: Moved[] = [];
  // Totals are few and records are many.
  const pointsIn = remembered((total: number): Rational => rational(total, units.point));
  const points = (total: number, unit: number): Rational => pointsIn(total * unit);
  // Units, periods and assessors come again and again.
  const plainText = remembered((text: string) => text.normalize('NFC'));
  let [records, unreadable] = [0, 0];

  /** What is known of a record that both sheets rate, or may rate. */
  const addRated = (
    old: RatedScan,
    now: Exclude<Scanned, RefusedScan>,
    whose: Whose,
  ): RecordMove => {
    const range =
      now.status === 'rated'
        ? { best: now.rating, worst: now.rating, least: now.total, greatest: now.total }
        : now;
    const [best, worst] = [compare(old.rating, range.best), compare(old.rating, range.worst)];
    const move: RecordMove = best === worst ? best : 'open';
    totals.before.add(old.total * units.before);
    totals.least.add(range.least * units.after);
    totals.greatest.add(range.greatest * units.after);
    const isKnown = now.status === 'rated' || now.isExhaustive;
    const missing = now.status === 'rated' ? nothing : now.missing;
    criteria.add(first.values, second.values, isKnown ? missing : undefined);
    for (const input of missing) asked[input]! += 1;
    const [bestId, worstId] = [after.ratings[range.best]!.id, after.ratings[range.worst]!.id];
    const oldId = before.ratings[old.rating]!.id;
    if (now.status === 'incomplete') {
      const key = (old.rating * columns + range.best) * columns + range.worst;
      const known = ranges.get(key);
      if (known) known.records += 1;
      else ranges.set(key, { before: oldId, best: bestId, worst: worstId, move, records: 1 });
    }
    if ((move === 'up' || move === 'down') && isKnown) {
      // A record that moves whatever the open answers will be: why it does even where they hold it back.
      if (now.status === 'incomplete') second.show(move === 'down' ? 'best' : 'worst');
      causes.add(move, first.values, second.values);
    }
    if (move !== 'same') {
      const steps = old.rating - range.best;
      const rank = rankOf(move) + steps;
      moved.push({ whose, move, rank, old, range });
    }
    return move;
  };

  const movedRecord = ({ whose, move, old, range }: Moved): MovedRecord => {
    const was = before.ratings[old.rating]!.id;
    const total = points(old.total, units.before);
    if (!range) return { whose, move, before: was, totals: { before: total } };
    const [best, worst] = [after.ratings[range.best]!.id, after.ratings[range.worst]!.id];
    const [least, greatest] = [
      points(range.least, units.after),
      points(range.greatest, units.after),
    ];
    return {
      whose,
      move,
      before: was,
      after: { best, worst },
      totals: { before: total, least, greatest },
    };
  };

  const addUnfit = (old: RatedScan, { problems }: RefusedScan, whose: Whose): void => {
    const told = new Set<string>();
    for (const each of problems) {
      const where = { code: each.code, answer: answerOf(each.path) };
      const name = `${where.code} ${where.answer}`;
      if (told.has(name)) continue;
      told.add(name);
      const known = unfit.get(name);
      if (!known) unfit.set(name, { ...where, records: 1, earliest: { whose, said: each } });
      else {
        known.records += 1;
        if (inHeadOrder(whose, known.earliest.whose) < 0) known.earliest = { whose, said: each };
      }
    }
    moved.push({ whose, move: 'unfit', rank: rankOf('unfit'), old, range: undefined });
  };

  return {
    add(record, place) {
      records += 1;
      const whose = whoseOf(record, place, plainText);
      const old = first.scan(own(record));
      const now = second.scan(carry(record));
      const cell = rowOf(old, before) * columns + rowOf(now, after);
      const known = cells.get(cell);
      if (!known) cells.set(cell, { records: 1, earliest: { whose, said: record } });
      else {
        known.records += 1;
        if (isEarlier(whose, record, known.earliest)) known.earliest = { whose, said: record };
      }
      let move: RecordMove;
      if (old.status !== 'rated') move = now.status === 'rated' ? 'gained' : 'neither';
      else if (now.status === 'refused') {
        move = 'unfit';
        addUnfit(old, now, whose);
      } else move = addRated(old, now, whose);
      counts[move] += 1;
      byUnit.add(whose.unit ?? '', whose.period, move);
    },
    addUnreadable: () => void (unreadable += 1),
    finish(organisations) {
      const matrix = [...cells]
        .toSorted(([a], [b]) => a - b)
        .map(([cell, { records: count, earliest }]): MatrixCell => {
          const [row, column] = [Math.floor(cell / columns), cell % columns];
          const { said: record, whose } = earliest;
          const [was, is] = [outcomeAt(before, row), outcomeAt(after, column)];
          // Invariant: what is shown as a witness has just been scored again, by the engine that gives results.
          confirm(before, own(record), was);
          confirm(after, carry(record), is);
          return {
            before: was,
            after: is,
            records: count,
            witness: { whose, record },
          };
        });
      return {
        before: sheetOf(before),
        after: sheetOf(after),
        form,
        assumed,
        records,
        unreadable,
        moves: { ...counts },
        matrix,
        ranges: [...ranges].toSorted(([a], [b]) => a - b).map(([, each]) => ({ ...each })),
        causes: causes.causes(),
        criteria: criteria.shifts(),
        totals: {
          before: totals.before.counts(),
          least: totals.least.counts(),
          greatest: totals.greatest.counts(),
        },
        ...(organisations && {
          organisations: byUnit.rows(organisations.register, organisations.organisation),
        }),
        unfit: [...unfit.values()]
          .map(({ code, answer, records: count, earliest }): UnfitReason => ({
            code,
            answer,
            records: count,
            example: describeProblem(earliest.said),
          }))
          .toSorted(
            inOrder(
              by(({ records: count }) => count, most),
              by(({ code, answer }) => `${code} ${answer}`, inTextOrder),
            ),
          ),
        asked: after.inputs.flatMap(({ id }, at) =>
          asked[at]! > 0 ? [{ id, title: after.text.inputs[at] ?? '', records: asked[at]! }] : [],
        ),
        moved: inMovingOrder(moved).map(movedRecord),
      };
    },
  };
}

type RatedScan = Extract<Scanned, { status: 'rated' }>;
type RefusedScan = Extract<Scanned, { status: 'refused' }>;

/** A kind of problem, and the answer that it is about. */
interface Where {
  readonly code: string;
  readonly answer: string;
}

const nothing: readonly never[] = [];

/** The id in a path such as `scores.I.2`. */
const answerOf = (path: string): string => path.replace(/^(?:facts|scores)\./, '');

// ── Outcomes ─────────────────────────────────────────────────────────────────────────────────────

/** Outcomes in the order of the matrix: ratings from the best on, incomplete, refused. */
function rowOf(scanned: Scanned, { ratings }: Plan): number {
  switch (scanned.status) {
    case 'rated':
      return scanned.rating;
    case 'incomplete':
      return ratings.length;
    case 'refused':
      return ratings.length + 1;
  }
}

function outcomeAt({ ratings }: Plan, row: number): Outcome {
  const rating = ratings[row]?.id;
  if (rating !== undefined) return { kind: 'rated', rating };
  return { kind: row === ratings.length ? 'incomplete' : 'refused' };
}

function confirm(plan: Plan, record: unknown, outcome: Outcome): void {
  const result = score(plan, record);
  const isConfirmed =
    result.status === outcome.kind &&
    (result.status !== 'rated' || outcome.kind !== 'rated' || result.rating === outcome.rating);
  invariant(isConfirmed, `a witness is ${outcome.kind} when it is scored again`);
}

const sheetOf = ({ text, hash, ratings }: Plan): ImpactSheet => ({
  id: text.sheet,
  title: text.title,
  plan: hash,
  status: text.status ?? 'illustrative',
  ...(text.effective && { effective: text.effective }),
  classes: ratings.map(({ id }, at) => ({ id, title: text.ratings[at]?.title ?? id })),
});

// ── Whose a record is ────────────────────────────────────────────────────────────────────────────

function whoseOf(
  record: unknown,
  place: Place | undefined,
  plainText: (text: string) => string,
): Whose {
  if (typeof record !== 'object' || record === null) return place ? { place } : {};
  const head = record as Readonly<Record<string, unknown>>;
  const whose: { -readonly [K in keyof Whose]: Whose[K] } = {};
  try {
    const [unit, period, assessor] = [head['unit'], head['period'], head['assessor']];
    if (isText(unit)) whose.unit = plainText(String(unit));
    if (isText(period)) whose.period = plainText(String(period));
    if (isText(assessor)) whose.assessor = plainText(String(assessor));
  } catch {
    // An object with code of its own: nobody's record, and refused.
  }
  if (place) whose.place = place;
  return whose;
}

const isText = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

/** By period, unit and assessor. */
const inHeadOrder = (a: Whose, b: Whose): number =>
  inTextOrder(a.period ?? '', b.period ?? '') ||
  inTextOrder(a.unit ?? '', b.unit ?? '') ||
  inTextOrder(a.assessor ?? '', b.assessor ?? '');

/** Of two records of the same unit, period and assessor the one whose text stands first. */
function isEarlier(
  whose: Whose,
  record: unknown,
  { whose: other, said }: Earliest<unknown>,
): boolean {
  const side = inHeadOrder(whose, other);
  return side < 0 || (side === 0 && textOf(record) < textOf(said));
}

function textOf(record: unknown): string {
  try {
    return JSON.stringify(record) ?? '';
  } catch {
    return '';
  }
}

// ── Records that move ────────────────────────────────────────────────────────────────────────────

/** A record that moves, as it is kept: there may be very many. */
interface Moved {
  readonly whose: Whose;
  readonly move: MovedRecord['move'];
  /** Less for what stands earlier in a list. */
  readonly rank: number;
  readonly old: RatedScan;
  readonly range:
    | {
        readonly best: number;
        readonly worst: number;
        readonly least: number;
        readonly greatest: number;
      }
    | undefined;
}

const moveOrder: readonly MovedRecord['move'][] = ['down', 'unfit', 'open', 'other', 'up'];

/** More than any number of ratings. */
const farther = 10_000;

const rankOf = (move: MovedRecord['move']): number => moveOrder.indexOf(move) * farther;

/** Those that fall farthest first, and those that rise farthest last. */
function inMovingOrder(moved: readonly Moved[]): readonly Moved[] {
  const places = (['period', 'unit', 'assessor'] as const).map((key) =>
    placesOf(moved.map(({ whose }) => whose[key] ?? '')),
  );
  // Numbers are compared much faster than texts.
  const [periods, units, assessors] = places;
  const order = Array.from(moved, (_, at) => at).sort(
    (a, b) =>
      moved[a]!.rank - moved[b]!.rank ||
      periods![a]! - periods![b]! ||
      units![a]! - units![b]! ||
      assessors![a]! - assessors![b]! ||
      inTextOrder(moved[a]!.whose.place?.path ?? '', moved[b]!.whose.place?.path ?? '') ||
      (moved[a]!.whose.place?.line ?? 0) - (moved[b]!.whose.place?.line ?? 0),
  );
  return order.map((at) => moved[at]!);
}

/** For each text its place among all of them in order. */
function placesOf(texts: readonly string[]): Int32Array {
  const order = new Map([...new Set(texts)].sort(inTextOrder).map((text, at) => [text, at]));
  return Int32Array.from(texts, (text) => order.get(text)!);
}
