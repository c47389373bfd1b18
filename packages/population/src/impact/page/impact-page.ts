import type { Language } from '@barem/core';
import type { Page, Section } from '../../report/page/page.js';
import { notices, words } from '../../report/words/words.js';
import type { Impact } from '../impact.js';
import type { Region } from '../region.js';
import { impactSpeaker } from '../words/speaker.js';
import { basis } from './sections/basis.js';
import { causes } from './sections/causes.js';
import { criteria } from './sections/criteria.js';
import { form } from './sections/form.js';
import { organisations, types } from './sections/groups.js';
import { matrix } from './sections/matrix.js';
import { moved } from './sections/moved.js';
import { region, witnesses } from './sections/region.js';
import { summary } from './sections/summary.js';
import { totals } from './sections/totals.js';
import type { ImpactStory, TellImpact } from './tell.js';

const body: readonly TellImpact[] = [
  summary,
  matrix,
  causes,
  criteria,
  totals,
  organisations,
  types,
  form,
  region,
  basis,
];
const appendices: readonly TellImpact[] = [moved, witnesses];

/** How much a page tells. */
export interface ImpactPageOptions {
  readonly language: Language;
  readonly region?: Region | undefined;
  /** Rows that a list shows; 100 where it is absent. */
  readonly most?: number;
}

/** What another sheet would change about records, as a page. */
export function impactPage(
  impact: Impact,
  { language, region: found, most = 100 }: ImpactPageOptions,
): Page {
  const speaker = impactSpeaker(impact, language);
  const { say } = speaker;
  const story: ImpactStory = { impact, region: found, speaker, most };
  const { before, after } = impact;
  const isIllustrative = [before, after].some(({ status }) => status === 'illustrative');
  const status = isIllustrative
    ? 'illustrative'
    : [before, after].some((each) => each.status === 'draft')
      ? 'draft'
      : undefined;
  return {
    language,
    heading: say({ vi: 'Tác động', en: 'Impact' }),
    title: after.title,
    subtitle: say({ vi: `so với: ${before.title}`, en: `against: ${before.title}` }),
    ...(status && {
      notice: { title: say(words[status]), text: say(notices[status]) },
    }),
    body: told(body, story, (at, title) => `${at}. ${title}`),
    isSigned: false,
    appendices: told(appendices, story, (at, title) => `${say(words.appendix)} ${at}. ${title}`),
  };
}

const told = (
  tells: readonly TellImpact[],
  story: ImpactStory,
  numbered: (at: number, title: string) => string,
): readonly Section[] =>
  tells
    .flatMap((tell) => tell(story) ?? [])
    .map((section, at) => ({ ...section, title: numbered(at + 1, section.title) }));
