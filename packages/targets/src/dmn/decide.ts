import { operandsOf, type Operation, type Plan, type Slot } from '@barem/plan';
import { inputsBehind } from '../inputs-behind.js';
import { rolesOf } from '../roles.js';
import type { Row } from '../tables.js';
import { answerState, answerType, notApplicable, storedAnswer } from './answers.js';
import { cellsOf, multiple } from './cells.js';
import {
  feel,
  feelNumber,
  feelText,
  joined,
  operand,
  thoseGiven,
  variable,
  type Feel,
} from './feel.js';
import {
  anything,
  type DmnDecision,
  type DmnInput,
  type DmnModel,
  type DmnRule,
  type DmnType,
} from './model.js';
import { createNames } from './names.js';
import { dmnWords } from './words.js';

/** Expressions nested deeper than this become decisions. */
const deepest = 6;

/** A sheet as decisions: tables where it has tables, expressions where it computes, all in whole numbers. */
export function decide(plan: Plan): DmnModel {
  const { operations, text } = plan;
  const roles = rolesOf(plan);
  const words = dmnWords[text.language];
  const unit = 10 ** plan.pointDecimals;
  const nameOf = createNames();
  const decisions: DmnDecision[] = [];

  const literal = (name: string, title: string, type: DmnType, { text, names }: Feel): Feel => {
    decisions.push({ name, title, type, logic: { kind: 'literal', text }, requires: names });
    return variable(name);
  };

  // ── Answers ────────────────────────────────────────────────────────────────────────────────────

  const inputs = plan.inputs.map((input, index): DmnInput => ({
    name: nameOf('answer', input.id),
    title: text.inputs[index]!,
    type: answerType(input),
  }));
  const states = plan.inputs.map((input, index) => {
    const { name, title } = inputs[index]!;
    const expression = feel`${answerState(input, name)}`;
    return literal(nameOf('state', input.id), `${title}: ${words.state}`, 'string', {
      ...expression,
      names: [name],
    });
  });
  const shared = new Map<number, Feel>();
  /** What an answer that can be used stands for, a whole number or yes or no; nothing for any other. */
  const stored = (index: number): Feel => {
    const input = plan.inputs[index]!;
    const { name, title } = inputs[index]!;
    const known = shared.get(index);
    if (known) return known;
    const { text: meaning, type } = storedAnswer(input, name);
    const found = literal(nameOf('stored', input.id), `${title}: ${words.stored}`, type, {
      text: `if ${states[index]!.text} = "given" then ${meaning} else null`,
      names: [states[index]!.text, name],
    });
    shared.set(index, found);
    return found;
  };

  // ── Operations ─────────────────────────────────────────────────────────────────────────────────

  const titles = titlesOf(plan, words);
  const named = new Map<Slot, string>();
  const inlined = new Map<Slot, { readonly expression: Feel; readonly depth: number }>();
  const uses = usesOf(operations, roles);
  const nameOfSlot = (slot: Slot): string => {
    const [prefix, id] = titles.get(slot)?.name ?? ['step', String(slot)];
    const name = nameOf(prefix, id);
    named.set(slot, name);
    return name;
  };
  const titleOf = (slot: Slot): string => titles.get(slot)?.title ?? operations[slot]!.origin;

  const valueOf = (slot: Slot): Feel => {
    const operation = operations[slot]!;
    if (operation.op === 'constant') return feel`${feelNumber(operation.value)}`;
    if (operation.op === 'input')
      return isYesNo(operation.input) ? asNumber(stored(operation.input)) : stored(operation.input);
    if (operation.op === 'not-applicable') return asNumber(isAway(operation.input));
    const inner = inlined.get(slot);
    if (inner) return inner.expression;
    const name = variable(named.get(slot)!);
    return roles.get(slot)?.kind === 'decided' ? asNumber(name) : name;
  };
  const isYesNo = (input: number): boolean => {
    const { type } = plan.inputs[input]!;
    return type === 'boolean' || type === 'met';
  };
  const isAway = (input: number): Feel => feel`${states[input]!} = ${notApplicable}`;

  const conditionOf = (slot: Slot): Feel => {
    const operation = operations[slot]!;
    if (operation.op === 'constant') return feel`${String(operation.value === 1)}`;
    if (operation.op === 'not-applicable') return isAway(operation.input);
    if (operation.op === 'input') {
      const of = stored(operation.input);
      return isYesNo(operation.input) ? of : feel`${of} = 1`;
    }
    const kind = roles.get(slot)?.kind;
    if (kind === 'decided') return variable(named.get(slot)!);
    return kind === 'within' ? inFull(operation, slot) : feel`${operand(valueOf(slot))} = 1`;
  };

  const inFull = (operation: Operation, slot: Slot): Feel => {
    switch (operation.op) {
      case 'equal':
        return (
          chosen(operation.left, operation.right) ??
          chosen(operation.right, operation.left) ??
          compared(operation.left, '=', operation.right)
        );
      case 'less':
        return compared(operation.left, '<', operation.right);
      case 'at-most':
        return compared(operation.left, '<=', operation.right);
      case 'and':
      case 'or':
        return joined(
          operation.of.map((each) => operand(conditionOf(each))),
          ` ${operation.op} `,
        );
      case 'not':
        return feel`not(${conditionOf(operation.of)})`;
      case 'constant':
      case 'input':
      case 'not-applicable':
      case 'add':
      case 'subtract':
      case 'scale':
      case 'multiply':
      case 'least':
      case 'greatest':
      case 'clamp':
      case 'select':
      case 'steps':
      case 'lookup':
      case 'divide':
        return feel`${operand(valueOf(slot))} = 1`;
    }
  };
  const compared = (left: Slot, operator: string, right: Slot): Feel =>
    feel`${operand(valueOf(left))} ${operator} ${operand(valueOf(right))}`;
  /** A choice compared with one of its options, by its name. */
  const chosen = (left: Slot, right: Slot): Feel | undefined => {
    const [choice, option] = [inputAt(left), operations[right]!];
    if (choice?.input.type !== 'choice' || option.op !== 'constant') return undefined;
    const id = choice.input.options[option.value];
    return id === undefined ? undefined : feel`${variable(choice.name)} = ${feelText(id)}`;
  };
  const inputAt = (slot: Slot) => {
    const operation = operations[slot]!;
    return operation.op === 'input'
      ? { input: plan.inputs[operation.input]!, name: inputs[operation.input]!.name }
      : undefined;
  };

  const computed = (operation: Operation): Feel => {
    switch (operation.op) {
      case 'add':
        return joined(
          operation.of.map((each) => operand(valueOf(each))),
          ' + ',
        );
      case 'subtract':
        return feel`${operand(valueOf(operation.left))} - ${operand(valueOf(operation.right))}`;
      case 'multiply':
        return feel`${operand(valueOf(operation.left))} * ${operand(valueOf(operation.right))}`;
      case 'scale':
        return multiple(valueOf(operation.of), operation.by);
      case 'least':
        return feel`min(${joined(operation.of.map(valueOf), ', ')})`;
      case 'greatest':
        return feel`max(${joined(operation.of.map(valueOf), ', ')})`;
      case 'clamp': {
        const { of, low, high } = operation;
        return feel`max(${feelNumber(low)}, min(${feelNumber(high)}, ${valueOf(of)}))`;
      }
      case 'not':
        return feel`1 - ${operand(valueOf(operation.of))}`;
      case 'select': {
        const { when, then, otherwise } = operation;
        return feel`if ${conditionOf(when)} then ${operand(valueOf(then))} else ${operand(valueOf(otherwise))}`;
      }
      case 'lookup':
        return feel`[${operation.values.join(', ')}][${operand(valueOf(operation.of))} + 1]`;
      case 'divide':
        return divided(valueOf(operation.of), valueOf(operation.by), operation.mode);
      case 'constant':
      case 'input':
      case 'not-applicable':
      case 'equal':
      case 'less':
      case 'at-most':
      case 'and':
      case 'or':
      case 'steps':
        throw new Error('no number');
    }
  };

  const number = (operation: Operation, slot: Slot): void => {
    const expression = computed(operation);
    const inner = operandsOf(operation).map((each) => inlined.get(each)?.depth ?? 0);
    const depth = 1 + Math.max(0, ...inner);
    if (uses[slot] === 1 && !titles.has(slot) && depth < deepest)
      inlined.set(slot, { expression, depth });
    else literal(nameOfSlot(slot), titleOf(slot), 'number', expression);
  };

  const table = (slot: Slot, rows: readonly Row[]): void => {
    const { columns, rules } = cellsOf(rows, { valueOf, conditionOf, inputAt });
    const [only] = rules;
    if (columns.length === 0) {
      literal(nameOfSlot(slot), titleOf(slot), 'number', feel`${feelNumber(only!.row.value)}`);
      return;
    }
    decisions.push({
      name: nameOfSlot(slot),
      title: titleOf(slot),
      type: 'number',
      logic: {
        kind: 'table',
        hitPolicy: 'UNIQUE',
        inputs: columns.map(({ expression, type }) => ({ text: expression.text, type })),
        output: 'number',
        rules: rules.map(({ inputs: tests, row }) => ({
          inputs: tests,
          output: `${row.value}`,
          note: caseOf(plan, row),
        })),
      },
      requires: [...new Set(columns.flatMap(({ expression }) => expression.names))],
    });
  };

  operations.forEach((operation, slot) => {
    const role = roles.get(slot);
    if (role?.kind === 'table') table(slot, role.rows);
    else if (role?.kind === 'number') number(operation, slot);
    else if (role?.kind === 'decided')
      literal(nameOfSlot(slot), titleOf(slot), 'boolean', inFull(operation, slot));
  });

  // ── Ratings and reasons ────────────────────────────────────────────────────────────────────────

  const ids = plan.ratings.map(({ id }) => feelText(id));
  const requirements = plan.ratings.map(({ id, requirements: all }, rating) =>
    all.map(({ holds }, at) =>
      literal(
        nameOf('requirement', `${id}_${at + 1}`),
        text.ratings[rating]!.requirements[at]!.title,
        'boolean',
        conditionOf(holds),
      ),
    ),
  );
  const everyRequirement = requirements.flat();
  const column = ({ text }: Feel, type: DmnType) => ({ text, type });
  const afterCaps = valueOf(plan.ratingAfterCaps);
  const rating = nameOf('rating');
  decisions.push({
    name: rating,
    title: words.rating,
    type: 'string',
    logic: {
      kind: 'table',
      hitPolicy: 'FIRST',
      inputs: [
        column(afterCaps, 'number'),
        ...everyRequirement.map((each) => column(each, 'boolean')),
      ],
      output: 'string',
      rules: plan.ratings.map((_, index): DmnRule => ({
        inputs: [
          `<= ${index}`,
          ...requirements.flatMap((all, of) => all.map(() => (of === index ? 'true' : anything))),
        ],
        output: ids[index]!,
        note: text.ratings[index]!.title,
      })),
    },
    requires: [...new Set([afterCaps, ...everyRequirement].flatMap(({ names }) => names))],
  });

  /** All titles whose condition holds. */
  const collected = (
    name: string,
    title: string,
    columns: readonly (readonly [Feel, DmnType])[],
    rules: readonly DmnRule[],
  ): Feel => {
    if (rules.length === 0) return literal(name, title, 'Any', feel`[]`);
    decisions.push({
      name,
      title,
      type: 'Any',
      logic: {
        kind: 'table',
        hitPolicy: 'COLLECT',
        inputs: columns.map((each) => column(...each)),
        output: 'string',
        rules,
      },
      requires: [...new Set(columns.flatMap(([{ names }]) => names))],
    });
    const found = variable(name);
    // Where no rule holds, engines give an empty list or nothing.
    return feel`if ${found} = null then [] else ${found}`;
  };
  const unmet = collected(
    nameOf('unmet'),
    words.unmet,
    [
      [valueOf(plan.ratingAfterFloors), 'number'],
      [variable(rating), 'string'],
      ...everyRequirement.map((each) => [each, 'boolean'] as const),
    ],
    plan.ratings.flatMap(({ requirements: all }, of) =>
      all.map((_, at): DmnRule => ({
        inputs: [
          `<= ${of}`,
          ids.slice(of + 1).join(', '),
          ...requirements.flatMap((each, other) =>
            each.map((_, index) => (other === of && index === at ? 'false' : anything)),
          ),
        ],
        output: feelText(text.ratings[of]!.requirements[at]!.title),
      })),
    ),
  );
  const fires = plan.caps.map(({ fires: slot }) => conditionOf(slot));
  const caps = collected(
    nameOf('caps'),
    words.caps,
    fires.map((each) => [each, 'boolean'] as const),
    plan.caps.map((_, at): DmnRule => ({
      inputs: plan.caps.map((_, index) => (index === at ? 'true' : anything)),
      output: feelText(text.caps[at]!.title),
    })),
  );

  // ── Validity ───────────────────────────────────────────────────────────────────────────────────

  const isReadable = (index: number): Feel =>
    feel`list contains(["given", "absent", ${notApplicable}], ${states[index]!})`;
  /** An answer is there, or rightly is not: what rests on it is known. */
  const isKnown = (index: number): Feel => {
    const { needed, mayBeNotApplicable, computed } = plan.inputs[index]!;
    const stands = [
      '"given"',
      ...(mayBeNotApplicable ? [notApplicable] : []),
      ...(computed ? ['"absent"'] : []),
    ];
    const isThere = feel`list contains([${stands.join(', ')}], ${states[index]!})`;
    return needed === undefined
      ? isThere
      : feel`${isThere} or (${isReadable(index)} and not(${conditionOf(needed)}))`;
  };
  const every = (conditions: readonly Feel[]): Feel => joined(conditions.map(operand), ' and ');
  const broken = plan.constraints.map(({ holds, dependsOn }, at) =>
    literal(
      nameOf('broken', String(at + 1)),
      text.constraints[at]!.title,
      'boolean',
      every([
        ...dependsOn.map((index) => feel`${states[index]!} = "given"`),
        feel`not(${conditionOf(holds)})`,
      ]),
    ),
  );
  const misplaced = plan.inputs.flatMap((input, index) => {
    if (input.needed === undefined || input.kind === 'fact') return [];
    const needed = conditionOf(input.needed);
    const behind = inputsBehind(operations, input.needed).map(isKnown);
    const given = every([feel`${states[index]!} = "given"`, ...behind, feel`not(${needed})`]);
    const away = every([isAway(index), ...behind, needed]);
    const otherwise = input.mayBeNotApplicable
      ? feel`null`
      : feel`if ${away} then "record/cannot-be-not-applicable" else null`;
    return [
      literal(
        nameOf('misplaced', input.id),
        `${text.inputs[index]!}: ${words.misplaced}`,
        'string',
        feel`if ${given} then "record/does-not-apply"\nelse ${otherwise}`,
      ),
    ];
  });
  const problems = literal(
    nameOf('problems'),
    words.problems,
    'Any',
    feel`distinct values(${thoseGiven([
      ...states.map((each, index) => feel`if ${isReadable(index)} then null else ${each}`),
      ...broken.map((each) => feel`if ${each} then "record/constraint" else null`),
      ...misplaced,
    ])})`,
  );
  const missing = literal(
    nameOf('missing'),
    words.missing,
    'Any',
    thoseGiven(
      plan.inputs.flatMap((input, index) => {
        if (input.computed) return [];
        const absent = feel`${states[index]!} = "absent"`;
        const asked =
          input.needed === undefined ? absent : every([absent, conditionOf(input.needed)]);
        return [feel`if ${asked} then ${feelText(input.id)} else null`];
      }),
    ),
  );
  const status = literal(
    nameOf('status'),
    words.status,
    'string',
    feel`if count(${problems}) > 0 then "refused"\nelse if count(${missing}) > 0 then "incomplete"\nelse "rated"`,
  );

  // ── The result ─────────────────────────────────────────────────────────────────────────────────

  const written = (slot: Slot): Feel =>
    unit === 1 ? valueOf(slot) : feel`${operand(valueOf(slot))} / ${String(unit)}`;
  const byId = (list: readonly { readonly id: string; readonly points: Slot }[]): Feel =>
    list.length === 0
      ? feel`{}`
      : feel`{\n    ${joined(
          list.map(({ id, points }) => feel`${feelText(id)}: ${written(points)}`),
          ',\n    ',
        )}\n  }`;
  const entries: readonly (readonly [string, Feel])[] = [
    ['status', status],
    ['problems', problems],
    ['missing', missing],
    ['total', written(plan.total)],
    ['rating', variable(rating)],
    ['ratingByPoints', feel`[${ids.join(', ')}][${operand(valueOf(plan.ratingByPoints))} + 1]`],
    ['bonuses', written(plan.bonuses)],
    ['penalties', written(plan.penalties)],
    ['sections', byId(plan.sections)],
    ['criteria', byId(plan.criteria)],
    ['unmet', unmet],
    ['caps', caps],
  ];
  literal(
    nameOf('result'),
    words.result,
    'Any',
    feel`{\n  ${joined(
      entries.map(([key, value]) => feel`${key}: ${value}`),
      ',\n  ',
    )}\n}`,
  );
  return {
    name: nameOf('sheet', text.sheet),
    title: text.title,
    namespace: `urn:barem:plan:${plan.hash}`,
    inputs,
    decisions,
  };
}

