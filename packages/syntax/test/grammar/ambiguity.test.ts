import { expect, test } from 'vitest';
import { StatementParser } from '../../src/grammar.js';
import { vocabulary } from '../../src/tokens.js';

test('no two alternatives of a rule begin alike', () => {
  expect(() => new StatementParser({ validate: true })).not.toThrow();
});

/**
 * Words with two meanings, which the library cannot judge, and what tells the meanings apart.
 * A word that gets a second meaning needs a row here and a test.
 */
const twoMeanings: Readonly<Record<string, string>> = {
  'Ratings|Rating':
    'vi `xếp loại`: in an example it names the rating, unless a name and a title follow',
  'With|Yes': 'vi `có`: "with" stands only between the type of a fact and its decimals',
  'AtMost|MaximumOf': 'vi `tối đa`: "at most" follows a comma and has no parenthesis',
  'Not|No': 'vi `không`: "not" before an operand on its line',
  'Remaining|Else': 'en `otherwise`: "remaining" begins a band, "else" follows a comma or `then`',
  'Highest|CapTo': 'vi `cao nhất`: a cap begins an item of `khống chế`, "highest" follows a number',
  'Lowest|FloorTo': 'vi `thấp nhất`: as `cao nhất`',
  'AtMost|CapTo|AtMostOf':
    'en `at most`: a cap begins an item of `caps`, "at most" follows a comma, a quantifier begins an operand',
  'FloorTo|AtLeastOf':
    'en `at least`: a floor begins an item of `caps`, a quantifier begins an operand',
};

test('every word with two meanings is known to be harmless', () => {
  const found = vocabulary.map(({ name }) => name).filter((name) => name.includes('|'));
  expect(found.toSorted()).toEqual(Object.keys(twoMeanings).toSorted());
});
