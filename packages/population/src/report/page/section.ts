import type { Report } from '../report.js';
import type { Speaker } from '../words/speaker.js';
import type { Section } from './page.js';

/** Tells of one thing; `undefined` where there is nothing to tell. */
export type Tell = (report: Report, speaker: Speaker) => Section | undefined;

/** The sections that have something to tell, numbered. */
export const told = (
  tells: readonly Tell[],
  report: Report,
  speaker: Speaker,
  numbered: (at: number, title: string) => string,
): readonly Section[] =>
  tells
    .flatMap((tell) => tell(report, speaker) ?? [])
    .map((section, at) => ({ ...section, title: numbered(at + 1, section.title) }));
