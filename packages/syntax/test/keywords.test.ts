import { describe, expect, test } from 'vitest';
import { languages } from '@barem/core';
import { catalogues, isKeyword, keyword, type KeywordKey } from '../src/index.js';
import { keywordKeys } from '../src/keywords/catalogue.js';
import { joinsKeyword, normalWord, phrases, piecesOf } from '../src/keywords/index.js';

describe.each(languages)('the keywords of %s', (language) => {
  const catalogue = catalogues[language];

  test('give every key a word, in NFC, without stray spaces', () => {
    const words = keywordKeys.flatMap((key) => catalogue[key]);
    expect(
      words.filter((word) => word !== word.normalize('NFC').trim().replace(/\s+/g, ' ')),
    ).toEqual([]);
    expect(Object.keys(catalogue).toSorted()).toEqual([...keywordKeys].toSorted());
  });

  test('are lower case, since any case is read', () => {
    const words = keywordKeys.flatMap((key) => catalogue[key]);
    expect(words.filter((word) => word !== word.toLowerCase())).toEqual([]);
  });

  test('are told apart when case and the place of tone marks do not count', () => {
    const forms = phrases[language].map(({ words }) => words.join(' '));
    expect(new Set(forms).size).toBe(forms.length);
  });
});

test('both placements of a tone mark are one word, two tones are two', () => {
  expect(normalWord('hoạ')).toBe(normalWord('họa'));
  expect(normalWord('HỌA')).toBe(normalWord('hoạ'.normalize('NFD')));
  expect(normalWord('thuỷ')).toBe(normalWord('thủy'));
  expect(normalWord('hoá')).not.toBe(normalWord('hoà'));
  expect(normalWord('hoa')).not.toBe(normalWord('họa'));
  expect(normalWord('hợp')).not.toBe(normalWord('họp'));
});

test('a phrase falls into the pieces that the lexer makes of it', () => {
  expect(piecesOf('may be n/a')).toEqual(['may', 'be', 'n', '/', 'a']);
  expect(piecesOf('roll-up')).toEqual(['roll', '-', 'up']);
});

test('only a word that is a keyword by itself cannot be a name', () => {
  expect(isKeyword('đạt', 'vi')).toBe(true);
  expect(isKeyword('ĐẠT', 'vi')).toBe(true);
  expect(isKeyword('đạt', 'en')).toBe(false);
  expect(isKeyword('chọn', 'vi')).toBe(false);
  expect(isKeyword('constructor', 'en')).toBe(false);
  expect(isKeyword('__proto__', 'en')).toBe(false);
});

test('some words make a keyword with the keyword beside them', () => {
  expect(joinsKeyword('tính', 'vi')).toBe(true);
  expect(joinsKeyword('thưởng', 'vi')).toBe(true);
  expect(joinsKeyword('up', 'en')).toBe(true);
  expect(joinsKeyword('counted', 'en')).toBe(true);
  expect(joinsKeyword('chọn', 'vi')).toBe(false);
});

test('the first word of a key is the one that is printed', () => {
  const printed = (key: KeywordKey) => languages.map((language) => keyword(key, language));
  expect(printed('ProRata')).toEqual(['tính theo tỷ lệ', 'pro rata']);
  expect(printed('Illustrative')).toEqual(['minh họa', 'illustrative']);
});
