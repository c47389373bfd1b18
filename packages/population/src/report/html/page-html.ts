import type { Page, Section } from '../page/page.js';
import { words } from '../words/words.js';
import { blockHtml } from './blocks.js';
import { escaped } from './escape.js';
import { patterns } from './fills.js';
import { style } from './style.js';

/** Nothing is fetched and nothing runs, whatever the names in a report are. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** A page that stands alone: one file, no script, no request. */
export function pageHtml(page: Page): string {
  const { language, heading, title, subtitle, notice, body, appendices, isSigned } = page;
  const say = (key: keyof typeof words): string => escaped(words[key][language]);
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light">',
    `<title>${escaped(`${heading}: ${title}, ${subtitle}`)}</title>`,
    '<link rel="icon" href="data:,">',
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    `<a class="skip" href="#main">${say('skip')}</a>`,
    patterns,
    letterheadHtml(page),
    '<main id="main">',
    `<div class="title"><h1><span class="kind">${escaped(heading)}</span> ${escaped(title)}</h1>`,
    `<p>${escaped(subtitle)}</p></div>`,
    ...(notice
      ? [
          `<div class="notice" role="note"><strong>${escaped(notice.title)}.</strong> ${escaped(notice.text)}</div>`,
        ]
      : []),
    contentsHtml([...body, ...appendices], say('contents')),
    ...body.map((section) => sectionHtml(section, page, '')),
    ...(isSigned
      ? [
          `<div class="signatures"><p><strong>${say('madeBy')}</strong><em>${say('sign')}</em></p><p><strong>${say('onBehalf')}</strong><em>${say('sign')}</em></p></div>`,
        ]
      : []),
    ...appendices.map((section, at) =>
      sectionHtml(section, page, at === 0 ? 'appendix first' : 'appendix'),
    ),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function letterheadHtml({ letterhead }: Page): string {
  if (!letterhead) return '';
  const { above, organisation, party, date } = letterhead;
  return [
    '<header class="letterhead">',
    `<div>${above === undefined ? '' : `<p>${escaped(above)}</p>`}<p><strong>${escaped(organisation)}</strong></p></div>`,
    `<div><p class="party"><strong>${escaped(party)}</strong></p><p><em>${escaped(date)}</em></p></div>`,
    '</header>',
  ].join('\n');
}

const contentsHtml = (sections: readonly Section[], title: string): string =>
  sections.length < 2
    ? ''
    : `<nav aria-labelledby="contents"><h2 id="contents">${title}</h2><ul>${sections
        .map((section) => `<li><a href="#${section.id}">${escaped(section.title)}</a></li>`)
        .join('')}</ul></nav>`;

const sectionHtml = ({ id, title, blocks }: Section, { language }: Page, styles: string): string =>
  [
    `<section${styles === '' ? '' : ` class="${styles}"`} aria-labelledby="${id}">`,
    `<h2 id="${id}">${escaped(title)}</h2>`,
    ...blocks.map((block, at) => blockHtml(block, `${id}-${at + 1}`, language)),
    '</section>',
  ].join('\n');
