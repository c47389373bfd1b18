import { ZenEngine } from '@gorules/zen-engine';
import { duties, scores } from './sheet.mjs';

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
const nodes = [
  { id: 'input', name: 'input', type: 'inputNode', position: { x: 0, y: 0 } },
  expressions('shares', [['share', 'present / due']]),
  table('attendance', 'share', 'points.attendance', [
    ['>= 0.95', 12],
    ['>= 0.85', 8],
    ['>= 0.75', 4],
    ['', 0],
  ]),
  table('length', 'minutes', 'points.length', [
    ['>= 90', 6],
    ['>= 60', 3],
    ['', 0],
  ]),
  table('debate', 'speakers', 'points.debate', [
    ['>= 10', 6],
    ['>= 5', 4],
    ['>= 1', 2],
    ['', 0],
  ]),
  expressions('sums', [
    [
      'total',
      `max([0, min([100, ${scores.join(' + ')} + ${duties.map((id) => `(${id} ? 4 : 0)`).join(' + ')} + points.attendance + points.length + points.debate - min([5, unexcused * 0.5])])])`,
    ],
  ]),
  expressions('ratings', [
    [
      'rating',
      'total >= 90 and share >= 0.85 and minutes >= 90 and unexcused == 0 ? "best" : total >= 70 ? "good" : total >= 50 ? "fair" : "poor"',
    ],
  ]),
  { id: 'output', name: 'output', type: 'outputNode', position: { x: 0, y: 0 } },
];
const edges = nodes.slice(1).map(({ id }, at) => ({
  id: `edge${at}`,
  type: 'edge',
  sourceId: nodes[at].id,
  targetId: id,
}));

export const peer = {
  name: '@gorules/zen-engine',
  about: 'a decision graph written by hand',
  prepare() {
    const decision = new ZenEngine().createDecision({ nodes, edges });
    return async (record) => (await decision.evaluate(record)).result;
  },
};
