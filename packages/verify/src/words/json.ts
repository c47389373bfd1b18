/** A verification, equivalence or advice as JSON for tools; whole numbers of any length are texts. */
export const resultJson = (result: unknown): string =>
  `${JSON.stringify(result, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value), 2)}\n`;
