import type { Diagnostic, Language } from 'barem';
import type { Command } from '../command.js';
import { ExitCode, type Io } from '../io.js';
import type { FileFindings } from '../render/diagnostics-pretty.js';
import { loadFile, type LoadedFile } from '../load-file.js';
import { writeText } from '../source.js';
import { contentOf } from '../check-folder.js';
import { amount } from '../words.js';
import { forEachFile, worse } from './each-file.js';
import { languageOf, languageOption, sheetsOrFoldersOperand } from './options.js';

const formats = ['pretty', 'json', 'sarif'] as const;

export interface CheckArgs {
  readonly files: readonly string[];
  readonly format: (typeof formats)[number];
  readonly fix: boolean;
  readonly language?: Language | undefined;
}

/** `check <file...>`: prints every finding; exits with 1 when there is one. */
export const check: Command<CheckArgs> = {
  name: 'check',
  summary: {
    vi: 'kiểm tra biểu, báo mọi lỗi và cách sửa',
    en: 'report every problem in sheets, and how to repair it',
  },
  details: {
    vi: 'Với một thư mục, kiểm tra mọi bộ quy định trong đó: tệp ruleset.yaml, ngày hiệu lực của các bản so với nhau, và mọi biểu được liệt kê.',
    en: 'In a folder it checks every ruleset: its ruleset.yaml, the days in force of its editions beside one another, and every sheet that it lists.',
  },
  operands: [sheetsOrFoldersOperand],
  options: [
    {
      kind: 'choice',
      name: 'format',
      values: formats,
      about: {
        vi: 'dạng báo cáo: cho người đọc (mặc định), JSON, hoặc SARIF 2.1.0',
        en: 'form of the report: for people (default), JSON, or SARIF 2.1.0',
      },
    },
    {
      kind: 'flag',
      name: 'fix',
      about: {
        vi: 'sửa ngay trong tệp những lỗi chỉ có một cách sửa',
        en: 'write repairs into the files, where there is one right repair',
      },
    },
    languageOption,
  ],
  samples: [
    {
      line: { vi: 'barem check thuong_ky.barem', en: 'barem check thuong_ky.barem' },
      about: { vi: 'kiểm tra một biểu', en: 'check one sheet' },
    },
    {
      line: { vi: 'barem check rulesets', en: 'barem check rulesets' },
      about: {
        vi: 'kiểm tra mọi bộ quy định: biểu, và các bản so với nhau',
        en: 'check all rulesets: their sheets, and editions beside one another',
      },
    },
    {
      line: { vi: 'barem check --fix *.barem', en: 'barem check --fix *.barem' },
      about: {
        vi: 'sửa những lỗi sửa được, báo phần còn lại',
        en: 'repair what can be repaired, report the rest',
      },
    },
    {
      line: {
        vi: 'barem check *.barem --format sarif > barem.sarif',
        en: 'barem check *.barem --format sarif > barem.sarif',
      },
      about: { vi: 'báo cáo cho máy chủ mã nguồn', en: 'a report for a code host' },
    },
  ],
  read: (typed) => ({
    files: typed.operands(0),
    format: typed.choice('format', formats) ?? 'pretty',
    fix: typed.flag('fix'),
    language: languageOf(typed),
  }),
  async run({ files, format, fix, language }, io) {
    const results: FileFindings[] = [];
    const sheets: string[] = [];
    const looked = await forEachFile(files, language, io, async (path) => {
      if ((await io.files.kindOf(path)) !== 'folder') {
        sheets.push(path);
        return ExitCode.ok;
      }
      const content = await contentOf(path, language, io);
      results.push(...content.manifests);
      sheets.push(...content.sheets);
      const isClean = content.manifests.every(({ diagnostics }) => diagnostics.length === 0);
      return isClean ? ExitCode.ok : ExitCode.findings;
    });
    const checked = await forEachFile(sheets, language, io, async (path) => {
      const {
        file,
        loaded,
        language: reader,
      } = fix ? await repaired(path, language, io) : await loadFile(path, language, io);
      results.push({ file, language: reader, diagnostics: loaded.diagnostics });
      return loaded.diagnostics.length > 0 ? ExitCode.findings : ExitCode.ok;
    });
    await report(results, { format, language, fix }, io);
    return worse(looked, checked);
  },
};

async function report(
  results: readonly FileFindings[],
  { format, language, fix }: Pick<CheckArgs, 'format' | 'language' | 'fix'>,
  io: Io,
): Promise<void> {
  if (format !== 'pretty') {
    const { renderJson, renderSarif } = await import('../render/diagnostics-data.js');
    if (format === 'json') return io.out.write(renderJson(results));
    const { catalogue } = await import('barem');
    return io.out.write(renderSarif(results, catalogue));
  }
  if (results.length === 0) return undefined;
  const { renderFindings, summarise } = await import('../render/diagnostics-pretty.js');
  const findings = results.flatMap(({ diagnostics }) => diagnostics);
  const fixable = fix ? 0 : findings.filter(isRepairable).length;
  const languages = new Set(results.map((each) => each.language));
  const reader = language ?? (languages.size === 1 ? results[0]?.language : undefined) ?? 'en';
  const summary = summarise({ files: results.length, findings, fixable })[reader];
  return io.out.write(
    `${results.map((each) => renderFindings(each, io.out)).join('')}${summary}\n`,
  );
}

// ── Repair ───────────────────────────────────────────────────────────────────────────────────────

/**
 * Whether a tool may apply the fix of a finding by itself. What an example expects is the author's word: making it
 * agree with the sheet would hide the mistake that it has found.
 */
const isRepairable = ({ fix, code }: Diagnostic): boolean =>
  fix !== undefined && code !== 'example/wrong-result';

/** A repair may uncover what the next one repairs, but never for ever. */
const mostRounds = 10;

/** Applies repairs until there are no more of them, writes the file if it has changed, and reports what is left. */
async function repaired(path: string, language: Language | undefined, io: Io): Promise<LoadedFile> {
  const { applyEdits, load } = await import('barem');
  const before = await loadFile(path, language, io);
  let { loaded } = before;
  let repairs = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const chosen = withoutOverlap(loaded.diagnostics.filter(isRepairable));
    if (chosen.length === 0) break;
    const text = applyEdits(
      loaded.source,
      chosen.flatMap(({ fix }) => fix?.edits ?? []),
    );
    const next = load(text, { format: loaded.format });
    // A sheet that could be read is never exchanged for one that cannot.
    if (text === loaded.source || (loaded.sheet && !next.sheet)) break;
    repairs += chosen.length;
    loaded = next;
  }
  if (repairs === 0) return before;
  await writeText(path, loaded.source, io);
  const done = amount(repairs, { vi: 'chỗ', en: 'problem' });
  const said = { vi: `${path}: đã sửa ${done.vi}\n`, en: `${path}: repaired ${done.en}\n` };
  await io.err.write(said[before.language]);
  return { ...before, loaded, file: { path, text: loaded.source } };
}

/** The findings whose fixes leave each other's text alone, first come first served. */
function withoutOverlap(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const taken: { readonly start: number; readonly end: number }[] = [];
  return findings.filter(({ fix }) => {
    const spans = fix?.edits.map(({ span }) => span) ?? [];
    const isFree = spans.every((span) =>
      taken.every((other) => span.end < other.start || other.end < span.start),
    );
    if (isFree) taken.push(...spans);
    return isFree;
  });
}
