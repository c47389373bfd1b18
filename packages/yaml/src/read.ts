import { limits, type Diagnostic } from '@barem/core';
import { syntaxDiagnostics, type NumberLiteral, type Scale, type Sheet } from '@barem/syntax';
import { composeYaml } from './compose.js';
import { entriesOf, entryAt, itemsOf, valueAt, type Data } from './data.js';
import { readCriteria, readSections } from './read-criteria.js';
import { readAssessors } from './read-assessors.js';
import { readConstraints, readFacts, readLets } from './read-facts.js';
import { readQuotas } from './read-quotas.js';
import { readChanges, readExtends } from './read-revision.js';
import { readRollUp } from './read-roll-up.js';
import { readCaps, readExamples, readRatings } from './read-ratings.js';
import {
  optional,
  readAnnotations,
  readEffective,
  readFlag,
  readFragment,
  readName,
  readNumber,
  readText,
  readWord,
  type Reader,
} from './reader.js';
import { validateSheet } from './schema/validators.generated.js';
import { readShaped } from './shaped.js';

/** What reading a YAML file gives. `sheet` is absent when the file has mistakes. */
export interface ReadSheet {
  readonly sheet?: Sheet;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a sheet in the YAML form. Never throws: every mistake is reported once, with its place in `text` as it is. */
export function readYaml(text: string): ReadSheet {
  const { value, diagnostics } = readShaped(text, composeYaml(text), validateSheet, readSheet);
  return { ...(value && { sheet: value }), diagnostics };
}

const optionalList = (data: Data | undefined): readonly Data[] => (data ? [data] : []);

/** Looked at before anything costly is done with the declarations. */
function tooManyDeclarations(data: Data): Diagnostic | undefined {
  const count =
    declarationsIn(data) +
    partsOf([data], ['examples']) +
    partsOf(optionalList(valueAt(data, 'assessors')), ['members']) +
    partsOf(optionalList(valueAt(data, 'roll_up')), ['series', 'decisions']) +
    declarationsOfChanges(itemsOf(valueAt(data, 'changes')));
  const limit = limits.declarations;
  const span = valueAt(data, 'sheet')?.span ?? { start: data.span.start, end: data.span.start };
  return count > limit ? syntaxDiagnostics.tooManyDeclarations(span, { count, limit }) : undefined;
}

/** How many items stand in lists of the owners. */
function partsOf(owners: readonly Data[], keys: readonly string[]): number {
  let count = 0;
  for (const owner of owners) for (const key of keys) count += itemsOf(valueAt(owner, key)).length;
  return count;
}

/** What the lists of a sheet declare, or those of what is added to one. */
function declarationsIn(data: Data): number {
  const sections = itemsOf(valueAt(data, 'sections'));
  const outside = ['bonuses', 'penalties', 'criteria'].flatMap((key) =>
    itemsOf(valueAt(data, key)),
  );
  const criteria = [...sections.flatMap((each) => itemsOf(valueAt(each, 'criteria'))), ...outside];
  const facts = entriesOf(valueAt(data, 'facts')).map(({ value }) => value);
  return (
    facts.length +
    entriesOf(valueAt(data, 'let')).length +
    criteria.length +
    partsOf([data], ['constraints', 'sections', 'ratings', 'caps', 'quotas']) +
    partsOf(facts, ['options']) +
    partsOf(criteria, ['levels', 'bands']) +
    partsOf(itemsOf(valueAt(data, 'ratings')), ['requires']) +
    partsOf(itemsOf(valueAt(data, 'quotas')), ['ranked_by'])
  );
}

function declarationsOfChanges(changes: readonly Data[]): number {
  const amended = ['options', 'levels', 'bands', 'level_changes', 'requirement_changes'];
  let count = changes.length;
  for (const change of changes) {
    for (const { value } of entriesOf(change))
      count += declarationsIn(value) + partsOf([value], amended);
  }
  return count;
}

function readSheet(reader: Reader, data: Data): Sheet | undefined {
  const tooMany = tooManyDeclarations(data);
  if (tooMany) {
    reader.report(tooMany);
    return undefined;
  }
  const effective = optional(valueAt(data, 'effective'), (value) => readEffective(reader, value));
  const scale = optional(valueAt(data, 'scale'), (value) => readScale(reader, value));
  const assessors = optional(valueAt(data, 'assessors'), (value) => readAssessors(reader, value));
  const quotas = optional(valueAt(data, 'quotas'), (value) => readQuotas(reader, value));
  const rollUp = optional(valueAt(data, 'roll_up'), (value) => readRollUp(reader, value));
  const parent = optional(valueAt(data, 'extends'), (value) => readExtends(reader, value));
  const changes = optional(valueAt(data, 'changes'), (value) => readChanges(reader, value));
  return {
    kind: 'sheet',
    span: data.span,
    language: readWord(reader, valueAt(data, 'language'), ['vi', 'en']),
    id: readName(reader, valueAt(data, 'sheet')),
    title: readText(reader, valueAt(data, 'title')),
    annotations: readAnnotations(reader, data),
    ...(parent && { extends: parent }),
    ...(changes && { changes }),
    ...(effective && { effective }),
    ...(scale && { scale }),
    ...(assessors && { assessors }),
    ...(rollUp && { rollUp }),
    facts: readFacts(reader, valueAt(data, 'facts')),
    constraints: readConstraints(reader, valueAt(data, 'constraints')),
    lets: readLets(reader, valueAt(data, 'let')),
    sections: readSections(reader, valueAt(data, 'sections')),
    bonuses: readCriteria(reader, valueAt(data, 'bonuses')),
    penalties: readCriteria(reader, valueAt(data, 'penalties')),
    ratings: readRatings(reader, valueAt(data, 'ratings')),
    caps: readCaps(reader, valueAt(data, 'caps')),
    ...(quotas && { quotas }),
    examples: readExamples(reader, valueAt(data, 'examples')),
  };
}

function readScale(reader: Reader, data: Data): Scale {
  const number = (key: string): NumberLiteral | undefined =>
    optional(valueAt(data, key), (value) => readNumber(reader, value));
  const from = number('min');
  const step = number('step');
  const rounding = optional(
    valueAt(data, 'round'),
    (value) => readFragment(reader, 'rounding', value)?.value,
  );
  return {
    span: data.span,
    ...(!entryAt(data, 'none') && {
      bounds: { ...(from && { from }), to: readNumber(reader, valueAt(data, 'max')) },
    }),
    ...(step && { step }),
    lowerIsBetter: readFlag(reader, valueAt(data, 'lower_is_better')),
    ...(rounding && { rounding }),
  };
}
