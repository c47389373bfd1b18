import XMLBuilder from 'fast-xml-builder';
import { layoutOf } from './layout.js';
import type { DmnDecision, DmnInput, DmnLogic, DmnModel } from './model.js';

/** The namespaces of DMN 1.3. */
const namespaces = {
  xmlns: 'https://www.omg.org/spec/DMN/20191111/MODEL/',
  'xmlns:dmndi': 'https://www.omg.org/spec/DMN/20191111/DMNDI/',
  'xmlns:dc': 'http://www.omg.org/spec/DMN/20180521/DC/',
  'xmlns:di': 'http://www.omg.org/spec/DMN/20180521/DI/',
} as const;

/** One element as the builder takes it: attributes under `:@`, what it holds in its order under its name. */
type Element = Readonly<Record<string, unknown>>;

const element = (
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  inside: readonly Element[] = [],
): Element => ({ [name]: inside, ':@': attributes });

const text = (name: string, content: string): Element => ({ [name]: [{ '#text': content }] });

/** A model as a DMN 1.3 file, with a diagram. */
export function writeDmn(model: DmnModel): string {
  const { inputs, decisions } = model;
  const builder = new XMLBuilder({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    format: true,
    suppressEmptyNode: true,
  });
  const declaration = { '?xml': [{ '#text': '' }], ':@': { version: '1.0', encoding: 'UTF-8' } };
  const definitions = element(
    'definitions',
    { ...namespaces, id: model.name, name: model.name, namespace: model.namespace },
    [
      text('description', model.title),
      ...inputs.map(inputData),
      ...decisions.map((each) => decision(each, new Set(inputs.map(({ name }) => name)))),
      diagram(model),
    ],
  );
  return `${builder.build([declaration, definitions]).trim()}\n`;
}

const inputData = ({ name, title, type }: DmnInput): Element =>
  element('inputData', { id: name, name }, [
    text('description', title),
    element('variable', { id: `${name}.variable`, name, typeRef: type }),
  ]);

function decision(
  { name, title, type, requires, logic }: DmnDecision,
  inputs: ReadonlySet<string>,
): Element {
  return element('decision', { id: name, name }, [
    text('description', title),
    element('variable', { id: `${name}.variable`, name, typeRef: type }),
    ...requires.map((each) =>
      element('informationRequirement', { id: requirementId(name, each) }, [
        element(inputs.has(each) ? 'requiredInput' : 'requiredDecision', { href: `#${each}` }),
      ]),
    ),
    logicElement(name, type, logic),
  ]);
}

const requirementId = (of: string, what: string): string => `${of}.${what}`;

function logicElement(name: string, type: string, logic: DmnLogic): Element {
  switch (logic.kind) {
    case 'literal':
      return element('literalExpression', { id: `${name}.expression`, typeRef: type }, [
        text('text', logic.text),
      ]);
    case 'table': {
      const { hitPolicy, inputs, output, rules } = logic;
      const hasNotes = rules.some(({ note }) => note !== undefined);
      return element('decisionTable', { id: `${name}.table`, hitPolicy }, [
        ...inputs.map((column, at) =>
          element('input', { id: `${name}.input_${at + 1}`, label: column.text }, [
            element(
              'inputExpression',
              { id: `${name}.input_${at + 1}.expression`, typeRef: column.type },
              [text('text', column.text)],
            ),
          ]),
        ),
        element('output', { id: `${name}.output`, name, typeRef: output }),
        ...(hasNotes ? [element('annotation', { name: '' })] : []),
        ...rules.map((rule, at) =>
          element('rule', { id: `${name}.rule_${at + 1}` }, [
            ...rule.inputs.map((test, of) =>
              element('inputEntry', { id: `${name}.rule_${at + 1}.input_${of + 1}` }, [
                text('text', test),
              ]),
            ),
            element('outputEntry', { id: `${name}.rule_${at + 1}.output` }, [
              text('text', rule.output),
            ]),
            ...(hasNotes ? [{ annotationEntry: [text('text', rule.note ?? '')] }] : []),
          ]),
        ),
      ]);
    }
  }
}

function diagram(model: DmnModel): Element {
  const boxes = layoutOf(model);
  const shapes = [...boxes].map(([name, box]) =>
    element('dmndi:DMNShape', { id: `${name}.shape`, dmnElementRef: name }, [
      element('dc:Bounds', { ...box }),
    ]),
  );
  const edges = model.decisions.flatMap(({ name, requires }) =>
    requires.map((each) => {
      const [from, to] = [boxes.get(each)!, boxes.get(name)!];
      const id = requirementId(name, each);
      return element('dmndi:DMNEdge', { id: `${id}.edge`, dmnElementRef: id }, [
        element('di:waypoint', { x: from.x + Math.round(from.width / 2), y: from.y }),
        element('di:waypoint', { x: to.x + Math.round(to.width / 2), y: to.y + to.height }),
      ]);
    }),
  );
  return element('dmndi:DMNDI', {}, [
    element('dmndi:DMNDiagram', { id: `${model.name}.diagram` }, [...shapes, ...edges]),
  ]);
}
