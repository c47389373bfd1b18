import type { Plan } from '@barem/plan';
import { emitDmn, type Outcome } from '@barem/targets';
import { DmnModdle } from 'dmn-moddle';
import { evaluate, unaryTest } from 'feelin';

/** What is read of a DMN file, in the words of its metamodel. */
interface Element {
  readonly $type: string;
  readonly id: string;
  readonly name: string;
}

interface Expression extends Element {
  readonly text?: string;
  readonly hitPolicy?: string;
  readonly input?: readonly { readonly inputExpression: { readonly text: string } }[];
  readonly rule?: readonly {
    readonly inputEntry?: readonly { readonly text: string }[];
    readonly outputEntry: readonly { readonly text: string }[];
  }[];
}

interface Decision extends Element {
  readonly decisionLogic: Expression;
  readonly informationRequirement?: readonly {
    readonly requiredInput?: { readonly href: string };
    readonly requiredDecision?: { readonly href: string };
  }[];
}

export interface Definitions extends Element {
  readonly drgElement: readonly (Element | Decision)[];
  readonly dmnDI?: {
    readonly diagrams: readonly {
      readonly diagramElements: readonly { readonly dmnElementRef: Element }[];
    }[];
  };
}

/** A DMN file as a modeller reads it. Throws where the file makes it warn. */
export async function readDmn(xml: string): Promise<Definitions> {
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml);
  if (warnings.length > 0) throw new Error(warnings.map(({ message }) => message).join('\n'));
  return rootElement as Definitions;
}

type Values = Readonly<Record<string, unknown>>;

/** Results of decisions by what they looked at: FEEL is read anew at every evaluation, and records are much alike. */
type Memory = Map<string, unknown>;

/** Evaluates all decisions of a file in FEEL, each with what it says it requires and nothing else. */
export function evaluateDmn(
  { drgElement }: Definitions,
  inputs: Values,
  memory: Memory = new Map(),
): Values {
  const values: Record<string, unknown> = {};
  for (const element of drgElement) {
    if (!isDecision(element)) {
      values[element.id] = inputs[element.name] ?? null;
      continue;
    }
    const names = (element.informationRequirement ?? []).map(
      ({ requiredInput, requiredDecision }) => (requiredInput ?? requiredDecision)!.href.slice(1),
    );
    const context = Object.fromEntries(
      names.map((name) => {
        if (!Object.hasOwn(values, name)) throw new Error(`${element.id} comes before ${name}`);
        return [name, values[name]];
      }),
    );
    const key = `${element.id} ${JSON.stringify(context)}`;
    if (!memory.has(key)) memory.set(key, decided(element.decisionLogic, context));
    values[element.id] = memory.get(key);
  }
  return values;
}

const isDecision = (element: Element | Decision): element is Decision =>
  element.$type === 'dmn:Decision';

function decided(logic: Expression, context: Values): unknown {
  if (logic.$type === 'dmn:LiteralExpression') return evaluate(logic.text ?? '', context).value;
  const given = (logic.input ?? []).map(
    ({ inputExpression }) => evaluate(inputExpression.text, context).value,
  );
  const hits = (logic.rule ?? []).filter(({ inputEntry = [] }) =>
    inputEntry.every(
      ({ text }, at) => unaryTest(text, { ...context, '?': given[at] }).value === true,
    ),
  );
  const outputs = hits.map(({ outputEntry }) => evaluate(outputEntry[0]!.text, context).value);
  switch (logic.hitPolicy ?? 'UNIQUE') {
    case 'COLLECT':
      return outputs;
    case 'FIRST':
      return outputs[0] ?? null;
    case 'UNIQUE':
      if (outputs.length > 1) throw new Error(`${logic.id}: several rules hold`);
      return outputs[0] ?? null;
    default:
      throw new Error(`hit policy ${logic.hitPolicy}`);
  }
}

type Result = Omit<Extract<Outcome, { status: 'rated' }>, 'status'> & {
  readonly status: 'rated' | 'incomplete' | 'refused';
  readonly problems: readonly string[];
};

/** Makes a function that evaluates the DMN of a sheet; answers are by id, as JSON values. */
export async function dmnOf(plan: Plan): Promise<(answers: Values) => Outcome> {
  const emitted = emitDmn(plan);
  if (emitted.kind === 'refused') throw new Error(emitted.refusals.map(({ code }) => code).join());
  const definitions = await readDmn(emitted.xml);
  const memory: Memory = new Map();
  return (answers) => {
    const inputs = Object.fromEntries(
      emitted.inputs.map(({ id, name }) => [name, Object.hasOwn(answers, id) ? answers[id] : null]),
    );
    const { status, problems, missing, ...rated } = evaluateDmn(definitions, inputs, memory)[
      'result'
    ] as Result & { readonly missing: unknown };
    void missing;
    switch (status) {
      case 'rated':
        return { status, ...rated };
      case 'incomplete':
        return { status };
      case 'refused':
        return { status, codes: problems.toSorted() };
    }
  };
}
