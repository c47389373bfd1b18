import { answerStates, createReader, type ReadRecord } from '@barem/plan';
import {
  Engine,
  type Almanac,
  type RuleProperties,
  type TopLevelCondition,
} from 'json-rules-engine';
import type { Outcome } from '../outcome.js';
import type {
  JsonRule,
  JsonRules,
  JsonRulesCondition,
  JsonRulesEvent,
  JsonRulesPoints,
  Operand,
} from './document.js';
import { resultFact, worksheetFact } from './fact-ids.js';
import { worksheetForm, type WorksheetForm } from './worksheet.js';

/** Everything known of one record while the rules run. */
export interface Worksheet {
  readonly read: ReadRecord;
  /** One number a fact. */
  readonly values: Float64Array;
  /** How many of the computed facts are computed. */
  computed: number;
  readonly caps: Params<'cap'>[];
  readonly unmet: Params<'unmet'>[];
  readonly missing: string[];
  readonly refused: Params<'refused'>[];
}

type Params<T extends JsonRulesEvent['type']> = Extract<JsonRulesEvent, { type: T }>['params'];

/** The facts of one record, for `engine.run`. */
export type SheetFacts = Readonly<Record<typeof worksheetFact, Worksheet>>;

/** A sheet within an engine. */
export interface InstalledSheet {
  /** Reads a record. What it gives goes into `engine.run`, beside facts of your own. */
  readonly factsOf: (record: unknown) => SheetFacts;
  /** What the rules said of it, once the run is over. */
  readonly outcomeOf: (facts: SheetFacts) => Outcome;
}

/**
 * Adds the rules and facts of a sheet to an engine. Rules of your own with the engine's usual priority, 1, come after
 * those of the sheet, and see its outcome as the fact `result`. An engine holds one sheet, and runs one record at a time.
 */
export function addJsonRules(engine: Engine, document: JsonRules): InstalledSheet {
  const form = worksheetForm(document);
  const read = createReader(
    document.inputs.map(({ needed, ...input }) => (needed ? { ...input, needed: 0 } : input)),
    document.results.criteria.map(({ id }) => id),
  );
  for (const fact of factsOf(document)) {
    const place = form.placeOf(fact);
    const value = async (_: object, almanac: Almanac): Promise<number> =>
      valueAt(form, await worksheetIn(almanac), place);
    engine.addFact(fact, value, uncached);
  }
  const outcomeOf = (worksheet: Worksheet): Outcome => outcome(document, form, worksheet);
  engine.addFact(
    resultFact,
    async (_: object, almanac: Almanac) => outcomeOf(await worksheetIn(almanac)),
    uncached,
  );
  for (const rule of document.rules) engine.addRule(ruleFor(rule, form));
  return {
    factsOf: (record) => ({ [worksheetFact]: worksheetOf(form, read(record)) }),
    outcomeOf: (facts) => outcomeOf(facts[worksheetFact]),
  };
}

/** Scores records one after another with json-rules-engine. Never rejects, whatever the records are. */
export async function runJsonRules(
  document: JsonRules,
  records: Iterable<unknown>,
): Promise<readonly Outcome[]> {
  const engine = new Engine([], { pathResolver: () => undefined });
  const sheet = addJsonRules(engine, document);
  const outcomes: Outcome[] = [];
  for (const record of records) {
    const facts = sheet.factsOf(record);
    await engine.run(facts);
    outcomes.push(sheet.outcomeOf(facts));
  }
  return outcomes;
}

/** Values change while the rules run, so the engine must not keep them; without, it also spares itself a hash a fact. */
const uncached = { cache: false } as const;

const worksheetIn = (almanac: Almanac): Promise<Worksheet> =>
  almanac.factValue<Worksheet>(worksheetFact);

/** All facts that the rules ask for. */
function factsOf({ rules }: JsonRules): ReadonlySet<string> {
  const facts = new Set<string>();
  const visit = (condition: JsonRulesCondition): void => {
    if ('all' in condition) condition.all.forEach(visit);
    else if ('any' in condition) condition.any.forEach(visit);
    else if ('not' in condition) visit(condition.not);
    else {
      facts.add(condition.fact);
      if (typeof condition.value === 'object') facts.add(condition.value.fact);
    }
  };
  for (const { conditions } of rules) visit(conditions);
  return facts;
}

// ── One record ───────────────────────────────────────────────────────────────────────────────────

function worksheetOf({ size, inputs, rating }: WorksheetForm, read: ReadRecord): Worksheet {
  const values = new Float64Array(size);
  // No rating yet: any is better.
  values[rating] = Infinity;
  values.set(read.values);
  read.states.forEach((state, index) => {
    if (state === answerStates.given) values[inputs.given + index] = 1;
    else if (state === answerStates.notYet) values[inputs.notYet + index] = 1;
    else if (state === answerStates.notApplicable) values[inputs.notApplicable + index] = 1;
  });
  return { read, values, computed: 0, caps: [], unmet: [], missing: [], refused: [] };
}

