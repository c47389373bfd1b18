import type { FormChange } from './form-change.js';
import type { Plan } from './plan.js';

type Answers = Readonly<Record<string, unknown>>;

/** Writes a record over from one form to another. */
export type Carry = (record: unknown) => unknown;

/**
 * Carries records from the form of one sheet to that of another: renamed answers get their new id, answers without a place are left
 * out, answers that the record gives for the second form stay. Values stay as they are: what no longer fits is refused by the second
 * sheet. What is no record stays what it is.
 * @param assumed - answers to stand where the second form asks for something that the record does not say
 */
export function carryFor(after: Plan, change: FormChange, assumed: Answers = {}): Carry {
  const names = new Map<string, string | undefined>([
    ...change.removed.map((id) => [id, undefined] as const),
    ...change.kept.map(({ from, to }) => [from, to] as const),
  ]);
  const added = after.inputs.filter(({ id }) => change.added.includes(id));
  const given = added.flatMap(({ id, kind }) =>
    Object.hasOwn(assumed, id) ? [{ id, kind, value: assumed[id] }] : [],
  );
  const isMoved = change.removed.length > 0 || change.kept.some(({ from, to }) => from !== to);
  if (!isMoved && given.length === 0) return (record) => record;
  const moved = (answers: Answers, kinds: readonly string[]): Answers => {
    const own = Object.create(null) as Record<string, unknown>;
    for (const key of Object.keys(answers)) {
      const id = names.has(key) ? key : key.normalize('NFC');
      if (!names.has(id)) own[key] = answers[key];
    }
    for (const key of Object.keys(answers)) {
      const id = names.has(key) ? key : key.normalize('NFC');
      const to = names.get(id);
      // An answer that the record gives in the second form is the newer one.
      if (to !== undefined && !isThere(own[to])) own[to] = answers[key];
    }
    for (const { id, kind, value } of given)
      if (kinds.includes(kind) && !isThere(own[id])) own[id] = value;
    return own;
  };
  return (record) => {
    if (!isAnswers(record)) return record;
    try {
      if (!isThere(record['facts']) && !isThere(record['scores']))
        return moved(record, ['fact', 'score']);
      const copy: Record<string, unknown> = { ...record };
      for (const [group, kind] of [
        ['facts', 'fact'],
        ['scores', 'score'],
      ] as const) {
        const answers = record[group] ?? {};
        copy[group] = isAnswers(answers) ? moved(answers, [kind]) : answers;
      }
      return copy;
    } catch {
      // Only an object with code of its own can fail here; it is no record for either sheet.
      return record;
    }
  };
}

/** Leaves out of a record what only the second form asks for: what is left is a record of the first. */
export function ownPart(before: Plan, change: FormChange): Carry {
  const own = new Set(before.inputs.map(({ id }) => id));
  const targets = change.kept.map(({ to }) => to);
  const foreign = [...change.added, ...targets].filter((id) => !own.has(id));
  if (foreign.length === 0) return (record) => record;
  const without = (answers: unknown): unknown => {
    if (!isAnswers(answers) || !foreign.some((id) => Object.hasOwn(answers, id))) return answers;
    return Object.fromEntries(Object.entries(answers).filter(([id]) => !foreign.includes(id)));
  };
  return (record) => {
    if (!isAnswers(record)) return record;
    try {
      if (!isThere(record['facts']) && !isThere(record['scores'])) return without(record);
      return { ...record, facts: without(record['facts']), scores: without(record['scores']) };
    } catch {
      return record;
    }
  };
}

const isThere = (value: unknown): boolean => value !== undefined && value !== null;

const isAnswers = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
