import type { Localized } from '@barem/core';

/** Why SQL cannot say what a plan, a name or an option asks for. */
export interface SqlRefusal {
  readonly code: SqlRefusalCode;
  readonly message: Localized;
}

export type SqlRefusalCode =
  | 'target/name'
  | 'target/name-too-long'
  | 'target/names-alike'
  | 'target/too-large'
  | 'target/too-many-columns'
  | 'target/not-a-roll-up'
  | 'target/units-below'
  | 'target/quota'
  | 'target/editions'
  | 'target/period';

/** SQL text, or every reason why there is none. */
export type EmittedSql =
  | { readonly kind: 'sql'; readonly sql: string }
  | { readonly kind: 'refused'; readonly refusals: readonly SqlRefusal[] };

export const refusal = (code: SqlRefusalCode, vi: string, en: string): SqlRefusal => ({
  code,
  message: { vi, en },
});
