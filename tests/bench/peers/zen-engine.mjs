import { ZenEngine } from '@gorules/zen-engine';

const table = (id, field, output, rows) => ({
  id,
  name: id,
  type: 'decisionTableNode',
  position: { x: 0, y: 0 },
  content: {
    hitPolicy: 'first',
    passThrough: true,
    inputs: [{ id: 'in', name: field, field }],
    outputs: [{ id: 'out', name: output, field: output }],
    rules: rows.map(([test, value], at) => ({ _id: `${id}${at}`, in: test, out: `${value}` })),
  },
});
const expressions = (id, list) => ({
  id,
  name: id,
  type: 'expressionNode',
  position: { x: 0, y: 0 },
  content: {
    passThrough: true,
    expressions: list.map(([key, value]) => ({ id: key, key, value })),
  },
});

const nodesOf = ({ scores, duties, groups, best, good, fair, most }) => [
  { id: 'input', name: 'input', type: 'inputNode', position: { x: 0, y: 0 } },
  expressions(
    'shares',
    groups.map(({ at, present, due }) => [`share${at}`, `${present} / ${due}`]),
  ),
  ...groups.flatMap(({ at, minutes, speakers }) => [
    table(`attendance${at}`, `share${at}`, `points.attendance${at}`, [
      ['>= 0.95', 12],
      ['>= 0.85', 8],
      ['>= 0.75', 4],
      ['', 0],
    ]),
    table(`length${at}`, minutes, `points.length${at}`, [
      ['>= 90', 6],
      ['>= 60', 3],
      ['', 0],
    ]),
    table(`debate${at}`, speakers, `points.debate${at}`, [
      ['>= 10', 6],
      ['>= 5', 4],
      ['>= 1', 2],
      ['', 0],
    ]),
  ]),
  expressions('sums', [
    [
      'total',
      `max([0, min([${most}, ${[
        ...scores,
        ...duties.map((id) => `(${id} ? 4 : 0)`),
        ...groups.flatMap(({ at }) => [
          `points.attendance${at}`,
          `points.length${at}`,
          `points.debate${at}`,
        ]),
      ].join(
        ' + ',
      )} - ${groups.map(({ unexcused }) => `min([5, ${unexcused} * 0.5])`).join(' - ')}])])`,
    ],
  ]),
  expressions('ratings', [
    [
      'rating',
      `total >= ${best} and share1 >= 0.85 and minutes >= 90 and unexcused == 0 ? "best" : total >= ${good} ? "good" : total >= ${fair} ? "fair" : "poor"`,
    ],
  ]),
  { id: 'output', name: 'output', type: 'outputNode', position: { x: 0, y: 0 } },
];

export const peer = {
  name: '@gorules/zen-engine',
  about: 'a decision graph written by hand',
  isSlow: true,
  prepare(sheet) {
    const nodes = nodesOf(sheet);
    const edges = nodes.slice(1).map(({ id }, at) => ({
      id: `edge${at}`,
      type: 'edge',
      sourceId: nodes[at].id,
      targetId: id,
    }));
    const decision = new ZenEngine().createDecision({ nodes, edges });
    return async (record) => (await decision.evaluate(record)).result;
  },
};
