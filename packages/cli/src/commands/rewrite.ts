import type { ConvertOptions, Language } from 'barem';
import type { Io } from '../io.js';
import { loadFile } from '../load-file.js';
import { type SourceFile } from '../source.js';

/** A sheet before and after it was written anew. */
export interface Rewritten {
  readonly file: SourceFile;
  /** The language to speak about it. */
  readonly language: Language;
  /** The text holds comments that the new one does not: only the text form can keep them. */
  readonly losesComments: boolean;
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
  const written = convert(file.text, { ...options, format: loaded.format });
  const isYaml = loaded.format === 'yaml' || options.to === 'yaml';
  const losesComments =
    isYaml &&
    (loaded.comments.length > 0 || (loaded.format === 'yaml' && mayHoldComments(file.text)));
  if (written.ok) return { file, language, losesComments, text: written.text };
  const { renderFindings } = await import('../render/diagnostics-pretty.js');
  await io.err.write(renderFindings({ file, language, diagnostics: written.diagnostics }, io.err));
  return { file, language, losesComments };
}

/** Whether a YAML text may hold comments. A `#` inside a text counts, too. */
const mayHoldComments = (text: string): boolean => /(?:^|\s)#/m.test(text);
