import { Engine } from 'json-rules-engine';

const at = (fact, operator, value) => ({ fact, operator, value });
const from = (fact, value) => at(fact, 'greaterThanInclusive', value);
const below = (fact, value) => at(fact, 'lessThan', value);
const shareName = (group) => `share${group.at}`;

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

const rulesOf = ({ duties, groups, best, good, fair }) => {
  const gates = [from('share1', 0.85), from('minutes', 90), at('unexcused', 'equal', 0)];
  return [
    ...duties.map((id) => points(4, at(id, 'equal', true))),
    ...groups.flatMap((group) => {
      const [share, { minutes, speakers }] = [shareName(group), group];
      return [
        points(12, from(share, 0.95)),
        points(8, from(share, 0.85), below(share, 0.95)),
        points(4, from(share, 0.75), below(share, 0.85)),
        points(6, from(minutes, 90)),
        points(3, from(minutes, 60), below(minutes, 90)),
        points(6, from(speakers, 10)),
        points(4, from(speakers, 5), below(speakers, 10)),
        points(2, from(speakers, 1), below(speakers, 5)),
      ];
    }),
    rating('best', { all: [from('total', best), ...gates] }),
    rating('good', {
      any: [
        { all: [from('total', good), below('total', best)] },
        { all: [from('total', best), { not: { all: gates } }] },
      ],
    }),
    rating('fair', { all: [from('total', fair), below('total', good)] }),
    rating('poor', { all: [below('total', fair)] }),
  ];
};

export const peer = {
  name: 'json-rules-engine',
  about: 'rules written by hand',
  isSlow: true,
  prepare(sheet) {
    const { scores, groups, most } = sheet;
    const engine = new Engine(rulesOf(sheet));
    let earned = 0;
    for (const group of groups)
      engine.addFact(shareName(group), async (_, almanac) => {
        const [present, due] = [
          await almanac.factValue(group.present),
          await almanac.factValue(group.due),
        ];
        return present / due;
      });
    engine.addFact('total', async (_, almanac) => {
      const given = await Promise.all(scores.map((id) => almanac.factValue(id)));
      const lost = await Promise.all(groups.map(({ unexcused }) => almanac.factValue(unexcused)));
      const sum =
        given.reduce((all, each) => all + each, earned) -
        lost.reduce((all, each) => all + Math.min(5, each * 0.5), 0);
      return Math.min(most, Math.max(0, sum));
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
