import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { transformSync } from 'esbuild';
import { expect } from 'vitest';
import { root } from '../structure/workspace.js';
import type { Block } from './blocks.js';

/** Examples in TypeScript that are one module: a block, and those after it that continue it. */
export interface Module {
  readonly first: Block;
  /** As the page shows it. */
  readonly code: string;
  /** The same with `$prints(…)` where the page shows what was printed: in a block marked `output`. */
  readonly checkedCode: string;
}

/** The modules of a page: blocks marked `run`; one marked `continues` too goes on where the one before it ended. */
export function modulesIn(blocks: readonly Block[]): readonly Module[] {
  const modules: { first: Block; code: string; checkedCode: string }[] = [];
  for (const block of blocks) {
    const { language, flags, text } = block;
    const last = modules.at(-1);
    if (language === 'ts' && flags.has('run')) {
      const checkedCode = withChecks(text, block.line);
      if (flags.has('continues') && last) {
        last.code += text;
        last.checkedCode += checkedCode;
      } else modules.push({ first: block, code: text, checkedCode });
    } else if (language === 'text' && flags.has('output') && last) {
      last.checkedCode += `$prints(${JSON.stringify(text)}, ${block.line});\n`;
    }
  }
  return modules;
}

const comment = /^(.*?)(?:^|\s)\/\/ => ?(.*)$/;

/** What examples gave, and what the page states, by the place of the statement. */
export interface Comparison {
  readonly found: Readonly<Record<string, unknown>>;
  readonly stated: Readonly<Record<string, unknown>>;
}

/**
 * Runs a module with the packages of this repository. A comment `// => value` behind a statement, or beneath it,
 * holds what the statement gives; an object that ends in `…` need not name everything.
 */
export async function runModule(
  { first, code, checkedCode }: Module,
  files: ReadonlyMap<string, string>,
): Promise<Comparison> {
  const found: Record<string, unknown> = {};
  const stated: Record<string, unknown> = {};
  const printed: string[] = [];
  const modules = await importedBy(code, files);
  const { code: script } = transformSync(waited(checkedCode), {
    loader: 'ts',
    format: 'cjs',
    target: 'node20',
  });
  const module: { exports: { readonly $done?: Promise<void> } } = { exports: {} };
  const globals = {
    require: (name: string): unknown => modules.get(name),
    module,
    exports: {},
    console: { log: (...values: readonly unknown[]) => void printed.push(values.join(' ')) },
    $is(value: unknown, text: string, line: number) {
      const place = `${first.page}:${line}`;
      found[place] = value;
      stated[place] = expectationOf(text);
    },
    $prints(text: string, line: number) {
      const place = `${first.page}:${line}`;
      found[place] = trimmed(printed.splice(0).join('\n'));
      stated[place] = trimmed(text);
    },
  };
  evaluate(script, globals);
  await module.exports.$done;
  return { found, stated };
}

/** A module that waits for something, with all but its imports in a function that can. */
function waited(code: string): string {
  if (!/\bawait\b/.test(code)) return code;
  const imports = code.match(importStatement) ?? [];
  const body = code.replaceAll(importStatement, '');
  return `${imports.join('\n')}\nexport const $done = (async () => {\n${body}\n})();`;
}

const importStatement = /^import\b[^;]*;$/gm;

/** Runs code of this repository's own pages. */
function evaluate(code: string, names: Readonly<Record<string, unknown>>): unknown {
  // oxlint-disable-next-line typescript/no-implied-eval, no-new-func -- the pages are this repository's own
  const run = new Function(...Object.keys(names), code) as (
    ...values: readonly unknown[]
  ) => unknown;
  return run(...Object.values(names));
}

/** The value that a comment states; with `…` in an object, an object that has at least these entries. */
function expectationOf(text: string): unknown {
  const value = evaluate(`return (${text.replaceAll(/,?\s*…/g, '')});`, {});
  return text.includes('…') ? expect.objectContaining(value as object) : value;
}

/** Without space at the ends of lines and of the text. */
export const trimmed = (text: string): string => text.replaceAll(/[ \t]+$/gm, '').trim();

