import {
  engineVersion,
  score,
  type Incomplete,
  type PassedOver,
  type Plan,
  type Rated,
  type Refused,
  type Result,
  type Slot,
} from '@barem/plan';
import { helpers, type Code } from './expressions.js';
import { propertyKey, textLiteral } from './literals.js';
import {
  computingPieces,
  flagsOf,
  leaveReading,
  readingPieces,
  sharedArrays,
  slotCode,
} from './pieces.js';
import { rootsOf } from './roots.js';
import { functionOf } from './run-code.js';
import { fromTextCode, judgements, strictReading, trustingReading } from './strict-reading.js';

/** Total and rating of a record, and nothing else. */
export interface Brief {
  readonly status: 'rated';
  readonly total: number;
  readonly rating: string;
}

/**
 * The scoring of one sheet as a function made for it, which gives the very results of `score`. Where the host does not allow
 * code to be made at run time it is `score` itself. Records of plain answers are read by generated code; whatever deviates
 * (a problem, an absent answer, an unusual object) is handed to the runtime.
 */
export function compile(plan: Plan): (record: unknown) => Result;
/** @param otherwise - scores the records that deviate; it must give what `score` gives, and may add to it */
export function compile<R>(
  plan: Plan,
  otherwise: (record: unknown) => R,
): (record: unknown) => Rated | R;
export function compile(
  plan: Plan,
  otherwise: (record: unknown) => unknown = (record) => score(plan, record),
): (record: unknown) => unknown {
  const code = codeFor(plan, rootsOf(plan));
  return scorerOf(plan, code, resultCode(plan, code), otherwise);
}

/** Like {@link compile}, but of a record that is rated only total and rating: less work, and less memory. */
export function compileBrief(plan: Plan): (record: unknown) => Brief | Incomplete | Refused {
  const code = codeFor(plan, briefRoots(plan));
  const otherwise = (record: unknown): Brief | Incomplete | Refused => {
    const result = score(plan, record);
    return result.status === 'rated' ? briefOf(result) : result;
  };
  return scorerOf(plan, code, [`return ${briefCode(plan, code)};`], otherwise);
}

/**
 * Total and rating of records that are known to be right: flat, every number a number, every choice an option, nothing absent
 * that is needed. Nothing is validated; of any other record the result means nothing.
 */
export function compileTrusted(plan: Plan): (record: Readonly<Record<string, unknown>>) => Brief {
  const code = codeFor(plan, briefRoots(plan));
  const { groups, values } = trustingReading(plan, (index) => read(plan.inputs[index]!.id));
  const reading = readingPieces(plan, groups, 'record', '');
  const computing = computingPieces(plan, code);
  const body = `${[helperCode(code), ...reading.functions, ...computing.functions].join('\n')}
return function scoreTrusted(record) {
${[...reading.lines, ...computing.lines, `return ${briefCode(plan, code)};`].join('\n')}
};`;
  const made = functionOf(body, {
    ...values,
    ...tablesOf(code),
    ...sharedArrays(plan),
    ratings: ratingsOf(plan),
  });
  if (made) return made as (record: Readonly<Record<string, unknown>>) => Brief;
  return (record) => {
    const result = score(plan, record);
    return result.status === 'rated'
      ? briefOf(result)
      : { status: 'rated', total: Number.NaN, rating: '' };
  };
}

const briefOf = ({ total, rating }: Rated): Brief => ({ status: 'rated', total, rating });

/** The slots that total and rating rest on, and all that may be wrong with a record. */
export const briefRoots = (plan: Plan): readonly Slot[] => [
  plan.total,
  plan.rating,
  ...plan.constraints.map(({ holds }) => holds),
  ...plan.inputs.flatMap(({ needed }) => (needed === undefined ? [] : [needed])),
];

/** Names that the generated functions use. */
const ownNames: readonly string[] = [
  ...Object.keys(helpers),
  ...(
    'record otherwise ratings nothing sheet plan engine fromText objectPrototype prototype unit period ' +
    'assessor date heads absent count key result sections criteria reasons reasonsFor notApplied notAppliedFor without ' +
    'row rows given into byRuntime total rating x r open away'
  ).split(' '),
];

