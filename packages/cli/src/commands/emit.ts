import type { SqlColumns, SqlDialect } from '@barem/targets';
import type { Language, Localized, Plan } from 'barem';
import type { Command } from '../command.js';
import { Failure, usageFailure } from '../failure.js';
import { ExitCode } from '../io.js';
import { writeText } from '../source.js';
import { languageOf, languageOption, sheetOperand } from './options.js';
import { planOf } from './sheet.js';

/** One file that a target gives. */
interface EmittedFile {
  /** What its name ends in, without the point. */
  readonly extension: string;
  readonly text: string;
}

/** What a target makes of a sheet; or why it cannot, each reason with its stable code. */
type Emitted =
  /** The first file is the one that is printed where no file is asked for. */
  | { readonly ok: true; readonly files: readonly [EmittedFile, ...EmittedFile[]] }
  | {
      readonly ok: false;
      readonly reasons: readonly { readonly code: string; readonly message: Localized }[];
    };

/** An engine that sheets can be written for. */
interface Target {
  readonly name: string;
  readonly about: Localized;
  readonly emit: (plan: Plan, options: EmitOptions) => Promise<Emitted>;
}

/** What only SQL asks for. */
interface EmitOptions {
  readonly dialect?: SqlDialect | undefined;
  readonly table?: string | undefined;
  readonly view?: string | undefined;
  readonly columns?: SqlColumns | undefined;
}

const dialects: readonly SqlDialect[] = ['duckdb', 'postgres', 'clickhouse', 'spark'];
const columnKinds: readonly SqlColumns[] = ['typed', 'text'];

/** Every target, in the order of the help. */
const targets: readonly Target[] = [
  {
    name: 'js',
    about: {
      vi: 'mô-đun JavaScript chạy độc lập, kèm khai báo TypeScript (.js, .d.ts)',
      en: 'a JavaScript module that stands on its own, with declarations for TypeScript (.js, .d.ts)',
    },
    async emit(plan) {
      const { emitModule } = await import('@barem/targets');
      const { code, types } = emitModule(plan);
      return {
        ok: true,
        files: [
          { extension: 'js', text: code },
          { extension: 'd.ts', text: types },
        ],
      };
    },
  },
  {
    name: 'json-rules',
    about: {
      vi: 'quy tắc cho json-rules-engine (.json), chạy bằng runJsonRules của @barem/targets/json-rules',
      en: 'rules for json-rules-engine (.json), run by runJsonRules of @barem/targets/json-rules',
    },
    async emit(plan) {
      const { emitJsonRules } = await import('@barem/targets');
      const text = `${JSON.stringify(emitJsonRules(plan), undefined, 2)}\n`;
      return { ok: true, files: [{ extension: 'json', text }] };
    },
  },
  {
    name: 'dmn',
    about: {
      vi: 'bảng quyết định DMN 1.3 với biểu thức FEEL, kèm sơ đồ (.dmn)',
      en: 'DMN 1.3: decision tables and FEEL expressions, with a diagram (.dmn)',
    },
    async emit(plan) {
      const { emitDmn } = await import('@barem/targets');
      const emitted = emitDmn(plan);
      return emitted.kind === 'dmn'
        ? { ok: true, files: [{ extension: 'dmn', text: emitted.xml }] }
        : { ok: false, reasons: emitted.refusals };
    },
  },
  {
    name: 'sql',
    about: {
      vi: 'một câu SELECT trên bảng phiếu, kèm CREATE TABLE của bảng ấy (.sql); cần --dialect',
      en: 'one SELECT over a table of records, after the CREATE TABLE for it (.sql); needs --dialect',
    },
    async emit(plan, { dialect, table = 'records', view, columns = 'typed' }) {
      const { emitSql, emitTable } = await import('@barem/targets');
      if (dialect === undefined) {
        throw usageFailure({
          vi: `hãy ghi hệ quản trị dữ liệu: --dialect ${dialects.join('|')}`,
          en: `say for which engine: --dialect ${dialects.join('|')}`,
        });
      }
      const options = { dialect, table, columns, ...(view !== undefined && { view }) };
      const [create, select] = [emitTable(plan, options), emitSql(plan, options)];
      if (select.kind === 'refused') return { ok: false, reasons: select.refusals };
      if (create.kind === 'refused') return { ok: false, reasons: create.refusals };
      return {
        ok: true,
        files: [{ extension: 'sql', text: `${create.sql};\n\n${select.sql};\n` }],
      };
    },
  },
];

export interface EmitArgs extends EmitOptions {
  readonly sheet: string;
  readonly target: Target;
  /** Standard output when absent. */
  readonly output?: string | undefined;
  readonly language?: Language | undefined;
}

const targetLines = (language: Language): string =>
  targets.map(({ name, about }) => `${name}: ${about[language]}`).join('\n');

