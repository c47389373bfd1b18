import type { Language } from 'barem';
import type { Command } from '../command.js';
import { usageFailure } from '../failure.js';
import { ExitCode, type Io } from '../io.js';
import type { AskedTries } from '../testing/laws.js';
import type { Suite } from '../testing/outcome.js';
import type { TestedSheet } from '../testing/sheet.js';
import type { TargetKind } from '../testing/suites.js';
import { forEachFile, worse } from './each-file.js';
import { languageOf, languageOption } from './options.js';

export interface TestArgs {
  readonly paths: readonly string[];
  readonly language?: Language | undefined;
  /** Try the laws on every sheet, too. */
  readonly laws?: AskedTries | undefined;
}

/**
 * `test <path...>`: scores examples and cases and compares the results with those that they state; with `--laws` it also
 * tries what holds for every sheet.
 */
export const test: Command<TestArgs> = {
  name: 'test',
  summary: {
    vi: 'chấm thử các ví dụ và ca kiểm tra',
    en: 'score examples and cases, and compare the results',
  },
  details: {
    vi: 'Nhận tệp biểu (các ví dụ trong biểu), tệp ca kiểm tra YAML, hoặc thư mục bộ quy định có ruleset.yaml (mọi biểu và ca được liệt kê trong đó; phiếu .csv so với .expected.json cùng tên). Với --laws, mỗi biểu còn được thử theo những nguyên tắc mà biểu nào cũng phải giữ, bằng nhiều phiếu do máy tự đặt ra; nguyên tắc nào không được giữ thì in ra phiếu nhỏ nhất cho thấy điều đó.',
    en: 'Takes sheets (the examples inside them), YAML files of cases, and folders of rulesets with a ruleset.yaml (every sheet and case that it lists; records in a .csv are compared with the .expected.json of the same name). With --laws every sheet is also held to the laws that hold for all sheets, on many records that are made up; of a broken law it prints the smallest record that shows it.',
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
  options: [
    {
      kind: 'flag',
      name: 'laws',
      about: {
        vi: 'thử thêm các nguyên tắc chung trên từng biểu',
        en: 'also try the laws on every sheet',
      },
    },
    {
      kind: 'number',
      name: 'runs',
      placeholder: { vi: 'số', en: 'number' },
      about: {
        vi: 'số lần thử mỗi nguyên tắc; mặc định 100',
        en: 'how often each law is tried; 100 by default',
      },
    },
    {
      kind: 'number',
      name: 'seed',
      placeholder: { vi: 'số', en: 'number' },
      about: {
        vi: 'số khác thì thử những phiếu khác; mặc định 1, lần nào cũng thử như nhau',
        en: 'another number tries other records; 1 by default, always the same ones',
      },
    },
    languageOption,
  ],
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
    {
      line: {
        vi: 'barem test rulesets/nghe-an/2021 --laws --runs 1000',
        en: 'barem test rulesets/nghe-an/2021 --laws --runs 1000',
      },
      about: {
        vi: 'thêm các nguyên tắc chung, mỗi nguyên tắc thử 1000 lần',
        en: 'and the laws, each tried 1000 times',
      },
    },
  ],
  read(typed) {
    const tries = { seed: typed.number('seed'), runs: typed.number('runs') };
    const stray = (['seed', 'runs'] as const).find((name) => tries[name] !== undefined);
    if (!typed.flag('laws') && stray !== undefined)
      throw usageFailure({
        vi: `--${stray} chỉ dùng cùng với --laws`,
        en: `--${stray} only goes with --laws`,
      });
    return {
      paths: typed.operands(0),
      language: languageOf(typed),
      laws: typed.flag('laws') ? tries : undefined,
    };
  },
  async run({ paths, language, laws }, io) {
    const { suitesOf, targetKindOf, targetKinds } = await import('../testing/suites.js');
    const { isPassed } = await import('../testing/outcome.js');
    const { renderSuite, renderTotals } = await import('../render/outcomes.js');
    const sheets = new Map<string, TestedSheet>();
    const suites: Suite[] = [];
    const kinds = new Map<string, TargetKind>();
    const exit = await forEachFile(paths, language, io, async (path) => {
      kinds.set(path, await targetKindOf(path, io));
      return ExitCode.ok;
    });
    const inOrder = [...kinds].toSorted(
      ([, a], [, b]) => targetKinds.indexOf(a) - targetKinds.indexOf(b),
    );
    const tested = await forEachFile(
      inOrder.map(([path]) => path),
      language,
      io,
      async (path) => {
        const before = suites.length;
        const kind = kinds.get(path) ?? 'sheet';
        for await (const suite of suitesOf(path, kind, sheets, language, io)) {
          suites.push(suite);
          await io.out.write(renderSuite(suite, io.out));
          if (laws && suite.sheet) suites.push(await tryLaws(suite, laws, io));
        }
        return suites.slice(before).every(isPassed) ? ExitCode.ok : ExitCode.findings;
      },
    );
    if (suites.length > 0) await io.out.write(renderTotals(suites, io.out));
    return worse(exit, tested);
  },
};

/** Tries the laws on the sheet of a suite. */
async function tryLaws(suite: Suite, asked: AskedTries, io: Io): Promise<Suite> {
  const { lawTests, reportLaws, triesOf } = await import('../testing/laws.js');
  const tries = triesOf(asked);
  return reportLaws(suite.sheet ? lawTests(suite.sheet, tries) : [], tries, suite, io);
}
