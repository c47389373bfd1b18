import { parse } from '@marcbachmann/cel-js';

// A number of JavaScript is a double here, so constants are too.
const totalText = ({ scores, duties, groups }) =>
  `${scores.join(' + ')} + ${duties.map((id) => `(${id} ? 4.0 : 0.0)`).join(' + ')}
${groups
  .map(
    ({ due, present, minutes, speakers, unexcused }) =>
      `  + (${present} * 100.0 >= ${due} * 95.0 ? 12.0 : ${present} * 100.0 >= ${due} * 85.0 ? 8.0 : ${present} * 100.0 >= ${due} * 75.0 ? 4.0 : 0.0)
  + (${minutes} >= 90.0 ? 6.0 : ${minutes} >= 60.0 ? 3.0 : 0.0)
  + (${speakers} >= 10.0 ? 6.0 : ${speakers} >= 5.0 ? 4.0 : ${speakers} >= 1.0 ? 2.0 : 0.0)
  - (${unexcused} >= 10.0 ? 5.0 : ${unexcused} * 0.5)`,
  )
  .join('\n')}`;
const ratingText = ({
  best,
  good,
  fair,
}) => `total >= ${best}.0 && present * 100.0 >= due * 85.0 && minutes >= 90.0 && unexcused == 0.0 ? "best"
  : total >= ${good}.0 ? "good" : total >= ${fair}.0 ? "fair" : "poor"`;

/** The largest sheet has longer expressions than are allowed unless told otherwise. */
const limits = { maxAstNodes: 1_000_000, maxDepth: 10_000 };

export const peer = {
  name: '@marcbachmann/cel-js (CEL)',
  about: 'two expressions, parsed once, written by hand',
  prepare(sheet) {
    const [totalOf, ratingOf] = [
      parse(totalText(sheet), { limits }),
      parse(ratingText(sheet), { limits }),
    ];
    return (record) => {
      const found = Math.min(sheet.most, Math.max(0, totalOf(record)));
      return { total: found, rating: ratingOf({ ...record, total: found }) };
    };
  },
};
