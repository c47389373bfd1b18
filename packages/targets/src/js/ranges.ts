import { operandsOf, type Operation, type Plan, type Slot } from '@barem/plan';

/** Functions over ranges, each a pair of the least and the greatest value; they mean what `bounds.ts` of the runtime means. */
const rangeFunctions = {
  hull: '(values) => [Math.min(...values), Math.max(...values)]',
  corners:
    '([a, b], [c, d], apply) => ranges.hull([apply(a, c), apply(a, d), apply(b, c), apply(b, d)])',
  sum: '(all) => all.reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0])',
  difference: '([a, b], [c, d]) => [a - d, b - c]',
  scaled: '([a, b], by) => ranges.hull([a * by, b * by])',
  product: '(left, right) => ranges.corners(left, right, (a, b) => a * b)',
  least: '(all) => all.reduce(([a, b], [c, d]) => [Math.min(a, c), Math.min(b, d)])',
  greatest: '(all) => all.reduce(([a, b], [c, d]) => [Math.max(a, c), Math.max(b, d)])',
  clamped: '(range, low, high) => range.map((value) => Math.min(Math.max(value, low), high))',
  equal: '([a, b], [c, d]) => [a === d && b === c ? 1 : 0, a <= d && c <= b ? 1 : 0]',
  less: '([a, b], [c, d]) => [b < c ? 1 : 0, a < d ? 1 : 0]',
  atMost: '([a, b], [c, d]) => [b <= c ? 1 : 0, a <= d ? 1 : 0]',
  not: '([a, b]) => [1 - b, 1 - a]',
  select:
    '([no, yes], then, otherwise) => no === 1 ? then : yes === 0 ? otherwise : ranges.hull([...then, ...otherwise])',
  passed:
    '(value, by, cuts) => { const stop = cuts.findIndex(([times, bound, isStrict]) => isStrict ? value * times <= bound * by : value * times < bound * by); return stop < 0 ? cuts.length : stop; }',
  steps:
    '([a, b], [c, d], cuts, values) => ranges.hull(values.slice(ranges.passed(a, Math.max(1, a < 0 ? c : d), cuts), ranges.passed(b, Math.max(1, b < 0 ? d : c), cuts) + 1))',
  lookup: '([a, b], values) => ranges.hull(values.slice(Math.max(0, a), b + 1))',
  quotient:
    '(of, by, mode) => { const found = ranges.corners(of, by, (a, b) => divide(a, Math.max(1, b), mode)); return by[0] > 0 ? found : ranges.hull([...found, 0]); }',
} as const;

type RangeFunction = keyof typeof rangeFunctions;

/** The code that says what some slots can still become while answers are open. */
export interface RangeCode {
  /** `ranges`, the functions that the statements call; empty where there are none. */
  readonly functions: string;
  readonly statements: readonly { readonly name: string; readonly text: string }[];
  readonly needsDivide: boolean;
  readonly range: (slot: Slot) => string;
}

/** Writes the code of all slots that `roots` rest on. Inputs stand in the arrays `low`, `high` and `away`. */
export function rangeCodeOf({ operations }: Plan, roots: readonly Slot[]): RangeCode {
  const used = new Set<RangeFunction>();
  const call = (name: RangeFunction, ...args: readonly string[]): string => {
    use(name);
    return `ranges.${name}(${args.join(', ')})`;
  };
  const use = (name: RangeFunction): void => {
    used.add(name);
    for (const [, other] of rangeFunctions[name].matchAll(/ranges\.(\w+)/g))
      if (!used.has(other as RangeFunction)) use(other as RangeFunction);
  };
  const needed = new Set<Slot>(roots);
  for (let slot = operations.length - 1; slot >= 0; slot -= 1)
    if (needed.has(slot)) for (const each of operandsOf(operations[slot]!)) needed.add(each);

  const texts = new Map<Slot, string>();
  const range = (slot: Slot): string => texts.get(slot)!;
  const all = (slots: readonly Slot[]): string => `[${slots.map(range).join(', ')}]`;
  const render = (operation: Operation): string => {
    switch (operation.op) {
      case 'constant':
        return `[${operation.value}, ${operation.value}]`;
      case 'input':
        return `[low[${operation.input}], high[${operation.input}]]`;
      case 'not-applicable':
        return `away[${operation.input}]`;
      case 'add':
        return call('sum', all(operation.of));
      case 'subtract':
        return call('difference', range(operation.left), range(operation.right));
      case 'scale':
        return call('scaled', range(operation.of), String(operation.by));
      case 'multiply':
        return call('product', range(operation.left), range(operation.right));
      case 'least':
      case 'and':
        return call('least', all(operation.of));
      case 'greatest':
      case 'or':
        return call('greatest', all(operation.of));
      case 'clamp':
        return call('clamped', range(operation.of), String(operation.low), String(operation.high));
      case 'equal':
      case 'less':
        return call(operation.op, range(operation.left), range(operation.right));
      case 'at-most':
        return call('atMost', range(operation.left), range(operation.right));
      case 'not':
        return call('not', range(operation.of));
      case 'select':
        return call(
          'select',
          range(operation.when),
          range(operation.then),
          range(operation.otherwise),
        );
      case 'steps': {
        const cuts = operation.cuts.map(({ times, bound, strict }) => [
          times,
          bound,
          strict ? 1 : 0,
        ]);
        return call(
          'steps',
          range(operation.of),
          operation.by === undefined ? '[1, 1]' : range(operation.by),
          JSON.stringify(cuts),
          JSON.stringify(operation.values),
        );
      }
      case 'lookup':
        return call('lookup', range(operation.of), JSON.stringify(operation.values));
      case 'divide':
        return call('quotient', range(operation.of), range(operation.by), `'${operation.mode}'`);
    }
  };
  const statements: { readonly name: string; readonly text: string }[] = [];
  operations.forEach((operation, slot) => {
    if (!needed.has(slot)) return;
    const text = render(operation);
    if (operandsOf(operation).length === 0) {
      texts.set(slot, text);
      return;
    }
    const name = `range_${slot}`;
    statements.push({ name, text });
    texts.set(slot, name);
  });
  const lines = Object.entries(rangeFunctions).flatMap(([name, text]) =>
    used.has(name as RangeFunction) ? [`  ${name}: ${text},`] : [],
  );
  const functions = lines.length === 0 ? '' : `const ranges = {\n${lines.join('\n')}\n};`;
  return { functions, statements, needsDivide: used.has('quotient'), range };
}
