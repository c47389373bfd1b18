/** Every keyword of the grammar, by what it means. A language is a catalogue that gives each of them its words. */
export const keywordKeys = [
  // the sheet and its blocks
  'Sheet', 'RollUp', 'Extends', 'Assessors',
  'Facts', 'Constraints', 'Let', 'Section', 'Criterion', 'Bonuses', 'Penalties', 'Ratings', 'Caps', 'Example',
  // clauses
  'Source', 'Note', 'Status', 'Official', 'Illustrative', 'Draft', 'Effective',
  'Scale', 'NoScale', 'Step', 'LowerIsBetter',
  // types of facts
  'Count', 'Decimal', 'With', 'Decimals', 'Percentage', 'YesOrNo', 'ChooseOne',
  // ranges
  'From', 'To', 'Under', 'Over', 'OrMore', 'OrLess', 'Exactly', 'Remaining',
  // scoring
  'Points', 'By', 'Met', 'NotMet', 'When', 'Earns', 'Each', 'EachFurther', 'Adds', 'Deducts', 'AtMost', 'ProRata',
  'Round', 'RoundUp', 'RoundDown', 'RoundHalfEven',
  'AppliesWhen', 'MayBeNotApplicable', 'FullPoints', 'NotCounted', 'NotApplicable',
  // ratings, caps and examples
  'Requires', 'CapTo', 'FloorTo', 'Result', 'Rating',
  // expressions
  'And', 'Or', 'Not', 'If', 'Then', 'Else', 'Least', 'Greatest', 'MaximumOf', 'LevelOf', 'Yes', 'No',
] as const;

export type KeywordKey = (typeof keywordKeys)[number];

/** The words of one language: of each keyword the first is printed, the others are read as well. */
export type KeywordCatalogue = Readonly<Record<KeywordKey, readonly [string, ...string[]]>>;