export const codeFor = (plan: Plan, roots: readonly Slot[]): Code =>
  slotCode(plan, roots, ownNames);

export const tablesOf = ({ tables }: Code): Readonly<Record<string, readonly number[]>> =>
  Object.fromEntries(tables.map(({ name, values }) => [name, values]));

export const helperCode = ({ calls }: Code): string =>
  calls.map((name) => helpers[name]).join('\n');

const ratingsOf = ({ ratings }: Plan): readonly string[] => ratings.map(({ id }) => id);

const read = (id: string): string => `record[${textLiteral(id)}]`;

const headKeys = ['unit', 'period', 'assessor', 'date'] as const;

/** A function that reads strictly, and finishes with `finish`. */
function scorerOf<R>(
  plan: Plan,
  code: Code,
  finish: readonly string[],
  otherwise: (record: unknown) => R,
): (record: unknown) => R {
  const { inputs } = plan;
  // Flat records of such a sheet look like nested ones, or their answers like their head.
  const isAmbiguous = inputs.some(({ id }) => ['facts', 'scores', ...headKeys].includes(id));
  if (isAmbiguous) return otherwise;
  const leave = 'return otherwise(record);';
  const { groups, values } = strictReading(
    plan,
    (index) => read(inputs[index]!.id),
    leaveReading(plan, leave),
  );
  const inherited = inputs.filter(({ id }) => id in Object.prototype);
  const reading = readingPieces(plan, groups, 'record', leave);
  const computing = computingPieces(plan, code);
  const mayBeAbsent = reading.lines[0] === 'let absent = 0;';
  const lines = [
    `if (typeof record !== 'object' || record === null) ${leave}`,
    'const prototype = Object.getPrototypeOf(record);',
    `if (prototype !== objectPrototype && prototype !== null) ${leave}`,
    ...inherited.map(({ id }) => `if (!Object.hasOwn(record, ${textLiteral(id)})) ${leave}`),
    `let heads = ${inputs.length};`,
    ...headKeys.flatMap((key) => [
      `const ${key} = record.${key};`,
      `if (${key} !== undefined) {`,
      `  if (typeof ${key} !== 'string' && typeof ${key} !== 'number') ${leave}`,
      '  heads += 1;',
      '}',
    ]),
    ...reading.lines,
    // The keys are as many as the answers and the head: there is none that nobody asks for.
    'let count = 0;',
    'for (const key in record) count += 1;',
    `if (count !== heads${mayBeAbsent ? ' - absent' : ''}) ${leave}`,
    ...computing.lines,
    ...judgements(plan, code.condition, flagsOf(plan)).map((wrong) => `if (${wrong}) ${leave}`),
    ...finish,
  ];
  const body = `${[helperCode(code), fromTextCode, ...reading.functions, ...computing.functions].join('\n')}
return function score(record) {
  try {
${lines.map((line) => `    ${line}`).join('\n')}
  } catch {
    ${leave}
  }
};`;
  const made = functionOf(body, {
    ...values,
    ...tablesOf(code),
    ...sharedArrays(plan),
    ...resultValues(plan),
    otherwise,
    objectPrototype: Object.prototype,
  });
  return made ? (made as (record: unknown) => R) : otherwise;
}

// ── Results ──────────────────────────────────────────────────────────────────────────────────────

const points = ({ pointDecimals }: Plan, code: Code, slot: Slot): string =>
  pointDecimals === 0 ? code.number(slot) : `(${code.number(slot)}) / ${10 ** pointDecimals}`;

/** The total in written points. */
export const totalCode = (plan: Plan, code: Code): string => points(plan, code, plan.total);

const briefCode = (plan: Plan, code: Code): string =>
  `{ status: 'rated', total: ${totalCode(plan, code)}, rating: ratings[${code.number(plan.rating)}] }`;

