import { languages } from '@barem/core';
import type { Form } from '@barem/testing';
import { readYaml, writeYaml } from '@barem/yaml';

/** The YAML form in every language. */
export const dataForms: readonly Form[] = languages.map((language) => ({
  name: `YAML, ${language}`,
  language,
  write: (sheet) => writeYaml(sheet, language),
  read: readYaml,
}));
