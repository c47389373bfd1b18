import type { Input, Plan } from '@barem/plan';
import type { AnswerNodes } from './embed.js';
import type { Graph } from './graph.js';
import type { Column } from './evaluate.js';

/** How a record stands to one input. */
export type Answer =
  | { readonly kind: 'given'; readonly value: number }
  | { readonly kind: 'away' }
  | { readonly kind: 'absent' };

/** Something that takes one of many alternatives, each of which shows a number under each of some names. */
export interface Variable {
  /** What it is called where it is too large. */
  readonly name: string;
  readonly size: number;
  /** The numbers that the alternatives from `start` to before `end` show. */
  readonly shown: (name: string, start: number, end: number) => Column;
}

/** The position of a number among those that a record may give, and back. */
export interface Domain {
  readonly size: number;
  readonly valueAt: (position: number) => number;
  readonly positionOf: (value: number) => number;
}

/** All numbers that an input may be given, ascending. */
export function domainOf(input: Input): Domain {
  const step = input.type === 'number' ? input.step : 1;
  const ranges = rangesOf(input).map(([low, high]) => ({
    low,
    size: Math.floor((high - low) / step) + 1,
  }));
  return {
    size: ranges.reduce((sum, { size }) => sum + size, 0),
    valueAt(position) {
      let rest = position;
      for (const { low, size } of ranges) {
        if (rest < size) return low + rest * step;
        rest -= size;
      }
      throw new RangeError(`no value at ${position}`);
    },
    positionOf(value) {
      let before = 0;
      for (const { low, size } of ranges) {
        const at = (value - low) / step;
        if (at >= 0 && at < size && Number.isInteger(at)) return before + at;
        before += size;
      }
      return -1;
    },
  };
}

function rangesOf(input: Input): readonly (readonly [number, number])[] {
  switch (input.type) {
    case 'number':
      return input.within ?? [[input.min, input.max]];
    case 'choice':
      return [[0, input.options.length - 1]];
    case 'boolean':
    case 'met':
      return [[0, 1]];
  }
}

/** What the interpreter sees where an answer is absent or "not applicable". */
export const leastOf = (input: Input): number => (input.type === 'number' ? input.min : 0);

/** Every way to answer one input: the numbers first, then "not applicable", then nothing at all. */
export interface Alternatives {
  readonly size: number;
  readonly answerAt: (alternative: number) => Answer;
}

export function alternativesOf(input: Input): Alternatives {
  const domain = domainOf(input);
  const numbers = input.computed ? 0 : domain.size;
  const others: Answer[] = [];
  if (input.computed || input.mayBeNotApplicable) others.push({ kind: 'away' });
  if (input.computed || input.needed !== undefined) others.push({ kind: 'absent' });
  return {
    size: numbers + others.length,
    answerAt: (at) =>
      at < numbers ? { kind: 'given', value: domain.valueAt(at) } : others[at - numbers]!,
  };
}

/** A variable for one answer of a record; it shows its `value`, and whether it is `away` and `asked`. */
export const answerVariable = (
  input: Input,
  { size, answerAt }: Alternatives = alternativesOf(input),
): Variable => ({
  name: input.id,
  size,
  shown(name, start, end) {
    const column = new Float64Array(end - start);
    for (let at = 0; at < column.length; at += 1)
      column[at] = show(answerAt(start + at), name, input);
    return column;
  },
});

/** The number under a name that an answer shows. */
export function show(answer: Answer, name: string, input: Input): number {
  switch (name) {
    case 'value':
      return answer.kind === 'given' ? answer.value : leastOf(input);
    case 'away':
      return answer.kind === 'away' ? 1 : 0;
    case 'asked':
      return answer.kind === 'absent' ? 0 : 1;
    default:
      throw new Error(`an answer shows no ${name}`);
  }
}

/** The nodes that show the answer that a variable stands for. */
export function answerNodes(
  graph: Graph,
  variable: number,
  input: Input,
  prefix: string = '',
  canBeAbsent: boolean = input.needed !== undefined && !input.computed,
): AnswerNodes {
  const leaf = (shows: string, isCondition: boolean, low: number, high: number) =>
    graph.put({ kind: 'leaf', variable, shows: prefix + shows, isCondition }, low, high);
  const ranges = rangesOf(input).flat();
  const least = leastOf(input);
  const isTruth = input.type === 'boolean' || input.type === 'met';
  const canBeAway = input.computed === true || input.mayBeNotApplicable === true;
  return {
    value: input.computed
      ? graph.constant(0)
      : leaf('value', isTruth, Math.min(least, ...ranges), Math.max(least, ...ranges)),
    away: canBeAway ? leaf('away', true, 0, 1) : graph.constant(0),
    asked: !canBeAbsent ? graph.constant(1) : leaf('asked', true, 0, 1),
  };
}

/** One variable for each input of a plan, in their order. */
export const answerVariables = (plan: Plan): readonly Variable[] =>
  plan.inputs.map((input) => answerVariable(input));