/** Why ratings were passed over, and what held. */
type Reasons = Pick<Rated, 'passedOver' | 'unmet' | 'caps'>;

/** More conditions than these are not remembered together. */
const mostBits = 30;
/** So many reasons are remembered; there are seldom more than a few. */
const mostRemembered = 1024;

/**
 * A function whose results are kept, because few of them come again and again. They are frozen: records share them.
 * @param make - from the bits of a number
 */
function remembering<T>(make: (bits: number) => T): (bits: number) => T {
  const known = new Map<number, T>();
  return (bits) => {
    const found = known.get(bits);
    if (found !== undefined) return found;
    const made = frozen(make(bits));
    if (known.size < mostRemembered) known.set(bits, made);
    return made;
  };
}

/** Freezes a value with all that is in it. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

/** The conditions that reasons rest on, and the bits at which they stand behind those of the two ratings. */
interface ReasonBits {
  readonly slots: readonly Slot[];
  /** Bits of one position of a rating. */
  readonly ratingBits: number;
}

function reasonBits({ ratings, caps }: Plan): ReasonBits {
  const requirements = ratings.flatMap((each) => each.requirements.map(({ holds }) => holds));
  return {
    slots: [...new Set([...requirements, ...caps.map(({ fires }) => fires)])],
    ratingBits: Math.ceil(Math.log2(ratings.length + 1)),
  };
}

function reasonsOf(plan: Plan, { slots, ratingBits }: ReasonBits, bits: bigint): Reasons {
  const from = (shift: number): bigint => bits >> BigInt(shift);
  const rating = (place: number): number =>
    Number(from(place * ratingBits) & ((1n << BigInt(ratingBits)) - 1n));
  const holds = (slot: Slot): boolean => (from(2 * ratingBits + slots.indexOf(slot)) & 1n) === 1n;
  const [first, final] = [rating(0), rating(1)];
  const firing = plan.caps.flatMap((cap, index) => (holds(cap.fires) ? [{ cap, index }] : []));
  const title = (index: number): string => plan.text.caps[index]!.title;
  const passedOver = plan.ratings
    .slice(first, final)
    .map(({ id, requirements }, at): PassedOver => {
      const labels = plan.text.ratings[first + at]!.requirements;
      return {
        rating: id,
        unmet: requirements.flatMap((each, index) =>
          holds(each.holds) ? [] : [labels[index]!.title],
        ),
        caps: firing.flatMap(({ cap, index }) =>
          cap.kind === 'cap' && cap.rating > first + at ? [title(index)] : [],
        ),
      };
    });
  return {
    passedOver,
    unmet: passedOver.flatMap(({ unmet }) => unmet),
    caps: firing.map(({ index }) => title(index)),
  };
}

/** Conditions as one number, each a bit from `shift` on; as a bigint where they are too many for that. */
function bitsCode(code: Code, slots: readonly Slot[], shift: number): readonly string[] {
  const isLarge = shift + slots.length > mostBits;
  return slots.map((slot, index) => {
    const bit = isLarge ? `${2n ** BigInt(shift + index)}n` : String(2 ** (shift + index));
    return `((${code.condition(slot)}) ? ${bit} : ${isLarge ? '0n' : '0'})`;
  });
}

/** What the code of results speaks of by name. */
export function resultValues(plan: Plan): Readonly<Record<string, unknown>> {
  const bits = reasonBits(plan);
  const conditional = plan.criteria.flatMap(({ id, applies }) =>
    applies === undefined ? [] : [id],
  );
  const without = (applying: bigint): readonly string[] =>
    conditional.filter((_, index) => ((applying >> BigInt(index)) & 1n) === 0n);
  const isLarge = 2 * bits.ratingBits + bits.slots.length > mostBits;
  return {
    ratings: ratingsOf(plan),
    nothing: Object.freeze([]),
    reasonsFor: isLarge
      ? (all: bigint) => reasonsOf(plan, bits, all)
      : remembering((all) => reasonsOf(plan, bits, BigInt(all))),
    notAppliedFor:
      conditional.length > mostBits ? without : remembering((all) => without(BigInt(all))),
    sheet: plan.text.sheet,
    plan: plan.hash,
    engine: engineVersion,
  };
}

