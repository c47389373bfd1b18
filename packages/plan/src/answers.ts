import { recordLimits } from '@barem/core';
import { problem, type Expected, type Problem, type Scaled } from './problems.js';
import { state, type Program, type ReadyInput } from './program.js';

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
  /** The record, of which only the head may be looked at. */
  /** The record itself, of which only the head may be looked at. */
  readonly head: Head;
  readonly problems: readonly Problem[];
  /** Some answer is not given yet. */
  readonly isOpen: boolean;
}

const noProblems: readonly Problem[] = [];

/**
 * Reads a record into `answers` and `states` of a program. Facts and scores stand flat in the record or under
 * `facts` and `scores`. Nothing is coerced: whatever cannot be read is a problem.
 */
export function readAnswers(program: Program, record: unknown): Reading {
  if (!isValues(record))
    return { head: {}, problems: [problem('record/not-a-record', '', {})], isOpen: true };
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
    readAnswer(program, index, ready, value, path, problems);
  }
  if (nested) {
    const { facts: _facts, scores: _scores, ...rest } = record;
    for (const key of Object.keys(rest)) {
      if (!(headKeys as readonly string[]).includes(key)) {
        problems.push(
          problem('record/unknown-id', key, { id: key, known: [...headKeys, 'facts', 'scores'] }),
        );
      }
    }
    reportUnknown(program, facts, 'fact', problems);
    reportUnknown(program, scores, 'score', problems);
    // Counting is enough to know that every key was looked at; only a surplus is searched.
  } else if (Object.keys(record).length > known)
    reportUnknown(program, record, undefined, problems);
  return { head: record, problems: problems.length === 0 ? noProblems : problems, isOpen };
}

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

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
  if (isValues(value)) return value;
  problems.push(problem('record/not-a-record', key, {}));
  return {};
}

/** Reports names that the sheet does not have. */
function reportUnknown(
  program: Program,
  values: Values,
  kind: 'fact' | 'score' | undefined,
  problems: Problem[],
): void {
  const keys = Object.keys(values);
  const prefix = kind === undefined ? '' : `${kind}s.`;
  if (keys.length > recordLimits.entries)
    problems.push(problem('record/too-large', '', { limit: recordLimits.entries }));
  else {
    const fitting = program.inputs
      .filter(({ input }) => kind === undefined || input.kind === kind)
      .map(({ id }) => id);
    const known = new Set([...(kind === undefined ? headKeys : []), ...fitting]);
    for (const key of keys) {
      if (known.has(key)) continue;
      const computed = kind !== 'fact' && program.plan.criteria.some(({ id }) => id === key);
      const path = prefix + key;
      problems.push(
        computed
          ? problem('record/computed', path, {})
          : problem('record/unknown-id', path, { id: key, known: fitting }),
      );
    }
  }
}

// ── One answer ───────────────────────────────────────────────────────────────────────────────────

function readAnswer(
  program: Program,
  index: number,
  ready: ReadyInput,
  value: unknown,
  path: string,
  problems: Problem[],
): void {
  const { answers, states } = program;
  const read = readValue(ready, value, program, path);
  if (typeof read === 'number') {
    states[index] = state.given;
    answers[index] = read;
    return;
  }
  answers[index] = ready.min;
  const { input } = ready;
  const isAway =
    typeof value === 'string' &&
    value.length <= recordLimits.valueLength &&
    notApplicableWords.has(plain(value));
  if (
    isAway &&
    input.kind === 'score' &&
    (input.mayBeNotApplicable || input.needed !== undefined)
  ) {
    states[index] = state.notApplicable;
    return;
  }
  states[index] = state.invalid;
  problems.push(isAway ? problem('record/cannot-be-not-applicable', path, {}) : read);
}

