import { LogicEngine } from 'json-logic-engine';

const of = (name) => ({ var: name });
const shareFrom = ({ due, present }, percent) => ({
  '>=': [{ '*': [of(present), 100] }, { '*': [of(due), percent] }],
});
const from = (name, value) => ({ '>=': [of(name), value] });

const totalOf = ({ scores, duties, groups, most }) => {
  const sum = {
    '-': [
      {
        '+': [
          ...scores.map(of),
          ...duties.map((id) => ({ if: [of(id), 4, 0] })),
          ...groups.flatMap((group) => [
            { if: [shareFrom(group, 95), 12, shareFrom(group, 85), 8, shareFrom(group, 75), 4, 0] },
            { if: [from(group.minutes, 90), 6, from(group.minutes, 60), 3, 0] },
            {
              if: [
                from(group.speakers, 10),
                6,
                from(group.speakers, 5),
                4,
                from(group.speakers, 1),
                2,
                0,
              ],
            },
          ]),
        ],
      },
      { '+': groups.map(({ unexcused }) => ({ min: [5, { '*': [of(unexcused), 0.5] }] })) },
    ],
  };
  return { min: [most, { max: [0, sum] }] };
};

const ratingOf = ({ groups: [first], best, good, fair }) => ({
  if: [
    {
      and: [
        from('total', best),
        shareFrom(first, 85),
        from('minutes', 90),
        { '===': [of('unexcused'), 0] },
      ],
    },
    'best',
    from('total', good),
    'good',
    from('total', fair),
    'fair',
    'poor',
  ],
});

export const peer = {
  name: 'json-logic-engine, compiled',
  about: 'total and rating, written by hand',
  prepare(sheet) {
    const engine = new LogicEngine();
    const [total, rating] = [engine.build(totalOf(sheet)), engine.build(ratingOf(sheet))];
    return (record) => {
      const found = total(record);
      return { total: found, rating: rating({ ...record, total: found }) };
    };
  },
};
