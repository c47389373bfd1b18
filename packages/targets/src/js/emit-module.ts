import { engineVersion, type Input, type Plan, type Slot } from '@barem/plan';
import { declarationsOf } from './declarations.js';
import { codeOf, helpers, type Code, type Statement } from './expressions.js';
import { commentText, propertyKey, textList, textLiteral } from './literals.js';
import { createNaming } from './names.js';
import { rangeCodeOf, type RangeCode } from './ranges.js';
import { readingCode, readingNames } from './reading.js';
import { rootsOf } from './roots.js';

/** A sheet as an ES module that stands on its own. */
export interface EmittedModule {
  /** JavaScript, of any engine from ES2022 on. */
  readonly code: string;
  /** The declarations of TypeScript for it. */
  readonly types: string;
}

/** Names that the code of every module declares. */
const ownNames: readonly string[] = [
  ...readingNames,
  ...Object.keys(helpers),
  ...(
    'sheet title plan engine ratings criteria inputs score compute judge outlook refused ranges answers states low high ' +
    'away caps constraints requirementTitles'
  ).split(' '),
];

/**
 * Writes a sheet as a module without any dependency, which reads and validates records and gives the result of `score`; of a
 * record that is refused the codes and paths, of one that is incomplete the ids of the open answers. The same plan gives the
 * same text.
 */
export const emitModule = (plan: Plan): EmittedModule => ({
  code: moduleCode(plan),
  types: declarationsOf(plan),
});

function moduleCode(plan: Plan): string {
  const names = namesOf(plan);
  const code = codeOf(plan, rootsOf(plan), names);
  const guarded = plan.inputs.flatMap(({ needed }, index) =>
    needed === undefined ? [] : [{ index, needed }],
  );
  const ranges = rangeCodeOf(plan, [
    ...plan.constraints.map(({ holds }) => holds),
    ...guarded.map(({ needed }) => needed),
  ]);
  const calls = new Set(code.calls);
  if (ranges.needsDivide) calls.add('divide');
  return `${[
    preamble(plan),
    inputsCode(plan),
    `// ── The rule: whole numbers, points × ${10 ** plan.pointDecimals} ${'─'.repeat(58)}`,
    ...code.tables.map(({ name, values }) => `const ${name} = [${wrapped(values)}];`),
    [...calls].map((name) => helpers[name]).join('\n\n'),
    computeCode(plan, code, names),
    '// ── Scoring ───────────────────────────────────────────────────────────────────────────────────────',
    scoringCode(plan),
    outlookCode(plan, ranges),
    readingCode,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .trimEnd()}\n`;
}

/** Names for the slots of a plan that people would name. */
interface ModuleNames {
  readonly ofSlot: (slot: Slot) => string | undefined;
  readonly wanted: (slot: Slot) => string;
  readonly ofInput: (input: number) => string;
  readonly away: (input: number) => string;
  readonly fresh: (wanted: string) => string;
}

function namesOf(plan: Plan): ModuleNames {
  const fresh = createNaming(ownNames);
  const inputs = plan.inputs.map(({ id }) => fresh(id));
  const slots = new Map<Slot, string>();
  const give = (slot: Slot | undefined, wanted: string): void => {
    if (slot !== undefined && slot >= plan.inputs.length && !slots.has(slot))
      slots.set(slot, fresh(wanted));
  };
  for (const { id, points, applies } of plan.criteria) {
    give(points, `points_${id}`);
    give(applies, `applies_${id}`);
  }
  for (const { id, points } of plan.sections) give(points, `points_${id}`);
  give(plan.sectionTotal, 'sectionTotal');
  give(plan.bonuses, 'bonuses');
  give(plan.penalties, 'penalties');
  give(plan.total, 'total');
  give(plan.left, 'left');
  give(plan.ratingByPoints, 'ratingByPoints');
  give(plan.ratingAfterFloors, 'ratingAfterFloors');
  give(plan.rating, 'rating');
  for (const { id, requirements } of plan.ratings)
    requirements.forEach(({ holds }, index) => give(holds, `${id}_requirement_${index + 1}`));
  plan.caps.forEach(({ kind, fires }, index) => give(fires, `${kind}_${index + 1}`));
  plan.constraints.forEach(({ holds }, index) => give(holds, `constraint_${index + 1}`));
  const cases = new Map(
    plan.criteria.flatMap((each) =>
      each.case === undefined ? [] : [[each.case, each.id] as const],
    ),
  );
  return {
    fresh,
    ofSlot: (slot) => slots.get(slot),
    wanted: (slot) => (cases.has(slot) ? `case_${cases.get(slot)}` : `value_${slot}`),
    ofInput: (input) => inputs[input]!,
    away: (input) => `states[${input}] === 'away'`,
  };
}

// ── Parts of the module ──────────────────────────────────────────────────────────────────────────

function preamble({ text, hash, ratings, criteria }: Plan): string {
  const remarks = [
    text.title,
    '',
    `Sheet ${text.sheet}`,
    ...text.sources.map((source) => `Source: ${source}`),
    ...(text.status === undefined || text.status === 'official'
      ? []
      : [`Status: ${text.status}; the points are not those of an official text.`]),
    ...(text.effective ? [`In force: ${text.effective.from} … ${text.effective.to ?? ''}`] : []),
    `Plan: ${hash}`,
    '',
    `Generated by Barem ${engineVersion}. Change the sheet and emit it again instead of changing this file.`,
  ];
  return `${block(remarks)}

