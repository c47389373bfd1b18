import type { Section } from '../../report/page/page.js';
import type { Impact } from '../impact.js';
import type { Region } from '../region.js';
import type { ImpactSpeaker } from '../words/speaker.js';

/** What a page about an impact is made from. */
export interface ImpactStory {
  readonly impact: Impact;
  readonly region: Region | undefined;
  readonly speaker: ImpactSpeaker;
  /** Rows that a list shows. */
  readonly most: number;
}

/** Tells of one thing; `undefined` where there is nothing to tell. */
export type TellImpact = (story: ImpactStory) => Section | undefined;

/** What stands behind a list that is cut at `most`. */
export const moreText = (
  rest: number,
  { say, count }: ImpactSpeaker,
): { readonly more: string } | Record<string, never> =>
  rest <= 0
    ? {}
    : {
        more: say({
          vi: `Còn ${count(rest)} dòng nữa; kết quả dạng JSON có đủ.`,
          en: `${count(rest)} more ${rest === 1 ? 'row' : 'rows'}: the JSON form has all of them.`,
        }),
      };