/** `emit <sheet>`: writes a sheet for another engine. */
export const emit: Command<EmitArgs> = {
  name: 'emit',
  summary: {
    vi: 'xuất biểu thành mã cho phần mềm khác',
    en: 'write a sheet as code for other software',
  },
  details: {
    vi: `Mã xuất ra chấm và kiểm tra phiếu y như \`barem score\`. Các dạng:\n\n${targetLines('vi')}`,
    en: `The code scores and validates records as \`barem score\` does. Targets:\n\n${targetLines('en')}`,
  },
  operands: [sheetOperand],
  options: [
    {
      kind: 'choice',
      name: 'target',
      values: targets.map(({ name }) => name),
      about: { vi: 'dạng của mã; bắt buộc', en: 'what to write; needed' },
    },
    {
      kind: 'text',
      name: 'output',
      placeholder: { vi: 'tệp', en: 'file' },
      about: {
        vi: 'ghi vào tệp này, và các tệp đi kèm bên cạnh, thay vì in ra',
        en: 'write into this file, and what belongs to it beside it, instead of printing',
      },
    },
    {
      kind: 'choice',
      name: 'dialect',
      values: dialects,
      about: { vi: 'hệ quản trị dữ liệu, với --target sql', en: 'engine, with --target sql' },
    },
    {
      kind: 'text',
      name: 'table',
      placeholder: { vi: 'tên', en: 'name' },
      about: {
        vi: 'bảng phiếu, với --target sql (records)',
        en: 'table of records, with --target sql (records)',
      },
    },
    {
      kind: 'text',
      name: 'view',
      placeholder: { vi: 'tên', en: 'name' },
      about: {
        vi: 'ghi CREATE VIEW, với --target sql',
        en: 'write CREATE VIEW, with --target sql',
      },
    },
    {
      kind: 'choice',
      name: 'columns',
      values: columnKinds,
      about: {
        vi: 'cột có kiểu, hay đều là chữ như CSV, với --target sql',
        en: 'typed columns, or all texts as in CSV, with --target sql',
      },
    },
    languageOption,
  ],
  samples: [
    {
      line: {
        vi: 'barem emit thuong_ky.barem --target js --output thuong_ky.js',
        en: 'barem emit thuong_ky.barem --target js --output thuong_ky.js',
      },
      about: {
        vi: 'ghi thuong_ky.js và thuong_ky.d.ts',
        en: 'write thuong_ky.js and thuong_ky.d.ts',
      },
    },
    {
      line: {
        vi: 'barem emit thuong_ky.barem --target js',
        en: 'barem emit thuong_ky.barem --target js',
      },
      about: { vi: 'xem mã', en: 'look at the code' },
    },
  ],
  read(typed) {
    const names = targets.map(({ name }) => name);
    const name = typed.choice('target', names);
    const target = targets.find((each) => each.name === name);
    if (target === undefined) {
      throw usageFailure({
        vi: `hãy ghi dạng của mã: --target ${names.join('|')}`,
        en: `say what to write: --target ${names.join('|')}`,
      });
    }
    return {
      sheet: typed.operand(0),
      target,
      output: typed.text('output'),
      dialect: typed.choice('dialect', dialects),
      table: typed.text('table'),
      view: typed.text('view'),
      columns: typed.choice('columns', columnKinds),
      language: languageOf(typed),
    };
  },
  async run({ sheet, target, output, language, ...options }, io) {
    const found = await planOf(sheet, language, io);
    if (!found) return ExitCode.findings;
    const emitted = await target.emit(found.plan, options);
    if (!emitted.ok) {
      const inWords = (each: Language): string =>
        emitted.reasons
          .map(({ code, message }) => `${sheet}: ${code}: ${message[each]}`)
          .join('\n');
      throw new Failure({ vi: inWords('vi'), en: inWords('en') }, { language: found.language });
    }
    const [first] = emitted.files;
    if (output === undefined) {
      await io.out.write(first.text);
      return ExitCode.ok;
    }
    for (const { extension, text } of emitted.files) {
      const isFirst = extension === first.extension;
      const path = isFirst ? output : beside(output, first.extension, extension);
      await writeText(path, text, io);
    }
    return ExitCode.ok;
  },
};

/** The path of a file that belongs to another: `a.d.ts` of `a.js`, `a.d.mts` of `a.mjs`. */
function beside(path: string, first: string, extension: string): string {
  if (first === 'js' && extension === 'd.ts') {
    const [, stem, letter] = /^(.*)\.([cm]?)js$/is.exec(path) ?? [];
    if (stem !== undefined) return `${stem}.d.${letter!.toLowerCase()}ts`;
  }
  const stem = path.toLowerCase().endsWith(`.${first}`) ? path.slice(0, -first.length - 1) : path;
  return `${stem}.${extension}`;
}
