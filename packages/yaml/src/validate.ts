import { limits, type Diagnostic } from '@barem/core';
import { entriesOf, entryAt, plainValue, type Data, type Entry } from './data.js';
import { keyConflict, keyNeeds, missingChoice, missingKey, unknownKey } from './diagnostics.js';
import { explainValue, near } from './explain-value.js';
import { changeTo, givenHere } from './fixes.js';
import { keySpan, nameOf, placeAt, type Place } from './place.js';
import type { SchemaError, Validate } from './schema/schema-error.js';

/** Says in plain words, each mistake once, what keeps `root` from the shape that a schema asks for. */
export function validateData(root: Data, validate: Validate): readonly Diagnostic[] {
  if (validate(plainValue(root))) return [];
  const errors = (validate.errors ?? []).slice(0, mostErrors);
  const misplaced = new Set(
    errors.flatMap(({ keyword, instancePath }) =>
      keyword === 'false schema' ? [instancePath] : [],
    ),
  );
  const byPlace = new Map<string, Map<string, SchemaError>>();
  for (const error of errors) {
    if (isEcho(error) || isInMisplaced(error, misplaced)) continue;
    const here = byPlace.get(error.instancePath) ?? new Map<string, SchemaError>();
    here.set(`${error.keyword} ${JSON.stringify(error.params)}`, error);
    byPlace.set(error.instancePath, here);
  }
  return Array.from(byPlace, ([path, here]) =>
    explainPlace(placeAt(root, path), [...here.values()]),
  ).flat();
}

/** Errors of a schema that are looked at; several may be one mistake. */
const mostErrors = 10 * limits.diagnostics;

/** What only says that a part of a rule failed, which the rule itself says better. */
const isEcho = ({ keyword, schemaPath }: SchemaError): boolean =>
  keyword === 'if' || /\/(?:anyOf|oneOf)\/\d+\/required$/.test(schemaPath);

/** What should not be there need not be right either. */
function isInMisplaced(
  { keyword, instancePath }: SchemaError,
  misplaced: ReadonlySet<string>,
): boolean {
  if (misplaced.size === 0) return false;
  if (misplaced.has(instancePath)) return keyword !== 'false schema';
  const parts = instancePath.split('/');
  return parts.some((_, count) => misplaced.has(parts.slice(0, count).join('/')));
}

/** Keys that say nearly the same: whoever writes one where another belongs means that one. */
const kindred: readonly (readonly string[])[] = [
  ['title', 'label', 'name', 'message'],
  ['when', 'check', 'condition', 'measure', 'by'],
  ['points', 'max', 'range'],
];

function explainPlace(place: Place, errors: readonly SchemaError[]): readonly Diagnostic[] {
  const missing = errors.flatMap(({ keyword, params }) =>
    keyword === 'required' ? [String(params['missingProperty'])] : [],
  );
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  const wanted = [...missing, ...choices.flatMap(alternatives)];
  const meant = new Set<string>();
  const unknown = errors
    .filter(({ keyword }) => keyword === 'additionalProperties')
    .map(({ params, parentSchema }) => {
      const key = String(params['additionalProperty']);
      const allowed = Object.keys(parentSchema.properties ?? {});
      const free = allowed.filter((name) => !entryAt(place.data, name));
      const suggestion = near(key, free) ?? kindredOf(key, wanted);
      if (suggestion !== undefined) meant.add(suggestion);
      const span = keySpan(place, key);
      return unknownKey(
        span,
        { key, suggestion, allowed },
        { fix: suggestion === undefined ? undefined : changeTo(span, suggestion) },
      );
    });
  const lone = missing.filter((key) => !meant.has(key));
  const absent = lone.length > 0 ? [missingKey(nameOf(place), { keys: lone })] : [];
  const needs = errors.flatMap((error) => explainNeed(place, error));
  const rest = errors.flatMap((error) => explainValue(place, error));
  const chosen =
    needs.length > 0 || place.data.kind !== 'map'
      ? []
      : choices
          .filter((error) => !isNeed(error) && !alternatives(error).some((key) => meant.has(key)))
          // Where a key is not known, it is likely the one that is missing; what may stand here is said there.
          .filter((error) => unknown.length === 0 || isConflict(place, error))
          .map((error) => explainChoice(place, error));
  return [...unknown, ...absent, ...needs, ...chosen, ...rest];
}

const kindredOf = (key: string, wanted: readonly string[]): string | undefined => {
  const group = kindred.find((words) => words.includes(key));
  return wanted.find((word) => group?.includes(word));
};

/** The keys of `anyOf: [{ required: [a] }, { required: [b] }]`. */
const alternatives = ({ schema }: SchemaError): readonly string[] =>
  (schema as readonly { readonly required: readonly string[] }[]).flatMap(
    ({ required }) => required,
  );

/** A choice that is only due because another key stands there. */
const isNeed = ({ schemaPath }: SchemaError): boolean => schemaPath.includes('/dependentSchemas/');

function explainNeed(place: Place, error: SchemaError): readonly Diagnostic[] {
  if (error.keyword === 'dependentRequired') {
    const key = String(error.params['property']);
    return [
      keyNeeds(keySpan(place, key), { key, needs: [String(error.params['missingProperty'])] }),
    ];
  }
  if (error.keyword !== 'anyOf' || !isNeed(error)) return [];
  const key = /\/dependentSchemas\/(\w+)\//.exec(error.schemaPath)?.[1] ?? '';
  return [keyNeeds(keySpan(place, key), { key, needs: alternatives(error) })];
}

const givenOf = ({ data }: Place, error: SchemaError): readonly Entry[] => {
  const keys = alternatives(error);
  return entriesOf(data).filter(({ key }) => keys.includes(key.text));
};

const isConflict = (place: Place, error: SchemaError): boolean => givenOf(place, error).length > 1;

function explainChoice(place: Place, error: SchemaError): Diagnostic {
  const [first, second] = givenOf(place, error);
  if (!first || !second) return missingChoice(nameOf(place), { keys: alternatives(error) });
  const related = [givenHere(first.key.span)];
  return keyConflict(second.key.span, { key: second.key.text, other: first.key.text }, { related });
}
