import type { Language, Plan, Verification } from 'barem';
import { inLanguage } from '../failure.js';
import { ExitCode, type Io } from '../io.js';
import type { Format, OutputFile, Verified } from '../render/verified.js';
import { forEachFile } from './each-file.js';
import { requireKnown } from './known-ids.js';
import { planOf, type UsableSheet } from './sheet.js';

/** What `verify` was asked for. */
export interface VerifyArgs {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly output?: OutputFile | undefined;
  /** For facts: whether a higher or a lower value is meant to be better. */
  readonly better: Readonly<Record<string, 'higher' | 'lower'>>;
  /** Times the standard budget. */
  readonly budget: number;
  readonly against?: string | undefined;
  readonly language?: Language | undefined;
}

/** Verifies sheets one after another, and writes what was found about each; gives the gravest exit code. */
export async function verifySheets(
  sheets: readonly string[],
  args: VerifyArgs,
  io: Io,
): Promise<ExitCode> {
  const all: Verified[] = [];
  const exit = await forEachFile(sheets, args.language, io, async (path) => {
    const usable = await planOf(path, args.language, io);
    if (!usable) return ExitCode.findings;
    return inLanguage(usable.language, async () => {
      const verified = await verifyOne(path, usable, args, io);
      if (!verified) return ExitCode.findings;
      const isFirst = all.length === 0;
      all.push(verified);
      const { writeVerified } = await import('../render/verified.js');
      await writeVerified(verified, { ...args, isFirst }, io);
      return verified.isClean ? ExitCode.ok : ExitCode.findings;
    });
  });
  if (args.format === 'json') {
    const { resultJson } = await import('@barem/verify/words');
    await io.out.write(resultJson(all.map(({ path, data }) => ({ file: path, ...data }))));
  }
  return exit;
}

/** Asks all questions about one sheet, or compares it with another one; nothing where that one has errors. */
async function verifyOne(
  path: string,
  { plan, language }: UsableSheet,
  { better, budget, against, language: asked }: VerifyArgs,
  io: Io,
): Promise<Verified | undefined> {
  const engine = await import('@barem/verify');
  const words = await import('@barem/verify/words');
  const { standardBudget } = engine;
  const { work, rows } = standardBudget;
  const options = { budget: { ...standardBudget, work: work * budget, rows: rows * budget } };
  if (against !== undefined) {
    const other = await planOf(against, asked, io);
    if (!other) return undefined;
    const equivalence = engine.equivalent(plan, other.plan, options);
    return {
      path,
      plan,
      data: equivalence,
      report: words.equivalenceReport(equivalence, plan, other.plan, language),
      isClean: !words.differs(equivalence),
    };
  }
  const facts = plan.inputs.flatMap(({ id, kind }) => (kind === 'fact' ? [id] : []));
  requireKnown('--better', Object.keys(better), facts, language);
  await sayWait(plan, language, io);
  const verification = await decideOpen(
    plan,
    engine.verify(plan, { ...options, better }),
    better,
    language,
    io,
  );
  return {
    path,
    plan,
    data: verification,
    verification,
    report: words.verificationReport(verification, plan, language),
    isClean: words.findingsOf(verification).length === 0,
  };
}

/** Lets a solver decide what is open, where one is installed. */
async function decideOpen(
  plan: Plan,
  found: Verification,
  better: VerifyArgs['better'],
  language: Language,
  io: Io,
): Promise<Verification> {
  const solver = await import('@barem/verify/solver');
  if (!solver.hasOpen(found)) return found;
  const { z3, missing } = await solver.loadZ3().then(
    (loaded) => ({ z3: loaded, missing: undefined }),
    (error: unknown) => ({ z3: undefined, missing: error }),
  );
  if (!z3) {
    if (!isNotInstalled(missing)) throw missing;
    await io.err.write(`${installHint[language]}\n`);
    return found;
  }
  try {
    await sayWait(plan, language, io);
    return await solver.decideOpen(z3, plan, found, { better });
  } finally {
    await z3.close();
  }
}

const isNotInstalled = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';

const installHint = {
  vi: 'Có câu chưa quyết được vì quá nhiều khả năng. Cài thêm gói z3-solver (npm install z3-solver@5.2.0) rồi chạy lại: bộ giải ấy quyết được phần lớn.',
  en: 'Some questions are open because there are too many possibilities. Install the package z3-solver (npm install z3-solver@5.2.0) and try again: that solver decides most of them.',
};

/** A person at a terminal hears that it takes a while. */
async function sayWait({ text }: Plan, language: Language, io: Io): Promise<void> {
  if (!io.err.isTerminal) return;
  const { safeText } = await import('../render/columns.js');
  const wait = {
    vi: `Đang xét mọi phiếu của ${text.sheet} …\n`,
    en: `Looking at all records of ${text.sheet} …\n`,
  };
  await io.err.write(safeText(wait[language]));
}
