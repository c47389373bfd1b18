import { limits, nearest, type Localized } from '@barem/core';
import { formatScaled, inBoth } from './number-format.js';
import { problem, type Problem } from './problems.js';
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
  if (!isValues(record)) return { head: {}, problems: [problem('record/not-a-record', '', {})], isOpen: true };
  const head: { -readonly [K in keyof Head]: Head[K] } = {};
  const problems: Problem[] = [];
  let known = readHead(record, head, problems);
  const nested = record['facts'] !== undefined || record['scores'] !== undefined;
  const facts = nested ? group(record, 'facts', problems) : record;
  const scores = nested ? group(record, 'scores', problems) : record;
  let isOpen = false;
  const { inputs, answers, states } = program;
  for (let index = 0; index < inputs.length; index += 1) {
    const ready = inputs[index]!;
    const from = ready.input.kind === 'fact' ? facts : scores;
    const value = ready.inherited && !Object.hasOwn(from, ready.id) ? undefined : from[ready.id];
    if (value === undefined || value === null) {
      states[index] = state.notYet;
      answers[index] = leastValue(ready);
      if (!ready.input.computed) isOpen = true;
      continue;
    }
    known += 1;
    const path = nested ? `${ready.input.kind === 'fact' ? 'facts' : 'scores'}.${ready.id}` : ready.id;
    readAnswer(program, index, ready, value, path, problems);
  }
  if (nested) reportUnknownNested(program, record, facts, scores, problems);
  // Counting is enough to know that every key was looked at; only a surplus is searched.
  else if (Object.keys(record).length > known) reportUnknown(program, record, '', problems);
  return { head, problems: problems.length === 0 ? noProblems : problems, isOpen };
}

const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

function readHead(record: Values, head: { -readonly [K in keyof Head]: Head[K] }, problems: Problem[]): number {
  let known = 0;
  for (const key of headKeys) {
    const value = record[key];
    if (value === undefined || value === null) continue;
    known += 1;
    if (typeof value === 'string' || typeof value === 'number') head[key] = value;
    else problems.push(problem('record/wrong-type', key, { expected: textKind, found: shown(value) }));
  }
  return known;
}

const textKind: Localized = { vi: 'một đoạn chữ', en: 'a text' };

function group(record: Values, key: 'facts' | 'scores', problems: Problem[]): Values {
  const value = record[key] ?? {};
  if (isValues(value)) return value;
  problems.push(problem('record/not-a-record', key, {}));
  return {};
}

/** Names that the sheet does not have, with the nearest that it has. */
function reportUnknown(program: Program, values: Values, prefix: string, problems: Problem[], kind?: 'fact' | 'score'): void {
  const keys = Object.keys(values);
  if (keys.length > limits.recordEntries) {
    problems.push(problem('record/too-large', prefix, { limit: limits.recordEntries }));
    return;
  }
  for (const key of keys) {
    const position = program.positions.get(key);
    const fits = position !== undefined && (kind === undefined || program.inputs[position]?.input.kind === kind);
    if (fits || (prefix === '' && (headKeys as readonly string[]).includes(key))) continue;
    const path = prefix === '' ? key : `${prefix}.${key}`;
    const computed = program.plan.criteria.some(({ id }) => id === key);
    if (computed && position === undefined) problems.push(problem('record/computed', path, {}));
    else {
      const candidates = program.inputs.filter(({ input }) => kind === undefined || input.kind === kind).map(({ id }) => id);
      problems.push(problem('record/unknown-id', path, { id: key, suggestion: nearest(key.slice(0, 100), candidates) }));
    }
  }
}

function reportUnknownNested(program: Program, record: Values, facts: Values, scores: Values, problems: Problem[]): void {
  const { facts: _facts, scores: _scores, ...rest } = record;
  for (const key of Object.keys(rest)) {
    if ((headKeys as readonly string[]).includes(key)) continue;
    problems.push(problem('record/unknown-id', key, { id: key, suggestion: nearest(key.slice(0, 100), [...headKeys, 'facts', 'scores']) }));
  }
  reportUnknown(program, facts, 'facts', problems, 'fact');
  reportUnknown(program, scores, 'scores', problems, 'score');
}

/** What stands for an answer that is not there; it decides nothing. */
export const leastValue = ({ input }: ReadyInput): number => (input.type === 'number' ? input.min : 0);

// ── One answer ───────────────────────────────────────────────────────────────────────────────────

function readAnswer(program: Program, index: number, ready: ReadyInput, value: unknown, path: string, problems: Problem[]): void {
  const { answers, states } = program;
  const { input } = ready;
  states[index] = state.given;
  if (typeof value === 'string' && value.length > limits.valueLength) {
    reject(program, index, ready, problem('record/wrong-type', path, { expected: kindOf(ready), found: shown(value) }), problems);
    return;
  }
  const read = readValue(ready, value, program, path);
  if (typeof read === 'number' && !input.computed) answers[index] = read;
  else if (typeof value === 'string' && notApplicableWords.has(plain(value))) {
    states[index] = state.notApplicable;
    answers[index] = leastValue(ready);
    const allowed = input.kind === 'score' && (input.mayBeNotApplicable || input.needed !== undefined);
    if (!allowed) reject(program, index, ready, problem('record/cannot-be-not-applicable', path, {}), problems);
  } else if (typeof read === 'number' || input.computed) {
    reject(program, index, ready, problem('record/computed', path, {}), problems);
  } else reject(program, index, ready, read, problems);
}

function reject({ answers, states }: Program, index: number, ready: ReadyInput, found: Problem, problems: Problem[]): void {
  problems.push(found);
  states[index] = state.invalid;
  answers[index] = leastValue(ready);
}

