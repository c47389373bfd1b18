import { existsSync, readFileSync } from 'node:fs';

import { join, posix } from 'node:path';
import { root } from '../structure/workspace.js';

/** Links of a page to files that are not there, or to headings that a page does not have. */
export function brokenLinks(page: string): readonly string[] {
  const text = withoutBlocks(readFileSync(join(root, page), 'utf8'));
  const targets = Array.from(text.matchAll(/\]\(([^)\s]+)\)/g), (match) => match[1] ?? '');
  return targets.filter((target) => !/^[a-z]+:/.test(target) && !leadsSomewhere(page, target));
}

function leadsSomewhere(page: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : posix.join(posix.dirname(page), path);
  if (!existsSync(join(root, file))) return false;
  return anchor === undefined || anchorsOf(file).has(decodeURIComponent(anchor));
}

/** The anchors that headings get: lower case, without punctuation, with hyphens for spaces. */
function anchorsOf(page: string): ReadonlySet<string> {
  const text = withoutBlocks(readFileSync(join(root, page), 'utf8'));
  const headings = Array.from(text.matchAll(/^#+ +(.*)$/gm), (match) => match[1] ?? '');
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{M}\p{N} _-]/gu, '')
        .trim()
        .replaceAll(' ', '-'),
    ),
  );
}

const withoutBlocks = (text: string): string => text.replaceAll(/^(`{3,}).*\n[\s\S]*?^\1$/gm, '');
