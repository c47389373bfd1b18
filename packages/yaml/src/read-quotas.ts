import type { Quota, Ranking, Ties } from '@barem/syntax';
import { itemsOf, valueAt, type Data } from './data.js';
import {
  optional,
  readAnnotations,
  readFlag,
  readFragment,
  readName,
  readQuantity,
  readText,
  readWord,
  type Reader,
} from './reader.js';

/** `quotas`: how many units may have a rating. */
export const readQuotas = (reader: Reader, data: Data): readonly Quota[] =>
  itemsOf(data).map((each) => {
    const part = <T>(key: string, read: (value: Data) => T): T | undefined =>
      optional(valueAt(each, key), read);
    const outOf = part('out_of', (value) => readFragment(reader, 'ratings', value)?.value);
    const title = part('message', (value) => readText(reader, value));
    const rounding = part('round', (value) => readFragment(reader, 'rounding', value)?.value);
    const loweredTo = part('lowered_to', (value) => readName(reader, value));
    const ties = part('ties', (value): Ties => ({
      kind: readWord(reader, value, ['lowered', 'by_id']) === 'lowered' ? 'lowered' : 'by-id',
      span: value.span,
    }));
    return {
      kind: 'quota',
      span: each.span,
      limit: readQuantity(reader, valueAt(each, 'at_most')),
      rating: readName(reader, valueAt(each, 'rating')),
      ...(outOf && { outOf }),
      within: readWord(reader, valueAt(each, 'within'), ['grassroots', 'district', 'province']),
      ...(title && { title }),
      ...(rounding && { rounding }),
      ranking: itemsOf(valueAt(each, 'ranked_by')).flatMap((one) => readRanking(reader, one)),
      ...(loweredTo && { loweredTo }),
      ...(ties && { ties }),
      annotations: readAnnotations(reader, each),
    };
  });

function readRanking(reader: Reader, data: Data): readonly Ranking[] {
  const value = readFragment(reader, 'measure', valueAt(data, 'value'))?.value;
  const lowestFirst = readFlag(reader, valueAt(data, 'lowest_first'));
  return value ? [{ span: data.span, value, lowestFirst }] : [];
}
