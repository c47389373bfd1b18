import type { Term } from './term.js';
import { call, cases, condition, constant, integer, other, some } from './term.js';

/** Engines for which SQL is written. */
export type SqlDialect = 'duckdb' | 'postgres' | 'clickhouse' | 'spark';

/** Everything in which the engines differ. */
export interface Dialect {
  readonly name: SqlDialect;
  /** Between these marks a name stands; `escape` makes of a name what stands there. */
  readonly quote: string;
  readonly escapeName: (name: string) => string;
  /** A text between its marks. */
  readonly text: (text: string) => string;
  /** Names that differ only by case are one. */
  readonly ignoresCase: boolean;
  /** Names may have so many bytes. */
  readonly nameBytes?: number;
  /** Names cannot hold it. */
  readonly forbidden?: string;
  /** A layer may have so many columns. */
  readonly columns?: number;
  /** A whole number of 64 bits, whatever stands beside it. */
  readonly integer: (value: number) => Term;
  /** A decimal number, written with a point, to compare with. */
  readonly decimal: (written: string) => Term;
  readonly types: {
    readonly integer: string;
    readonly text: string;
    readonly boolean: string;
    readonly decimal: (precision: number, scale: number) => string;
    /** The type of a column that may be NULL. */
    readonly nullable: (type: string) => string;
  };
  /** What stands behind the columns of a new table. */
  readonly tableEnd: string;
  /** A number or a text of digits as a whole number; it is known to be one that fits. */
  readonly toInteger: (term: Term) => Term;
  readonly toText: (term: Term) => Term;
  /** The quotient of two whole numbers without a remainder. */
  readonly quotient: (of: Term, by: Term) => Term;
  readonly extreme: (which: 'LEAST' | 'GREATEST', terms: readonly Term[]) => Term;
  /** `term` as a decimal number with `scale` places, `term` standing for so many of the last place. */
  readonly points: (term: Term, scale: number, digits: number) => Term;
  readonly matches: (term: Term, pattern: string) => Term;
  /** The text without what the pattern finds. */
  readonly without: (term: Term, pattern: string) => Term;
  /** The text with `to` in every place of `from`. */
  readonly replaced: (term: Term, from: string, to: string) => Term;
  readonly length: (term: Term) => Term;
  /** A text of digits, perhaps with a minus, as a whole number that fits. */
  readonly readDigits: (term: Term) => Term;
  /** The text in small letters, as far as letters of `words` are concerned. */
  readonly lowered: (term: Term, words: readonly string[]) => Term;
  /** What is not known stays so in lists, and in AND and OR unless the rest decides. */
  readonly isThreeValued: boolean;
  /** What an engine that computes only the arms of a CASE that are taken may try first. */
  readonly isLazy: boolean;
  /**
   * Which layers end in `OFFSET 0`, a fence: engines copy a layer into what uses it, and conditions on the result into the
   * layers, which grows without bound.
   */
  readonly fenced: 'each' | 'last' | 'none';
  /** Layers stand one inside the other, not in `WITH`. */
  readonly nests: boolean;
}

const doubled =
  (mark: string) =>
  (text: string): string =>
    text.replaceAll(mark, mark + mark);

