import type { ConvertOptions, Language } from 'barem';
import type { Io } from '../io.js';
import { formOf, loadFile, type SourceFile } from '../source.js';

/** A sheet before and after it was written anew. */
export interface Rewritten {
  readonly file: SourceFile;
  /** The language to speak about it. */
  readonly language: Language;
  readonly form: 'text' | 'yaml';
  /** Absent when mistakes of syntax stand in the way; they have been reported. */
  readonly text?: string;
}

/** Reads the sheet at `path` and writes it anew, in another form or language where `options` ask for one. */
export async function rewrite(
  path: string,
  options: Pick<ConvertOptions, 'to' | 'language'>,
  messages: Language | undefined,
  io: Io,
): Promise<Rewritten> {
  const { file, loaded, language } = await loadFile(path, messages, io);
  const { convert } = await import('barem');
  const form = formOf(path) ?? loaded.format;
  const written = convert(file.text, { ...options, format: form });
  if (written.ok) return { file, language, form, text: written.text };
  const { renderFindings } = await import('../render/diagnostics-pretty.js');
  await io.err.write(renderFindings({ file, language, diagnostics: written.diagnostics }, io.err));
  return { file, language, form };
}

/** Whether a YAML text may hold comments, which are lost when it is written anew. A `#` inside a text counts, too. */
export const mayHoldComments = (text: string): boolean => /(?:^|\s)#/m.test(text);
