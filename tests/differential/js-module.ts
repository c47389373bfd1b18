import { emitModule } from '@barem/targets';
import type { Plan } from '@barem/plan';

/** What the emitted module of a sheet says of a record. */
export interface ModuleResult {
  readonly status: 'rated' | 'incomplete' | 'refused';
  readonly problems?: readonly { readonly code: string; readonly path: string }[];
  readonly open?: readonly string[];
}

/** An emitted module as it is loaded. */
export interface LoadedModule {
  readonly sheet: string;
  readonly plan: string;
  readonly ratings: readonly string[];
  readonly score: (record: unknown) => ModuleResult;
}

/** Loads emitted code as the module that it is, without anything beside it. */
export const importModule = async (code: string): Promise<LoadedModule> =>
  (await import(
    /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  )) as LoadedModule;

/** The `score` of the module of a plan, without loading a module: for many of them. */
export function scoreOfModule(plan: Plan): LoadedModule['score'] {
  const { code } = emitModule(plan);
  // A line of the code that begins with `export` declares something; texts never begin a line.
  const body = `'use strict';\n${code.replaceAll(/^export /gm, '')}\nreturn score;`;
  // oxlint-disable-next-line typescript/no-implied-eval, no-new-func -- running what was written is the test
  return new Function(body)() as LoadedModule['score'];
}
