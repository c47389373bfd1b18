import { checkSheet, type RatedSheets } from '@barem/check';
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
  /** The sheet whose records are drawn; of a roll-up, the one in which every result is a fact. */
  readonly sheet: Sheet;
  /** The sheet as it is written down. */
  readonly written: Sheet;
  readonly plan: Plan;
  /** The text that its author wrote, in whatever form; absent where nobody has written it. */
  readonly source?: string;
  /** Every way to write a sheet down. */
  readonly forms: readonly Form[];
  /** The plan of another sheet that speaks of the same ones. */
  readonly compile: (sheet: Sheet) => Plan;
}

/**
 * A sheet without errors, made ready for the laws.
 * @param source - the sheet as its author wrote it
 * @param rated - the sheets whose results a roll-up includes
 * @throws {Error} the sheet has errors
 */
export function subjectOf(written: Sheet, source?: string, rated?: RatedSheets): Subject {
  const { sheet, plan } = compiled(written, source, rated);
  return {
    sheet,
    written,
    plan,
    ...(source !== undefined && { source }),
    forms,
    compile: (other) => compiled(other, '', rated).plan,
  };
}

/**
 * A sheet that is written and read, but not compiled: one that builds on another. For laws about writing alone.
 * @throws {Error} a law asks for its plan
 */
export const unplannedSubject = (written: Sheet): Subject => ({
  sheet: written,
  written,
  get plan(): Plan {
    throw new Error('a sheet that builds on another has no plan of its own');
  },
  forms,
  compile: () => {
    throw new Error('a sheet that builds on another has no plan of its own');
  },
});

function compiled(
  written: Sheet,
  source: string = '',
  rated?: RatedSheets,
): { readonly sheet: Sheet; readonly plan: Plan } {
  const { checked, diagnostics } = checkSheet(written, rated);
  if (!checked) throw new Error(`the sheet has errors: ${listed(diagnostics)}`);
  const { plan, diagnostics: lowering } = lower(checked, source);
  if (!plan) throw new Error(`the sheet cannot be compiled: ${listed(lowering)}`);
  return { sheet: checked.sheet, plan };
}

const listed = (diagnostics: readonly Diagnostic[]): string => errorsIn(diagnostics).en;

/** The messages of errors, one after another. */
export function errorsIn(diagnostics: readonly Diagnostic[]): Localized {
  const errors = diagnostics.filter(isError);
  const said = (language: Language): string =>
    errors.map(({ code, message }) => `${message[language]} (${code})`).join('; ');
  return { vi: said('vi'), en: said('en') };
}
