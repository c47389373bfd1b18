import type { Format, Language } from 'barem';
import { enText } from './en-text.js';
import { enYaml } from './en-yaml.js';
import { viText } from './vi-text.js';
import { viYaml } from './vi-yaml.js';

/** Starting sheets, by language and form; each is written around the id of the new sheet. */
export const templates: Readonly<
  Record<Language, Readonly<Record<Format, (id: string) => string>>>
> = {
  vi: { text: viText, yaml: viYaml },
  en: { text: enText, yaml: enYaml },
};
