import { recordLimits } from '@barem/core';

/** Names that {@link readingCode} declares. */
export const readingNames: readonly string[] = (
  'headKeys problem read readRecord isValues ownCopy isHead group reportUnknown shown readAnswer readValue fitNumber ' +
  'readings readNumberText plain words notApplicableWords'
).split(' ');

/**
 * The part of an emitted module that is the same in all of them: it reads a record by a table named `inputs`, and says
 * what is wrong with it, as the runtime does (`answers.ts` of the package `plan`).
 */
export const readingCode: string =
  String.raw`// ── Reading records: the same in every module ─────────────────────────────────────────────────────

const headKeys = ['unit', 'period', 'assessor', 'date'];

const problem = (code, path) => ({ code, path });

/**
 * Reads a record. Facts and scores stand flat in it, or under "facts" and "scores". Nothing is coerced: what cannot be
 * read is a problem.
 */
function read(record) {
  try {
    if (isValues(record)) return readRecord(record);
  } catch {
    // Only an object with code of its own (a getter, a proxy) can fail; it is no record.
  }
  return { ...readRecord({}), problems: [problem('record/not-a-record', '')] };
}

function readRecord(given) {
  const prototype = Object.getPrototypeOf(given);
  const record = prototype === Object.prototype || prototype === null ? given : ownCopy(given);
  const problems = [];
  const head = {};
  let known = 0;
  for (const key of headKeys) {
    const value = record[key];
    if (value === undefined || value === null) continue;
    known += 1;
    if (isHead(value)) head[key] = value;
    else problems.push(problem('record/wrong-type', key));
  }
  const isNested = record.facts !== undefined || record.scores !== undefined;
  const facts = isNested ? group(record, 'facts', problems) : record;
  const scores = isNested ? group(record, 'scores', problems) : record;
  const answers = [];
  const states = [];
  let isOpen = false;
  inputs.forEach((input, index) => {
    const { id, min, kind, isComputed, mayBeNotApplicable } = input;
    const from = kind === 'fact' ? facts : scores;
    // A name such as "constructor" is one that every object inherits.
    const value = id in Object.prototype && !Object.hasOwn(from, id) ? undefined : from[id];
    answers[index] = min;
    if (value === undefined || value === null) {
      states[index] = 'absent';
      if (!isComputed) isOpen = true;
      return;
    }
    known += 1;
    const path = isNested ? (kind === 'fact' ? 'facts.' : 'scores.') + id : id;
    const answer = readAnswer(input, value, path);
    states[index] = answer.state;
    if (answer.state === 'given') answers[index] = answer.value;
    if (answer.problem) problems.push(answer.problem);
    if (answer.state === 'away' && !mayBeNotApplicable) isOpen = true;
  });
  const idsOf = (kind) => inputs.filter((input) => input.kind === kind).map(({ id }) => id);
  if (isNested) {
    reportUnknown(record, '', [...headKeys, 'facts', 'scores'], [], problems);
    reportUnknown(facts, 'facts.', idsOf('fact'), [], problems);
    reportUnknown(scores, 'scores.', idsOf('score'), criteria, problems);
  } else if (Object.keys(record).length > known) {
    const copy = ownCopy(record);
    if (Object.keys(copy).some((key) => !(key in record))) return readRecord(copy);
    const ids = [...headKeys, ...idsOf('fact'), ...idsOf('score')];
    reportUnknown(record, '', ids, criteria, problems);
  }
  return { head, answers, states, problems, isOpen };
}

const isValues = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The entries of an object that are its own, their keys in NFC as ids are. */
function ownCopy(values) {
  const copy = Object.create(null);
  for (const key of Object.keys(values)) {
    const plainKey = key.normalize('NFC');
    copy[plainKey in copy ? key : plainKey] = values[key];
  }
  return copy;
}

const isHead = (value) => typeof value === 'string' || typeof value === 'number';

function group(record, key, problems) {
  const value = record[key] ?? {};
  if (isValues(value)) return ownCopy(value);
  problems.push(problem('record/not-a-record', key));
  return {};
}

/** Reports keys that are none of "ids"; those that are computed have no answer to give. */
function reportUnknown(values, prefix, ids, computed, problems) {
  const keys = Object.keys(values);
  if (keys.length > ENTRIES) {
    problems.push(problem('record/too-large', ''));
    return;
  }
  const known = new Set(ids);
  for (const key of keys) {
    if (known.has(key)) continue;
    const code = computed.includes(key) ? 'record/computed' : 'record/unknown-id';
    problems.push(problem(code, prefix + shown(key)));
  }
}

const shown = (key) => (key.length > 100 ? key.slice(0, 99) + '…' : key);

/** One answer: a whole number as the rule computes with it, "not applicable", or a problem. */
function readAnswer(input, value, path) {
  const read = readValue(input, value);
  if (typeof read === 'number') return { state: 'given', value: read };
  const isAway =
    typeof value === 'string' && value.length <= LENGTH && notApplicableWords.includes(plain(value));
  if (isAway && input.kind === 'score' && (input.mayBeNotApplicable || input.isConditional))
    return { state: 'away' };
  const code = isAway ? 'record/cannot-be-not-applicable' : read;
  return { state: 'invalid', problem: problem(code, path) };
}

/** A whole number, or the code of what is wrong. */
function readValue(input, value) {
  if (input.isComputed) return 'record/computed';
  const isText = typeof value === 'string' && value.length <= LENGTH;
  switch (input.type) {
    case 'number':
      if (typeof value === 'number') return fitNumber(input, value);
      return isText ? readNumberText(input, value) : 'record/wrong-type';
    case 'choice': {
      if (!isText) return 'record/wrong-type';
      const { options } = input;
      const position = options.includes(value)
        ? options.indexOf(value)
        : options.indexOf(value.normalize('NFC'));
      return position < 0 ? 'record/unknown-option' : position;
    }
    default: {
      if (typeof value === 'boolean') return value ? 1 : 0;
      const [yes, no] = words[input.type];
      const word = isText ? plain(value) : '';
      return yes.includes(word) ? 1 : no.includes(word) ? 0 : 'record/wrong-type';
    }
  }
}

const plain = (word) => word.normalize('NFC').toLowerCase().trim();

const words = {
  boolean: [['có', 'yes', 'true'], ['không', 'no', 'false']],
  met: [['đạt', 'met', 'true'], ['không đạt', 'not met', 'false']],
};

const notApplicableWords = ['không áp dụng', 'n/a', 'not applicable'];

/** A number in written units as a whole number of the least units that the input may have. */
function fitNumber({ decimals, min, max, step, within }, value) {
  const unit = 10 ** decimals;
  const scaled = Math.round(value * unit) + 0;
  const fits =
    scaled / unit === value &&
    scaled >= min &&
    scaled <= max &&
    (step === 1 || Math.round(scaled / step) * step === scaled);
  if (fits && (!within || within.some(([low, high]) => scaled >= low && scaled <= high)))
    return scaled;
  if (!Number.isFinite(value)) return 'record/wrong-type';
  if (value * unit < min || value * unit > max) return 'record/out-of-range';
  if (fits) return 'record/outside-levels';
  return step === 1 ? 'record/decimals' : 'record/off-step';
}

/** All numbers that a text may mean: the point or the comma marks decimals or groups thousands. */
function readings(text) {
  return [['.', ','], [',', '.']].flatMap(([decimal, grouping]) => {
    const [whole = '', ...fractions] = text.split(decimal);
    const isGrouped = /^-?[1-9]\d{0,2}(?:\D\d{3})+$/.test(whole) && !whole.includes(decimal);
    const digits = whole.replaceAll(grouping, '');
    const isNumber =
      /^-?\d+$/.test(isGrouped ? digits : whole) && fractions.every((part) => /^\d+$/.test(part));
    return isNumber && fractions.length < 2 ? [[digits, ...fractions].join('.')] : [];
  });
}

/** A number given as text: the one reading that fits; two that fit are refused. */
function readNumberText(input, value) {
  const { named, decimals, isPercentage } = input;
  if (named && Object.hasOwn(named, value)) return named[value];
  const text = (isPercentage ? value.trim().replace(/\s*%$/, '') : value).trim();
  const results = readings(text).map((reading) => {
    const [whole = '', fraction = ''] = reading.split('.');
    const kept = fraction.replace(/0+$/, '');
    // Digits that a double would round away are looked at before it is made.
    if (kept.length <= decimals && whole.length + kept.length <= 16)
      return fitNumber(input, Number(reading));
    return whole.length > 15 ? 'record/wrong-type' : 'record/decimals';
  });
  const fitting = [...new Set(results.filter((result) => typeof result === 'number'))];
  if (fitting.length > 1) return 'record/ambiguous-number';
  return fitting[0] ?? results[0] ?? 'record/wrong-type';
}
`
    .replaceAll('ENTRIES', String(recordLimits.entries))
    .replaceAll('LENGTH', String(recordLimits.valueLength));
