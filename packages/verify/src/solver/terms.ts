/** A term of SMT-LIB 2: a whole number or a condition, as text. */
export interface Term {
  readonly sort: 'Int' | 'Bool';
  readonly text: string;
}

/** Whether something holds, or a whole number, in SMT-LIB 2. */
export type Text = string;

const call = (name: string, of: readonly Text[]): Text => `(${name} ${of.join(' ')})`;

/** A whole number. */
export const whole = (value: number | bigint): Text => (value < 0 ? `(- ${-value})` : `${value}`);

/** `true` where there is nothing that must hold. */
export const all = (of: readonly Text[]): Text =>
  of.length === 0 ? 'true' : of.length === 1 ? `${of[0]}` : call('and', of);

/** `false` where there is nothing that may hold. */
export const any = (of: readonly Text[]): Text =>
  of.length === 0 ? 'false' : of.length === 1 ? `${of[0]}` : call('or', of);

export const not = (of: Text): Text => call('not', [of]);
export const implies = (given: Text, then: Text): Text => call('=>', [given, then]);
export const same = (left: Text, right: Text): Text => call('=', [left, right]);
export const differ = (left: Text, right: Text): Text => not(same(left, right));
export const less = (left: Text, right: Text): Text => call('<', [left, right]);
export const atMost = (left: Text, right: Text): Text => call('<=', [left, right]);
export const choose = (when: Text, then: Text, otherwise: Text): Text =>
  call('ite', [when, then, otherwise]);
export const plus = (of: readonly Text[]): Text =>
  of.length === 0 ? '0' : of.length === 1 ? `${of[0]}` : call('+', of);
export const minus = (left: Text, right: Text): Text => call('-', [left, right]);
export const negated = (of: Text): Text => call('-', [of]);
export const times = (left: Text, right: Text): Text => call('*', [left, right]);
/** The greatest whole number that is not above `left / right`; `right` is above 0. */
export const floorOf = (left: Text, right: Text): Text => call('div', [left, right]);
/** What {@link floorOf} leaves. */
export const restOf = (left: Text, right: Text): Text => call('mod', [left, right]);
