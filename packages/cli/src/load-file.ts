import type { Language, Loaded } from 'barem';
import type { Io } from './io.js';
import { loadAmong } from './neighbours.js';
import { formOf, readText, type SourceFile } from './source.js';

/** A sheet's file with what reading it found. */
export interface LoadedFile {
  readonly file: SourceFile;
  readonly loaded: Loaded;
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
  return { file, loaded, language: language ?? loaded.language };
}
