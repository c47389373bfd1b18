import { basename, dirname, join } from 'node:path';
import type { Language, Localized } from 'barem';
import type { Command } from '../command.js';
import { Failure } from '../failure.js';
import { ExitCode, type Io } from '../io.js';
import { readText } from '../source.js';
import type { FindSheet } from '../testing/cases.js';
import type { Suite } from '../testing/outcome.js';
import type { TestedSheet } from '../testing/sheet.js';
import { forEachFile, worse } from './each-file.js';
import { languageOf, languageOption } from './options.js';

export interface TestArgs {
  readonly paths: readonly string[];
  readonly language?: Language | undefined;
}

/** `test <path...>`: scores examples and cases and compares the results with those that they state. */
export const test: Command<TestArgs> = {
  name: 'test',
  summary: {
    vi: 'chấm thử các ví dụ và ca kiểm tra',
    en: 'score examples and cases, and compare the results',
  },
  details: {
    vi: 'Nhận tệp biểu (các ví dụ trong biểu), tệp ca kiểm tra YAML, hoặc thư mục bộ quy định có ruleset.yaml (mọi biểu và ca được liệt kê trong đó; phiếu .csv so với .expected.json cùng tên).',
    en: 'Takes sheets (the examples inside them), YAML files of cases, and folders of rulesets with a ruleset.yaml (every sheet and case that it lists; records in a .csv are compared with the .expected.json of the same name).',
  },
  operands: [
    {
      name: { vi: 'đường-dẫn', en: 'path' },
      about: {
        vi: 'biểu, tệp ca kiểm tra, hoặc thư mục bộ quy định',
        en: 'sheet, file of cases, or folder of a ruleset',
      },
      many: true,
    },
  ],
  options: [languageOption],
  samples: [
    {
      line: { vi: 'barem test thuong_ky.barem', en: 'barem test thuong_ky.barem' },
      about: { vi: 'chấm thử các ví dụ trong biểu', en: 'score the examples inside a sheet' },
    },
    {
      line: {
        vi: 'barem test thuong_ky.barem ca_kho.yaml',
        en: 'barem test thuong_ky.barem hard_cases.yaml',
      },
      about: { vi: 'thêm các ca trong một tệp riêng', en: 'and the cases of a file of their own' },
    },
    {
      line: { vi: 'barem test rulesets/nghe-an/2021', en: 'barem test rulesets/nghe-an/2021' },
      about: { vi: 'mọi biểu và ca của một bộ quy định', en: 'every sheet and case of a ruleset' },
    },
  ],
  read: (typed) => ({ paths: typed.operands(0), language: languageOf(typed) }),
  async run({ paths, language }, io) {
    const { renderSuite, renderTotals } = await import('../render/outcomes.js');
    const sheets = new Map<string, TestedSheet>();
    const suites: Suite[] = [];
    const kinds = new Map<string, TargetKind>();
    const exit = await forEachFile(paths, language, io, async (path) => {
      kinds.set(path, await kindOf(path, io));
      return ExitCode.ok;
    });
    // Sheets come first, so that files of cases find them.
    const inOrder = [...kinds].toSorted(([, a], [, b]) => order.indexOf(a) - order.indexOf(b));
    const tested = await forEachFile(
      inOrder.map(([path]) => path),
      language,
      io,
      async (path) => {
        let result: ExitCode = ExitCode.ok;
        for await (const suite of suitesOf(
          path,
          kinds.get(path) ?? 'sheet',
          sheets,
          language,
          io,
        )) {
          suites.push(suite);
          await io.out.write(renderSuite(suite, io.out));
          if (!isPassed(suite)) result = ExitCode.findings;
        }
        return result;
      },
    );
    if (suites.length > 0) await io.out.write(renderTotals(suites, io.out));
    return worse(exit, tested);
  },
};

const isPassed = ({ outcomes, problem }: Suite): boolean =>
  problem === undefined && outcomes.every(({ failures }) => failures.length === 0);

// ── Targets ──────────────────────────────────────────────────────────────────────────────────────

const order = ['sheet', 'ruleset', 'folder', 'cases'] as const;
type TargetKind = (typeof order)[number];

