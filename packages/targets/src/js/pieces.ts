import type { Plan, Slot } from '@barem/plan';
import { codeOf, type Code } from './expressions.js';
import { createNaming } from './names.js';
import { answerName, awayName, mayBeAway, openName } from './strict-reading.js';

/**
 * Engines compile only functions of some size well (V8 none beyond 60 kB of its own code), so that the code of a large plan is
 * many functions. They hand on what they found in arrays: answers in `x`, whether they are absent or "not applicable" in
 * `open` and `away`, other values in `r`.
 */
export const isLarge = ({ inputs, operations }: Plan): boolean =>
  inputs.length > 100 || operations.length > 400;

const inputsInOne = 32;
const statementsInOne = 64;

/** How code speaks of what was read. */
export interface Flags {
  readonly open: (input: number) => string;
  readonly away: (input: number) => string;
}

export const flagsOf = (plan: Plan): Flags =>
  isLarge(plan)
    ? { open: (input) => `open[${input}] === 1`, away: (input) => `away[${input}] === 1` }
    : { open: openName, away: awayName };

/** The code of slots, with answers where {@link readingPieces} leaves them. */
export function slotCode(plan: Plan, roots: readonly Slot[], reserved: readonly string[]): Code {
  const fresh = createNaming(reserved);
  const large = isLarge(plan);
  return codeOf(plan, roots, {
    fresh: (wanted) => fresh(`_${wanted}`),
    ofSlot: () => undefined,
    wanted: (slot) => String(slot),
    ofInput: (input) => (large ? `x[${input}]` : answerName(input)),
    away: flagsOf(plan).away,
    ...(large && { cell: (slot: Slot) => `r[${slot}]` }),
  });
}

/** The arrays that the functions of a large plan share. */
export const sharedArrays = (plan: Plan): Readonly<Record<string, unknown>> =>
  isLarge(plan)
    ? {
        x: new Float64Array(plan.inputs.length),
        open: new Uint8Array(plan.inputs.length),
        away: new Uint8Array(plan.inputs.length),
        r: new Float64Array(plan.operations.length),
      }
    : {};

/** Functions, and the lines that call them; of a small plan there are only lines. */
export interface Pieces {
  readonly functions: readonly string[];
  readonly lines: readonly string[];
}

/** What gives up inside of {@link readingPieces}. */
export const leaveReading = (plan: Plan, leave: string): string =>
  isLarge(plan) ? 'return -1;' : leave;

/**
 * Reads all answers, and counts those that are absent in `absent`.
 * @param groups - lines for each input
 * @param parameters - what the lines read from
 * @param leave - gives up
 */
export function readingPieces(
  plan: Plan,
  groups: readonly (readonly string[])[],
  parameters: string,
  leave: string,
): Pieces {
  const counts = groups.flat().some((line) => line.includes('absent += 1'));
  if (!isLarge(plan))
    return { functions: [], lines: [...(counts ? ['let absent = 0;'] : []), ...groups.flat()] };
  const functions = parts(groups, inputsInOne).map((part, at) => {
    const first = at * inputsInOne;
    const kept = part.flatMap((_, offset) => {
      const index = first + offset;
      const input = plan.inputs[index]!;
      return [
        `x[${index}] = ${answerName(index)};`,
        ...(input.needed === undefined ? [] : [`open[${index}] = ${openName(index)} ? 1 : 0;`]),
        ...(mayBeAway(input) ? [`away[${index}] = ${awayName(index)} ? 1 : 0;`] : []),
      ];
    });
    return `function read${at}(${parameters}) {\n${['let absent = 0;', ...part.flat(), ...kept, 'return absent;'].join('\n')}\n}`;
  });
  const calls = functions.flatMap((_, at) => [
    `const found${at} = read${at}(${parameters});`,
    `if (found${at} < 0) ${leave}`,
    `absent += found${at};`,
  ]);
  return { functions, lines: ['let absent = 0;', ...calls] };
}

/** Computes all values that have a name. */
export function computingPieces(plan: Plan, { statements }: Code): Pieces {
  if (!isLarge(plan))
    return {
      functions: [],
      lines: statements.map(({ name, text }) => `const ${name} = ${text};`),
    };
  const functions = parts(statements, statementsInOne).map(
    (part, at) =>
      `function compute${at}() {\n${part.map(({ name, text }) => `${name} = ${text};`).join('\n')}\n}`,
  );
  return { functions, lines: functions.map((_, at) => `compute${at}();`) };
}

const parts = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
