import Engine from 'publicodes';

const cases = (...list) => ({
  variations: list.map(([si, alors]) => (alors === undefined ? { sinon: si } : { si, alors })),
});
const named = (word, ids) => ids.map((id) => `${word} ${id}`);

const rulesOf = ({ facts, scores, duties, groups, best, good, fair, most }) => ({
  ...Object.fromEntries([...facts, ...scores].map((id) => [id, { 'par défaut': 0 }])),
  ...Object.fromEntries(duties.map((id) => [id, { 'par défaut': 'non' }])),
  ...Object.fromEntries(duties.map((id) => [`points ${id}`, cases([id, 4], [0])])),
  ...Object.fromEntries(
    groups.flatMap(({ due, present, minutes, speakers, unexcused }) => [
      [`share ${present}`, { valeur: `${present} * 100` }],
      [
        `points ${present}`,
        cases(
          [`share ${present} >= 95 * ${due}`, 12],
          [`share ${present} >= 85 * ${due}`, 8],
          [`share ${present} >= 75 * ${due}`, 4],
          [0],
        ),
      ],
      [`points ${minutes}`, cases([`${minutes} >= 90`, 6], [`${minutes} >= 60`, 3], [0])],
      [
        `points ${speakers}`,
        cases([`${speakers} >= 10`, 6], [`${speakers} >= 5`, 4], [`${speakers} >= 1`, 2], [0]),
      ],
      [`lost ${unexcused}`, { valeur: `${unexcused} * 0.5`, plafond: 5 }],
    ]),
  ),
  earned: {
    somme: [
      ...scores,
      ...named('points', duties),
      ...groups.flatMap(({ present, minutes, speakers }) =>
        named('points', [present, minutes, speakers]),
      ),
    ],
  },
  lost: {
    somme: named(
      'lost',
      groups.map(({ unexcused }) => unexcused),
    ),
  },
  total: { valeur: 'earned - lost', plancher: 0, plafond: most },
  gates: {
    'toutes ces conditions': ['share present >= 85 * due', 'minutes >= 90', 'unexcused = 0'],
  },
  best: { 'toutes ces conditions': [`total >= ${best}`, 'gates'] },
  rating: cases(
    ['best', "'best'"],
    [`total >= ${good}`, "'good'"],
    [`total >= ${fair}`, "'fair'"],
    ["'poor'"],
  ),
});

export const peer = {
  name: 'publicodes',
  about: 'rules written by hand',
  isSlow: true,
  prepare(sheet) {
    const engine = new Engine(rulesOf(sheet));
    return (record) => {
      engine.setSituation({
        ...record,
        ...Object.fromEntries(sheet.duties.map((id) => [id, record[id] ? 'oui' : 'non'])),
      });
      return {
        total: engine.evaluate('total').nodeValue,
        rating: engine.evaluate('rating').nodeValue,
      };
    };
  },
};
