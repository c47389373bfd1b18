import { isError, type Language, type Plan } from 'barem';
import type { Io } from '../io.js';
import { renderFindings } from '../render/diagnostics-pretty.js';
import { loadFile, type LoadedFile } from '../load-file.js';
import type { Outcome, Suite } from './outcome.js';

/** A sheet that has been tested. */
export interface TestedSheet {
  readonly path: string;
  /** Absent when the file cannot be read as a sheet. */
  readonly id: string | undefined;
  /** Absent when the sheet has errors, a failing example among them. */
  readonly plan: Plan | undefined;
  readonly language: Language;
  readonly suite: Suite;
}

/** Scores the examples inside a sheet. */
export async function testSheet(
  path: string,
  language: Language | undefined,
  io: Io,
): Promise<TestedSheet> {
  const read = await loadFile(path, language, io);
  const { loaded } = read;
  const id = loaded.sheet?.id.id;
  return {
    path,
    id,
    plan: loaded.plan,
    language: read.language,
    suite: {
      title: id === undefined ? path : `${id} (${path})`,
      language: read.language,
      sheet: read,
      ...examplesOf(read, io),
    },
  };
}

/** The examples of a sheet as outcomes; errors elsewhere keep them from being scored. */
function examplesOf(
  { file, loaded, language }: LoadedFile,
  io: Io,
): Pick<Suite, 'outcomes' | 'problem'> {
  const ofExamples = loaded.diagnostics.filter(({ code }) => code.startsWith('example/'));
  const others = loaded.diagnostics.filter((each) => isError(each) && !ofExamples.includes(each));
  if (others.length > 0)
    return {
      outcomes: [],
      problem: renderFindings({ file, language, diagnostics: others }, io.out),
    };
  const outcomes = (loaded.sheet?.examples ?? []).map(({ title, span }): Outcome => {
    const failures = ofExamples.filter(
      (each) => each.span.start >= span.start && each.span.end <= span.end,
    );
    return {
      name: { vi: title.value, en: title.value },
      failures: failures.map(({ message }) => message),
    };
  });
  return { outcomes };
}
