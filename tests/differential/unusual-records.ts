type Answers = Readonly<Record<string, unknown>>;

/** A way to hand over the same answers, or nearly the same; made anew for every try. */
export interface Unusual {
  readonly name: string;
  readonly of: (record: Answers) => unknown;
}

const withValues = (record: Answers, change: (value: unknown, key: string) => unknown): Answers =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));

/** Records that a program may well hold, and some that only mischief makes. */
export const unusual: readonly Unusual[] = [
  { name: 'with a head', of: (record) => ({ unit: 'A', period: '2022-03', ...record }) },
  {
    name: 'with a whole head',
    of: (record) => ({ ...record, date: '2022-03-01', assessor: 7, period: 202203, unit: 'A' }),
  },
  { name: 'with a wrong head', of: (record) => ({ ...record, unit: { name: 'A' } }) },
  { name: 'with an empty head', of: (record) => ({ unit: null, period: undefined, ...record }) },
  {
    name: 'with numbers as text',
    of: (record) =>
      withValues(record, (value) => (typeof value === 'number' ? String(value) : value)),
  },
  {
    name: 'with numbers as Vietnamese text',
    of: (record) =>
      withValues(record, (value) =>
        typeof value === 'number' ? `${String(value).replace('.', ',')} ` : value,
      ),
  },
  {
    name: 'with decimals that are none',
    of: (record) =>
      withValues(record, (value) =>
        typeof value === 'number' && Number.isInteger(value) ? `${value}.0` : value,
      ),
  },
  {
    name: 'with words in capitals',
    of: (record) =>
      withValues(record, (value) => (typeof value === 'string' ? value.toUpperCase() : value)),
  },
  {
    name: 'with decomposed letters',
    of: (record) =>
      Object.fromEntries(
        Object.entries(record).map(([key, value]) => [
          key.normalize('NFD'),
          typeof value === 'string' ? value.normalize('NFD') : value,
        ]),
      ),
  },
  { name: 'with a key that nobody asks for', of: (record) => ({ ...record, nobody: 1 }) },
  { name: 'with a key of nothing', of: (record) => ({ ...record, nobody: undefined }) },
  {
    name: 'with facts of nothing',
    of: (record) => ({ ...record, facts: undefined, scores: null }),
  },
  { name: 'nested in part', of: (record) => ({ ...record, facts: {} }) },
  { name: 'nested', of: (record) => ({ facts: record, scores: record }) },
  {
    name: 'with everything one more',
    of: (record) => withValues(record, (value) => (typeof value === 'number' ? value + 1 : value)),
  },
  {
    name: 'with everything a quarter more',
    of: (record) =>
      withValues(record, (value) => (typeof value === 'number' ? value + 0.25 : value)),
  },
  {
    name: 'with all numbers −0',
    of: (record) => withValues(record, (value) => (typeof value === 'number' ? -0 : value)),
  },
  {
    name: 'with all numbers NaN',
    of: (record) => withValues(record, (value) => (typeof value === 'number' ? Number.NaN : value)),
  },
  {
    name: 'with all numbers huge',
    of: (record) =>
      withValues(record, (value) => (typeof value === 'number' ? 2 ** 32 + value : value)),
  },
  {
    name: 'with all numbers beyond 2^53',
    of: (record) =>
      withValues(record, (value) => (typeof value === 'number' ? 2 ** 60 + value : value)),
  },
  { name: 'with nothing but n/a', of: (record) => withValues(record, () => 'n/a') },
  { name: 'with nulls', of: (record) => withValues(record, () => null) },
  { name: 'with booleans', of: (record) => withValues(record, () => true) },
  {
    name: 'without a prototype',
    of: (record) => Object.assign(Object.create(null) as object, record),
  },
  { name: 'all inherited', of: (record) => Object.create(record) as unknown },
  {
    name: 'half inherited',
    of: (record) =>
      Object.assign(
        Object.create(record) as object,
        Object.fromEntries(Object.entries(record).slice(1)),
      ),
  },
  { name: 'of a class', of: (record) => Object.assign(new Map(), record) },
  { name: 'frozen', of: (record) => Object.freeze({ ...record }) },
  {
    name: 'of getters',
    of: (record) =>
      Object.defineProperties(
        {},
        Object.fromEntries(
          Object.entries(record).map(([key, value]) => [
            key,
            { get: () => value, enumerable: true },
          ]),
        ),
      ),
  },
  {
    name: 'of getters that throw',
    of: (record) =>
      Object.defineProperties(
        {},
        Object.fromEntries(
          Object.keys(record).map((key) => [
            key,
            {
              get: () => {
                throw new Error('boom');
              },
              enumerable: true,
            },
          ]),
        ),
      ),
  },
  {
    name: 'hidden',
    of: (record) =>
      Object.defineProperties(
        {},
        Object.fromEntries(
          Object.entries(record).map(([key, value]) => [key, { value, enumerable: false }]),
        ),
      ),
  },
  { name: 'of a proxy', of: (record) => new Proxy({ ...record }, {}) },
  { name: 'with a symbol', of: (record) => ({ ...record, [Symbol('unit')]: 1 }) },
  { name: 'a list', of: (record) => Object.values(record) },
  { name: 'a list with answers', of: (record) => Object.assign([], record) },
  { name: 'a function', of: (record) => Object.assign(() => undefined, record) },
  { name: 'a text', of: (record) => JSON.stringify(record) },
  { name: 'nothing', of: () => undefined },
];
