import { languages, nearest, withoutTones, type Diagnostic, type Localized } from '@barem/core';
import { catalogues, type KeywordKey } from '@barem/syntax';
import { entryAt, isScalar, valueAt, type Data, type Scalar } from './data.js';
import {
  emptyList,
  emptyValue,
  keyNotHere,
  missingChoice,
  notOneOf,
  numberStyle,
  outOfBounds,
  rangeOpen,
  unknownVersion,
  wrongType,
  type ValueType,
} from './diagnostics.js';
import { changeTo, quoteAs } from './fixes.js';
import { nameOf, type Place } from './place.js';
import type { SchemaError } from './schema/schema-error.js';

/** What is wrong with a value, whatever its keys. */
export function explainValue(
  place: Place,
  { keyword, params, parentSchema, schemaPath }: SchemaError,
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
    case 'minProperties': {
      const keys = Object.keys(parentSchema.properties ?? {});
      const absent = keys.filter((key) => !entryAt(data, key));
      return keys.length === 0
        ? [emptyList(data.span, { what })]
        : [missingChoice(nameOf(place), { keys: absent })];
    }
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
      const because = /\/dependentSchemas\/(\w+)\/properties\//.exec(schemaPath)?.[1];
      const type = valueAt(parent, 'type');
      const key = place.key ?? '';
      const span = entryAt(parent, key)?.key.span ?? data.span;
      return [
        keyNotHere(span, { key, because: because ?? (type && isScalar(type) ? type.text : '') }),
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
  const fix =
    expected.includes('string') && isScalar(data) ? quoteAs(data.span, data.text) : undefined;
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
  Assessors: 'assessors',
  Scale: 'scale',
  Source: 'source',
  Note: 'note',
  Status: 'status',
  Bonuses: 'bonuses',
  Penalties: 'penalties',
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

/** Longer words are slips of nothing. */
const longestWord = 100;

/** The word of `words` that was most likely meant. */
export const near = (written: string, words: readonly string[]): string | undefined =>
  written.length > longestWord ? undefined : nearest(written, words);
