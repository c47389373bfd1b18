import type { Language, Loaded } from 'barem';
import type { Io } from './io.js';
import { loadAmong, neighboursOf } from './neighbours.js';
import { formOf, readText, type SourceFile } from './source.js';

/** A sheet's file with what reading it found. */
export interface LoadedFile {
  readonly file: SourceFile;
  readonly loaded: Loaded;
  /** What a roll-up may speak of; nothing for other sheets. */
  readonly beside: readonly Loaded[];
  /** The language to speak about it. */
  readonly language: Language;
}

/** Reads and checks the sheet at `path`; messages about it are in `language`, or else in its own. */
export async function loadFile(
  path: string,
  language: Language | undefined,
  io: Io,
): Promise<LoadedFile> {
  const file = await readText(path, io);
  const { load } = await import('barem');
  const format = formOf(path);
  const alone = load(file.text, { ...(format && { format }) });
  const speaksOfOthers = alone.sheet?.rollUp ?? alone.sheet?.extends;
  const loaded = speaksOfOthers ? ((await loadAmong(path, file.text, io)) ?? alone) : alone;
  const beside = loaded.sheet?.rollUp ? await sheetsBeside(path, io) : [];
  return { file, loaded, beside, language: language ?? loaded.language };
}

/** What a roll-up at `path` may speak of. */
async function sheetsBeside(path: string, io: Io): Promise<readonly Loaded[]> {
  const neighbours = await neighboursOf(path, io);
  return neighbours.filter((each) => each.path !== path).map(({ loaded }) => loaded);
}
