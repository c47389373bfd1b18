import { createHash } from 'node:crypto';
import type { Language, Localized } from 'barem';
import { ExitCode, type ChunkScorers, type Io } from '../io.js';
import { endlessRow } from '../records/csv.js';
import { endlessLine } from '../records/ndjson.js';
import { recordProgress } from '../records/progress.js';
import { placeText } from '../records/record.js';
import { Failure } from '../failure.js';
import { shownPlan } from '../render/shown-plan.js';
import { createTally } from '../render/tally.js';
import { formOf, type Rules } from '../scoring/rules.js';
import { notUtf8, openBytes } from '../source.js';
import { shownPath } from '../shown-path.js';
import { inOrder } from './in-order.js';
import { scoreHere } from './in-process.js';
import type { Checkpoint } from './journal.js';
import type { Kept } from './kept.js';
import { readJobs, type ReadJob } from './read-jobs.js';
import type { TextSource } from './source.js';
import type { ChunkFailure, ChunkNote, ScoredChunk } from './scored-chunk.js';

/** A run over files of records, whose results go into a file. */
export interface BatchRun {
  readonly rules: Rules;
  readonly sources: readonly TextSource[];
  readonly output: 'csv' | 'ndjson';
  readonly language: Language;
  readonly strict: boolean;
  readonly isProgressForced: boolean;
  /** Chunks are scored by these; right here where there are none. */
  readonly scorers: ChunkScorers | undefined;
}

/** What a run leaves to tell. */
export interface BatchEnd {
  readonly exit: ExitCode;
  readonly summary: Localized;
  /** Records of days of trial. */
  readonly trials: number;
}

/** The journal is written after so many chunks. */
const chunksBetween = 4;

/** How far a run is; what is written and read stands here and nowhere else. */
type Position = Omit<Checkpoint, 'counts'>;

const beginning: Position = {
  input: 0,
  offset: 0,
  read: [],
  place: { records: 0, lines: 0 },
  records: 0,
  trials: 0,
  hasFindings: false,
  written: { results: 0, receipts: 0 },
};

/** Scores all records, in their order; an interrupted run goes on where it was kept last. */
export async function runBatch(run: BatchRun, kept: Kept, io: Io): Promise<BatchEnd> {
  const { rules, sources, language, strict, output } = run;
  const shown = shownPlan(rules.plans);
  // Invariant: there are no rules without a plan.
  if (!shown) throw new Error('no plan to score by');
  const scorers = run.scorers ?? scoreHere();
  const hasReceipts = kept.receipts !== undefined;
  scorers.begin({ choice: rules.choice, language, output, strict, hasReceipts });
  const tally = createTally(shown);
  if (kept.last) tally.addAll(kept.last.counts);
  const files = sources.map(({ file, format }) => ({ path: file, format }));
  const progress = await recordProgress(files, { isForced: run.isProgressForced, language }, io);
  const form = formOf(rules.plans);
  let position: Position = kept.last ?? beginning;
  if (!kept.last && output === 'csv') {
    const { csvWriter } = await import('../render/results-csv.js');
    const header = new TextEncoder().encode(
      csvWriter(shown, language, rules.plans.length > 1).begin(),
    );
    await kept.results.write(header);
    position = { ...position, written: { ...position.written, results: header.length } };
  }
  /** Bytes of the inputs before this one. */
  let passed = 0;
  let chunks = 0;
  const deliver = async (scored: ScoredChunk, read: ReadJob): Promise<boolean> => {
    const source = sources[position.input]!;
    const before = { ...position.place, lines: position.place.lines + read.skipped };
    await kept.results.write(scored.results);
    await kept.receipts?.write(scored.receipts);
    tally.addAll(scored.counts);
    if (scored.notes.length > 0)
      await io.err.write(notesText(scored.notes, before, source, language));
    if (scored.failure) throw failureOf(scored.failure, source.path, before.lines);
    position = behind(position, before, scored, read);
    chunks += 1;
    if (chunks % chunksBetween === 0) await kept.keep({ ...position, counts: tally.counts() });
    progress?.advance({ bytes: passed + position.offset, records: position.records });
    return !scored.isStopped;
  };
  try {
    for (const [input, source] of sources.entries()) {
      if (input >= position.input) {
        const isGoneOn = kept.last?.input === input;
        if (!isGoneOn) position = { ...position, input, offset: 0, place: beginning.place };
        progress?.advance({ bytes: passed + position.offset, records: position.records });
        const jobs = readJobs(source, form, {
          offset: position.offset,
          hash: isGoneOn ? kept.hash : createHash('sha256'),
          open: (from) => openBytes(source.file, io, from),
        });
        const most = scorers.count === 1 ? 1 : 2 * scorers.count;
        if (!(await inOrder(jobs, most, ({ job }) => scorers.score(job), deliver))) break;
      }
      passed += source.file === '-' ? 0 : await io.files.sizeOf(source.file);
    }
  } finally {
    progress?.stop();
    await scorers.stop();
  }
  const exit = position.hasFindings ? ExitCode.findings : ExitCode.ok;
  return { exit, summary: tally.text(), trials: position.trials };
}

/** The position behind a chunk. */
const behind = (
  position: Position,
  before: Position['place'],
  scored: ScoredChunk,
  { end, hash }: ReadJob,
): Position => ({
  input: position.input,
  offset: end,
  read: [...position.read.slice(0, position.input), hash],
  place: { records: before.records + scored.records, lines: before.lines + scored.lines },
  records: position.records + scored.records,
  trials: position.trials + scored.trials,
  hasFindings: position.hasFindings || scored.hasFindings,
  written: {
    results: position.written.results + scored.results.length,
    receipts: position.written.receipts + scored.receipts.length,
  },
});

function notesText(
  notes: readonly ChunkNote[],
  before: Position['place'],
  { path, hasLines }: TextSource,
  language: Language,
): string {
  const shown = shownPath(path)[language];
  return notes
    .map(({ number, line, what, message }) => {
      const place = {
        path,
        number: before.records + number,
        ...(line !== undefined && hasLines && { line: before.lines + line }),
      };
      return `${placeText(place, shown)}: ${what}${message[language]}\n`;
    })
    .join('');
}

function failureOf(failure: ChunkFailure, path: string, lines: number): Failure {
  switch (failure.kind) {
    case 'not-utf8':
      return notUtf8(path, lines + failure.line);
    case 'endless-row':
      return endlessRow(path, lines + failure.line);
    case 'endless-line':
      return endlessLine(path);
    case 'text':
      return new Failure(failure.text);
  }
}
