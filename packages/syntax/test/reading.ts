import type { Language } from '@barem/core';
import { parseText, type Expr, type Sheet } from '../src/index.js';

/** The first line of a sheet on which tests build. */
export const heading: Readonly<Record<Language, string>> = {
  vi: 'biểu a "A"\n',
  en: 'sheet a "A"\n',
};

/** A sheet that must be read without findings. */
export function sheetOf(text: string): Sheet {
  const { sheet, diagnostics } = parseText(text);
  if (sheet === undefined) {
    throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message.en}`).join('\n'));
  }
  return sheet;
}

/** The sheet that consists of a heading and `body`. */
export const sheetWith = (body: string, language: Language): Sheet =>
  sheetOf(heading[language] + body);

/** The value of `đặt x = …`. */
export function expressionOf(text: string, language: Language): Expr {
  const word = language === 'vi' ? 'đặt' : 'let';
  const [binding] = sheetWith(`${word} x = ${text}\n`, language).lets;
  if (binding === undefined) throw new Error(`nothing was bound to ${text}`);
  return binding.value;
}

/** One construct in both languages, and the tree that both give. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
  readonly tree: unknown;
}