function readValue(ready: ReadyInput, value: unknown, program: Program, path: string): number | Problem {
  const { input } = ready;
  switch (input.type) {
    case 'number':
      if (typeof value === 'number') return fitNumber(ready, value, path);
      if (typeof value === 'string') return readNumberText(ready, value, program, path);
      break;
    case 'choice':
      if (typeof value === 'string') {
        const position = ready.options.get(value) ?? ready.options.get(value.normalize('NFC'));
        if (position !== undefined) return position;
        const suggestion = nearest(value.slice(0, 100), input.options);
        return problem('record/unknown-option', path, { found: shown(value), options: input.options, suggestion });
      }
      break;
    case 'boolean':
    case 'met': {
      if (typeof value === 'boolean') return value ? 1 : 0;
      const known = words[input.type];
      const word = typeof value === 'string' ? (known.get(value) ?? known.get(plain(value))) : undefined;
      if (word !== undefined) return word;
    }
  }
  return problem('record/wrong-type', path, { expected: kindOf(ready), found: shown(value) });
}

const plain = (word: string): string => word.normalize('NFC').toLowerCase().trim();

const words = {
  boolean: new Map([['có', 1], ['yes', 1], ['true', 1], ['không', 0], ['no', 0], ['false', 0]]),
  met: new Map([['đạt', 1], ['met', 1], ['true', 1], ['không đạt', 0], ['not met', 0], ['false', 0]]),
} as const;

const notApplicableWords: ReadonlySet<string> = new Set(['không áp dụng', 'n/a', 'not applicable']);

function kindOf({ input }: ReadyInput): Localized {
  switch (input.type) {
    case 'number':
      return { vi: 'một con số', en: 'a number' };
    case 'choice':
      return { vi: `một lựa chọn (${input.options.join(', ')})`, en: `a choice (${input.options.join(', ')})` };
    case 'boolean':
      return { vi: '`có` hoặc `không`', en: '`yes` or `no`' };
    case 'met':
      return { vi: '`đạt` hoặc `không đạt`', en: '`met` or `not met`' };
  }
}

/** A value as it stands in a message. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

// ── Numbers ──────────────────────────────────────────────────────────────────────────────────────

/** The stored whole number of a JSON number: of the decimals that it may have, the only one written as `value`. */
function fitNumber(ready: ReadyInput, value: number, path: string): number | Problem {
  const { input, unit } = ready;
  if (input.type !== 'number') return 0;
  const scaled = Math.round(value * unit) + 0;
  if (scaled / unit !== value) return misfit(ready, value, path);
  if (scaled < input.min || scaled > input.max || (input.step !== 1 && scaled % input.step !== 0)) return misfit(ready, value, path);
  return input.within && !input.within.some(([low, high]) => scaled >= low && scaled <= high) ? misfit(ready, value, path) : scaled;
}

/** Why a number does not fit. */
function misfit({ input, unit }: ReadyInput, value: number, path: string): Problem {
  if (input.type !== 'number' || !Number.isFinite(value)) {
    return problem('record/wrong-type', path, { expected: { vi: 'một con số', en: 'a number' }, found: shown(String(value)) });
  }
  const found = shown(String(value));
  const scaled = Math.round(value * unit);
  const show = (n: number): Localized => inBoth((language) => formatScaled(n, input.decimals, language));
  if (value * unit < input.min || value * unit > input.max) {
    return problem('record/out-of-range', path, { min: show(input.min), max: show(input.max), found });
  }
  if (scaled / unit === value && scaled % input.step === 0) return problem('record/outside-levels', path, { found });
  if (input.step !== 1) return problem('record/off-step', path, { step: show(input.step), found });
  return problem('record/decimals', path, { decimals: input.decimals, found });
}

const pointDecimal = /^-?\d+(?:\.\d+)?$/;
const commaDecimal = /^-?\d+,\d+$/;
const grouped = { vi: /^-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/, en: /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/ } as const;

/** All numbers that a text may mean: with a decimal point, and as the sheet's language writes it. */
function readings(text: string, language: 'vi' | 'en'): readonly string[] {
  const found: string[] = [];
  if (pointDecimal.test(text)) found.push(text);
  if (language === 'vi' && commaDecimal.test(text)) found.push(text.replace(',', '.'));
  if (grouped[language].test(text)) {
    found.push(language === 'vi' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', ''));
  }
  return found;
}

/** A number given as text: the one reading that fits; two that fit are refused. */
function readNumberText(ready: ReadyInput, value: string, program: Program, path: string): number | Problem {
  const { input } = ready;
  if (input.type !== 'number') return 0;
  const named = input.named;
  if (named && Object.hasOwn(named, value)) return named[value] ?? 0;
  const text = input.percent && value.trim().endsWith('%') ? value.trim().slice(0, -1).trim() : value.trim();
  const all = readings(text, program.plan.text.language);
  if (all.length === 0) {
    return problem('record/wrong-type', path, { expected: kindOf(ready), found: shown(value) });
  }
  const results = all.map((reading) => fitText(ready, reading, path));
  const fitting = new Set(results.filter((result) => typeof result === 'number'));
  if (fitting.size > 1) {
    const meanings = [...fitting].map((n) => inBoth((language) => formatScaled(n, input.decimals, language)));
    return problem('record/ambiguous-number', path, { found: shown(value), readings: meanings });
  }
  return [...fitting][0] ?? results[0] ?? 0;
}

/** The stored whole number of a plain decimal text; trailing zeros do not count as decimals. */
function fitText(ready: ReadyInput, text: string, path: string): number | Problem {
  const { input } = ready;
  if (input.type !== 'number') return 0;
  const [whole = '', fraction = ''] = text.split('.');
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > input.decimals || whole.length + kept.length > 16) return misfit(ready, Number(text), path);
  return fitNumber(ready, Number(text), path);
}
