/** What an expression gives: a whole number of 64 bits, a condition, or something else that only dialects look into. */
export type TermKind = 'integer' | 'condition' | 'other';

/**
 * An SQL expression over others. Terms are shared by identity: one that several ask for becomes a column of a layer
 * of its own, so that it is computed once.
 */
export interface Term {
  readonly kind: TermKind;
  readonly parts: readonly (string | Term)[];
  /** So short that computing it again costs no more than handing it on. */
  readonly isShort?: true;
  /** It needs no brackets, whatever stands beside it. */
  readonly isClosed?: true;
}

type Parts = readonly (string | Term)[];

type Tag = (texts: TemplateStringsArray, ...values: Parts) => Term;

const tag =
  (kind: TermKind): Tag =>
  (texts, ...values) => ({
    kind,
    parts: texts.flatMap((text, at) => (at < values.length ? [text, values[at]!] : [text])),
  });

/** A whole number: `` integer`${a} * ${b}` ``. Parts are terms or SQL text that is safe already. */
export const integer: Tag = tag('integer');
/** A condition. */
export const condition: Tag = tag('condition');
/** A text, a decimal number or anything else. */
export const other: Tag = tag('other');

/** A term that is written anew wherever it is used. */
export const short = (term: Term): Term => ({ ...term, isShort: true });

/** Terms with something between them. */
export const joined = (kind: TermKind, terms: readonly Term[], between: string): Term => ({
  kind,
  parts: terms.flatMap((term, at) => (at === 0 ? [term] : [between, term])),
});

/** Terms joined by an operator as a balanced tree, so that thousands of them nest only a few levels deep. */
export function balanced(kind: TermKind, terms: readonly Term[], operator: string): Term {
  if (terms.length <= 8) return joined(kind, terms, ` ${operator} `);
  const middle = Math.ceil(terms.length / 2);
  const halves = [terms.slice(0, middle), terms.slice(middle)];
  return joined(
    kind,
    halves.map((half) => balanced(kind, half, operator)),
    ` ${operator} `,
  );
}

/** All conditions hold; the condition that always does where there are none. */
export const all = (terms: readonly Term[]): Term =>
  terms.length === 0
    ? always
    : terms.length === 1
      ? terms[0]!
      : balanced('condition', terms, 'AND');

/** Some condition holds. */
export const some = (terms: readonly Term[]): Term =>
  terms.length === 0 ? never : terms.length === 1 ? terms[0]! : balanced('condition', terms, 'OR');

export const always: Term = short(condition`1 = 1`);
export const never: Term = short(condition`1 = 0`);

export const negated = (term: Term): Term => condition`NOT ${term}`;
export const isNull = (term: Term): Term => short(condition`${term} IS NULL`);
export const isGiven = (term: Term): Term => short(condition`${term} IS NOT NULL`);

/** `CASE WHEN … THEN … ELSE … END`; without `otherwise` the rest is NULL. */
export function cases(
  kind: TermKind,
  arms: readonly (readonly [when: Term, then: string | Term])[],
  otherwise?: string | Term,
): Term {
  if (arms.length === 0) return { kind, parts: [otherwise ?? 'NULL'] };
  return {
    kind,
    isClosed: true,
    parts: [
      'CASE',
      ...arms.flatMap(([when, then]) => [' WHEN ', when, ' THEN ', then]),
      ...(otherwise === undefined ? [] : [' ELSE ', otherwise]),
      ' END',
    ],
  };
}

/** `name(a, b)`. */
export const call = (kind: TermKind, name: string, terms: readonly Term[]): Term => ({
  kind,
  isClosed: true,
  parts: [`${name}(`, ...joined(kind, terms, ', ').parts, ')'],
});

/** A constant: SQL text that needs no brackets. */
export const constant = (kind: TermKind, sql: string): Term => ({
  kind,
  isClosed: true,
  parts: [sql],
});

/** A whole number beside one of 64 bits: as an operand, not as a result. */
export const beside = (value: number): Term =>
  constant('integer', value < 0 ? `(${value})` : `${value}`);
