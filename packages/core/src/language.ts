/** A language that authors and readers use. Adding one adds a keyword catalogue and a message to every diagnostic. */
export type Language = 'vi' | 'en';

/** Every language, in the order in which a reader's default is looked for. */
export const languages: readonly Language[] = ['vi', 'en'];

/** One text in every language. */
export type Localized = Readonly<Record<Language, string>>;
