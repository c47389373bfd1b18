import { checkSheet } from '@barem/check';
import { isError, type Diagnostic, type Language } from '@barem/core';
import { lower, type Plan } from '@barem/plan';
import { parseText, printText, type Sheet } from '@barem/syntax';

/** A way to write a sheet down and to read it again. */
export interface Form {
  readonly name: string;
  readonly language: Language;
  readonly write: (sheet: Sheet) => string;
  readonly read: (text: string) => {
    readonly sheet?: Sheet;
    readonly diagnostics: readonly Diagnostic[];
  };
}

const textForm = (language: Language): Form => ({
  name: `text, ${language}`,
  language,
  write: (sheet) => printText(sheet, { language }),
  read: parseText,
});

/** The text form in every language. */
export const textForms: readonly Form[] = [textForm('vi'), textForm('en')];

/** What the laws are tried on. */
export interface Subject {
  readonly sheet: Sheet;
  readonly plan: Plan;
  /** The text form of the sheet as its author wrote it; absent where it comes from no text. */
  readonly source?: string;
  /** Every way to write a sheet down. */
  readonly forms: readonly Form[];
}

/**
 * A sheet without errors, made ready for the laws.
 * @param forms - further ways to write a sheet down, beside text
 * @throws {Error} the sheet has errors
 */
export const subjectOf = (
  sheet: Sheet,
  { source, forms = [] }: { readonly source?: string; readonly forms?: readonly Form[] } = {},
): Subject => ({
  sheet,
  plan: compile(sheet, source),
  ...(source !== undefined && { source }),
  forms: [...textForms, ...forms],
});

/**
 * The plan of a sheet without errors.
 * @throws {Error} the sheet has errors
 */
export function compile(sheet: Sheet, source = ''): Plan {
  const { checked, diagnostics } = checkSheet(sheet);
  if (!checked) throw new Error(`the sheet has errors: ${listed(diagnostics)}`);
  const { plan, diagnostics: lowering } = lower(checked, source);
  if (!plan) throw new Error(`the sheet cannot be compiled: ${listed(lowering)}`);
  return plan;
}

/** Codes and messages of errors, for people. */
export const listed = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics
    .filter(isError)
    .map(({ code, message }) => `${code} ${message.en}`)
    .join('; ');