async function kindOf(path: string, io: Io): Promise<TargetKind> {
  const { manifestName } = await import('../testing/ruleset.js');
  if ((await io.files.kindOf(path)) === 'folder') {
    return (await io.files.kindOf(join(path, manifestName))) === 'file' ? 'ruleset' : 'folder';
  }
  const { text } = await readText(path, io);
  if (basename(path) === manifestName) return 'ruleset';
  return /\.ya?ml$/i.test(path) && /^["']?cases["']?\s*:/m.test(text) ? 'cases' : 'sheet';
}

async function* suitesOf(
  path: string,
  kind: TargetKind,
  sheets: Map<string, TestedSheet>,
  language: Language | undefined,
  io: Io,
): AsyncGenerator<Suite> {
  const { manifestName, testRuleset } = await import('../testing/ruleset.js');
  switch (kind) {
    case 'sheet': {
      const { testSheet } = await import('../testing/sheet.js');
      const sheet = await testSheet(path, language, io);
      if (sheet.id !== undefined) sheets.set(sheet.id, sheet);
      yield sheet.suite;
      break;
    }
    case 'cases': {
      const { testCases } = await import('../testing/cases.js');
      const reader = language ?? [...sheets.values()][0]?.language ?? 'en';
      const find: FindSheet = (id) => findSheet(id, path, sheets, language, io);
      yield await testCases(await readText(path, io), find, reader, io);
      break;
    }
    case 'ruleset':
      yield* testRuleset(basename(path) === manifestName ? dirname(path) : path, language, io);
      break;
    case 'folder': {
      const folders = await rulesetsIn(path, io);
      if (folders.length === 0) throw noRuleset(path);
      for (const folder of folders) yield* testRuleset(folder, language, io);
    }
  }
}

const noRuleset = (path: string): Failure => {
  const text: Localized = {
    vi: `${path}: thư mục này không có ruleset.yaml; ghi tên các tệp biểu, ví dụ ${join(path, '*.barem')}`,
    en: `${path}: the folder has no ruleset.yaml; name the files of sheets, such as ${join(path, '*.barem')}`,
  };
  return new Failure(text);
};

/** Folders further down that are looked at for rulesets. */
const deepest = 4;

/** Folders with a manifest somewhere inside `folder`. */
async function rulesetsIn(folder: string, io: Io, depth: number = 0): Promise<readonly string[]> {
  if ((await io.files.kindOf(join(folder, 'ruleset.yaml'))) === 'file') return [folder];
  if (depth === deepest) return [];
  const found: string[] = [];
  for (const name of (await io.files.list(folder)).toSorted()) {
    const path = join(folder, name);
    const isHidden = name.startsWith('.') || name === 'node_modules';
    if (!isHidden && (await io.files.kindOf(path)) === 'folder')
      found.push(...(await rulesetsIn(path, io, depth + 1)));
  }
  return found;
}

/** The sheet of a file of cases: one of the command line, or one that stands beside the file or a folder above it. */
async function findSheet(
  id: string,
  cases: string,
  sheets: Map<string, TestedSheet>,
  language: Language | undefined,
  io: Io,
): Promise<TestedSheet | undefined> {
  const { testSheet } = await import('../testing/sheet.js');
  const { sheetFileIn } = await import('../testing/ruleset.js');
  const known = sheets.get(id);
  if (known) return known;
  for (const folder of [dirname(cases), join(dirname(cases), '..')]) {
    const listed = await sheetFileIn(folder, id, io);
    const names = (await io.files.list(folder)).filter((name) =>
      /\.barem(?:\.ya?ml)?$/i.test(name),
    );
    const paths = names.toSorted().map((name) => join(folder, name));
    for (const path of listed === undefined ? paths : [listed]) {
      const sheet = await testSheet(path, language, io).catch((error: unknown) => {
        // A file that cannot be read is some other file, unless the ruleset says that it is the one.
        if (listed !== undefined || !(error instanceof Failure)) throw error;
        return undefined;
      });
      if (sheet?.id !== id) continue;
      sheets.set(id, sheet);
      return sheet;
    }
  }
  return undefined;
}
