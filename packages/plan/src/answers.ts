import { recordLimits } from '@barem/core';
import { problem, type Expected, type Problem, type Scaled } from './problems.js';
import { state, type AnswerSheet, type ReadyInput } from './program.js';

/** The head of a record: whose it is, for which period, by whom, of which day. */
export interface Head {
  readonly unit?: string | number;
  readonly period?: string | number;
  readonly assessor?: string | number;
  readonly date?: string | number;
}

const headKeys = ['unit', 'period', 'assessor', 'date'] as const;

type Values = Readonly<Record<string, unknown>>;

/** What reading a record found; the answers themselves are in the program's arrays. */
export interface Reading {
  /** The record itself, of which only the head may be looked at. */
  readonly head: Head;
  readonly problems: readonly Problem[];
  /** Some answer is not given yet, or is "not applicable" without leave, which is right only where its criterion does not apply. */
  readonly isOpen: boolean;
}

const noProblems: readonly Problem[] = [];

/**
 * Reads a record into `answers` and `states` of a program. Facts and scores stand flat in the record or under
 * `facts` and `scores`. Nothing is coerced: whatever cannot be read is a problem.
 */
export function readAnswers(program: AnswerSheet, record: unknown): Reading {
  try {
    if (isValues(record)) return readRecord(program, record);
  } catch {
    // Only an object with code of its own (a getter, a proxy) can fail here; it is no record.
  }
  // Nothing stays of the record before.
  return {
    ...readRecord(program, {}),
    problems: [problem('record/not-a-record', '', {})],
  };
}

function readRecord(program: AnswerSheet, given: Values): Reading {
  const prototype: unknown = Object.getPrototypeOf(given);
  const record = prototype === Object.prototype || prototype === null ? given : ownCopy(given);
  const problems: Problem[] = [];
  const { unit, period, assessor, date } = record;
  let known =
    readHead(unit, 'unit', problems) +
    readHead(period, 'period', problems) +
    readHead(assessor, 'assessor', problems) +
    readHead(date, 'date', problems);
  const nested = record['facts'] !== undefined || record['scores'] !== undefined;
  const facts = nested ? group(record, 'facts', problems) : record;
  const scores = nested ? group(record, 'scores', problems) : record;
  let isOpen = false;
  const { inputs, answers, states } = program;
  for (let index = 0; index < inputs.length; index += 1) {
    const ready = inputs[index]!;
    const from = ready.isFact ? facts : scores;
    const value = ready.isInherited && !Object.hasOwn(from, ready.id) ? undefined : from[ready.id];
    if (value === undefined || value === null) {
      states[index] = state.notYet;
      answers[index] = ready.min;
      if (!ready.isComputed) isOpen = true;
      continue;
    }
    known += 1;
    const path = nested ? `${ready.isFact ? 'facts' : 'scores'}.${ready.id}` : ready.id;
    // Nearly all answers are plain and right; the long way comes to the same for them.
    const read = readPlainly(ready, value) ?? readValue(ready, value, path);
    if (typeof read === 'number') {
      states[index] = state.given;
      answers[index] = read;
      continue;
    }
    answers[index] = ready.min;
    states[index] = stateWithout(ready, value, read, problems);
    if (states[index] === state.notApplicable && !ready.input.mayBeNotApplicable) isOpen = true;
  }
  if (nested) {
    reportUnknown(record, '', [...headKeys, 'facts', 'scores'], [], problems);
    const ids = (isFact: boolean): readonly string[] =>
      inputs.filter((ready) => ready.isFact === isFact).map(({ id }) => id);
    reportUnknown(facts, 'facts.', ids(true), [], problems);
    reportUnknown(scores, 'scores.', ids(false), program.criteria.ids, problems);
    // Counting is enough to know that every key was looked at; only a surplus is searched.
  } else if (Object.keys(record).length > known) {
    const copy = ownCopy(record);
    if (Object.keys(copy).some((key) => !(key in record))) return readRecord(program, copy);
    const ids = [...headKeys, ...inputs.map(({ id }) => id)];
    reportUnknown(record, '', ids, program.criteria.ids, problems);
  }
  return { head: record, problems: problems.length === 0 ? noProblems : problems, isOpen };
}

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The entries of an object that are its own, their keys in NFC as ids are. */
function ownCopy(values: Values): Values {
  const copy = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(values)) {
    const plainKey = key.normalize('NFC');
    copy[plainKey in copy ? key : plainKey] = values[key];
  }
  return copy;
}

