import { operandsOf, type Cut, type Operation, type Plan, type Slot } from '@barem/plan';
import { asCondition, asInteger, type Dialect } from './dialect.js';
import {
  always,
  balanced,
  beside,
  cases,
  condition,
  integer,
  isNull,
  joined,
  negated,
  never,
  short,
  some,
  type Term,
} from './term.js';

/** The answers as terms, by position of the input: NULL as long as nothing is known. */
export interface AnswerTerms {
  readonly values: (input: number) => Term;
  readonly notApplicable: (input: number) => Term;
}

/** The slots that `slots` rest on, themselves included. */
export function coneOf({ operations }: Plan, slots: readonly Slot[]): ReadonlySet<Slot> {
  const cone = new Set<Slot>();
  const open = [...slots];
  for (let slot = open.pop(); slot !== undefined; slot = open.pop()) {
    if (cone.has(slot)) continue;
    cone.add(slot);
    open.push(...operandsOf(operations[slot]!));
  }
  return cone;
}

/**
 * Every operation of a plan as an SQL term. Operations that say whether an answer is needed are asked while answers are
 * still missing: theirs stay NULL as long as they are not known.
 */
export function operationTerms(
  dialect: Dialect,
  plan: Plan,
  answers: AnswerTerms,
): (slot: Slot) => Term {
  const careful = coneOf(
    plan,
    plan.inputs.flatMap(({ needed }) => needed ?? []),
  );
  const terms = new Map<Slot, Term>();
  const termAt = (slot: Slot): Term => {
    const known = terms.get(slot);
    if (known) return known;
    const term = termOf({ dialect, plan, answers, termAt, careful: careful.has(slot) }, slot);
    terms.set(slot, term);
    return term;
  };
  return termAt;
}

interface Surroundings {
  readonly dialect: Dialect;
  readonly plan: Plan;
  readonly answers: AnswerTerms;
  readonly termAt: (slot: Slot) => Term;
  /** What is not known must be NULL. */
  readonly careful: boolean;
}

function termOf(around: Surroundings, slot: Slot): Term {
  const { dialect, plan, answers, termAt, careful } = around;
  const number = (at: Slot): Term => asInteger(dialect, termAt(at), careful);
  const holds = (at: Slot): Term => asCondition(termAt(at));
  const operation = plan.operations[slot]!;
  switch (operation.op) {
    case 'constant':
      return dialect.integer(operation.value);
    case 'input':
      return answers.values(operation.input);
    case 'not-applicable':
      return answers.notApplicable(operation.input);
    case 'add':
      return balanced('integer', operation.of.map(number), '+');
    case 'subtract':
      return integer`${number(operation.left)} - ${number(operation.right)}`;
    case 'scale':
      return integer`${number(operation.of)} * ${beside(operation.by)}`;
    case 'multiply':
      return integer`${number(operation.left)} * ${number(operation.right)}`;
    case 'least':
      return extreme(around, 'LEAST', operation.of.map(number));
    case 'greatest':
      return extreme(around, 'GREATEST', operation.of.map(number));
    case 'clamp': {
      const { low, high } = operation;
      const raised = extreme(around, 'GREATEST', [number(operation.of), beside(low)]);
      return extreme(around, 'LEAST', [raised, beside(high)]);
    }
    case 'equal':
      return condition`${number(operation.left)} = ${number(operation.right)}`;
    case 'less':
      return condition`${number(operation.left)} < ${number(operation.right)}`;
    case 'at-most':
      return condition`${number(operation.left)} <= ${number(operation.right)}`;
    case 'and':
      return allHold(around, operation.of.map(holds));
    case 'or':
      return someHolds(around, operation.of.map(holds));
    case 'not':
      return negated(holds(operation.of));
    case 'select':
      return select(around, operation);
    case 'steps':
      return steps(around, operation);
    case 'lookup':
      return lookup(around, operation);
    case 'divide':
      return divide(around, operation);
  }
}

function allHold({ dialect, careful }: Surroundings, terms: readonly Term[]): Term {
  const together = balanced('condition', terms, 'AND');
  if (dialect.isThreeValued || !careful) return together;
  return cases('condition', [
    [balanced('condition', terms.map(negated), 'OR'), never],
    [together, always],
  ]);
}

function someHolds({ dialect, careful }: Surroundings, terms: readonly Term[]): Term {
  const together = balanced('condition', terms, 'OR');
  if (dialect.isThreeValued || !careful) return together;
  return cases('condition', [
    [together, always],
    [balanced('condition', terms.map(negated), 'AND'), never],
  ]);
}

type Of<Op extends Operation['op']> = Extract<Operation, { readonly op: Op }>;

