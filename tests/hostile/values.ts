/** A value that no honest record holds; made anew for every try. */
export interface HostileValue {
  readonly name: string;
  readonly value: () => unknown;
}

const text = (name: string, value: string): HostileValue => ({ name, value: () => value });

const boom = (): never => {
  throw new Error('boom');
};

/** Every operation on it throws. */
const explosive = (target: object): object =>
  new Proxy(
    target,
    Object.fromEntries(
      Reflect.ownKeys(Reflect).map((trap) => [trap, boom]),
    ) as ProxyHandler<object>,
  );

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function cyclic(): object {
  const value: Record<string, unknown> = { a: 1 };
  value['itself'] = value;
  value['list'] = [value];
  return value;
}

const deep = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
};

const numbers: readonly HostileValue[] = [
  NaN,
  Infinity,
  -Infinity,
  -0,
  0,
  1e308,
  -1e308,
  5e-324,
  2 ** 53,
  2 ** 53 + 2,
  -(2 ** 53),
  2 ** 63,
  0.1 + 0.2,
  1e-7,
  1e21,
  0.30000000000000004,
  4.999999999999999,
  1.0000000000000002,
].map((value) => ({
  name: `the number ${Object.is(value, -0) ? '-0' : value}`,
  value: () => value,
}));

const texts: readonly HostileValue[] = [
  '',
  ' ',
  '\0',
  '5\0',
  '\n5',
  '1e3',
  '0x10',
  '0b1',
  '1_000',
  '+5',
  '--5',
  '-',
  '5.',
  '.5',
  ',5',
  '5,',
  '1,000,000',
  '1.000.000,5',
  '1.00.0',
  '５',
  '٥',
  '5٪',
  '%',
  '5%%',
  '5 %',
  'NaN',
  'Infinity',
  '-0',
  '1'.repeat(400),
  '0.'.concat('0'.repeat(400), '1'),
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'true',
  'đạt'.normalize('NFD'),
  'ĐẠT',
  'ðạt',
  'không áp dụng'.normalize('NFD'),
  'N/A',
  '\uD800',
  '\u202E5',
  '5\u200B',
].map((value) => text(`the text ${JSON.stringify(value.slice(0, 20))}`, value));

const objects: readonly HostileValue[] = [
  { name: 'nothing', value: () => undefined },
  { name: 'null', value: () => null },
  { name: 'a BigInt', value: () => 5n },
  { name: 'a symbol', value: () => Symbol('x') },
  { name: 'a function', value: () => () => 5 },
  { name: 'a class', value: () => Map },
  { name: 'a date', value: () => new Date(0) },
  { name: 'no date', value: () => new Date(NaN) },
  { name: 'a regular expression', value: () => /x/g },
  { name: 'a map', value: () => new Map([['a', 1]]) },
  { name: 'a promise', value: () => Promise.resolve(5) },
  { name: 'bytes', value: () => new Uint8Array(100_000) },
  { name: 'a boxed number', value: () => Object(5) as unknown },
  { name: 'a boxed text', value: () => Object('5') as unknown },
  { name: 'a list', value: () => [5] },
  { name: 'a sparse list', value: () => Object.assign([], { length: 4_294_967_295 }) },
  { name: 'a deep list', value: () => deep(100_000) },
  { name: 'a cyclic object', value: cyclic },
  { name: 'an object without prototype', value: () => Object.create(null) as unknown },
  {
    name: 'an object that becomes 5',
    value: () => ({ valueOf: () => 5, toString: () => '5', [Symbol.toPrimitive]: () => 5 }),
  },
  {
    name: 'an object that throws when it becomes something',
    value: () => ({ valueOf: boom, toString: boom, [Symbol.toPrimitive]: boom }),
  },
  { name: 'an object that throws when it becomes JSON', value: () => ({ toJSON: boom }) },
  {
    name: 'an object that becomes an endless text',
    value: () => ({ toJSON: () => 'x'.repeat(1_000_000) }),
  },
  {
    name: 'an object that throws when it is read',
    value: () => ({
      get a() {
        return boom();
      },
    }),
  },
  { name: 'an explosive object', value: () => explosive({}) },
  { name: 'an explosive list', value: () => explosive([]) },
  { name: 'an explosive function', value: () => explosive(() => 5) },
  { name: 'a revoked object', value: revoked },
  { name: 'a text of a million characters', value: () => 'x'.repeat(1_000_000) },
  { name: 'a number of a million digits', value: () => '9'.repeat(1_000_000) },
  { name: 'a million combining marks', value: () => `a${'\u0301'.repeat(1_000_000)}` },
  { name: 'a million spaces', value: () => ' '.repeat(1_000_000) },
];

