import type { Language } from '@barem/core';
import type { Report } from '../report.js';
import { speakerFor } from '../words/speaker.js';
import { words } from '../words/words.js';
import { frameOf } from './frame.js';
import { listLimit } from './list-table.js';
import type { Page } from './page.js';
import { told } from './section.js';
import { basis } from './sections/basis.js';
import { changes } from './sections/changes.js';
import { findings } from './sections/findings.js';
import { inspected } from './sections/inspected.js';
import { apart, changed, exempt, missing, unmoved } from './sections/lists.js';
import { losses } from './sections/losses.js';
import { organisations } from './sections/organisations.js';
import { quotas } from './sections/quotas.js';
import { summary } from './sections/summary.js';
import { trend } from './sections/trend.js';
import { types } from './sections/types.js';

const body = [summary, organisations, types, trend, losses, changes, basis];
const appendices = [
  inspected(listLimit),
  missing,
  exempt,
  apart,
  unmoved,
  changed,
  quotas,
  findings,
];

/** The report that goes up: results that are signed, and lists behind them. */
export function reportPage(report: Report, language: Language): Page {
  const speaker = speakerFor(report, language);
  const { say } = speaker;
  return {
    ...frameOf(report, speaker),
    heading: say(words.reportHeading),
    title: report.basis.rollUp?.title ?? say(words.reportTitle),
    body: told(body, report, speaker, (at, title) => `${at}. ${title}`),
    isSigned: true,
    appendices: told(
      appendices,
      report,
      speaker,
      (at, title) => `${say(words.appendix)} ${at}. ${title}`,
    ),
  };
}
