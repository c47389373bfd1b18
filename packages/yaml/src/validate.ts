import {
  languages,
  limits,
  nearest,
  withoutTones,
  type Diagnostic,
  type Fix,
  type Localized,
  type Span,
} from '@barem/core';
import { catalogues, type KeywordKey } from '@barem/syntax';
import {
  entriesOf,
  entryAt,
  isScalar,
  itemsOf,
  plainValue,
  valueAt,
  type Data,
  type Scalar,
} from './data.js';
import {
  emptyList,
  emptyValue,
  keyConflict,
  keyNeeds,
  keyNotHere,
  missingChoice,
  missingKey,
  notOneOf,
  numberStyle,
  outOfBounds,
  rangeOpen,
  unknownKey,
  unknownVersion,
  wrongType,
  type ValueType,
} from './diagnostics.js';
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

// ── Places ───────────────────────────────────────────────────────────────────────────────────────

/** A part of the file that an error speaks of. */
interface Place {
  readonly data: Data;
  readonly parent: Data | undefined;
  /** The key that the part stands under; absent for an item of a list and for the whole. */
  readonly key: string | undefined;
  readonly what: Localized;
}

function placeAt(root: Data, pointer: string): Place {
  const whole = { vi: 'nội dung tệp', en: 'the file' };
  let place: Place = { data: root, parent: undefined, key: undefined, what: whole };
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const { data: parent, what } = place;
    const inList = parent.kind === 'list';
    const data = inList ? itemsOf(parent)[Number(name)] : valueAt(parent, name);
    if (!data) break;
    place = inList
      ? { data, parent, key: undefined, what: item(Number(name) + 1, what) }
      : { data, parent, key: name, what: { vi: `\`${name}\``, en: `\`${name}\`` } };
  }
  return place;
}

const item = (number: number, list: Localized): Localized => ({
  vi: `mục thứ ${number} của ${list.vi}`,
  en: `item ${number} of ${list.en}`,
});

/** What to mark when something is missing in a group: its name. */
function nameOf({ data, parent, key }: Place): Span {
  const own = key === undefined ? undefined : entryAt(parent, key);
  const id = entryAt(data, 'id');
  return own?.key.span ?? id?.value.span ?? entriesOf(data)[0]?.key.span ?? data.span;
}

const keySpan = ({ data }: Place, key: string): Span => entryAt(data, key)?.key.span ?? data.span;

// ── Keys of a group ──────────────────────────────────────────────────────────────────────────────

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
    needs.length > 0
      ? []
      : choices
          .filter((error) => !isNeed(error) && !alternatives(error).some((key) => meant.has(key)))
          .map((error) => explainChoice(place, error));
  return [...unknown, ...absent, ...needs, ...chosen, ...rest];
}

/** Longer words are slips of nothing. */
const longestWord = 100;

const near = (written: string, words: readonly string[]): string | undefined =>
  written.length > longestWord ? undefined : nearest(written, words);

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

function explainChoice(place: Place, error: SchemaError): Diagnostic {
  const keys = alternatives(error);
  const [first, second] = entriesOf(place.data).filter(({ key }) => keys.includes(key.text));
  if (!first || !second) return missingChoice(nameOf(place), { keys });
  const related = [{ span: first.key.span, message: { vi: 'đã ghi ở đây', en: 'given here' } }];
  return keyConflict(second.key.span, { key: second.key.text, other: first.key.text }, { related });
}

// ── Values ───────────────────────────────────────────────────────────────────────────────────────

function explainValue(
  place: Place,
  { keyword, params, parentSchema }: SchemaError,
): readonly Diagnostic[] {
  const { data, parent, what } = place;
  switch (keyword) {
    case 'type':
      return [explainType(place, [params['type']].flat() as ValueType[])];
    case 'enum':
      return [explainEnum(place, (params['allowedValues'] as unknown[]).map(String))];
    case 'const':
      return [explainConst(place, params['allowedValue'])];
    case 'minItems':
      return [emptyList(data.span, { what })];
    case 'minProperties':
      return [missingChoice(nameOf(place), { keys: Object.keys(parentSchema.properties ?? {}) })];
    case 'minimum':
    case 'maximum':
      return [
        outOfBounds(data.span, {
          what,
          least: keyword === 'minimum',
          limit: Number(params['limit']),
        }),
      ];
    case 'false schema': {
      const because = valueAt(parent, 'type');
      const key = place.key ?? '';
      const span = entryAt(parent, key)?.key.span ?? data.span;
      return [
        keyNotHere(span, { key, because: because && isScalar(because) ? because.text : 'none' }),
      ];
    }
    default:
      return [];
  }
}

