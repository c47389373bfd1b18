import type { Language } from 'barem';
import type { Io, Progress } from '../io.js';
import type { RecordSource } from './read.js';

/** A bar on standard error, unless it would run into what a person reads or nobody would see it. */
export async function recordProgress(
  sources: readonly RecordSource[],
  { isForced, language }: { readonly isForced: boolean; readonly language: Language },
  io: Io,
): Promise<Progress | undefined> {
  if (!isForced && (!io.err.isTerminal || io.out.isTerminal)) return undefined;
  let bytes: number | undefined = 0;
  for (const { path } of sources) {
    // A file that is not there is reported when it is its turn.
    const size: number | undefined =
      path === '-' ? undefined : await io.files.sizeOf(path).catch(() => 0);
    bytes = bytes === undefined || size === undefined ? undefined : bytes + size;
  }
  return io.startProgress({ bytes, unit: { vi: 'phiếu', en: 'records' }[language] });
}
