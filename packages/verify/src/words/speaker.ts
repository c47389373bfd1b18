import type { Language, Localized } from '@barem/core';
import type { Plan } from '@barem/plan';
import type { RecordData } from '../records.js';
import { numberText } from './numbers.js';

/** The words of one sheet for one reader. */
export interface Speaker {
  readonly plan: Plan;
  readonly language: Language;
  readonly say: (text: Localized) => string;
  readonly number: (value: number) => string;
  /** `9,5 điểm`. */
  readonly points: (value: number) => string;
  /** The title of a rating. */
  readonly rating: (id: string) => string;
  /** `II.1 Tỷ lệ đảng viên dự sinh hoạt`. */
  readonly criterion: (id: string) => string;
  /** The title of what is answered; of a criterion with its id. */
  readonly answer: (id: string) => string;
  /** An answer of a record as people write it. */
  readonly value: (id: string, value: RecordData[string] | undefined) => string;
}

const words = {
  notApplicable: { vi: 'không áp dụng', en: 'not applicable' },
  absent: { vi: '(không cần ghi)', en: '(not needed)' },
} satisfies Record<string, Localized>;

const answerWords = {
  boolean: { vi: ['không', 'có'], en: ['no', 'yes'] },
  met: { vi: ['không đạt', 'đạt'], en: ['not met', 'met'] },
} as const;

/** Speaks about the sheet of `plan` in `language`; titles stay in the language of the sheet. */
export function speakerFor(plan: Plan, language: Language): Speaker {
  const inputs = new Map(plan.inputs.map(({ id }, index) => [id, index]));
  const criteria = new Map(plan.criteria.map(({ id }, index) => [id, index]));
  const ratings = new Map(plan.ratings.map(({ id }, index) => [id, index]));
  const say = (text: Localized): string => text[language];
  const number = (value: number): string => numberText(value, language);
  const points = (value: number): string =>
    `${number(value)} ${say({ vi: 'điểm', en: value === 1 ? 'point' : 'points' })}`;
  const criterion = (id: string): string => {
    const title = plan.text.criteria[criteria.get(id) ?? -1]?.title;
    return title === undefined ? id : `${id} ${title}`;
  };
  return {
    plan,
    language,
    say,
    number,
    points,
    rating: (id) => plan.text.ratings[ratings.get(id) ?? -1]?.title ?? id,
    criterion,
    answer(id) {
      if (criteria.has(id)) return criterion(id);
      return plan.text.inputs[inputs.get(id) ?? -1] ?? id;
    },
    value(id, value) {
      const index = inputs.get(id) ?? -1;
      const input = plan.inputs[index];
      if (value === undefined) return say(words.absent);
      if (!input) return String(value);
      if (value === 'n/a' && input.mayBeNotApplicable) return say(words.notApplicable);
      switch (input.type) {
        case 'number':
          if (typeof value !== 'number') return String(value);
          if (input.kind === 'score') return points(value);
          return `${number(value)}${input.percent ? '%' : ''}`;
        case 'choice':
          return (
            choiceTitle(plan, index, input.options.indexOf(String(value)), language) ??
            String(value)
          );
        case 'boolean':
        case 'met':
          return answerWords[input.type][language][value === true ? 1 : 0];
      }
    },
  };
}

/** The title of a level or of an option that is chosen by its id. */
function choiceTitle(
  plan: Plan,
  input: number,
  option: number,
  language: Language,
): string | undefined {
  const criterion = plan.criteria.findIndex((each) => each.input === input);
  const { options } = plan.text;
  const id = plan.inputs[input]?.id ?? '';
  if (criterion < 0 && options && Object.hasOwn(options, id)) return options[id]?.[option];
  return plan.text.criteria[criterion]?.cases?.[option]?.title[language];
}

/** A title in the quotation marks of both languages. */
export const quoted = (title: string): string => `“${title}”`;

/** A text that begins a sentence. */
export const capital = ([first = '', ...rest]: string): string =>
  first.toUpperCase() + rest.join('');