function explainType({ data, key, what }: Place, expected: readonly ValueType[]): Diagnostic {
  if (data.kind === 'nothing') return emptyValue(data.span, { what });
  // Points that are a range everywhere: one number is not enough.
  if (data.kind === 'number' && key === 'points') return rangeOpen(data.span, { found: data.text });
  if (data.kind === 'text' && !expected.includes('string')) {
    if (expected.some((type) => type === 'number' || type === 'integer'))
      return explainNumber(data, what, expected);
  }
  const fix = expected.includes('string') && isScalar(data) ? inQuotes(data) : undefined;
  return wrongType(data.span, { what, expected, found: typeOf(data) }, { fix });
}

/** Says how a text should be written that stands where a number is due. */
export function explainNumber(
  data: Scalar,
  what: Localized = { vi: 'giá trị này', en: 'this value' },
  expected: readonly ValueType[] = ['number'],
): Diagnostic {
  const repair = numberMeant(data);
  const fix = repair === undefined ? undefined : changeTo(data.span, repair);
  if (repair !== undefined && repair !== data.text) {
    return numberStyle(data.span, { found: data.text, repair }, { fix });
  }
  return wrongType(data.span, { what, expected, found: 'string' }, { fix });
}

const types = {
  text: 'string',
  number: 'number',
  boolean: 'boolean',
  list: 'array',
  map: 'object',
} as const;

const typeOf = (data: Data): ValueType => (data.kind === 'nothing' ? 'string' : types[data.kind]);

/** `0,5` is 0.5, and a number in quotes is that number; a comma before three digits may mean two things. */
function numberMeant({ text }: Scalar): string | undefined {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return text;
  return /^-?\d+,(?!\d{3}$)\d+$/.test(text) ? text.replace(',', '.') : undefined;
}

function explainEnum({ data, what }: Place, allowed: readonly string[]): Diagnostic {
  if (data.kind === 'nothing') return emptyValue(data.span, { what });
  if (!isScalar(data))
    return wrongType(data.span, { what, expected: ['string'], found: typeOf(data) });
  const suggestion = near(data.text, allowed) ?? inFormat(data.text, allowed);
  const fix = suggestion === undefined ? undefined : changeTo(data.span, suggestion);
  return notOneOf(data.span, { found: data.text, allowed, suggestion }, { fix });
}

/** Words of the text form for the words of this one. */
const formatWords = {
  Official: 'official',
  Illustrative: 'illustrative',
  Draft: 'draft',
  Count: 'count',
  Decimal: 'number',
  Percentage: 'percentage',
  ChooseOne: 'choice',
  YesOrNo: 'boolean',
  FullPoints: 'maximum',
  NotCounted: 'not_counted',
} as const satisfies Partial<Record<KeywordKey, string>>;

/** What the author calls by a keyword: `minh họa` is `illustrative`. */
function inFormat(text: string, allowed: readonly string[]): string | undefined {
  if (text.length > longestWord) return undefined;
  for (const [key, word] of Object.entries(formatWords)) {
    const phrases = languages.flatMap(
      (language) => catalogues[language][key as keyof typeof formatWords],
    );
    const isMeant = phrases.some((phrase) => withoutTones(phrase) === withoutTones(text));
    if (isMeant && allowed.includes(word)) return word;
  }
  return undefined;
}

function explainConst(place: Place, allowed: unknown): Diagnostic {
  const { data, what, key } = place;
  const text = String(allowed);
  if (data.kind === 'nothing') return emptyValue(data.span, { what });
  if (!isScalar(data) || data.text === text) {
    const expected: ValueType[] = [typeof allowed === 'number' ? 'number' : 'boolean'];
    const fix = isScalar(data) ? changeTo(data.span, text) : undefined;
    return wrongType(data.span, { what, expected, found: typeOf(data) }, { fix });
  }
  if (key === 'barem') return unknownVersion(data.span, { found: data.text });
  return notOneOf(data.span, { found: data.text, allowed: [text], suggestion: undefined });
}

const changeTo = (span: Span, text: string): Fix => ({
  title: { vi: `Sửa thành \`${text}\``, en: `Change to \`${text}\`` },
  edits: [{ span, text }],
});

const inQuotes = ({ span, text }: Scalar): Fix => ({
  title: { vi: 'Đặt trong ngoặc kép', en: 'Put in quotation marks' },
  edits: [{ span, text: `"${text}"` }],
});
