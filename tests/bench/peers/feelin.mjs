import { evaluate } from 'feelin';
import { duties, scores } from './sheet.mjs';

const text = `{
  share: present * 100,
  sum: ${scores.join(' + ')} + ${duties.map((id) => `(if ${id} then 4 else 0)`).join(' + ')}
    + (if share >= 95 * due then 12 else if share >= 85 * due then 8 else if share >= 75 * due then 4 else 0)
    + (if minutes >= 90 then 6 else if minutes >= 60 then 3 else 0)
    + (if speakers >= 10 then 6 else if speakers >= 5 then 4 else if speakers >= 1 then 2 else 0)
    - min(5, unexcused * 0.5),
  total: max(0, min(100, sum)),
  rating: if total >= 90 and share >= 85 * due and minutes >= 90 and unexcused = 0 then "best"
    else if total >= 70 then "good" else if total >= 50 then "fair" else "poor"
}`;

export const peer = {
  name: 'feelin (FEEL)',
  about: 'one expression, written by hand; read anew at every evaluation',
  prepare: () => (record) => evaluate(text, record).value,
};