/** The id of the sheet. */
export const sheet = ${textLiteral(text.sheet)};

/** Its title. */
export const title = ${textLiteral(text.title)};

/** The fingerprint of the rule: results that name the same plan were scored by the same rule. */
export const plan = ${textLiteral(hash)};

/** The version of the engine that the rule was written by. */
export const engine = ${textLiteral(engineVersion)};

/** Best first. */
export const ratings = Object.freeze([
${ratings.map(({ id }, index) => `  ${textLiteral(id)}, // ${commentText(text.ratings[index]?.title ?? '')}`).join('\n')}
]);

/** Ids of all criteria. */
export const criteria = Object.freeze(${list(criteria.map(({ id }) => textLiteral(id)))});`;
}

/** A comment of several lines. */
const block = (lines: readonly string[]): string =>
  ['/**', ...lines.map((line) => ` * ${commentText(line)}`.trimEnd()), ' */'].join('\n');

/** A list that is broken into lines where it is long. */
function list(items: readonly string[]): string {
  const line = `[${items.join(', ')}]`;
  return line.length <= 80 ? line : `[\n${items.map((item) => `  ${item},`).join('\n')}\n]`;
}

const wrapped = (values: readonly number[]): string =>
  values.length <= 16
    ? values.join(', ')
    : `\n${Array.from({ length: Math.ceil(values.length / 16) }, (_, row) => `  ${values.slice(row * 16, row * 16 + 16).join(', ')},`).join('\n')}\n`;

function inputsCode({ inputs, text }: Plan): string {
  const rows = inputs.map(
    (input, index) =>
      `  // ${commentText(text.inputs[index] ?? '')}\n  { ${inputFields(input).join(', ')} },`,
  );
  return `// ── What a record may answer; numbers × 10^decimals ${'─'.repeat(48)}\n\nconst inputs = [\n${rows.join('\n')}\n];`;
}

