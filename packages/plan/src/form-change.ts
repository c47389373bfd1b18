import type { Input, Plan } from './plan.js';

/** How the values of an answer changed from one form to another. Numbers are written numbers. */
export type ValueChange =
  | { readonly kind: 'type'; readonly from: Input['type']; readonly to: Input['type'] }
  | {
      readonly kind: 'bounds';
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
    }
  | { readonly kind: 'step'; readonly from: number; readonly to: number }
  /** Named levels or options that are gone, and new ones. */
  | {
      readonly kind: 'options';
      readonly gone: readonly string[];
      readonly added: readonly string[];
    }
  /** The points that levels hold. */
  | { readonly kind: 'levels' }
  /** Whether the answer may be "not applicable". */
  | { readonly kind: 'not-applicable'; readonly now: boolean };

/** An answer that both forms ask for. */
export interface KeptAnswer {
  readonly from: string;
  readonly to: string;
  readonly changes: readonly ValueChange[];
}

/** How what a record has to answer changes from one sheet to another. */
export interface FormChange {
  readonly kept: readonly KeptAnswer[];
  /** Answers that the second form has no place for. */
  readonly removed: readonly string[];
  /** Those of the removed ones that the second sheet computes. */
  readonly computed: readonly string[];
  /** Answers that only the second form asks for. */
  readonly added: readonly string[];
  /** New ids by old ones, of answers and of criteria that are computed. */
  readonly renames: Renames;
}

/** New ids by old ones. */
export type Renames = Readonly<Record<string, string>>;

/**
 * The change of the form from one sheet to another. Answers are the same where they have the same id, or where a rename says so; an
 * id that was renamed away stands for something new where the second form has it again.
 * @param renames - ids of answers of the first sheet, with ids of answers of the second
 */
export function formChange(before: Plan, after: Plan, renames: Renames = {}): FormChange {
  const kept: KeptAnswer[] = [];
  const taken = new Set<string>();
  const targets = new Set(Object.values(renames));
  for (const input of before.inputs) {
    const renamed = newId(renames, input.id);
    const to = renamed ?? (targets.has(input.id) ? undefined : input.id);
    const other = after.inputs.find(({ id, kind }) => id === to && kind === input.kind);
    if (!other || taken.has(other.id)) continue;
    taken.add(other.id);
    kept.push({ from: input.id, to: other.id, changes: valueChanges(input, other) });
  }
  const carried = new Set(kept.map(({ from }) => from));
  const removed = before.inputs.flatMap(({ id }) => (carried.has(id) ? [] : [id]));
  const criteria = new Set(
    after.criteria.flatMap(({ id, input }) => (input === undefined ? [id] : [])),
  );
  return {
    kept,
    removed,
    computed: removed.filter((id) => criteria.has(newId(renames, id) ?? id)),
    added: after.inputs.flatMap(({ id }) => (taken.has(id) ? [] : [id])),
    renames,
  };
}

/** The id that a rename gives to another one. */
export const newId = (renames: Renames, id: string): string | undefined =>
  Object.hasOwn(renames, id) ? renames[id] : undefined;

/** Whether records of the first form are records of the second as they stand. */
export const isSameForm = ({ kept, removed, added }: FormChange): boolean =>
  removed.length + added.length === 0 &&
  kept.every(({ from, to, changes }) => from === to && changes.length === 0);

function valueChanges(before: Input, after: Input): readonly ValueChange[] {
  const changes: ValueChange[] = [];
  const may = after.mayBeNotApplicable === true;
  if ((before.mayBeNotApplicable === true) !== may)
    changes.push({ kind: 'not-applicable', now: may });
  if (before.type !== after.type)
    return [{ kind: 'type', from: before.type, to: after.type }, ...changes];
  if (before.type === 'number' && after.type === 'number') {
    const [unitBefore, unitAfter] = [10 ** before.decimals, 10 ** after.decimals];
    const from = [before.min / unitBefore, before.max / unitBefore] as const;
    const to = [after.min / unitAfter, after.max / unitAfter] as const;
    if (from[0] !== to[0] || from[1] !== to[1]) changes.push({ kind: 'bounds', from, to });
    const steps = [before.step / unitBefore, after.step / unitAfter] as const;
    if (steps[0] !== steps[1]) changes.push({ kind: 'step', from: steps[0], to: steps[1] });
    if (levelsText(before, unitBefore) !== levelsText(after, unitAfter))
      changes.push({ kind: 'levels' });
    changes.push(...optionChanges(Object.keys(before.named ?? {}), Object.keys(after.named ?? {})));
  }
  if (before.type === 'choice' && after.type === 'choice')
    changes.push(...optionChanges(before.options, after.options));
  return changes;
}

const levelsText = ({ within }: Extract<Input, { type: 'number' }>, unit: number): string =>
  JSON.stringify(within?.map(([low, high]) => [low / unit, high / unit]) ?? null);

function optionChanges(
  before: readonly string[],
  after: readonly string[],
): readonly ValueChange[] {
  const gone = before.filter((each) => !after.includes(each));
  const added = after.filter((each) => !before.includes(each));
  return gone.length + added.length === 0 ? [] : [{ kind: 'options', gone, added }];
}