export function resultCode(plan: Plan, code: Code): readonly string[] {
  const byId = (items: readonly { readonly id: string; readonly points: Slot }[]): string =>
    `{ ${items.map((item) => `${propertyKey(item.id)}: ${points(plan, code, item.points)}`).join(', ')} }`;
  const fires = plan.caps.map((cap) => cap.fires);
  const applies = plan.criteria.flatMap((each) =>
    each.applies === undefined ? [] : [each.applies],
  );
  const [first, final] = [code.number(plan.ratingAfterFloors), code.number(plan.rating)];
  const { slots, ratingBits } = reasonBits(plan);
  const isLarge = 2 * ratingBits + slots.length > mostBits;
  const position = (text: string, place: number): string =>
    isLarge
      ? `BigInt((${text}) * ${2 ** (place * ratingBits)})`
      : `(${text}) * ${2 ** (place * ratingBits)}`;
  const bits = [
    position(first, 0),
    position(final, 1),
    ...bitsCode(code, slots, 2 * ratingBits),
  ].join(' + ');
  const any = [`(${first}) < (${final})`, ...fires.map((slot) => `(${code.condition(slot)})`)];
  const known = [
    "status: 'rated'",
    `total: ${points(plan, code, plan.total)}`,
    `rating: ratings[${final}]`,
    `ratingByPoints: ratings[${code.number(plan.ratingByPoints)}]`,
    'sections',
    `bonuses: ${points(plan, code, plan.bonuses)}`,
    `penalties: ${points(plan, code, plan.penalties)}`,
    'criteria',
    'unmet',
    'caps',
    'passedOver',
    'notApplied',
    'sheet',
    'plan',
    'engine',
  ].join(', ');
  const isSome = (keys: readonly string[]): string =>
    headKeys.map((key) => `${key} ${keys.includes(key) ? '!==' : '==='} undefined`).join(' && ');
  const left = plan.left === undefined ? undefined : code.number(plan.left);
  const full = plan.sections.reduce((sum, { maximum }) => sum + maximum, 0);
  const earned = plan.sections.map((each) => code.number(each.points)).join(' + ');
  const unit = 10 ** plan.pointDecimals;
  return [
    `const sections = ${byId(plan.sections)};`,
    `const criteria = ${byId(plan.criteria)};`,
    'let unmet = nothing, caps = nothing, passedOver = nothing;',
    `if (${any.join(' || ')}) {`,
    `  const reasons = reasonsFor(${bits});`,
    '  unmet = reasons.unmet; caps = reasons.caps; passedOver = reasons.passedOver;',
    '}',
    `const notApplied = ${
      applies.length === 0
        ? 'nothing'
        : `${applies.map((slot) => `(${code.condition(slot)})`).join(' && ')} ? nothing : notAppliedFor(${bitsCode(code, applies, 0).join(' + ')})`
    };`,
    // The common heads are part of the literal, because adding a field afterwards costs more.
    ...(left === undefined
      ? [
          `if (${isSome([])}) return { ${known} };`,
          `if (${isSome(['unit', 'period'])}) return { ${known}, unit, period };`,
          `if (${isSome(['unit', 'period', 'assessor'])}) return { ${known}, unit, period, assessor };`,
        ]
      : []),
    `const result = { ${known} };`,
    ...headKeys.map((key) => `if (${key} !== undefined) result.${key} = ${key};`),
    ...(left === undefined
      ? []
      : [
          `if ((${left}) > 0) result.rescaled = { earned: (${earned === '' ? '0' : earned}) / ${unit}, possible: (${full} - (${left})) / ${unit}, to: ${points(plan, code, plan.sectionTotal)} };`,
        ]),
    'return result;',
  ];
}
