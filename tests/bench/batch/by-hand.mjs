/**
 * The loop that a programmer would write: reads a file, splits lines and cells, scores by hand and writes, on one thread.
 * Nothing is validated. `node by-hand.mjs brief|full records.csv results.csv`: total and rating, or every column that
 * `barem score` writes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { scoreByHand } from '../peers/by-hand.mjs';
import { duties, scores } from '../peers/sheet.mjs';

const [form, from, to] = process.argv.slice(2);
const isFull = form === 'full';

const requirements = ['Attendance from 85%', 'At least 90 minutes', 'Nobody without excuse'];
const criteria = [...scores, ...duties, 'attendance', 'length', 'debate', 'excuses'];
const head = isFull
  ? [
      'unit',
      'period',
      'assessor',
      'date',
      'status',
      'total',
      'rating',
      'ratingByPoints',
      'sections.I',
      'sections.II',
      'sections.III',
      'bonuses',
      'penalties',
      ...criteria.map((id) => `criteria.${id}`),
      'unmet',
      'caps',
      'missing',
      'problems',
    ]
  : ['unit', 'period', 'total', 'rating'];

const pieces = [`${head.join(',')}\n`];
const lines = readFileSync(from, 'utf8').split('\n');
for (let at = 1; at < lines.length - 1; at += 1) {
  const x = lines[at].split(',');
  const record = {
    due: +x[2],
    present: +x[3],
    speakers: +x[4],
    minutes: +x[5],
    unexcused: +x[6],
    s1: +x[7],
    s2: +x[8],
    s3: +x[9],
    s4: +x[10],
    s5: +x[11],
    s6: +x[12],
    s7: +x[13],
    s8: +x[14],
    s9: +x[15],
    s10: +x[16],
    s11: +x[17],
    s12: +x[18],
    y1: x[19] === 'true',
    y2: x[20] === 'true',
    y3: x[21] === 'true',
    y4: x[22] === 'true',
  };
  const { total, rating } = scoreByHand(record);
  pieces.push(
    isFull
      ? `${everyColumn(x[0], x[1], record, total, rating)}\n`
      : `${x[0]},${x[1]},${total},${rating}\n`,
  );
}
writeFileSync(to, pieces.join(''));

function everyColumn(unit, period, record, total, rating) {
  const { due, present, speakers, minutes, unexcused } = record;
  const share = present * 100;
  const attendance = share >= 95 * due ? 12 : share >= 85 * due ? 8 : share >= 75 * due ? 4 : 0;
  const length = minutes >= 90 ? 6 : minutes >= 60 ? 3 : 0;
  const debate = speakers >= 10 ? 6 : speakers >= 5 ? 4 : speakers >= 1 ? 2 : 0;
  const excuses = Math.min(5, unexcused / 2);
  let content = 0;
  for (const id of scores) content += record[id];
  let done = 0;
  for (const id of duties) if (record[id]) done += 4;
  const byPoints = total >= 90 ? 'best' : total >= 70 ? 'good' : total >= 50 ? 'fair' : 'poor';
  const unmet =
    byPoints === rating
      ? []
      : [share >= 85 * due, minutes >= 90, unexcused === 0].flatMap((holds, at) =>
          holds ? [] : [requirements[at]],
        );
  return [
    unit,
    period,
    '',
    '',
    'rated',
    total,
    rating,
    byPoints,
    content,
    done,
    attendance + length + debate,
    0,
    excuses,
    ...scores.map((id) => record[id]),
    ...duties.map((id) => (record[id] ? 4 : 0)),
    attendance,
    length,
    debate,
    excuses,
    unmet.join('; '),
    '',
    '',
    '',
  ].join(',');
}
