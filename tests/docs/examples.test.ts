import { parseText } from '@barem/syntax';
import { readYaml } from '@barem/yaml';
import { describe, expect, test } from 'vitest';
import { isError, lineStarts, load, positionAt, type Loaded } from 'barem';
import { placeOf, readPages, type Block, type Page } from './blocks.js';
import { textAround, textAroundExpressions, withDefaults, yamlAround } from './host.js';
import { playConsole } from './console.js';
import { brokenLinks } from './links.js';
import { modulesIn, runModule, typeErrors } from './modules.js';

/**
 * Every example of the pages runs. What a block is says the line of its fence:
 *
 * - `barem`, `barem-yaml`: a whole sheet without errors. `fails=code` (or several, with commas) must give these
 *   errors and no others; `warns=code` these warnings. `file=name` gives it a name for the blocks after it.
 * - `fragment`: part of a sheet, put into a host; `fragment=vi` or `fragment=en` for lines that are expressions.
 * - `host`: part of a sheet that is the host of the fragments after it on its page.
 * - `child`: a sheet that builds on another, which is read but not loaded; `same` beside it: the tree of the one before.
 * - `same`: means the same as the sheet before it, in another language or form: both give one plan.
 * - `ts run`: runs, and gives what its comments `// =>` say; `continues` goes on with the block before.
 * - `output`: what the block before prints.
 * - `console`: lines `$ npx barem …` with what they print, in a folder that holds the files which the page has shown;
 *   a line `…` leaves lines out. `shows=name` is what a command has made of a file.
 */
const known: Readonly<Record<string, readonly string[]>> = {
  barem: ['fragment', 'host', 'child', 'fails', 'warns', 'same', 'file', 'shows'],
  'barem-yaml': ['fragment', 'child', 'fails', 'warns', 'same', 'file', 'shows'],
  ts: ['run', 'continues'],
  text: ['output'],
  csv: ['file', 'shows'],
  yaml: ['file'],
  console: [],
};

const pages = readPages();

describe.each(pages)('$path', (page) => {
  test('marks its examples in ways that are known', () => {
    const strange = page.blocks.flatMap((block) =>
      Array.from(block.flags.keys())
        .filter((flag) => known[block.language]?.includes(flag) !== true)
        .map((flag) => `${placeOf(block)}: ${block.language} ${flag}`),
    );
    expect(strange).toEqual([]);
  });

  const sheets = sheetsOf(page);
  test.for(sheets)('$place is as marked', (example) => {
    expect(complaintsAbout(example)).toBe('');
  });

  const children = childrenOf(page);
  test.for(children)('$place is read as marked', ({ block, before }) => {
    const { sheet, diagnostics } = readChild(block);
    expect(diagnostics.map(({ code, message }) => `${code}: ${message.en}`)).toEqual([]);
    expect(sheet?.extends).toBeDefined();
    const twin = block.flags.has('same') && before ? before : block;
    expect(treeOf(block)).toEqual(treeOf(twin));
  });

  const modules = modulesIn(page.blocks);
  const files = new Map(
    page.blocks.flatMap(({ flags, text }) => {
      const name = flags.get('file');
      return name === undefined ? [] : [[name, text] as const];
    }),
  );
  test.for(modules.map((module) => ({ module, place: placeOf(module.first) })))(
    '$place runs as it says',
    async ({ module }) => {
      const { found, stated } = await runModule(module, files);
      expect(found).toEqual(stated);
    },
  );
});

describe.each(pages.filter(({ blocks }) => blocks.some(({ language }) => language === 'console')))(
  '$path',
  ({ blocks }) => {
    test('its commands print what it shows', async () => {
      const { found, stated } = await playConsole(blocks);
      expect(found).toEqual(stated);
    }, 60_000);
  },
);

test('the examples in TypeScript are well typed', () => {
  expect(typeErrors(pages.flatMap(({ blocks }) => modulesIn(blocks)))).toBe('');
}, 60_000);

test.each(pages)('links of $path lead somewhere', ({ path }) => {
  expect(brokenLinks(path)).toEqual([]);
});

