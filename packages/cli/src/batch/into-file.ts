import { Failure, usageFailure } from '../failure.js';
import type { Io } from '../io.js';
import { requireNew } from '../source.js';
import { keptFiles } from './kept.js';
import { runBatch, type BatchEnd, type BatchRun } from './run.js';

/** The files that results go into. */
export interface BatchFiles {
  readonly output: string;
  readonly receipts: string | undefined;
  /** Go on with an interrupted run. */
  readonly resume: boolean;
}

/**
 * Scores records into files, which have their names once they are complete. A run that is interrupted leaves them under
 * other names with a journal, so that it can go on.
 */
export async function intoFile(
  run: BatchRun,
  { output, receipts, resume }: BatchFiles,
  io: Io,
): Promise<BatchEnd> {
  const { sources, rules, language, strict } = run;
  const inputs = sources.map(({ path }) => path);
  const isOnce = inputs.includes('-');
  if (isOnce && resume)
    throw usageFailure({
      vi: '--resume cần đọc lại được phiếu; dữ liệu vào `-` chỉ đến một lần',
      en: '--resume needs records that can be read again; standard input comes only once',
    });
  if (receipts !== undefined) await requireNew(receipts, io);
  const identity = isOnce
    ? undefined
    : {
        plans: rules.plans.map(({ hash }) => hash),
        inputs: await Promise.all(inputs.map((path) => io.files.sizeOf(path))),
        output: run.output,
        language,
        strict,
        receipts: receipts !== undefined,
      };
  const kept = await keptFiles({ output, receipts, identity, inputs, resume }, io);
  try {
    const end = await runBatch(run, kept, io);
    await kept.finish();
    return end;
  } catch (error) {
    // What cannot be read now cannot be read later; whatever else went wrong may be put right, and the run go on.
    if (error instanceof Failure) await kept.discard();
    else await kept.close();
    throw error;
  }
}
