import { checkSheet } from '@barem/check';
import { isError, languages, type Diagnostic, type Language, type Localized } from '@barem/core';
import { lower, type Plan } from '@barem/plan';
import { parseText, printText, type Sheet } from '@barem/syntax';
import { readYaml, writeYaml } from '@barem/yaml';

/** A way to write a sheet down and to read it again. */
export interface Form {
  readonly name: Localized;
  readonly language: Language;
  readonly write: (sheet: Sheet) => string;
  readonly read: (text: string) => {
    readonly sheet?: Sheet;
    readonly diagnostics: readonly Diagnostic[];
  };
}

const languageNames: Readonly<Record<Language, Localized>> = {
  vi: { vi: 'tiếng Việt', en: 'Vietnamese' },
  en: { vi: 'tiếng Anh', en: 'English' },
};

const textForm = (language: Language): Form => ({
  name: {
    vi: `văn bản ${languageNames[language].vi}`,
    en: `text in ${languageNames[language].en}`,
  },
  language,
  write: (sheet) => printText(sheet, { language }),
  read: parseText,
});

const yamlForm = (language: Language): Form => ({
  name: { vi: `YAML ${languageNames[language].vi}`, en: `YAML in ${languageNames[language].en}` },
  language,
  write: (sheet) => writeYaml(sheet, language),
  read: readYaml,
});

const forms: readonly Form[] = [...languages.map(textForm), ...languages.map(yamlForm)];

/** What the laws are tried on. */
export interface Subject {
  readonly sheet: Sheet;
  readonly plan: Plan;
  /** The sheet as its author wrote it, in whatever form; absent where nobody has written it. */
  readonly source?: string;
  /** Every way to write a sheet down. */
  readonly forms: readonly Form[];
}

/**
 * A sheet without errors, made ready for the laws.
 * @param source - the sheet as its author wrote it
 * @throws {Error} the sheet has errors
 */
export const subjectOf = (sheet: Sheet, source?: string): Subject => ({
  sheet,
  plan: compile(sheet, source),
  ...(source !== undefined && { source }),
  forms,
});

/**
 * A sheet that is written and read, but not compiled: one that builds on another. For laws about writing alone.
 * @throws {Error} a law asks for its plan
 */
export const unplannedSubject = (sheet: Sheet): Subject => ({
  sheet,
  get plan(): Plan {
    throw new Error('a sheet that builds on another has no plan of its own');
  },
  forms,
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

const listed = (diagnostics: readonly Diagnostic[]): string => errorsIn(diagnostics).en;

/** The messages of errors, one after another. */
export function errorsIn(diagnostics: readonly Diagnostic[]): Localized {
  const errors = diagnostics.filter(isError);
  const said = (language: Language): string =>
    errors.map(({ code, message }) => `${message[language]} (${code})`).join('; ');
  return { vi: said('vi'), en: said('en') };
}
