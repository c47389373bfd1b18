import type { Localized } from 'barem';
import type { ExitCode, Io } from './io.js';

/** A place of the command line that takes a path. */
export interface Operand {
  readonly name: Localized;
  readonly about: Localized;
  /** One or more of them. */
  readonly many?: true;
  readonly optional?: true;
}

/** `--name` and what it takes. */
export type Option = { readonly name: string; readonly about: Localized } & (
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'text'; readonly placeholder: Localized }
  /** A whole number from 1. */
  | { readonly kind: 'number'; readonly placeholder: Localized }
);

/** A command line that someone would type, and what it does. */
export interface Sample {
  readonly line: Localized;
  readonly about: Localized;
}

/** What was typed, already checked against the operands and options of the command. */
export interface Typed {
  /** The operand at a position; empty where an optional one is absent. */
  readonly operand: (index: number) => string;
  readonly operands: (index: number) => readonly string[];
  readonly flag: (name: string) => boolean;
  readonly text: (name: string) => string | undefined;
  readonly number: (name: string) => number | undefined;
  readonly choice: <C extends string>(name: string, values: readonly C[]) => C | undefined;
}

/** A command is a value: typed arguments in, exit code out, all effects through `io`. */
export interface Command<Args> {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly summary: Localized;
  /** What the list has no room for. */
  readonly details?: Localized;
  readonly operands: readonly Operand[];
  readonly options: readonly Option[];
  readonly samples: readonly Sample[];
  /** @throws {Failure} what was typed contradicts itself */
  read(typed: Typed): Args;
  /** @throws {Failure} the world is not as it needs to be */
  run(args: Args, io: Io): Promise<ExitCode>;
}

/** The same text in every language, such as a command line. */
export const same = (text: string): Localized => ({ vi: text, en: text });
