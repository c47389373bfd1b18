import { basename, join } from 'node:path';
import { isError, readManifest, type Diagnostic, type Language, type Manifest } from 'barem';
import { Failure } from '../failure.js';
import type { Io } from '../io.js';
import { renderFindings } from '../render/diagnostics-pretty.js';
import { readText, type SourceFile } from '../source.js';
import { expectedPath, testCases, testRecords, type FindSheet } from './cases.js';
import { manifestName } from '../manifest-name.js';
import type { Outcome, Suite } from './outcome.js';
import { testSheet, type TestedSheet } from './sheet.js';

export { manifestName };

/** A manifest that has been read, or the findings that keep it from being used. */
interface ReadFile {
  readonly file: SourceFile;
  readonly manifest?: Manifest;
  readonly diagnostics: readonly Diagnostic[];
}

async function readRuleset(folder: string, io: Io): Promise<ReadFile> {
  const file = await readText(join(folder, manifestName), io);
  return { file, ...readManifest(file.text) };
}

/** The file of the sheet with an id, where a ruleset in `folder` says so. */
export async function sheetFileIn(folder: string, id: string, io: Io): Promise<string | undefined> {
  if ((await io.files.kindOf(join(folder, manifestName))) !== 'file') return undefined;
  const { manifest } = await readRuleset(folder, io);
  const found = manifest?.sheets.find((sheet) => sheet.id.id === id);
  return found && join(folder, found.file.value);
}

/**
 * The files of the sheets that the ruleset in `folder` lists.
 * @throws {Failure} its manifest has mistakes
 */
export async function sheetFilesOf(folder: string, io: Io): Promise<readonly string[]> {
  const { file, manifest } = await readRuleset(folder, io);
  if (manifest) return manifest.sheets.map((sheet) => join(folder, sheet.file.value));
  throw new Failure({
    vi: `${file.path}: còn lỗi; chạy \`barem test ${folder}\``,
    en: `${file.path}: it has errors; run \`barem test ${folder}\``,
  });
}

/**
 * Tests everything that the manifest of a ruleset lists: its sheets, their other forms, its cases.
 * @param asked - the language to speak; the sheets' own where absent
 */
export async function* testRuleset(
  folder: string,
  asked: Language | undefined,
  io: Io,
): AsyncGenerator<Suite> {
  const { file, manifest, diagnostics } = await readRuleset(folder, io);
  if (!manifest) {
    const language = asked ?? 'en';
    const findings = { file, language, diagnostics: diagnostics.filter(isError) };
    yield { title: file.path, language, outcomes: [], problem: renderFindings(findings, io.out) };
    return;
  }
  const sheets: TestedSheet[] = [];
  for (const { id, file: name } of manifest.sheets) {
    const sheet = await testSheet(join(folder, name.value), asked, io);
    sheets.push(sheet);
    const { suite } = sheet;
    yield sheet.id === undefined || sheet.id === id.id
      ? suite
      : { ...suite, outcomes: [otherId(id.id, sheet.id), ...suite.outcomes] };
  }
  const language = asked ?? sheets[0]?.language ?? 'en';
  if (manifest.numbers.value === 'official') yield officialNumbers(file.path, sheets, language);
  if (manifest.forms.length > 0) yield await testForms(manifest, folder, sheets, language, io);
  for (const name of caseFiles(manifest)) {
    const path = join(folder, name);
    if (/\.ya?ml$/i.test(path)) {
      const findSheet: FindSheet = async (id) => sheets.find((sheet) => sheet.id === id);
      yield await testCases(await readText(path, io), findSheet, language, io);
    } else yield await testRecords(path, sheetOfRecords(path, sheets), io);
  }
}

const otherId = (listed: string, found: string): Outcome => ({
  name: { vi: `mã trong ${manifestName}`, en: `its id in ${manifestName}` },
  failures: [
    {
      vi: `${manifestName} ghi \`${listed}\`, biểu ghi \`${found}\``,
      en: `${manifestName} says \`${listed}\`, the sheet says \`${found}\``,
    },
  ],
});

/** A ruleset whose numbers are official holds no sheet that is only illustrative or a draft. */
function officialNumbers(title: string, sheets: readonly TestedSheet[], language: Language): Suite {
  const failures = sheets
    .filter(({ plan }) => plan !== undefined && plan.text.status !== 'official')
    .map(({ path }) => ({
      vi: `${path} không ghi trạng thái chính thức; sửa biểu, hoặc ghi numbers: illustrative`,
      en: `${path} does not say that it is official; change the sheet, or write numbers: illustrative`,
    }));
  const name = { vi: 'mọi số đều chính thức', en: 'all numbers are official' };
  return { title, language, outcomes: [{ name, failures }] };
}

/** Files of cases, and files of records whose results stand beside them; each once. */
function caseFiles({ cases }: Manifest): readonly string[] {
  const names = cases.map(({ value }) => value);
  const results = new Set(
    names.filter((name) => !name.endsWith('.expected.json')).map(expectedPath),
  );
  return names.flatMap((name) => {
    if (!name.endsWith('.expected.json')) return [name];
    // Listed without its records, which are a table then.
    return results.has(name) ? [] : [name.replace(/\.expected\.json$/, '.csv')];
  });
}

/** The sheet that a file of records is for: the only one, or the one whose file has the same name. */
function sheetOfRecords(path: string, sheets: readonly TestedSheet[]): TestedSheet {
  const [first, ...others] = sheets;
  if (first && others.length === 0) return first;
  const stem = stemOf(path);
  const found = sheets.filter(
    (sheet) => stem === stemOf(sheet.path) || stem.startsWith(`${stemOf(sheet.path)}_`),
  );
  const [longest] = found.toSorted((a, b) => b.path.length - a.path.length);
  if (longest) return longest;
  throw new Failure({
    vi: `${path}: không rõ phiếu của biểu nào; đặt tên tệp bắt đầu bằng tên tệp biểu, ví dụ ${stemOf(first?.path ?? 'x')}.csv`,
    en: `${path}: it is not clear which sheet these records are for; begin its name with that of the sheet, such as ${stemOf(first?.path ?? 'x')}.csv`,
  });
}

const stemOf = (path: string): string => basename(path).replace(/\..*$/, '');

/** The same sheet in another form or language is the same rule: its plan has the same hash. */
async function testForms(
  { forms }: Manifest,
  folder: string,
  sheets: readonly TestedSheet[],
  language: Language,
  io: Io,
): Promise<Suite> {
  const outcomes: Outcome[] = [];
  for (const { value } of forms) {
    const form = await testSheet(join(folder, value), language, io);
    const sheet = sheets.find(({ id }) => id === form.id);
    const name = { vi: `${value} là cùng một quy tắc`, en: `${value} is the same rule` };
    const differs = {
      vi: `cho quy tắc khác với ${sheet?.path ?? `biểu nào có mã \`${form.id ?? ''}\``}`,
      en: `gives another rule than ${sheet?.path ?? `any sheet with the id \`${form.id ?? ''}\``}`,
    };
    const broken = { vi: 'còn lỗi; chạy `barem check`', en: 'has errors; run `barem check`' };
    const isSame = form.plan !== undefined && form.plan.hash === sheet?.plan?.hash;
    outcomes.push({ name, failures: isSame ? [] : [form.plan ? differs : broken] });
  }
  return { title: join(folder, manifestName), language, outcomes };
}
