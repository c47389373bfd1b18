import type { Language, Localized, Rational } from '@barem/core';
import type { InspectionReason, Report } from '../report.js';
import { countText, meanText, partText, pointsText, shareText } from './numbers.js';
import { periodsText } from './periods.js';
import { sentences, type Sentences } from './sentences.js';
import { words } from './words.js';

/** The words of one report for one reader. */
export interface Speaker {
  readonly language: Language;
  readonly sentence: Sentences;
  readonly say: (text: Localized) => string;
  readonly count: (count: number) => string;
  /** To two decimals. */
  readonly mean: (value: Rational) => string;
  /** In full. */
  readonly points: (value: Rational) => string;
  readonly share: (part: Rational, whole: Rational) => string;
  readonly part: (part: number, whole: number) => string;
  /** The title of a class of units. */
  readonly rating: (id: string) => string;
  readonly sheet: (id: string) => string;
  readonly assessor: (sheet: string, id: string) => string;
  readonly reason: (reason: InspectionReason) => string;
}

/** Speaks about a report in `language`; titles stay as the sheets and the register have them. */
export function speakerFor(report: Report, language: Language): Speaker {
  const classes = new Map(report.classes.map(({ id, title }) => [id, title]));
  // The last edition is the one in use.
  const sheets = new Map(report.basis.sheets.map((sheet) => [sheet.id, sheet]));
  const sentence = sentences[language];
  const count = (n: number): string => countText(n, language);
  const points = (value: Rational): string => pointsText(value, language);
  const rating = (id: string): string => classes.get(id) ?? id;
  const sheet = (id: string): string => sheets.get(id)?.title ?? id;
  const reasonText = (reason: InspectionReason): string => {
    switch (reason.kind) {
      case 'unrated':
        return words.none[language];
      case 'missing':
        return sentence.missing(
          sheet(reason.sheet),
          count(reason.periods.length),
          periodsText(reason.periods, language),
          reason.periods.length === 1,
        );
      case 'apart':
        return sentence.apart(
          sheet(reason.sheet),
          count(reason.meetings),
          points(reason.most),
          reason.meetings === 1,
        );
      case 'unmoved':
        return sentence.unmoved(sheet(reason.sheet), points(reason.total), count(reason.meetings));
      case 'jump':
        return sentence.jump(rating(reason.before), rating(reason.now));
      case 'records':
        return begun(reason.text[language]);
    }
  };
  return {
    language,
    sentence,
    say: (text) => text[language],
    count,
    mean: (value) => meanText(value, language),
    points,
    share: (part, whole) => shareText(part, whole, language),
    part: (part, whole) => partText(part, whole, language),
    rating,
    sheet,
    assessor: (of, id) => sheets.get(of)?.assessors.find((each) => each.id === id)?.title ?? id,
    reason: reasonText,
  };
}

/** A message as the beginning of a sentence. */
const begun = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
