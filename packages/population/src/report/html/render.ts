import type { Language } from '@barem/core';
import { inspectionPage } from '../page/inspection-page.js';
import { reportPage } from '../page/report-page.js';
import type { Report } from '../report.js';
import { pageHtml } from './page-html.js';

/** The report as one file of HTML, to read and to print on A4. */
export const reportHtml = (report: Report, language: Language): string =>
  pageHtml(reportPage(report, language));

/** The units to look at as one file of HTML. */
export const inspectionHtml = (report: Report, language: Language): string =>
  pageHtml(inspectionPage(report, language));