const asNumber = (condition: Feel): Feel => feel`(if ${condition} then 1 else 0)`;

/** `of / by` rounded to a whole number, without leaving whole numbers; 0 where `by` is not above 0. */
function divided(of: Feel, by: Feel, mode: 'half-up' | 'half-even' | 'up' | 'down'): Feel {
  const more = {
    down: '0',
    up: 'if rest > 0 then 1 else 0',
    'half-up': 'if rest >= b - rest then 1 else 0',
    'half-even': 'if rest > b - rest or (rest = b - rest and modulo(whole, 2) = 1) then 1 else 0',
  }[mode];
  const rounded = feel`{\n  a: ${of},\n  b: ${by},\n  rest: modulo(a, b),\n  whole: (a - rest) / b,\n  more: ${more},\n  rounded: whole + more\n}.rounded`;
  return feel`if ${operand(by)} > 0 then ${rounded} else 0`;
}

/** The title of the level or band of a row. */
function caseOf({ criteria, text }: Plan, { position }: Row): string | undefined {
  if (!position) return undefined;
  const index = criteria.findIndex((criterion) => criterion.case === position.slot);
  return text.criteria[index]?.cases?.[position.value]?.title[text.language];
}

interface SlotTitle {
  readonly name: readonly [prefix: string, id: string];
  readonly title: string;
}

