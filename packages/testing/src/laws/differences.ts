/** Says where two plain values differ; the order of keys does not count, and `-0` is not `0`. */
export function* differences(
  found: unknown,
  expected: unknown,
  path = 'it',
): Generator<string, void> {
  if (Object.is(found, expected)) return;
  if (
    !isComposed(found) ||
    !isComposed(expected) ||
    Array.isArray(found) !== Array.isArray(expected)
  ) {
    yield `${path} is ${shown(found)} instead of ${shown(expected)}`;
    return;
  }
  for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const place = Array.isArray(expected) ? `${path}[${key}]` : `${path}.${key}`;
    yield* differences(own(found, key), own(expected, key), place);
  }
}

type Composed = Readonly<Record<string, unknown>>;

const isComposed = (value: unknown): value is Composed =>
  typeof value === 'object' && value !== null;

const own = (value: Composed, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined;

/** A value as it stands in a message. */
export const shown = (value: unknown): string =>
  Object.is(value, -0)
    ? '-0'
    : (JSON.stringify(value, (_, part: unknown) =>
        typeof part === 'bigint' ? String(part) : part,
      ) ?? String(value));