async function importedBy(
  code: string,
  files: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, unknown>> {
  const names = new Set(
    Array.from(
      code.matchAll(/^(?:import|export)\b[^'"]*['"]([^'"]+)['"]/gm),
      (match) => match[1] ?? '',
    ),
  );
  const known: Readonly<Record<string, () => Promise<unknown>>> = {
    barem: () => import('barem'),
    '@barem/core': () => import('@barem/core'),
    '@barem/plan': () => import('@barem/plan'),
    '@barem/plan/runtime': () => import('@barem/plan/runtime'),
    '@barem/plan/words': () => import('@barem/plan/words'),
    '@barem/population': () => import('@barem/population'),
    '@barem/syntax': () => import('@barem/syntax'),
    '@barem/targets': () => import('@barem/targets'),
    '@barem/verify': () => import('@barem/verify'),
    '@barem/verify/words': () => import('@barem/verify/words'),
    '@barem/yaml': () => import('@barem/yaml'),
    '@barem/check': () => import('@barem/check'),
    '@barem/targets/json-rules': () => import('@barem/targets/json-rules'),
    '@barem/testing': () => import('@barem/testing'),
    'json-rules-engine': () => import('json-rules-engine'),
    'node:fs': () => Promise.resolve({ readFileSync: (path: string) => fileAt(path, files) }),
  };
  const loaded = await Promise.all(
    Array.from(names, async (name) => {
      const load = known[name];
      if (!load) throw new Error(`examples do not import \`${name}\``);
      return [name, await load()] as const;
    }),
  );
  return new Map(loaded);
}

/** A file that the page shows, or one of the first ruleset. */
function fileAt(path: string, files: ReadonlyMap<string, string>): string {
  return (
    files.get(path) ?? readFileSync(join(root, 'rulesets/nghe-an/2021', basename(path)), 'utf8')
  );
}

/** Turns every `// =>` into a comparison with the statement before it; `fence` is the line of the page above the code. */
function withChecks(code: string, fence: number): string {
  const lines = code.split('\n');
  const out: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const [, before, stated] = comment.exec(line) ?? [];
    if (before === undefined || stated === undefined) {
      out.push(line);
      continue;
    }
    let expected = stated;
    while (/^\s*\/\/ (?: +\S|[\])}])/.test(lines[at + 1] ?? '')) {
      at += 1;
      expected += ` ${(lines[at] ?? '').replace(/^\s*\/\//, '').trim()}`;
    }
    if (before.trim() !== '') out.push(before);
    const end = out.length;
    let start = end - 1;
    while (start > 0 && !/^\S/.test(out[start] ?? '')) start -= 1;
    while (start > 0 && /^[)\]}.]/.test(out[start] ?? '')) start -= 1;
    const statement = out.slice(start, end).join('\n').trim().replace(/;$/, '');
    const [, name] = /^(?:export )?const (\w+)\b/.exec(statement) ?? [];
    const value = name ?? `(${statement})`;
    if (name === undefined) out.length = start;
    out.push(`$is(${value}, ${JSON.stringify(expected)}, ${fence + at + 1});`);
  }
  return out.join('\n');
}

/** What the compiler says about all modules together; empty when they are well typed. */
export function typeErrors(modules: readonly Module[]): string {
  if (modules.length === 0) return '';
  const folder = join(root, `tests/node_modules/.cache/docs-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  for (const { first, code } of modules) {
    const name = `${first.page.replaceAll(/[/.]/g, '-')}-${first.line}.ts`;
    writeFileSync(join(folder, name), `${code}\nexport {};\n`);
  }
  const config = {
    extends: '../../../../tsconfig.base.json',
    compilerOptions: {
      composite: false,
      declaration: false,
      isolatedDeclarations: false,
      noEmit: true,
      types: ['node'],
    },
    include: ['*.ts'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  try {
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], {
      encoding: 'utf8',
    });
    return '';
  } catch (error) {
    const said = String((error as { readonly stdout?: unknown }).stdout ?? error);
    // What is wrong with the packages themselves is said elsewhere.
    return said.replaceAll(/^packages\/.*\n/gm, '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