function readValue(
  ready: ReadyInput,
  value: unknown,
  program: Program,
  path: string,
): number | Problem {
  if (ready.isComputed) return problem('record/computed', path, {});
  const isText = typeof value === 'string' && value.length <= recordLimits.valueLength;
  switch (ready.type) {
    case 'number':
      if (typeof value === 'number') return fitNumber(ready, value, path);
      if (isText) return readNumberText(ready, value, program.plan.text.language, path);
      break;
    case 'choice':
      if (isText) {
        const position = ready.options.get(value) ?? ready.options.get(value.normalize('NFC'));
        return (
          position ??
          problem('record/unknown-option', path, {
            found: shown(value),
            options: [...ready.options.keys()],
          })
        );
      }
      break;
    case 'boolean':
    case 'met': {
      if (typeof value === 'boolean') return value ? 1 : 0;
      const known = words[ready.type];
      const word = isText ? (known.get(value) ?? known.get(plain(value))) : undefined;
      if (word !== undefined) return word;
    }
  }
  return mistyped(ready, value, path);
}

const plain = (word: string): string => word.normalize('NFC').toLowerCase().trim();

const words = {
  boolean: new Map([
    ['có', 1],
    ['yes', 1],
    ['true', 1],
    ['không', 0],
    ['no', 0],
    ['false', 0],
  ]),
  met: new Map([
    ['đạt', 1],
    ['met', 1],
    ['true', 1],
    ['không đạt', 0],
    ['not met', 0],
    ['false', 0],
  ]),
} as const;

const notApplicableWords: ReadonlySet<string> = new Set(['không áp dụng', 'n/a', 'not applicable']);

function mistyped({ type, options }: ReadyInput, value: unknown, path: string): Problem {
  const expected: Expected = type === 'choice' ? { type, options: [...options.keys()] } : { type };
  return problem('record/wrong-type', path, { expected, found: shown(value) });
}

/** A value as it stands in a message; of an object only what it is. */
function shown(value: unknown): string {
  if (typeof value === 'object' || typeof value === 'function')
    return Array.isArray(value) ? '[…]' : '{…}';
  const text = typeof value === 'string' ? value : `${value as number | boolean | bigint}`;
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

// ── Numbers ──────────────────────────────────────────────────────────────────────────────────────

/** The stored whole number of a JSON number: of the decimals that it may have, the only one written as `value`. */
function fitNumber(ready: ReadyInput, value: number, path: string): number | Problem {
  const { unit, min, max, step, within } = ready;
  const scaled = Math.round(value * unit) + 0;
  const fits =
    scaled / unit === value &&
    scaled >= min &&
    scaled <= max &&
    (step === 1 || scaled % step === 0);
  if (
    fits &&
    (within === undefined || within.some(([low, high]) => scaled >= low && scaled <= high))
  )
    return scaled;
  if (!Number.isFinite(value)) return mistyped(ready, value, path);
  const found = shown(value);
  const decimals = decimalsOf(ready);
  const show = (stored: number): Scaled => ({ value: stored, decimals });
  if (value * unit < min || value * unit > max) {
    return problem('record/out-of-range', path, { min: show(min), max: show(max), found });
  }
  if (fits) return problem('record/outside-levels', path, { found });
  if (step !== 1) return problem('record/off-step', path, { step: show(step), found });
  return problem('record/decimals', path, { decimals, found });
}

const decimalsOf = ({ input }: ReadyInput): number =>
  input.type === 'number' ? input.decimals : 0;

/** All numbers that a text may mean, with a decimal point: as data writes it, and as the sheet's language does. */
function readings(text: string, language: 'vi' | 'en'): readonly string[] {
  const [decimal, group] = language === 'vi' ? [',', '.'] : ['.', ','];
  const local = text.replaceAll(group, '').replace(decimal, '.');
  const isGrouped = grouped[language].test(text);
  const isPlain = /^-?\d+(?:\.\d+)?$/.test(text);
  const hasComma = language === 'vi' && /^-?\d+,\d+$/.test(text);
  return [...(isPlain ? [text] : []), ...(isGrouped || hasComma ? [local] : [])];
}

const grouped = {
  vi: /^-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/,
  en: /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/,
} as const;

/** A number given as text: the one reading that fits; two that fit are refused. */
function readNumberText(
  ready: ReadyInput,
  value: string,
  language: 'vi' | 'en',
  path: string,
): number | Problem {
  const { input } = ready;
  if (input.type !== 'number') return mistyped(ready, value, path);
  const { named, decimals } = input;
  if (named && Object.hasOwn(named, value)) return named[value]!;
  const text = (input.percent ? value.trim().replace(/\s*%$/, '') : value).trim();
  const results = readings(text, language).map((reading) => {
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
