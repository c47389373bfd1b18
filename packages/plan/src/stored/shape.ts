/** Looks at a value; tells of every place at and below `path` that is not as it should be. */
export type Shape = (value: unknown, path: string, report: ReportPlace) => void;

/** Hears of a place that is wrong, such as `operations[3].of`; the value itself has the empty path. */
export type ReportPlace = (path: string) => void;

/** Whether a value is an object whose keys may be looked at. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const when =
  (isRight: (value: unknown) => boolean): Shape =>
  (value, path, report) => {
    if (!isRight(value)) report(path);
  };

/** A text that is not endless. */
export const text: Shape = when((value) => typeof value === 'string' && value.length <= longest);
const longest = 100_000;

/** A name that may be a key: no `__proto__`, no space. */
export const id: Shape = when(
  (value) =>
    typeof value === 'string' &&
    value.length <= 1_000 &&
    /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}\p{M}\p{N}_]+)*$/u.test(value),
);

export const flag: Shape = when((value) => typeof value === 'boolean');

/** The only value that may stand there. */
export const only = (...values: readonly (string | number | boolean)[]): Shape =>
  when((value) => values.some((each) => each === value));

/** Whether a value is a whole number, in bounds that include what numbers hold exactly. */
export const isWhole = (value: unknown, low: number, high: number): value is number =>
  typeof value === 'number' &&
  Number.isInteger(value) &&
  !Object.is(value, -0) &&
  value >= low &&
  value <= high;

export const whole = (low: number = -largest, high: number = largest): Shape =>
  when((value) => isWhole(value, low, high));
const largest = 2 ** 53;

/** A finite number, as JSON has it. */
export const finite: Shape = when((value) => typeof value === 'number' && Number.isFinite(value));

export const list =
  (of: Shape, least: number = 0, most: number = 100_000): Shape =>
  (value, path, report) => {
    if (!Array.isArray(value) || value.length < least || value.length > most) return report(path);
    value.forEach((each: unknown, index) => of(each, `${path}[${index}]`, report));
  };

/** Two values side by side. */
export const pair =
  (first: Shape, second: Shape): Shape =>
  (value, path, report) => {
    if (!Array.isArray(value) || value.length !== 2) return report(path);
    first(value[0], `${path}[0]`, report);
    second(value[1], `${path}[1]`, report);
  };

type Shapes = Readonly<Record<string, Shape>>;

/** An object that has all of `needed`, perhaps some of `optional`, and nothing else. */
export const object =
  (needed: Shapes, optional: Shapes = {}): Shape =>
  (value, path, report) => {
    if (!isObject(value)) return report(path);
    const below = (key: string): string => (path === '' ? key : `${path}.${key}`);
    for (const [key, shape] of Object.entries(needed)) {
      if (Object.hasOwn(value, key)) shape(value[key], below(key), report);
      else report(below(key));
    }
    for (const key of Object.keys(value)) {
      if (Object.hasOwn(needed, key)) continue;
      const shape = Object.hasOwn(optional, key) ? optional[key] : undefined;
      if (shape) shape(value[key], below(key), report);
      else report(below(key.slice(0, 100)));
    }
  };

/** An object with ids for keys. */
export const byId =
  (of: Shape): Shape =>
  (value, path, report) => {
    if (!isObject(value)) return report(path);
    for (const key of Object.keys(value)) {
      const below = `${path}.${key.slice(0, 100)}`;
      id(key, below, report);
      of(value[key], below, report);
    }
  };

/** One of several objects, told apart by the value of one key. */
export const oneOf =
  (tag: string, kinds: Shapes): Shape =>
  (value, path, report) => {
    const kind = isObject(value) && Object.hasOwn(value, tag) ? value[tag] : undefined;
    const shape = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    if (shape) shape(value, path, report);
    else report(path === '' ? tag : `${path}.${tag}`);
  };

/** The first places of a value that are not as a shape asks. */
export function placesWrong(value: unknown, shape: Shape, most: number = 20): readonly string[] {
  const places: string[] = [];
  shape(value, '', (path) => {
    if (places.length < most) places.push(path);
  });
  return places;
}
