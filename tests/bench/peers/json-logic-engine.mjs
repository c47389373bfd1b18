import { LogicEngine } from 'json-logic-engine';
import { duties, scores } from './sheet.mjs';

const of = (name) => ({ var: name });
const share = { '*': [of('present'), 100] };
const shareFrom = (percent) => ({ '>=': [share, { '*': [of('due'), percent] }] });
const from = (name, value) => ({ '>=': [of(name), value] });

const sum = {
  '-': [
    {
      '+': [
        ...scores.map(of),
        ...duties.map((id) => ({ if: [of(id), 4, 0] })),
        { if: [shareFrom(95), 12, shareFrom(85), 8, shareFrom(75), 4, 0] },
        { if: [from('minutes', 90), 6, from('minutes', 60), 3, 0] },
        { if: [from('speakers', 10), 6, from('speakers', 5), 4, from('speakers', 1), 2, 0] },
      ],
    },
    { min: [5, { '*': [of('unexcused'), 0.5] }] },
  ],
};
const total = { min: [100, { max: [0, sum] }] };
const gates = { and: [shareFrom(85), from('minutes', 90), { '===': [of('unexcused'), 0] }] };
const rating = {
  if: [
    { and: [from('total', 90), gates] },
    'best',
    from('total', 70),
    'good',
    from('total', 50),
    'fair',
    'poor',
  ],
};

export const peer = {
  name: 'json-logic-engine, compiled',
  about: 'total and rating, written by hand',
  prepare() {
    const engine = new LogicEngine();
    const [totalOf, ratingOf] = [engine.build(total), engine.build(rating)];
    return (record) => {
      const found = totalOf(record);
      return { total: found, rating: ratingOf({ ...record, total: found }) };
    };
  },
};