/** The least or greatest; engines differ in what they make of NULL. */
function extreme(
  { dialect, careful }: Surroundings,
  which: 'LEAST' | 'GREATEST',
  terms: readonly Term[],
): Term {
  const value = dialect.extreme(which, terms);
  return careful ? known(terms, value) : value;
}

/** NULL where one of the terms is. */
const known = (terms: readonly Term[], value: Term): Term =>
  cases(value.kind, [[negated(some(terms.map(isNull))), value]]);

function select({ dialect, termAt, careful }: Surroundings, operation: Of<'select'>): Term {
  const when = asCondition(termAt(operation.when));
  const [then, otherwise] = [termAt(operation.then), termAt(operation.otherwise)];
  const isCondition = then.kind === 'condition' && otherwise.kind === 'condition';
  const [yes, no] = isCondition
    ? [then, otherwise]
    : [asInteger(dialect, then, careful), asInteger(dialect, otherwise, careful)];
  if (!careful) return cases(yes.kind, [[when, yes]], no);
  return cases(yes.kind, [
    [when, yes],
    [negated(when), no],
  ]);
}

function steps(around: Surroundings, { of, by, cuts, values }: Of<'steps'>): Term {
  const { dialect, termAt, careful } = around;
  const measured = asInteger(dialect, termAt(of), careful);
  const divisor = by === undefined ? undefined : asInteger(dialect, termAt(by), careful);
  const value = (at: number): Term => dialect.integer(values[at] ?? 0);
  const arms = cuts.map(
    (cut, at) => [passed(dialect, measured, divisor, cut), value(at + 1)] as const,
  );
  const term = cases('integer', arms.toReversed(), value(0));
  return careful ? known(divisor ? [measured, divisor] : [measured], term) : term;
}

function passed(
  dialect: Dialect,
  of: Term,
  by: Term | undefined,
  { times, bound, strict }: Cut,
): Term {
  const left = times === 1 ? of : short(integer`${of} * ${beside(times)}`);
  const right = by ? short(integer`${by} * ${beside(bound)}`) : beside(bound);
  return strict ? condition`${left} > ${right}` : condition`${left} >= ${right}`;
}

function lookup(around: Surroundings, { of, values }: Of<'lookup'>): Term {
  const { dialect, termAt, careful } = around;
  const at = termAt(of);
  if (at.kind === 'condition') {
    const [no, yes] = [dialect.integer(values[0] ?? 0), dialect.integer(values[1] ?? 0)];
    return cases(
      'integer',
      careful
        ? [
            [at, yes],
            [negated(at), no],
          ]
        : [[at, yes]],
      careful ? undefined : no,
    );
  }
  const arms = values.map(
    (value, position) => [condition`${at} = ${beside(position)}`, dialect.integer(value)] as const,
  );
  const last = arms.at(-1)?.[1] ?? dialect.integer(0);
  return careful ? cases('integer', arms) : cases('integer', arms.slice(0, -1), last);
}

/** The quotient rounded to a whole number. Engines cut quotients of negative numbers towards 0 alike; this one goes down. */
function divide(around: Surroundings, { of, by, mode }: Of<'divide'>): Term {
  const { dialect, plan, termAt, careful } = around;
  const dividend = asInteger(dialect, termAt(of), careful);
  const given = asInteger(dialect, termAt(by), careful);
  const isAbove = plan.operations[by]!.op === 'constant';
  // The arm that is not taken may be computed all the same, and must not divide by 0.
  const divisor = isAbove
    ? given
    : cases('integer', [[condition`${given} > ${beside(0)}`, given]], dialect.integer(1));
  const cut = joined('integer', [dividend, divisor], ' % ');
  const rest = integer`(${cut} + ${divisor}) % ${divisor}`;
  const below = dialect.quotient(integer`${dividend} - ${rest}`, divisor);
  const above = integer`${below} + ${beside(1)}`;
  const zero = beside(0);
  const isWhole = condition`${rest} = ${zero}`;
  const twice = integer`${rest} - (${divisor} - ${rest})`;
  const value = {
    down: below,
    up: cases('integer', [[isWhole, below]], above),
    'half-up': cases('integer', [[condition`${twice} >= ${zero}`, above]], below),
    'half-even': cases(
      'integer',
      [
        [condition`${twice} > ${zero}`, above],
        [condition`${twice} < ${zero}`, below],
        [condition`${below} % ${beside(2)} = ${zero}`, below],
      ],
      above,
    ),
  }[mode];
  const guarded = isAbove
    ? value
    : cases('integer', [[condition`${given} > ${zero}`, value]], dialect.integer(0));
  return careful ? known([dividend, given], guarded) : guarded;
}