/** The value of a fact. Computed facts stand in an order in which all before one can be computed. */
function valueAt({ firstNumber, numbers }: WorksheetForm, sheet: Worksheet, place: number): number {
  const { values } = sheet;
  for (; sheet.computed <= place - firstNumber; sheet.computed += 1)
    values[firstNumber + sheet.computed] = numbers[sheet.computed]!(values);
  return values[place]!;
}

/** A rule with what becomes of its event. */
function ruleFor(rule: JsonRule, form: WorksheetForm): RuleProperties {
  const { name, priority, conditions, event } = rule;
  const note = noteOf(event, form);
  return {
    name,
    priority,
    // The engine's types know lists that may be changed; it changes none.
    conditions: conditions as TopLevelCondition,
    event: { type: event.type, params: event.params },
    onSuccess: async (_, almanac) => note(await worksheetIn(almanac)),
  };
}

/** Notes an event on a worksheet. */
function noteOf(event: JsonRulesEvent, form: WorksheetForm): (worksheet: Worksheet) => void {
  switch (event.type) {
    case 'missing':
      return ({ missing }) => missing.push(event.params.id);
    case 'refused':
      return ({ refused }) => refused.push(event.params);
    case 'rating': {
      // Rules of ratings stand best first; the first that fires stays.
      const { value } = event.params;
      return ({ values }) => {
        values[form.rating] = Math.min(values[form.rating]!, value);
      };
    }
    case 'cap':
    case 'unmet':
    case 'points':
    case 'rating-by-points':
    case 'value': {
      const place = form.placeOf(event.params.fact);
      const { value } = event.params;
      return (worksheet) => {
        worksheet.values[place] = value;
        if (event.type === 'cap') worksheet.caps.push(event.params);
        else if (event.type === 'unmet') worksheet.unmet.push(event.params);
      };
    }
  }
}

// ── The outcome ──────────────────────────────────────────────────────────────────────────────────

function outcome(document: JsonRules, form: WorksheetForm, worksheet: Worksheet): Outcome {
  const { results, pointDecimals } = document;
  const { read, refused, missing } = worksheet;
  const [isKnown, isGiven] = answersOf(document, worksheet);
  const found = refused.filter(({ code, dependsOn }) =>
    dependsOn.every(code === 'record/constraint' ? isGiven : isKnown),
  );
  const codes = new Set([...read.problems, ...found].map(({ code }) => code));
  if (codes.size > 0) return { status: 'refused', codes: [...codes].toSorted() };
  const isAbsent = document.inputs.some(
    ({ needed, computed }, index) =>
      needed === undefined && !computed && read.states[index] === answerStates.notYet,
  );
  if (isAbsent || missing.length > 0) return { status: 'incomplete' };

  const unit = 10 ** pointDecimals;
  const value = (of: Operand): number =>
    typeof of === 'number' ? of : valueAt(form, worksheet, form.placeOf(of));
  const pointsOf = (list: readonly JsonRulesPoints[]): Record<string, number> => {
    const points: Record<string, number> = {};
    for (const each of list) points[each.id] = value(each.points) / unit;
    return points;
  };
  const rating = worksheet.values[form.rating]!;
  const start = value(results.ratingAfterFloors);
  return {
    status: 'rated',
    total: value(results.total) / unit,
    rating: results.ratings[rating]!,
    ratingByPoints: results.ratings[value(results.ratingByPoints)]!,
    bonuses: value(results.bonuses) / unit,
    penalties: value(results.penalties) / unit,
    sections: pointsOf(results.sections),
    criteria: pointsOf(results.criteria),
    unmet: worksheet.unmet
      .filter(({ at: [passed] }) => passed >= start && passed < rating)
      .toSorted((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1])
      .map(({ title }) => title),
    caps: worksheet.caps.toSorted((a, b) => a.at - b.at).map(({ title }) => title),
  };
}

type Ask = (id: string) => boolean;

/** Whether an answer is neither wrong nor still to come; and whether it is there. */
function answersOf(
  { inputs }: JsonRules,
  { read, missing, refused }: Worksheet,
): readonly [Ask, Ask] {
  const wrong = refused.filter(({ code }) => code === 'record/cannot-be-not-applicable');
  const unknown = new Set([...missing, ...wrong.map(({ of }) => of)]);
  const given = new Set<string>();
  inputs.forEach(({ id, needed, computed }, index) => {
    const state = read.states[index];
    if (state === answerStates.given) given.add(id);
    else if (state === answerStates.invalid) unknown.add(id);
    else if (state === answerStates.notYet && needed === undefined && !computed) unknown.add(id);
  });
  return [(id) => !unknown.has(id), (id) => given.has(id)];
}