/** The sheets of a page, fragments within their host. */
function sheetsOf({ blocks }: Page): readonly SheetExample[] {
  const sheets: SheetExample[] = [];
  let host: string | undefined;
  for (const block of blocks) {
    if (block.language !== 'barem' && block.language !== 'barem-yaml') continue;
    if (block.flags.has('child')) continue;
    if (block.flags.has('host')) host = block.text;
    const source = wholeSheet(block, host);
    // Roll-ups speak of sheets that the page has shown.
    const beside = sheets
      .filter((each) => !each.block.flags.has('fragment') && !each.block.flags.has('host'))
      .map((each) => each.source);
    sheets.push({ block, place: placeOf(block), source, before: sheets.at(-1)?.source, beside });
  }
  return sheets;
}

/** The sheets of a page that build on others, each with the one before it. */
function childrenOf({ blocks }: Page): readonly {
  readonly block: Block;
  readonly place: string;
  readonly before: Block | undefined;
}[] {
  const children = blocks.filter(({ flags }) => flags.has('child'));
  return children.map((block, index) => ({
    block,
    place: placeOf(block),
    before: children[index - 1],
  }));
}

const readChild = ({ language, text }: Block): ReturnType<typeof readYaml> =>
  language === 'barem' ? parseText(text) : readYaml(text);

/** The tree of a child, without places and in no language. */
function treeOf(block: Block): unknown {
  const { sheet } = readChild(block);
  return sheet && withoutSpans({ ...sheet, language: 'vi' });
}

function withoutSpans(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(withoutSpans);
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(
    Object.entries(tree)
      .filter(([key]) => key !== 'span')
      .map(([key, part]) => [key, withoutSpans(part)]),
  );
}

interface SheetExample {
  readonly block: Block;
  readonly place: string;
  readonly source: string;
  /** The sheet of the block before it on the page. */
  readonly before: string | undefined;
  /** The whole sheets of the blocks before it. */
  readonly beside: readonly string[];
}

function wholeSheet({ language, flags, text }: Block, host: string | undefined): string {
  if (flags.has('host')) return withDefaults(text);
  const part = flags.get('fragment');
  if (part === undefined) return text;
  if (language === 'barem-yaml') return yamlAround(text, host, part === 'vi' ? 'vi' : 'en');
  if (part === 'vi' || part === 'en') return textAroundExpressions(text, host, part);
  return textAround(text, host);
}

/** In what a sheet is not as its block is marked; empty when it is. */
function complaintsAbout({ block, source, before, beside }: SheetExample): string {
  const sheets = beside.reduce<readonly Loaded[]>(
    (known, each) => [...known, load(each, { sheets: known })],
    [],
  );
  const loaded = load(source, { format: block.language === 'barem' ? 'text' : 'yaml', sheets });
  const codes = (severity: 'error' | 'warning'): ReadonlySet<string> =>
    new Set(
      loaded.diagnostics.filter((each) => each.severity === severity).map(({ code }) => code),
    );
  const marked = (flag: string): ReadonlySet<string> =>
    new Set(block.flags.get(flag)?.split(',') ?? []);
  const [errors, warnings] = [codes('error'), codes('warning')];
  const complaints = [
    ...[...errors].filter((code) => !marked('fails').has(code)).map((code) => `has error ${code}`),
    ...[...marked('fails')]
      .filter((code) => !errors.has(code))
      .map((code) => `lacks error ${code}`),
    ...[...marked('warns')]
      .filter((code) => !warnings.has(code))
      .map((code) => `lacks warning ${code}`),
    ...(block.flags.has('same') && loaded.plan?.hash !== load(before ?? '', { sheets }).plan?.hash
      ? ['does not mean the same as the sheet before it']
      : []),
  ];
  return complaints.length === 0 ? '' : [...complaints, report(loaded)].join('\n');
}

/** The findings of a sheet, for whoever has to repair the example. */
function report({ source, diagnostics }: Loaded): string {
  const starts = lineStarts(source);
  const lines = source
    .split('\n')
    .map((line, index) => `${String(index + 1).padStart(3)}  ${line}`);
  const findings = diagnostics
    .toSorted((a, b) => Number(isError(b)) - Number(isError(a)))
    .map(({ code, span, message }) => {
      const { line, column } = positionAt(starts, span.start);
      return `${line}:${column} ${code} ${message.en}`;
    });
  return [...findings, ...lines].join('\n');
}
