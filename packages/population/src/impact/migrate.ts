import type { Localized } from '@barem/core';
import {
  carryFor,
  createScanner,
  describeProblem,
  ownPart,
  type FormChange,
  type Plan,
  type Problem,
} from '@barem/plan';

type Answers = Readonly<Record<string, unknown>>;

/** An answer of a record that was not carried over. */
export interface LeftAnswer {
  /** Id in the old form. */
  readonly id: string;
  /** Id in the new form, where it has one. */
  readonly to?: string;
  readonly value: unknown;
  /** The new form has no place for it, the new sheet computes it, or its value does not fit there. */
  readonly why: 'removed' | 'computed' | 'unfit' | 'unknown';
  /** What the new sheet says of the value. */
  readonly message?: Localized;
}

/** A record in the new form, with everything that did not come along. */
export interface Migrated {
  /** The head, and the answers that fit the new form. */
  readonly record: Answers;
  readonly left: readonly LeftAnswer[];
  /** Ids that the new sheet asks for and that the record does not answer now. */
  readonly open: readonly string[];
  /** What the new sheet says of the record as a whole, such as a constraint that is broken. */
  readonly problems: readonly Localized[];
  /** What becomes of the record under the new sheet. */
  readonly status: 'rated' | 'incomplete' | 'refused';
}

const heads = ['unit', 'period', 'assessor', 'date'] as const;

/**
 * Writes records of one sheet over to the form of another. Whatever does not fit is left out and told.
 * @returns for what is no record nothing
 */
export function migration(
  before: Plan,
  after: Plan,
  form: FormChange,
): (record: unknown) => Migrated | undefined {
  const carry = carryFor(after, form);
  const own = ownPart(before, form);
  const scanner = createScanner(after);
  const newIds = new Map(form.kept.map(({ from, to }) => [from, to]));
  const oldIds = new Map(form.kept.map(({ from, to }) => [to, from]));
  const inputs = new Map(after.inputs.map((input, at) => [input.id, at]));
  return (given) => {
    const flat = flatRecord(given);
    if (!flat) return undefined;
    const left: LeftAnswer[] = [];
    const old = own(flat) as Answers;
    for (const id of form.removed)
      if (isThere(old[id]))
        left.push({
          id,
          value: old[id],
          why: form.computed.includes(id) ? 'computed' : 'removed',
        });
    const record: Record<string, unknown> = Object.assign(Object.create(null), carry(flat));
    let found = scanner.scan(record);
    // Every round takes an answer away, so that there is an end.
    for (;;) {
      const wrong = found.status === 'refused' ? found.problems.filter(isOfAnswer(record)) : [];
      if (wrong.length === 0) break;
      for (const { path, ...problem } of wrong) {
        if (!(path in record)) continue;
        const from = oldIds.get(path) ?? path;
        const isKnown = inputs.has(path);
        left.push({
          id: from,
          ...(isKnown && newIds.get(from) === path && { to: path }),
          value: record[path],
          why: isKnown ? 'unfit' : 'unknown',
          message: describeProblem({ path, ...problem }),
        });
        delete record[path];
      }
      found = scanner.scan(record);
    }
    const open =
      found.status === 'incomplete'
        ? found.missing.map((at) => after.inputs[at]!.id)
        : found.status === 'refused'
          ? after.inputs.flatMap(({ id, needed, computed }) =>
              needed === undefined && !computed && !isThere(record[id]) ? [id] : [],
            )
          : [];
    return {
      record,
      left,
      open,
      problems: found.status === 'refused' ? found.problems.map(describeProblem) : [],
      status: found.status,
    };
  };
}

/** Whether a problem is about a single answer that is there, and goes away with it. */
const isOfAnswer =
  (record: Answers) =>
  ({ code, path }: Problem): boolean =>
    code !== 'record/constraint' && path in record && !(heads as readonly string[]).includes(path);

const isThere = (value: unknown): boolean => value !== undefined && value !== null;

const isAnswers = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A record with its facts and scores beside one another. */
function flatRecord(given: unknown): Answers | undefined {
  if (!isAnswers(given)) return undefined;
  try {
    const { facts, scores, ...rest } = given;
    const flat: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const group of [rest, facts, scores])
      if (isAnswers(group))
        for (const key of Object.keys(group)) flat[key.normalize('NFC')] = group[key];
    return flat;
  } catch {
    // Only an object with code of its own can fail here.
    return undefined;
  }
}
