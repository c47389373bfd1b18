import {
  explain,
  format,
  load,
  score,
  type Diagnostic,
  type Format,
  type Plan,
  type Problem,
} from 'barem';
import { limits } from '@barem/core';

/** A source to try, and the form that it is read in; seen from the source when absent. */
export interface Task {
  readonly source: string;
  readonly format?: Format | undefined;
}

/** What became of it. */
export interface Outcome {
  /** What went wrong; empty for a source that was withstood. */
  readonly faults: readonly string[];
  /** Codes of the findings, each once. */
  readonly codes: readonly string[];
  /** Hash of the plan, where the source is a sheet without errors. */
  readonly hash: string | undefined;
  /** Processor time, in milliseconds. */
  readonly spentMs: number;
}

/** Longest source that is formatted as well: that is reading it once more. */
const formattedLength = 50_000;

/** Loads a source, scores an empty record where it gives a plan, and says what went wrong. */
export function attempt({ source, format: form }: Task): Outcome {
  const started = process.cpuUsage();
  const faults: string[] = [];
  let codes: readonly string[] = [];
  let hash: string | undefined;
  try {
    const loaded = load(source, form === undefined ? {} : { format: form });
    const { plan, diagnostics } = loaded;
    codes = [...new Set(diagnostics.map(({ code }) => code))];
    hash = plan?.hash;
    if (!plan && !diagnostics.some(({ severity }) => severity === 'error'))
      faults.push('no plan, and no error that says why');
    // One more says that there are more.
    if (diagnostics.length > limits.diagnostics + 1) faults.push(`${diagnostics.length} findings`);
    for (const each of diagnostics) faults.push(...faultsOf(each, source.length));
    if (plan) {
      for (const record of [{}, halfAnswered(plan)]) {
        const { result } = explain(plan, record);
        if (result.status === 'refused') faults.push(...result.problems.flatMap(faultsOfProblem));
        const again = score(plan, record);
        if (again.status !== result.status) faults.push(`${result.status}, then ${again.status}`);
      }
    }
    if (source.length <= formattedLength)
      format(source, form === undefined ? {} : { format: form });
  } catch (error) {
    faults.push(`it throws: ${error instanceof Error ? error.stack : String(error)}`);
  }
  faults.push(...pollution());
  const { user, system } = process.cpuUsage(started);
  return {
    faults: [...new Set(faults)].slice(0, 20),
    codes,
    hash,
    spentMs: (user + system) / 1000,
  };
}

/** A record in which every other answer is given, each as low as it can be. */
const halfAnswered = ({ inputs }: Plan): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    inputs.filter((_, index) => index % 2 === 0).map((input) => [input.id, leastAnswer(input)]),
  );

function leastAnswer(input: Plan['inputs'][number]): unknown {
  switch (input.type) {
    case 'number':
      return input.min / 10 ** input.decimals;
    case 'choice':
      return input.options[0];
    case 'boolean':
    case 'met':
      return false;
  }
}

function faultsOf(
  { code, message, help, span, related = [], fix }: Diagnostic,
  length: number,
): readonly string[] {
  const faults: string[] = [];
  if (!/^[a-z]+\/[a-z]+(?:-[a-z]+)*$/.test(code)) faults.push(`the code ${code}`);
  for (const text of [message, ...(help ? [help] : []), ...related.map((each) => each.message)])
    for (const words of [text.vi, text.en])
      if (!isWording(words)) faults.push(`${code} says: ${words.slice(0, 200)}`);
  const spans = [
    span,
    ...related.map((each) => each.span),
    ...(fix?.edits ?? []).map((each) => each.span),
  ];
  for (const { start, end } of spans)
    if (!(start >= 0 && start <= end && end <= length))
      faults.push(`${code} stands at ${start}–${end} of ${length}`);
  return faults;
}

/** What is wrong with how a problem speaks to people. */
export const faultsOfProblem = ({ code, message }: Problem): readonly string[] =>
  [message.vi, message.en]
    .filter((words) => !isWording(words))
    .map((words) => `${code} says: ${words.slice(0, 200)}`);

/** Longest message that people are given. */
const wordingLength = 2_000;

/** Whether words can be shown to people: some, not endless, and no values that were not turned into words. */
export const isWording = (words: string): boolean =>
  words !== '' &&
  words.length <= wordingLength &&
  // Between backticks stands what the author wrote.
  !/\bundefined\b|\bNaN\b|\[object /.test(words.replaceAll(/`[^`]*`/g, ''));

const pristine = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
  Map.prototype,
].map((prototype) => [prototype, Reflect.ownKeys(prototype).length] as const);

/** Prototypes that are not as they were. */
export const pollution = (): readonly string[] =>
  pristine.flatMap(([prototype, count]) =>
    Reflect.ownKeys(prototype).length === count
      ? []
      : [`a prototype has ${Reflect.ownKeys(prototype).length} keys, not ${count}`],
  );