function inputFields(input: Input): readonly string[] {
  const { id, kind, type } = input;
  const flags = [
    ...(input.mayBeNotApplicable ? ['mayBeNotApplicable: true'] : []),
    ...(input.needed === undefined ? [] : ['isConditional: true']),
    ...(input.computed ? ['isComputed: true'] : []),
  ];
  const fields = [`id: ${textLiteral(id)}`, `kind: '${kind}'`, `type: '${type}'`];
  switch (input.type) {
    case 'number': {
      const { min, max, decimals, step, percent, within, named } = input;
      return [
        ...fields,
        `min: ${min}`,
        `max: ${max}`,
        `decimals: ${decimals}`,
        `step: ${step}`,
        ...(percent ? ['isPercentage: true'] : []),
        ...(within ? [`within: ${JSON.stringify(within)}`] : []),
        ...(named
          ? [
              `named: { ${Object.entries(named)
                .map(([name, value]) => `${propertyKey(name)}: ${value}`)
                .join(', ')} }`,
            ]
          : []),
        ...flags,
      ];
    }
    case 'choice':
      return [
        ...fields,
        'min: 0',
        `max: ${input.options.length - 1}`,
        `options: ${textList(input.options)}`,
        ...flags,
      ];
    case 'boolean':
    case 'met':
      return [...fields, 'min: 0', 'max: 1', ...flags];
  }
}

/** One statement, broken into lines where it is long. */
function statementText({ name, text, pieces }: Statement): string {
  const line = `  const ${name} = ${text};`;
  return line.length <= 100 || pieces.length === 1
    ? line
    : `  const ${name} =\n    ${pieces.join('\n    ')};`;
}

function computeCode(plan: Plan, code: Code, names: ModuleNames): string {
  const lines: string[] = [];
  const usesStates = code.statements.some(({ text }) => text.includes('states['));
  plan.inputs.forEach((_, index) => {
    lines.push(`  const ${names.ofInput(index)} = answers[${index}];`);
  });
  let heading: string | undefined;
  for (const statement of code.statements) {
    const next = headingOf(plan, plan.operations[statement.slot]!.origin);
    if (next !== heading) lines.push('', ...(next === undefined ? [] : [`  // ${next}`]));
    heading = next;
    lines.push(statementText(statement));
  }
  const unit = 10 ** plan.pointDecimals;
  const points = (slot: Slot): string => {
    const text = code.number(slot);
    if (unit === 1) return text;
    return /^[\p{ID_Continue}$]+$/u.test(text) ? `${text} / ${unit}` : `(${text}) / ${unit}`;
  };
  const byId = (items: readonly { readonly id: string; readonly points: Slot }[]): string =>
    items.length === 0
      ? '{}'
      : `{\n${items.map(({ id, points: slot }) => `      ${propertyKey(id)}: ${points(slot)},`).join('\n')}\n    }`;
  const conditions = (slots: readonly Slot[]): string =>
    `[${slots.map(code.condition).join(', ')}]`;
  const conditional = plan.criteria.flatMap(({ id, applies }) =>
    applies === undefined ? [] : [`[${textLiteral(id)}, ${code.condition(applies)}]`],
  );
  const guarded = plan.inputs.flatMap(({ needed }, index) =>
    needed === undefined ? [] : [`[${index}, ${code.condition(needed)}]`],
  );
  lines.push(
    '',
    '  return {',
    `    total: ${points(plan.total)},`,
    `    sections: ${byId(plan.sections)},`,
    `    bonuses: ${points(plan.bonuses)},`,
    `    penalties: ${points(plan.penalties)},`,
    `    criteria: ${byId(plan.criteria)},`,
    '    // Positions of ratings, best first.',
    `    ratingByPoints: ${code.number(plan.ratingByPoints)},`,
    `    ratingAfterFloors: ${code.number(plan.ratingAfterFloors)},`,
    `    rating: ${code.number(plan.rating)},`,
    '    // Whether each holds, in the order of the sheet.',
    `    requirements: [${plan.ratings.map(({ requirements }) => conditions(requirements.map(({ holds }) => holds))).join(', ')}],`,
    `    caps: ${conditions(plan.caps.map(({ fires }) => fires))},`,
    `    constraints: ${conditions(plan.constraints.map(({ holds }) => holds))},`,
    '    // Criteria that may not apply, and inputs that may not be needed.',
    `    applies: [${conditional.join(', ')}],`,
    `    needed: [${guarded.join(', ')}],`,
  );
  if (plan.left !== undefined) {
    const full = plan.sections.reduce((sum, { maximum }) => sum + maximum, 0);
    const earned = plan.sections.map(({ points: slot }) => code.number(slot)).join(' + ');
    const left = code.number(plan.left);
    lines.push(
      '    // Criteria left the scale: what the sections earned, and out of how much.',
      `    rescaled: (${left}) > 0 && {`,
      `      earned: (${earned === '' ? '0' : earned}) / ${unit},`,
      `      possible: (${full} - (${left})) / ${unit},`,
      `      to: ${points(plan.sectionTotal)},`,
      '    },',
    );
  }
  lines.push('  };');
  return `/** Everything that the sheet computes from the answers. */\nfunction compute(answers${usesStates || lines.some((line) => line.includes('states[')) ? ', states' : ''}) {\n${lines.join('\n')}\n}`;
}

