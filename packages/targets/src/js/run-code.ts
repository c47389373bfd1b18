/** A function of generated code, or nothing where the host does not allow code to be made at run time. */
export function functionOf(
  code: string,
  values: Readonly<Record<string, unknown>>,
): ((...args: readonly never[]) => unknown) | undefined {
  try {
    // oxlint-disable-next-line typescript/no-implied-eval, no-new-func -- names of a sheet stand in the code as literals only
    return new Function(...Object.keys(values), `'use strict';\n${code}`)(
      ...Object.values(values),
    ) as (...args: readonly never[]) => unknown;
  } catch (error) {
    // A Content Security Policy, or Node's `--disallow-code-generation-from-strings`.
    if (error instanceof EvalError) return undefined;
    throw error;
  }
}
