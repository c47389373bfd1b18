import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../structure/workspace.js';

/** One fenced block of a page. */
export interface Block {
  /** The page, from the root of the repository. */
  readonly page: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  /** The first word behind the fence: `barem`, `ts` … */
  readonly language: string;
  /** The other words: `fragment` is `['fragment', '']`, `fails=band/hole` is `['fails', 'band/hole']`. */
  readonly flags: ReadonlyMap<string, string>;
  readonly text: string;
}

/** A page with its fenced blocks, in order. */
export interface Page {
  readonly path: string;
  readonly blocks: readonly Block[];
}

/** Every page whose examples are promises: `docs/`, the README of the project and those of its packages. */
export function readPages(): readonly Page[] {
  const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}/README.md`);
  const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`);
  return ['README.md', ...packages, ...docs].toSorted().flatMap((path) => {
    const text = textOf(path);
    return text === undefined ? [] : [{ path, blocks: blocksIn(path, text) }];
  });
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    // A folder without a README has no examples.
    return undefined;
  }
}

/** The fenced blocks of a text. A fence may be indented, in a list; its indentation is taken away. */
export function blocksIn(page: string, text: string): readonly Block[] {
  const blocks: Block[] = [];
  let open:
    | { line: number; fence: string; indent: string; info: string; lines: string[] }
    | undefined;
  text.split(/\r?\n/).forEach((line, index) => {
    const [, indent = '', fence = '', info = ''] = /^( *)(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (open === undefined) {
      if (fence !== '') open = { line: index + 1, fence, indent, info: info.trim(), lines: [] };
    } else if (fence.startsWith(open.fence) && info.trim() === '') {
      const [language = '', ...words] = open.info.split(/\s+/);
      const flags = new Map(words.map(flagOf));
      blocks.push({ page, line: open.line, language, flags, text: `${open.lines.join('\n')}\n` });
      open = undefined;
    } else {
      open.lines.push(
        line.startsWith(open.indent) ? line.slice(open.indent.length) : line.trimStart(),
      );
    }
  });
  if (open !== undefined) throw new Error(`${page}:${open.line}: this block is never closed`);
  return blocks;
}

function flagOf(word: string): readonly [name: string, value: string] {
  const at = word.indexOf('=');
  return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
}

/** Where a block stands, for the name of its test. */
export const placeOf = ({ page, line }: Block): string => `${page}:${line}`;
