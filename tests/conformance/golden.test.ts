import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explain, load, renderExplanation, type Language } from 'barem';
import { casesFolder } from './data-files.js';
import { approved, readGoldenCases } from './golden.js';
import { planOf } from './problem-cases.js';
import { renderFindings } from './render-findings.js';

const languages: readonly Language[] = ['vi', 'en'];

describe.each(readGoldenCases('diagnostics'))('the findings of $name', (golden) => {
  test.each(languages)('read as approved in %s', (language) => {
    const { diagnostics } = load(golden.source, { format: golden.format });
    const text = renderFindings(golden.source, diagnostics, language);
    expect(text).toBe(approved(golden, `expected.${language}.txt`, text));
  });
});

describe.each(readGoldenCases('explanations'))('the explanation of $name', (golden) => {
  test.each(languages)('reads as approved in %s', (language) => {
    const record: unknown = JSON.parse(readFileSync(join(golden.folder, 'record.json'), 'utf8'));
    const { explanation } = explain(planOf(golden.source), record);
    const text = explanation ? renderExplanation(explanation, language) : 'the record is not rated';
    expect(text).toBe(approved(golden, `expected.${language}.txt`, text));
  });
});

test('the ranges that OCOP published in 2019 leave three holes', () => {
  const path = join(casesFolder, 'ocop-2019-published.barem');
  const { diagnostics } = load(readFileSync(path, 'utf8'));
  expect(diagnostics.map(({ code }) => code)).toEqual([
    'rating/hole',
    'rating/hole',
    'rating/hole',
  ]);
});
