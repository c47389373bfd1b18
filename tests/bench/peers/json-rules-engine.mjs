import { Engine } from 'json-rules-engine';
import { duties, scores } from './sheet.mjs';

const at = (fact, operator, value) => ({ fact, operator, value });
const from = (fact, value) => at(fact, 'greaterThanInclusive', value);
const below = (fact, value) => at(fact, 'lessThan', value);

/** Rules for points come first; each fired one adds its points, and rules for the rating see the total. */
const points = (value, ...all) => ({
  priority: 2,
  conditions: { all },
  event: { type: 'points', params: { points: value } },
});
const rating = (id, conditions) => ({
  priority: 1,
  conditions,
  event: { type: 'rating', params: { rating: id } },
});
const gates = [from('share', 0.85), from('minutes', 90), at('unexcused', 'equal', 0)];

const rules = [
  ...duties.map((id) => points(4, at(id, 'equal', true))),
  points(12, from('share', 0.95)),
  points(8, from('share', 0.85), below('share', 0.95)),
  points(4, from('share', 0.75), below('share', 0.85)),
  points(6, from('minutes', 90)),
  points(3, from('minutes', 60), below('minutes', 90)),
  points(6, from('speakers', 10)),
  points(4, from('speakers', 5), below('speakers', 10)),
  points(2, from('speakers', 1), below('speakers', 5)),
  rating('best', { all: [from('total', 90), ...gates] }),
  rating('good', {
    any: [
      { all: [from('total', 70), below('total', 90)] },
      { all: [from('total', 90), { not: { all: gates } }] },
    ],
  }),
  rating('fair', { all: [from('total', 50), below('total', 70)] }),
  rating('poor', { all: [below('total', 50)] }),
];

export const peer = {
  name: 'json-rules-engine',
  about: 'rules written by hand',
  prepare() {
    const engine = new Engine(rules);
    let earned = 0;
    engine.addFact('share', async (_, almanac) => {
      const [present, due] = [await almanac.factValue('present'), await almanac.factValue('due')];
      return present / due;
    });
    engine.addFact('total', async (_, almanac) => {
      const given = await Promise.all(scores.map((id) => almanac.factValue(id)));
      const lost = Math.min(5, (await almanac.factValue('unexcused')) * 0.5);
      const sum = given.reduce((all, each) => all + each, earned) - lost;
      return Math.min(100, Math.max(0, sum));
    });
    engine.on('points', (params) => {
      earned += params.points;
    });
    return async (record) => {
      earned = 0;
      const { almanac, events } = await engine.run(record);
      const total = await almanac.factValue('total');
      return { total, rating: events.find(({ type }) => type === 'rating').params.rating };
    };
  },
};