export const hostileValues: readonly HostileValue[] = [...numbers, ...texts, ...objects];

const entries = (count: number): Record<string, unknown> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, index]));

/** Whole records that no honest system hands over. */
export const hostileRecords: readonly HostileValue[] = [
  ...hostileValues,
  { name: '10,000 unknown entries', value: () => entries(10_000) },
  { name: '10,001 unknown entries', value: () => entries(10_001) },
  { name: '300,000 unknown entries', value: () => entries(300_000) },
  { name: '300,000 unknown facts', value: () => ({ facts: entries(300_000), scores: {} }) },
  {
    name: '300,000 entries beside facts and scores',
    value: () => ({ ...entries(300_000), facts: {}, scores: {} }),
  },
  {
    name: 'a list of 300,000 entries as facts',
    value: () => ({ facts: Array.from({ length: 300_000 }, () => 1) }),
  },
  {
    name: 'a prototype as an entry',
    value: () =>
      JSON.parse(
        '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}',
      ) as unknown,
  },
  {
    name: 'a prototype as facts',
    value: () =>
      JSON.parse(
        '{"facts": {"__proto__": {"polluted": true}}, "scores": {"__proto__": null}}',
      ) as unknown,
  },
  {
    name: 'answers that are inherited',
    value: () => Object.create({ a: 5, b: 5, 'A.1': 5 }) as unknown,
  },
  { name: 'answers under symbols', value: () => ({ [Symbol('a')]: 5, [Symbol.iterator]: boom }) },
  {
    name: 'answers that are not enumerable',
    value: () => Object.defineProperty({}, 'a', { value: 5 }),
  },
  {
    name: 'answers that throw',
    value: () => ({
      get a() {
        return boom();
      },
    }),
  },
  {
    name: 'facts that throw',
    value: () => ({
      get facts() {
        return boom();
      },
    }),
  },
  {
    name: 'a unit that throws',
    value: () => ({
      get unit() {
        return boom();
      },
    }),
  },
  {
    name: 'answers that change',
    value: () => {
      let turn = 0;
      return {
        get a() {
          turn += 1;
          return turn % 2 === 0 ? 'x' : 5;
        },
      };
    },
  },
  {
    name: 'facts that change',
    value: () => {
      let turn = 0;
      return {
        get facts() {
          turn += 1;
          return turn % 2 === 0 ? null : { a: 5 };
        },
      };
    },
  },
  {
    name: 'entries that are not there',
    value: () =>
      new Proxy(
        {},
        {
          ownKeys: () => ['x', 'y'],
          getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: 1 }),
        },
      ),
  },
  {
    name: 'an object that has everything',
    value: () => new Proxy({}, { get: () => 5, has: () => true }),
  },
  {
    name: 'an object of a class',
    value: () =>
      new (class Record {
        a = 5;
        get b(): number {
          return 5;
        }
      })(),
  },
  {
    name: 'facts within facts',
    value: () => ({ facts: { facts: { a: 5 } }, scores: { scores: {} } }),
  },
  {
    name: 'facts that are the record',
    value: () => {
      const record: Record<string, unknown> = { a: 5 };
      record['facts'] = record;
      record['scores'] = record;
      return record;
    },
  },
  { name: 'a name of a million characters', value: () => ({ ['x'.repeat(1_000_000)]: 1 }) },
  { name: 'a name of nothing', value: () => ({ '': 1 }) },
  {
    name: '5,000 names like those of the sheet',
    value: () =>
      Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`phải_dự_${index}`, 1])),
  },
];
