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
      last.checkedCode += `$prints(${JSON.stringify(text)});\n`;
    }
  }
  return modules;
}

const comment = /^(.*?)(?:^|\s)\/\/ => ?(.*)$/;

/**
 * Runs a module with the packages of this repository. A comment `// => value` behind a statement, or beneath it,
 * holds what the statement gives; a value that ends in `…` need not name everything.
 */
export async function runModule(
  { first, code, checkedCode }: Module,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const printed: string[] = [];
  const modules = await importedBy(code, files);
  const { code: script } = transformSync(checkedCode, { loader: 'ts', format: 'cjs', target: 'node20' });
  const globals = {
    require: (name: string): unknown => modules.get(name),
    module: { exports: {} },
    exports: {},
    console: { log: (...values: readonly unknown[]) => void printed.push(values.join(' ')) },
    $is: (found: unknown, stated: string, line: number) => check(found, stated, `${first.page}:${line}`),
    $prints: (shown: string) => expect(trimmed(printed.splice(0).join('\n'))).toBe(trimmed(shown)),
  };
  // The text comes from this repository's own pages.
  // oxlint-disable-next-line typescript/no-implied-eval, no-new-func
  const run = new Function(...Object.keys(globals), script) as (...values: readonly unknown[]) => void;
  run(...Object.values(globals));
}

const trimmed = (text: string): string => text.replaceAll(/[ \t]+$/gm, '').trimEnd();

async function importedBy(
  code: string,
  files: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, unknown>> {
  const names = new Set(Array.from(code.matchAll(/^(?:import|export)\b[^'"]*['"]([^'"]+)['"]/gm), (match) => match[1] ?? ''));
  const known: Readonly<Record<string, () => Promise<unknown>>> = {
    barem: () => import('barem'),
    '@barem/core': () => import('@barem/core'),
    '@barem/plan': () => import('@barem/plan'),
    '@barem/syntax': () => import('@barem/syntax'),
    '@barem/yaml': () => import('@barem/yaml'),
    '@barem/check': () => import('@barem/check'),
    '@barem/testing': () => import('@barem/testing'),
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
  return files.get(path) ?? readFileSync(join(root, 'rulesets/nghe-an/2021', basename(path)), 'utf8');
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

function check(found: unknown, stated: string, place: string): void {
  const isPart = /…/.test(stated);
  const text = stated.replaceAll(/,?\s*…/g, '').trim();
  // oxlint-disable-next-line typescript/no-implied-eval, no-new-func
  const expected = (new Function(`return (${text});`) as () => unknown)();
  if (!isPart) expect(found, place).toEqual(expected);
  else if (typeof expected === 'object' && expected !== null) expect(found, place).toMatchObject(expected);
  else expect(String(found).startsWith(String(expected)), `${place}: ${String(found)}`).toBe(true);
}

/** What the compiler says about all modules together; empty when they are well typed. */
export function typeErrors(modules: readonly Module[]): string {
  if (modules.length === 0) return '';
  const folder = join(root, 'tests/node_modules/.cache/docs');
  rmSync(folder, { recursive: true, force: true });
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
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], { encoding: 'utf8' });
    return '';
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout ?? error);
  }
}