/** What the code of an origin is about. */
function headingOf({ text, criteria, ratings }: Plan, origin: string): string | undefined {
  const [kind = '', ...rest] = origin.split('/');
  const id = rest.join('/');
  switch (kind) {
    case 'criterion': {
      const label = text.criteria[criteria.findIndex((each) => each.id === id)];
      const sources = label?.sources?.length ? ` (${label.sources.join('; ')})` : '';
      return commentText(`${id} ${label?.title ?? ''}${sources}`);
    }
    case 'rating': {
      const label = text.ratings[ratings.findIndex((each) => each.id === id)];
      return label === undefined ? 'Rating' : commentText(`Rating: ${label.title}`);
    }
    case 'constraint':
      return commentText(`Constraint: ${text.constraints[Number(id)]?.title ?? ''}`);
    case 'total':
      return 'Total';
    default:
      return undefined;
  }
}

function scoringCode(plan: Plan): string {
  const { text } = plan;
  const titles = (labels: readonly { readonly title: string }[]): string =>
    textList(labels.map(({ title }) => title));
  return `const requirementTitles = [
${text.ratings.map(({ requirements }) => `  ${titles(requirements)},`).join('\n')}
];

const caps = [
${plan.caps.map(({ kind, rating }, index) => `  { title: ${textLiteral(text.caps[index]?.title ?? '')}, kind: '${kind}', rating: ${rating} },`).join('\n')}
];

const constraints = [
${plan.constraints.map(({ dependsOn }, index) => `  { title: ${textLiteral(text.constraints[index]?.title ?? '')}, dependsOn: ${JSON.stringify(dependsOn)} },`).join('\n')}
];

/** Scores one record: rated, incomplete or refused. Never throws, whatever the record is. */
export function score(record) {
  const { head, answers, states, problems, isOpen } = read(record);
  const about = { sheet, plan, engine, ...head };
  if (isOpen || problems.length > 0) {
    const { wrong, open } = outlook(answers, states, problems);
    if (wrong.length > 0) return { status: 'refused', problems: wrong, ...about };
    if (open.length > 0) return { status: 'incomplete', open, ...about };
  }
  const found = compute(answers, states);
  const broken = judge(states, {
    canHold: found.constraints,
    isNeeded: new Map(found.needed),
    mayBeNeeded: new Map(found.needed),
  });
  if (broken.length > 0) return { status: 'refused', problems: broken, ...about };
  const passedOver = [];
  for (let index = found.ratingAfterFloors; index < found.rating; index += 1) {
    passedOver.push({
      rating: ratings[index],
      unmet: requirementTitles[index].filter((_, at) => !found.requirements[index][at]),
      caps: caps
        .filter(({ kind, rating }, at) => found.caps[at] && kind === 'cap' && rating > index)
        .map(({ title }) => title),
    });
  }
  return {
    status: 'rated',
    total: found.total,
    rating: ratings[found.rating],
    ratingByPoints: ratings[found.ratingByPoints],
    sections: found.sections,
    bonuses: found.bonuses,
    penalties: found.penalties,
    criteria: found.criteria,
    unmet: passedOver.flatMap(({ unmet }) => unmet),
    caps: caps.filter((_, at) => found.caps[at]).map(({ title }) => title),
    passedOver,
    notApplied: found.applies.filter(([, applies]) => !applies).map(([id]) => id),
    ...about,${plan.left === undefined ? '' : '\n    ...(found.rescaled && { rescaled: found.rescaled }),'}
  };
}

/** Problems that only show once values are computed; while answers are open, those that no answers in their place put right. */
function judge(states, { canHold, isNeeded, mayBeNeeded }) {
  const problems = [];
  const isSure = (index) =>
    states[index] === 'given' ||
    (states[index] === 'absent' && (!inputs[index].isConditional || isNeeded.get(index)));
  constraints.forEach(({ title, dependsOn }, at) => {
    if (canHold[at] || !dependsOn.every(isSure)) return;
    const place = dependsOn.find((index) => states[index] === 'given') ?? dependsOn[0];
    problems.push({ ...problem('record/constraint', inputs[place]?.id ?? ''), title });
  });
  inputs.forEach(({ id, kind, isConditional, mayBeNotApplicable }, index) => {
    if (!isConditional) return;
    if (!mayBeNeeded.get(index) && states[index] === 'given' && kind !== 'fact')
      problems.push(problem('record/does-not-apply', id));
    if (isNeeded.get(index) && states[index] === 'away' && !mayBeNotApplicable)
      problems.push(problem('record/cannot-be-not-applicable', id));
  });
  return problems;
}`;
}