/** Whether a value may stand in the head of a record. */
export const isHead = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

/** 1 for a key of the head that is there; what is no text is a problem. */
function readHead(value: unknown, key: string, problems: Problem[]): number {
  if (value === undefined || value === null) return 0;
  if (!isHead(value))
    problems.push(
      problem('record/wrong-type', key, { expected: { type: 'text' }, found: shown(value) }),
    );
  return 1;
}

function group(record: Values, key: 'facts' | 'scores', problems: Problem[]): Values {
  const value = record[key] ?? {};
  if (isValues(value)) return ownCopy(value);
  problems.push(problem('record/not-a-record', key, {}));
  return {};
}

/** Reports keys that are none of `ids`; those that are `computed` have no answer to give. */
function reportUnknown(
  values: Values,
  prefix: string,
  ids: readonly string[],
  computed: readonly string[],
  problems: Problem[],
): void {
  const keys = Object.keys(values);
  if (keys.length > recordLimits.entries) {
    problems.push(problem('record/too-large', '', { limit: recordLimits.entries }));
    return;
  }
  const known = new Set(ids);
  for (const key of keys) {
    if (known.has(key)) continue;
    const path = prefix + shown(key);
    const isComputed = computed.includes(key);
    problems.push(
      isComputed
        ? problem('record/computed', path, {})
        : problem('record/unknown-id', path, { id: shown(key), known: ids }),
    );
  }
}

// ── One answer ───────────────────────────────────────────────────────────────────────────────────

/** The stored number of an answer that can be read in one way only, and is right; nothing where there is more to see. */
function readPlainly(
  { isComputed, stepsPerUnit, step, min, max, options }: ReadyInput,
  value: unknown,
): number | undefined {
  if (isComputed) return undefined;
  if (typeof value === 'string') return options.get(value);
  if (typeof value !== 'number') return undefined;
  const steps = (value * stepsPerUnit) | 0;
  const stored = steps * step;
  return steps === value * stepsPerUnit && stored >= min && stored <= max ? stored : undefined;
}

/** The state of an answer that is no value: "not applicable" where that can be, or else a problem. */
function stateWithout(
  { input }: ReadyInput,
  value: unknown,
  wrong: Problem,
  problems: Problem[],
): number {
  const isAway =
    typeof value === 'string' &&
    value.length <= recordLimits.valueLength &&
    notApplicableWords.has(plain(value));
  if (isAway && input.kind === 'score' && (input.mayBeNotApplicable || input.needed !== undefined))
    return state.notApplicable;
  problems.push(isAway ? problem('record/cannot-be-not-applicable', wrong.path, {}) : wrong);
  return state.invalid;
}

function readValue(ready: ReadyInput, value: unknown, path: string): number | Problem {
  if (ready.isComputed) return problem('record/computed', path, {});
  const isText = typeof value === 'string' && value.length <= recordLimits.valueLength;
  switch (ready.type) {
    case 'number':
      if (typeof value === 'number') return fitNumber(ready, value, path);
      if (isText) return readNumberText(ready, value, path);
      break;
    case 'choice':
      if (isText) {
        return (
          ready.options.get(value.normalize('NFC')) ??
          problem('record/unknown-option', path, {
            found: shown(value),
            options: [...ready.options.keys()],
          })
        );
      }
      break;
    case 'boolean':
    case 'met': {
      if (typeof value === 'boolean') return Number(value);
      const word = isText ? ready.options.get(plain(value)) : undefined;
      if (word !== undefined) return word;
    }
  }
  return mistyped(ready, value, path);
}

