import { toPlainText, type Rational } from '@barem/core';
import { pageHtml } from '../report/html/page-html.js';
import { pageMarkdown } from '../report/markdown/page-markdown.js';
import type { Impact } from './impact.js';
import { impactPage, type ImpactPageOptions } from './page/impact-page.js';
import type { Region } from './region.js';

/** An impact as one file of HTML, to read and to print on A4. */
export const impactHtml = (impact: Impact, options: ImpactPageOptions): string =>
  pageHtml(impactPage(impact, options));

/** An impact as Markdown. */
export const impactMarkdown = (impact: Impact, options: ImpactPageOptions): string =>
  pageMarkdown(impactPage(impact, options));

/** The format of the data; a change that breaks readers gives it another number. */
export const impactFormat = 'barem-impact/1';

/** An impact as plain JSON: exact numbers are text with a decimal point, or a fraction where the decimals have no end. */
export const impactJson = (impact: Impact, region?: Region): unknown =>
  plain({ format: impactFormat, ...impact, ...(region && { region: region.found }) });

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if (isRational(value)) return toPlainText(value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}

const isRational = (value: object): value is Rational =>
  'numerator' in value && typeof value.numerator === 'bigint';
