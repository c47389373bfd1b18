import type { Language } from '@barem/core';
import { inspectionPage } from '../page/inspection-page.js';
import { reportPage } from '../page/report-page.js';
import type { Report } from '../report.js';
import { pageMarkdown } from './page-markdown.js';

/** The report as Markdown. */
export const reportMarkdown = (report: Report, language: Language): string =>
  pageMarkdown(reportPage(report, language));

/** The units to look at as Markdown. */
export const inspectionMarkdown = (report: Report, language: Language): string =>
  pageMarkdown(inspectionPage(report, language));
