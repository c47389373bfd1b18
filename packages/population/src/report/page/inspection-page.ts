import type { Language } from '@barem/core';
import type { Report } from '../report.js';
import { speakerFor } from '../words/speaker.js';
import { words } from '../words/words.js';
import { frameOf } from './frame.js';
import type { Page } from './page.js';
import { told } from './section.js';
import { inspected } from './sections/inspected.js';
import { apart, missing } from './sections/lists.js';

/** Whoever asks for the list wants more of it than a report shows. */
const inspectionLimit = 1000;

/** Units that should be looked at, and what is known of them. */
export function inspectionPage(report: Report, language: Language): Page {
  const speaker = speakerFor(report, language);
  return {
    ...frameOf(report, speaker),
    heading: speaker.say(words.inspectionHeading),
    title: report.basis.rollUp?.title ?? speaker.say(words.reportTitle),
    body: told(
      [inspected(inspectionLimit), missing, apart],
      report,
      speaker,
      (at, title) => `${at}. ${title}`,
    ),
    isSigned: false,
    appendices: [],
  };
}