function outlookCode(plan: Plan, { functions, statements, range }: RangeCode): string {
  const guarded = plan.inputs.flatMap(({ needed }, index) =>
    needed === undefined ? [] : [{ index, range: range(needed) }],
  );
  const constraints = plan.constraints.map(({ holds }) => `${range(holds)}[1] === 1`);
  const pairs = (end: 0 | 1): string =>
    `new Map([${guarded.map((each) => `[${each.index}, ${each.range}[${end}] === 1]`).join(', ')}])`;
  const usesAway = [
    ...statements.map(({ text }) => text),
    ...constraints,
    ...guarded.map((each) => each.range),
  ].some((text) => text.includes('away['));
  const usesInputs = constraints.length > 0 || guarded.length > 0;
  return `${functions === '' ? '' : `/** Reckoning with all that values can still be: from the first number to the second. */\n${functions}\n\n`}/** What is wrong with a record whatever its open answers are, and which answers are open. */
function outlook(answers, states, problems) {
${
  usesInputs
    ? `  const isKnown = inputs.map(
    ({ isComputed }, index) =>
      states[index] === 'given' || (states[index] === 'absent' && isComputed),
  );
  const low = answers;
  const high = answers.map((answer, index) => (isKnown[index] ? answer : inputs[index].max));
${usesAway ? `  const away = inputs.map(({ mayBeNotApplicable }, index) =>\n    states[index] === 'away' ? [1, 1] : !isKnown[index] && mayBeNotApplicable ? [0, 1] : [0, 0],\n  );\n` : ''}`
    : ''
}${statements.map(({ name, text }) => `  const ${name} = ${text};\n`).join('')}  const canHold = [${constraints.join(', ')}];
  const isNeeded = ${pairs(0)};
  const mayBeNeeded = ${pairs(1)};
  const wrong = [...problems, ...judge(states, { canHold, isNeeded, mayBeNeeded })];
  const open = inputs.filter(
    ({ isComputed, isConditional }, index) =>
      states[index] === 'absent' && !isComputed && (!isConditional || mayBeNeeded.get(index)),
  );
  return { wrong, open: open.map(({ id }) => id) };
}`;
}
