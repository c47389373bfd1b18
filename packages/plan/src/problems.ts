/** What an answer may be, for messages about one that is not. */
export type Expected =
  | { readonly type: 'number' | 'boolean' | 'met' | 'text' }
  | { readonly type: 'choice'; readonly options: readonly string[] };

/** A stored whole number with its decimals. */
export interface Scaled {
  readonly value: number;
  readonly decimals: number;
}

/** Some problems need no more words. */
type Nothing = Readonly<Record<string, never>>;

/** Kinds of problems with what they speak of. `found` is the value as it stands in the record, never long. */
export interface ProblemArguments {
  readonly 'record/not-a-record': Nothing;
  readonly 'record/too-large': { readonly limit: number };
  readonly 'record/unknown-id': { readonly id: string; readonly known: readonly string[] };
  readonly 'record/wrong-type': { readonly expected: Expected; readonly found: string };
  readonly 'record/unknown-option': { readonly found: string; readonly options: readonly string[] };
  readonly 'record/out-of-range': {
    readonly min: Scaled;
    readonly max: Scaled;
    readonly found: string;
  };
  readonly 'record/off-step': { readonly step: Scaled; readonly found: string };
  readonly 'record/decimals': { readonly decimals: number; readonly found: string };
  readonly 'record/ambiguous-number': {
    readonly found: string;
    readonly readings: readonly Scaled[];
  };
  readonly 'record/outside-levels': { readonly found: string };
  readonly 'record/cannot-be-not-applicable': Nothing;
  readonly 'record/does-not-apply': Nothing;
  readonly 'record/computed': Nothing;
  readonly 'record/constraint': { readonly title: string };
  readonly 'record/no-assessor': { readonly known: readonly string[] };
  readonly 'record/unknown-assessor': { readonly found: string; readonly known: readonly string[] };
  readonly 'record/assessor-twice': { readonly assessor: string; readonly limit: number };
  readonly 'record/only-for': { readonly assessor: string };
}

export type ProblemCode = keyof ProblemArguments;

/** Something that is wrong with a record, which is then refused whole. `describeProblem` puts it into words. */
export interface Problem<C extends ProblemCode = ProblemCode> {
  /** Stable. */
  readonly code: C;
  /** The key in the record, such as `có_mặt` or `scores.I.2`; empty for the record itself. */
  readonly path: string;
  readonly arguments: ProblemArguments[C];
}

export const problem = <C extends ProblemCode>(
  code: C,
  path: string,
  args: ProblemArguments[C],
): Problem<C> => ({
  code,
  path,
  arguments: args,
});
