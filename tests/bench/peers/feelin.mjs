import { evaluate } from 'feelin';

const textOf = ({ scores, duties, groups, best, good, fair, most }) => `{
  sum: ${scores.join(' + ')} + ${duties.map((id) => `(if ${id} then 4 else 0)`).join(' + ')}
${groups
  .map(
    ({ due, present, minutes, speakers, unexcused }) =>
      `    + (if ${present} * 100 >= 95 * ${due} then 12 else if ${present} * 100 >= 85 * ${due} then 8 else if ${present} * 100 >= 75 * ${due} then 4 else 0)
    + (if ${minutes} >= 90 then 6 else if ${minutes} >= 60 then 3 else 0)
    + (if ${speakers} >= 10 then 6 else if ${speakers} >= 5 then 4 else if ${speakers} >= 1 then 2 else 0)
    - min(5, ${unexcused} * 0.5)`,
  )
  .join('\n')},
  total: max(0, min(${most}, sum)),
  rating: if total >= ${best} and present * 100 >= 85 * due and minutes >= 90 and unexcused = 0 then "best"
    else if total >= ${good} then "good" else if total >= ${fair} then "fair" else "poor"
}`;

export const peer = {
  name: 'feelin (FEEL)',
  about: 'one expression, written by hand; read anew at every evaluation',
  isSlow: true,
  prepare(sheet) {
    const text = textOf(sheet);
    return (record) => evaluate(text, record).value;
  },
};
