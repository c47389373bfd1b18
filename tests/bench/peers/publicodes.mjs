import Engine from 'publicodes';
import { duties, scores } from './sheet.mjs';

const cases = (...list) => ({
  variations: list.map(([si, alors]) => (alors === undefined ? { sinon: si } : { si, alors })),
});
const facts = ['due', 'present', 'speakers', 'minutes', 'unexcused', ...scores];

const rules = {
  ...Object.fromEntries(facts.map((id) => [id, { 'par défaut': 0 }])),
  ...Object.fromEntries(duties.map((id) => [id, { 'par défaut': 'non' }])),
  ...Object.fromEntries(duties.map((id) => [`points ${id}`, cases([id, 4], [0])])),
  share: { valeur: 'present * 100' },
  'points attendance': cases(
    ['share >= 95 * due', 12],
    ['share >= 85 * due', 8],
    ['share >= 75 * due', 4],
    [0],
  ),
  'points length': cases(['minutes >= 90', 6], ['minutes >= 60', 3], [0]),
  'points debate': cases(['speakers >= 10', 6], ['speakers >= 5', 4], ['speakers >= 1', 2], [0]),
  'points excuses': { valeur: 'unexcused * 0.5', plafond: 5 },
  earned: {
    somme: [
      ...scores,
      ...duties.map((id) => `points ${id}`),
      'points attendance',
      'points length',
      'points debate',
    ],
  },
  total: { valeur: 'earned - points excuses', plancher: 0, plafond: 100 },
  gates: { 'toutes ces conditions': ['share >= 85 * due', 'minutes >= 90', 'unexcused = 0'] },
  best: { 'toutes ces conditions': ['total >= 90', 'gates'] },
  rating: cases(
    ['best', "'best'"],
    ['total >= 70', "'good'"],
    ['total >= 50', "'fair'"],
    ["'poor'"],
  ),
};

export const peer = {
  name: 'publicodes',
  about: 'rules written by hand',
  prepare() {
    const engine = new Engine(rules);
    return (record) => {
      engine.setSituation({
        ...record,
        ...Object.fromEntries(duties.map((id) => [id, record[id] ? 'oui' : 'non'])),
      });
      return {
        total: engine.evaluate('total').nodeValue,
        rating: engine.evaluate('rating').nodeValue,
      };
    };
  },
};