const plain = (word: string): string => word.normalize('NFC').toLowerCase().trim();

const notApplicableWords: ReadonlySet<string> = new Set(['không áp dụng', 'n/a', 'not applicable']);

function mistyped({ type, options }: ReadyInput, value: unknown, path: string): Problem {
  const expected: Expected = type === 'choice' ? { type, options: [...options.keys()] } : { type };
  return problem('record/wrong-type', path, { expected, found: shown(value) });
}

/** A value as it stands in a message, never long; of an object only what it is. */
function shown(value: unknown): string {
  if (typeof value === 'object' || typeof value === 'function')
    return Array.isArray(value) ? '[…]' : '{…}';
  // oxlint-disable-next-line typescript/no-base-to-string -- objects were told above
  const text = String(value);
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

// ── Numbers ──────────────────────────────────────────────────────────────────────────────────────

/** The stored whole number of a JSON number: of the decimals that it may have, the only one written as `value`. */
function fitNumber(ready: ReadyInput, value: number, path: string): number | Problem {
  const { decimals, unit, min, max, step, within } = ready;
  const scaled = Math.round(value * unit) + 0;
  const fits = scaled / unit === value && scaled >= min && scaled <= max && scaled % step === 0;
  if (fits && (!within || within.some(([low, high]) => scaled >= low && scaled <= high)))
    return scaled;
  if (!Number.isFinite(value)) return mistyped(ready, value, path);
  const found = shown(value);
  const show = (stored: number): Scaled => ({ value: stored, decimals });
  if (value * unit < min || value * unit > max) {
    return problem('record/out-of-range', path, { min: show(min), max: show(max), found });
  }
  if (fits) return problem('record/outside-levels', path, { found });
  if (step !== 1) return problem('record/off-step', path, { step: show(step), found });
  return problem('record/decimals', path, { decimals, found });
}

/**
 * The two ways to write a number, the same for every sheet, so that a plan and a record give one result whatever language
 * the sheet is written in: the point marks decimals and the comma groups thousands, or the reverse.
 */
const spellings = [
  { spelling: /^-?(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?$/, grouping: ',' },
  { spelling: /^-?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d+)?$/, grouping: '.' },
];

/** All numbers that a text may mean, with a decimal point. */
const readings = (text: string): readonly string[] =>
  spellings.flatMap(({ spelling, grouping }) =>
    spelling.test(text) ? [text.replaceAll(grouping, '').replace(',', '.')] : [],
  );

/** A number given as text: the one reading that fits; two that fit are refused. */
function readNumberText(ready: ReadyInput, value: string, path: string): number | Problem {
  const { input, decimals } = ready;
  if (input.type !== 'number') return mistyped(ready, value, path);
  const { named } = input;
  if (named && Object.hasOwn(named, value)) return named[value]!;
  // Most texts have one reading that is plain to see: no group of three digits behind the point.
  if (/^\d{1,9}(?:\.\d\d?)?$/.test(value)) {
    const plainly = fitNumber(ready, +value, path);
    if (typeof plainly === 'number') return plainly;
  }
  const text = (input.percent ? value.trim().replace(/\s*%$/, '') : value).trim();
  const results = readings(text).map((reading) => {
    // Digits that a double would round away are looked at before it is made; zeros at the end are no decimals.
    const [whole = '', fraction = ''] = reading.split('.');
    const kept = fraction.replace(/0+$/, '');
    if (kept.length <= decimals && whole.length + kept.length <= 16)
      return fitNumber(ready, Number(reading), path);
    return whole.length > 15
      ? mistyped(ready, value, path)
      : problem('record/decimals', path, { decimals, found: shown(value) });
  });
  const fitting = [...new Set(results.filter((result) => typeof result === 'number'))];
  if (fitting.length > 1) {
    return problem('record/ambiguous-number', path, {
      found: shown(value),
      readings: fitting.map((stored) => ({ value: stored, decimals })),
    });
  }
  return fitting[0] ?? results[0] ?? mistyped(ready, value, path);
}
