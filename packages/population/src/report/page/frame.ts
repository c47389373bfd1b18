import { periodTitle } from '../../calendar/period-title.js';
import type { Report } from '../report.js';
import { daysText } from '../words/periods.js';
import type { Speaker } from '../words/speaker.js';
import { notices, words } from '../words/words.js';
import type { Page } from './page.js';

/** What stands around the sections of every page: whose it is, of which period, and whether its numbers are official. */
export function frameOf(
  report: Report,
  { language, say, sentence }: Speaker,
): Pick<Page, 'language' | 'letterhead' | 'subtitle' | 'notice'> {
  const { organisation, period, date, basis } = report;
  const [year = '', month = '', day = ''] = date?.split('-') ?? [];
  return {
    language,
    letterhead: {
      ...(organisation.above !== undefined && { above: organisation.above }),
      organisation: organisation.name,
      party: say(words.party),
      date: date === undefined ? say(words.undated) : sentence.dated(day, month, year),
    },
    subtitle: `${periodTitle(period, language)} (${daysText(period)})`,
    ...(basis.status !== 'official' && {
      notice: { title: say(words[basis.status]), text: say(notices[basis.status]) },
    }),
  };
}
