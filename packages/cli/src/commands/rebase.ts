import type { Language, RebasedSheet } from 'barem';
import type { Command } from '../command.js';
import { Failure, inLanguage, usageFailure } from '../failure.js';
import { ExitCode, type Io } from '../io.js';
import { editionOf, parentsIn } from '../neighbours.js';
import { writeText } from '../source.js';
import { languageOf, languageOption, outputOption, sheetOperand } from './options.js';
import { planOf, type UsableSheet } from './sheet.js';

export interface RebaseArgs {
  readonly sheet: string;
  readonly onto: string;
  /** Standard output when absent. */
  readonly output?: string | undefined;
  readonly language?: Language | undefined;
}

/** `rebase <child> --onto <new parent>`: brings a sheet to the next edition of its parent; exits with 1 when something is to be decided. */
export const rebase: Command<RebaseArgs> = {
  name: 'rebase',
  summary: {
    vi: 'đưa biểu kế thừa sang bản mới của biểu gốc, hoặc nói chỗ phải quyết định',
    en: 'bring a sheet to the next edition of its parent, or say what must be decided',
  },
  details: {
    vi: 'Gộp ba bên theo mã và theo từng phần, không theo dòng. Điều biểu gốc mới đã sửa y như vậy thì bỏ khỏi biểu này. Chỗ hai bên sửa khác nhau được kê ra; ở đó biểu mới giữ điều biểu này viết.',
    en: 'A three-way merge by ids and parts, not by lines. What the new parent has changed alike falls away. Where both change differently that is listed, and the result keeps what this sheet says.',
  },
  operands: [sheetOperand],
  options: [
    {
      kind: 'text',
      name: 'onto',
      placeholder: { vi: 'biểu-gốc-mới', en: 'new-parent' },
      about: { vi: 'tệp biểu gốc mới', en: 'file of the new parent sheet' },
    },
    outputOption,
    languageOption,
  ],
  samples: [
    {
      line: {
        vi: 'barem rebase thuong_ky.barem --onto ../../nghe-an/2023/thuong_ky.barem --output thuong_ky.moi.barem',
        en: 'barem rebase sheet.barem --onto ../../nghe-an/2023/thuong_ky.barem --output sheet.new.barem',
      },
      about: { vi: 'sang bản 2023 của biểu gốc', en: 'go to the 2023 edition of the parent' },
    },
  ],
  read(typed) {
    const onto = typed.text('onto');
    if (onto === undefined)
      throw usageFailure({
        vi: 'thiếu --onto <biểu gốc mới>',
        en: '--onto <new parent> is missing',
      });
    return {
      sheet: typed.operand(0),
      onto,
      output: typed.text('output'),
      language: languageOf(typed),
    };
  },
  async run(args, io) {
    const child = await planOf(args.sheet, args.language, io);
    const target = await planOf(args.onto, args.language, io);
    if (!child || !target) return ExitCode.findings;
    return inLanguage(child.language, () => rebaseOnto(args, child, target, io));
  },
};

async function rebaseOnto(
  { sheet, onto, output }: RebaseArgs,
  child: UsableSheet,
  target: UsableSheet,
  io: Io,
): Promise<ExitCode> {
  const [parent] = await parentsIn(sheet, io);
  const from = parent?.loaded.sheet;
  const edition = await editionOf(onto, io);
  const { rebaseSheet } = await import('barem');
  const found =
    from &&
    rebaseSheet(child.loaded, from, {
      sheet: target.plan.text.sheet,
      path: onto,
      loaded: target.loaded,
      ...(edition !== undefined && { edition }),
    });
  if (found) return tell(found, { path: output ?? sheet, language: child.language, output }, io);
  throw new Failure({
    vi: `${sheet} không kế thừa biểu nào`,
    en: `${sheet} builds on no other sheet`,
  });
}

interface Told {
  readonly path: string;
  readonly language: Language;
  readonly output: string | undefined;
}

async function tell(
  { text, loaded, decisions, settled }: RebasedSheet,
  { path, language, output }: Told,
  io: Io,
): Promise<ExitCode> {
  await (output === undefined ? io.out.write(text) : writeText(output, text, io));
  const lines: string[] = [];
  if (settled.length > 0) {
    const keys = settled.map(({ key }) => `\`${key}\``).join(', ');
    lines.push(
      {
        vi: `Biểu gốc mới đã có, nên bỏ khỏi biểu này: ${keys}.`,
        en: `The new parent has it already, so it falls away: ${keys}.`,
      }[language],
    );
  }
  if (decisions.length > 0) {
    lines.push(
      {
        vi: `${decisions.length} chỗ phải quyết định; biểu mới đang giữ điều biểu này viết:`,
        en: `${decisions.length} to be decided; the result keeps what this sheet says:`,
      }[language],
    );
    for (const { message, ours, theirs } of decisions) {
      lines.push(`  - ${message[language]}`);
      const side = (word: string, lined: string | undefined): void => {
        if (lined !== undefined)
          lines.push(
            `    ${word}:`,
            ...lined
              .trimEnd()
              .split('\n')
              .map((line) => `      ${line}`),
          );
      };
      side({ vi: 'biểu này', en: 'this sheet' }[language], ours);
      side({ vi: 'biểu gốc mới', en: 'the new parent' }[language], theirs);
    }
  }
  const { isError } = await import('barem');
  const findings = loaded.diagnostics.filter(isError);
  if (lines.length > 0) await io.err.write(`${lines.join('\n')}\n`);
  if (findings.length > 0) {
    const { renderFindings } = await import('../render/diagnostics-pretty.js');
    await io.err.write(
      renderFindings({ file: { path, text }, language, diagnostics: findings }, io.err),
    );
  }
  return decisions.length > 0 || findings.length > 0 ? ExitCode.findings : ExitCode.ok;
}
