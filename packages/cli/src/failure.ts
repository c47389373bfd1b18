import type { Language, Localized } from 'barem';

/** What a failure is beside its text. */
interface FailureOptions {
  readonly cause?: unknown;
  /** The command line itself is wrong, so that its help is worth a look. */
  readonly isUsage?: boolean;
  /** The language that the reader is known to read. */
  readonly language?: Language | undefined;
}

/**
 * The world is not as the command needs it: a missing file, a wrong encoding, a bad flag. Thrown anywhere in a
 * command, printed once at the edge, where the command exits with 2.
 */
export class Failure extends Error {
  /** What is wrong, for the reader; several lines tell of several things. */
  readonly text: Localized;
  readonly isUsage: boolean;
  readonly language: Language | undefined;

  constructor(text: Localized, { cause, isUsage = false, language }: FailureOptions = {}) {
    super(text.en, { cause });
    this.name = 'Failure';
    this.text = text;
    this.isUsage = isUsage;
    this.language = language;
  }
}

/** The command line asks for something that cannot be. */
export const usageFailure = (text: Localized): Failure => new Failure(text, { isUsage: true });

/** The reader has closed the pipe (`barem score … | head`): nothing is left to do. */
export class OutputClosed extends Error {
  constructor() {
    super('the output is closed');
    this.name = 'OutputClosed';
  }
}

/** Runs `work`; a failure in it speaks `language`, unless it already speaks one. */
export async function inLanguage<T>(language: Language, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure) || error.language !== undefined) throw error;
    const { text, isUsage } = error;
    throw new Failure(text, { cause: error, isUsage, language });
  }
}
