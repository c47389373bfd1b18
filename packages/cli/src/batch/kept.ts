import { createHash, type Hash } from 'node:crypto';
import { Failure, usageFailure } from '../failure.js';
import type { GrowingFile, Io } from '../io.js';
import { writeFailure } from '../source.js';
import {
  checkpointLine,
  identityLine,
  readJournal,
  type Checkpoint,
  type RunIdentity,
} from './journal.js';

/** The files that a run writes: under other names until it is at its end. */
export interface Kept {
  readonly results: GrowingFile;
  readonly receipts: GrowingFile | undefined;
  /** Where an interrupted run goes on. */
  readonly last: Checkpoint | undefined;
  /** Of what was read of the input at which it goes on. */
  readonly hash: Hash;
  /** Makes sure that a run can go on from here. */
  readonly keep: (checkpoint: Checkpoint) => Promise<void>;
  readonly close: () => Promise<void>;
  /**
   * Gives the files their names, and removes the journal.
   * @param results - where the results stand, unless it is where they were written
   */
  readonly finish: (results?: string) => Promise<void>;
  /** Removes all: nothing can come of them. */
  readonly discard: () => Promise<void>;
}

/** What is asked for of the files of a run. */
export interface KeptAsked {
  /** Where the results will stand. */
  readonly output: string;
  readonly receipts: string | undefined;
  /** What tells the run; absent where it cannot be continued, since its input comes only once. */
  readonly identity: RunIdentity | undefined;
  readonly inputs: readonly string[];
  readonly resume: boolean;
}

/**
 * Begins the files of a run, or goes on with those of an interrupted one.
 * @throws {Failure} there is one and nobody said what to do with it; or it cannot be continued
 */
export async function keptFiles(asked: KeptAsked, io: Io): Promise<Kept> {
  const { output, identity, resume } = asked;
  const journalPath = `${output}.journal`;
  const parts = [output, ...(asked.receipts === undefined ? [] : [asked.receipts])];
  const isInterrupted = (await io.files.kindOf(journalPath)) === 'file';
  if (!resume) await requireNoneInterrupted(output, io);
  if (resume && !isInterrupted) throw nothingToResume(output, journalPath);
  const journal = isInterrupted ? readJournal(await textAt(journalPath, io)) : undefined;
  const own = identity && identityLine(identity);
  if (journal?.identity !== undefined && own !== undefined && journal.identity !== own)
    throw otherRun(output, journal.identity, own);
  const last = journal?.last;
  const hash = last ? await hashOfRead(asked.inputs, last, output, io) : createHash('sha256');
  const grow = (path: string, length: number): Promise<GrowingFile> =>
    io.files.extend(path, length).catch((error: unknown) => {
      throw writeFailure(path, error, { vi: 'tệp đã có', en: 'the file exists' });
    });
  const results = await grow(`${output}.part`, last?.written.results ?? 0);
  const receipts =
    asked.receipts === undefined
      ? undefined
      : await grow(`${asked.receipts}.part`, last?.written.receipts ?? 0);
  const text = own === undefined ? undefined : own + (last ? checkpointLine(last) : '');
  const journalFile = text === undefined ? undefined : await grow(journalPath, 0);
  const encoder = new TextEncoder();
  if (text !== undefined) await journalFile?.write(encoder.encode(text));
  const close = async (): Promise<void> => {
    for (const file of [results, receipts, journalFile]) await file?.close();
  };
  return {
    results,
    receipts,
    last,
    hash,
    async keep(checkpoint) {
      // The journal never speaks of what is not there yet.
      await results.sync();
      await receipts?.sync();
      await journalFile?.write(encoder.encode(checkpointLine(checkpoint)));
    },
    close,
    async finish(results = `${output}.part`) {
      await close();
      await io.files.rename(results, output);
      if (asked.receipts !== undefined)
        await io.files.rename(`${asked.receipts}.part`, asked.receipts);
      await io.files.remove(`${output}.part`);
      await io.files.remove(journalPath);
    },
    async discard() {
      await close();
      for (const path of [...parts.map((each) => `${each}.part`), journalPath])
        await io.files.remove(path);
    },
  };
}

/** @throws {Failure} a run into this file was interrupted, and can go on */
export async function requireNoneInterrupted(output: string, io: Io): Promise<void> {
  if ((await io.files.kindOf(`${output}.journal`)) === 'file') throw interrupted(output);
}

const textAt = async (path: string, io: Io): Promise<string> =>
  new TextDecoder().decode(await io.files.read(path));

/** The hash of what was read of the last input; all that was read must be as it was. */
async function hashOfRead(
  inputs: readonly string[],
  last: Checkpoint,
  output: string,
  io: Io,
): Promise<Hash> {
  let hash = createHash('sha256');
  for (let input = 0; input <= last.input; input += 1) {
    hash = createHash('sha256');
    let left = input === last.input ? last.offset : Infinity;
    for await (const piece of io.files.open(inputs[input]!)) {
      if (left <= 0) break;
      hash.update(piece.subarray(0, left));
      left -= piece.length;
    }
    if (hash.copy().digest('hex') !== last.read[input]) throw changedInput(inputs[input]!, output);
  }
  return hash;
}

// ── Why not ──────────────────────────────────────────────────────────────────────────────────────

const anew = (output: string): { readonly vi: string; readonly en: string } => ({
  vi: `muốn chấm lại từ đầu thì xóa ${output}.journal`,
  en: `to score from the beginning remove ${output}.journal`,
});

const interrupted = (output: string): Failure =>
  usageFailure({
    vi: `${output}: lần chấm trước bị ngắt giữa chừng; thêm --resume để chấm tiếp, ${anew(output).vi}`,
    en: `${output}: a run was interrupted; add --resume to go on with it, ${anew(output).en}`,
  });

const nothingToResume = (output: string, journal: string): Failure =>
  usageFailure({
    vi: `${output}: không có lần chấm nào bị ngắt (không có ${journal}); bỏ --resume để chấm từ đầu`,
    en: `${output}: no run was interrupted (there is no ${journal}); leave --resume out to score from the beginning`,
  });

const changedInput = (input: string, output: string): Failure =>
  new Failure({
    vi: `${input}: tệp đã thay đổi từ khi bị ngắt nên không chấm tiếp được; ${anew(output).vi}`,
    en: `${input}: the file has changed since the run was interrupted, which cannot go on; ${anew(output).en}`,
  });

/** Says what is not as it was: the sheet, the files of records, or what was asked for. */
function otherRun(output: string, before: string, now: string): Failure {
  const [old, own] = [before, now].map(identityIn);
  const isSame = (key: keyof RunIdentity): boolean =>
    JSON.stringify(old?.[key]) === JSON.stringify(own?.[key]);
  const { vi, en } = !isSame('plans')
    ? { vi: 'biểu đã thay đổi', en: 'the sheet has changed' }
    : !isSame('inputs')
      ? { vi: 'các tệp phiếu đã thay đổi', en: 'the files of records have changed' }
      : { vi: 'các tùy chọn đã thay đổi', en: 'the options have changed' };
  return new Failure({
    vi: `${output}: ${vi} từ khi bị ngắt nên không chấm tiếp được; ${anew(output).vi}`,
    en: `${output}: ${en} since the run was interrupted, which cannot go on; ${anew(output).en}`,
  });
}

function identityIn(line: string): Partial<RunIdentity> | undefined {
  try {
    return JSON.parse(line) as Partial<RunIdentity>;
  } catch {
    // Nothing that a run wrote: it has nothing in common with any.
    return undefined;
  }
}