/** Names and titles of the slots that stand for something; the first meaning of a slot is its name. */
function titlesOf(plan: Plan, words: (typeof dmnWords)['en']): ReadonlyMap<Slot, SlotTitle> {
  const { text } = plan;
  const titles = new Map<Slot, SlotTitle>();
  const add = (slot: Slot, prefix: string, id: string, title: string): void => {
    if (!titles.has(slot)) titles.set(slot, { name: [prefix, id], title });
  };
  plan.criteria.forEach(({ id, points }, at) =>
    add(points, 'points', id, text.criteria[at]!.title),
  );
  plan.sections.forEach(({ id, points }, at) =>
    add(points, 'section', id, text.sections[at]!.title),
  );
  plan.caps.forEach(({ fires }, at) => add(fires, 'cap', String(at + 1), text.caps[at]!.title));
  add(plan.bonuses, 'points', 'bonuses', words.bonuses);
  add(plan.penalties, 'points', 'penalties', words.penalties);
  add(plan.sectionTotal, 'points', 'sections', words.sections);
  add(plan.total, 'points', 'total', words.total);
  add(plan.ratingByPoints, 'position', 'by_points', words.ratingByPoints);
  add(plan.ratingAfterFloors, 'position', 'after_floors', words.afterFloors);
  add(plan.ratingAfterCaps, 'position', 'after_caps', words.afterCaps);
  return titles;
}

/** How often each slot is used by others that the result rests on. */
function usesOf(operations: readonly Operation[], roles: ReturnType<typeof rolesOf>): Uint32Array {
  const uses = new Uint32Array(operations.length);
  const use = (slot: Slot, times: number): void => {
    uses[slot] = uses[slot]! + times;
  };
  for (const [slot, role] of roles) {
    const operation = operations[slot]!;
    // A division and a table look at what they are about several times.
    if (role.kind === 'table') for (const each of askedBy(role.rows)) use(each, 2);
    else for (const each of operandsOf(operation)) use(each, operation.op === 'divide' ? 2 : 1);
  }
  return uses;
}

/** The slots that the rows of a table ask for. */
const askedBy = (rows: readonly Row[]): ReadonlySet<Slot> =>
  new Set(
    rows.flatMap(({ tests }) =>
      tests.flatMap((test) => {
        switch (test.kind) {
          case 'holds':
          case 'fails':
          case 'is':
            return [test.slot];
          case 'from':
          case 'below':
            return test.by === undefined ? [test.of] : [test.of, test.by];
        }
      }),
    ),
  );
