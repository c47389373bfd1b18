import { imported } from './imported.mjs';

/** The sheet as a programmer would write it: total and rating, nothing validated, everything whole by counting halves. */
export function scoreByHand(record) {
  const { due, present, speakers, minutes, unexcused } = record;
  const share = present * 100;
  let sum =
    (record.s1 + record.s2 + record.s3 + record.s4 + record.s5 + record.s6) * 2 +
    (record.s7 + record.s8 + record.s9 + record.s10 + record.s11 + record.s12) * 2;
  if (record.y1) sum += 8;
  if (record.y2) sum += 8;
  if (record.y3) sum += 8;
  if (record.y4) sum += 8;
  sum += share >= 95 * due ? 24 : share >= 85 * due ? 16 : share >= 75 * due ? 8 : 0;
  sum += minutes >= 90 ? 12 : minutes >= 60 ? 6 : 0;
  sum += speakers >= 10 ? 12 : speakers >= 5 ? 8 : speakers >= 1 ? 4 : 0;
  sum -= unexcused < 10 ? unexcused : 10;
  const total = sum < 0 ? 0 : sum > 200 ? 200 : sum;
  let rating = total >= 180 ? 'best' : total >= 140 ? 'good' : total >= 100 ? 'fair' : 'poor';
  if (rating === 'best' && !(share >= 85 * due && minutes >= 90 && unexcused === 0))
    rating = 'good';
  return { total: total / 2, rating };
}

/** The same lines for a sheet of several copies, as nobody would want to write them. */
const longText = ({ scores, duties, groups, best, good, fair, most }) => `
export function scoreByHand(record) {
  let sum = (${scores.map((id) => `record.${id}`).join(' + ')}) * 2;
${duties.map((id) => `  if (record.${id}) sum += 8;`).join('\n')}
${groups
  .map(
    (group) => `  {
    const due = record.${group.due}, share = record.${group.present} * 100;
    const minutes = record.${group.minutes}, speakers = record.${group.speakers}, unexcused = record.${group.unexcused};
    sum += share >= 95 * due ? 24 : share >= 85 * due ? 16 : share >= 75 * due ? 8 : 0;
    sum += minutes >= 90 ? 12 : minutes >= 60 ? 6 : 0;
    sum += speakers >= 10 ? 12 : speakers >= 5 ? 8 : speakers >= 1 ? 4 : 0;
    sum -= unexcused < 10 ? unexcused : 10;
  }`,
  )
  .join('\n')}
  const total = sum < 0 ? 0 : sum > ${most * 2} ? ${most * 2} : sum;
  let rating = total >= ${best * 2} ? 'best' : total >= ${good * 2} ? 'good' : total >= ${fair * 2} ? 'fair' : 'poor';
  if (rating === 'best' && !(record.present * 100 >= 85 * record.due && record.minutes >= 90 && record.unexcused === 0))
    rating = 'good';
  return { total: total / 2, rating };
}`;

/** The function for a sheet: the one above, or one like it. */
export const byHandFor = async (sheet) =>
  sheet.copies === 1 ? scoreByHand : (await imported(longText(sheet))).scoreByHand;

export const peer = {
  name: 'function written by hand',
  about: 'total and rating, no validation',
  prepare: byHandFor,
};