const backslashed = (text: string): string => text.replace(/[\\'`]/g, '\\$&');

/** White space of every script, as it stands at the ends of what people type. */
export const blanks = '\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

const cast = (term: Term, type: string): Term => ({
  ...integer`CAST(${term} AS ${type})`,
  isClosed: true,
});

const common = {
  quote: '"',
  escapeName: doubled('"'),
  text: (text: string): string => `'${doubled("'")(text)}'`,
  toText: (term: Term): Term => ({ ...other`CAST(${term} AS VARCHAR)`, isClosed: true }),
  extreme: (which: 'LEAST' | 'GREATEST', terms: readonly Term[]): Term =>
    call('integer', which, terms),
  points: (term: Term, scale: number, digits: number): Term =>
    scale === 0
      ? term
      : other`CAST(${term} AS DECIMAL(${`${Math.max(digits, (digits + scale > 18 ? 38 : 18) - scale)}`}, 0)) * ${`0.${'1'.padStart(scale, '0')}`}`,
  decimal: (written: string): Term => constant('other', written),
  length: (term: Term): Term => call('integer', 'LENGTH', [term]),
  replaced: (term: Term, from: string, to: string): Term =>
    call('other', 'REPLACE', [term, constant('other', `'${from}'`), constant('other', `'${to}'`)]),
  lowered: (term: Term, words: readonly string[]): Term => {
    const small = [...new Set(words.flatMap((word) => Array.from(word)))].filter(
      (each) => each.toUpperCase() !== each,
    );
    const large = small.map((each) => each.toUpperCase());
    const letters = (all: readonly string[]): Term => constant('other', `'${all.join('')}'`);
    return call('other', 'TRANSLATE', [term, letters(large), letters(small)]);
  },
  readDigits: (term: Term): Term => cast(term, 'BIGINT'),
  isThreeValued: true,
  isLazy: true,
  fenced: 'none',
  tableEnd: '',
  nests: false,
} as const;

const types = {
  integer: 'BIGINT',
  boolean: 'BOOLEAN',
  decimal: (precision: number, scale: number): string => `DECIMAL(${precision}, ${scale})`,
  nullable: (type: string): string => type,
} as const;

const duckdb: Dialect = {
  ...common,
  name: 'duckdb',
  ignoresCase: true,
  fenced: 'last',
  types: { ...types, text: 'VARCHAR' },
  integer: (value) => constant('integer', value < 0 ? `(${value})::BIGINT` : `${value}::BIGINT`),
  toInteger: (term) => cast(term, 'BIGINT'),
  quotient: (of, by) => integer`${of} // ${by}`,
  matches: (term, pattern) => condition`regexp_matches(${term}, '${pattern}')`,
  without: (term, pattern) => other`regexp_replace(${term}, '${pattern}', '')`,
};

const postgres: Dialect = {
  ...common,
  name: 'postgres',
  ignoresCase: false,
  // Right whether or not the server takes backslashes in plain texts for escapes.
  text: (text) =>
    text.includes('\\')
      ? `E'${doubled("'")(text.replaceAll('\\', '\\\\'))}'`
      : `'${doubled("'")(text)}'`,
  nameBytes: 63,
  columns: 1600,
  types: {
    ...types,
    text: 'TEXT',
    // Without a scale nothing is rounded on the way in.
    decimal: () => 'NUMERIC',
  },
  integer: (value) => constant('integer', value < 0 ? `(${value})::BIGINT` : `${value}::BIGINT`),
  toInteger: (term) => cast(term, 'BIGINT'),
  quotient: (of, by) => integer`${of} / ${by}`,
  matches: (term, pattern) => condition`${term} ~ '${pattern}'`,
  without: (term, pattern) => other`regexp_replace(${term}, '${pattern}', '')`,
  fenced: 'each',
};

const spark: Dialect = {
  ...common,
  name: 'spark',
  quote: '`',
  escapeName: doubled('`'),
  // `${…}` would be replaced by a variable before anything is read.
  text: (text) => `'${backslashed(text).replaceAll('$', '\\u0024')}'`,
  forbidden: '${',
  ignoresCase: true,
  types: { ...types, text: 'STRING' },
  integer: (value) => constant('integer', value < 0 ? `(${value}L)` : `${value}L`),
  decimal: (written) => constant('other', written),
  toText: (term) => ({ ...other`CAST(${term} AS STRING)`, isClosed: true }),
  toInteger: (term) => cast(term, 'BIGINT'),
  quotient: (of, by) => integer`${of} div ${by}`,
  matches: (term, pattern) => condition`${term} RLIKE '${pattern}'`,
  without: (term, pattern) => other`regexp_replace(${term}, '${pattern}', '')`,
};

const clickhouse: Dialect = {
  ...common,
  name: 'clickhouse',
  quote: '`',
  escapeName: backslashed,
  text: (text) => `'${backslashed(text)}'`,
  ignoresCase: false,
  types: {
    integer: 'Int64',
    text: 'String',
    boolean: 'UInt8',
    decimal: (precision, scale) => `Decimal(${precision}, ${scale})`,
    nullable: (type) => `Nullable(${type})`,
  },
  tableEnd: ' ENGINE = MergeTree() ORDER BY tuple()',
  // A plain literal has the narrowest type that holds it, and sums of such types wrap.
  integer: (value) => constant('integer', `toInt64(${value})`),
  decimal: (written) =>
    constant('other', `toDecimal64('${written}', ${(written.split('.')[1] ?? '').length})`),
  toInteger: (term) => call('integer', 'toInt64', [term]),
  toText: (term) => call('other', 'toString', [term]),
  quotient: (of, by) => call('integer', 'intDiv', [of, by]),
  extreme: (which, terms) =>
    terms.reduce((left, right) =>
      call('integer', which === 'LEAST' ? 'least' : 'greatest', [left, right]),
    ),
  points: (term, scale) =>
    scale === 0
      ? term
      : other`toDecimal64(${term}, 0) * toDecimal64('${`0.${'1'.padStart(scale, '0')}`}', ${`${scale}`})`,
  matches: (term, pattern) => condition`match(${term}, '${pattern}') = 1`,
  without: (term, pattern) => other`replaceRegexpOne(${term}, '${pattern}', '')`,
  replaced: (term, from, to) =>
    call('other', 'replaceAll', [
      term,
      constant('other', `'${from}'`),
      constant('other', `'${to}'`),
    ]),
  lowered: (term) => call('other', 'lowerUTF8', [term]),
  readDigits: (term) => call('integer', 'toInt64OrZero', [term]),
  isThreeValued: false,
  isLazy: false,
  length: (term) => call('integer', 'toInt64', [call('integer', 'lengthUTF8', [term])]),
  nests: true,
};

const dialects: Readonly<Record<SqlDialect, Dialect>> = { duckdb, postgres, clickhouse, spark };

/** What is particular to an engine. */
export const dialectOf = (name: SqlDialect): Dialect => dialects[name];

/** Names of the dialects. */
export const sqlDialects: readonly SqlDialect[] = ['duckdb', 'postgres', 'clickhouse', 'spark'];

/** A name between its marks. */
export const quoted = ({ quote, escapeName }: Dialect, name: string): string =>
  quote + escapeName(name) + quote;

/** A text of digits and letters alone as a term. */
export const constantText = (text: string): Term => constant('other', `'${text}'`);

/** A text as a term. */
export const textOf = ({ text }: Dialect, value: string): Term => constant('other', text(value));

/** Whether a term is one of some texts; in short lists, as engines may join a table for a long one. */
export const isAmong = (dialect: Dialect, term: Term, texts: readonly string[]): Term => {
  const size = dialect.isThreeValued ? 4 : 1;
  return some(
    Array.from({ length: Math.ceil(texts.length / size) }, (_, at): Term => {
      const few = texts.slice(at * size, (at + 1) * size).map(dialect.text);
      return few.length === 1
        ? condition`${term} = ${few[0]!}`
        : condition`${term} IN (${few.join(', ')})`;
    }),
  );
};

/** A condition as 0 or 1; what is not known stays so where somebody is `careful`. */
export function asInteger({ integer: whole }: Dialect, term: Term, careful: boolean): Term {
  if (term.kind !== 'condition') return term;
  const [yes, no] = [whole(1), whole(0)];
  return careful
    ? cases('integer', [
        [term, yes],
        [condition`NOT ${term}`, no],
      ])
    : cases('integer', [[term, yes]], no);
}

/** 0 or 1 as a condition. */
export const asCondition = (term: Term): Term =>
  term.kind === 'condition' ? term : { ...condition`${term} = 1`, isShort: true };
