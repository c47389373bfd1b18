import { readFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

/** What `look-at-page.js` finds. */
export interface Seen {
  readonly language: string;
  readonly headings: readonly string[];
  readonly text: string;
  /** Texts whose contrast is under 4.5, with it. */
  readonly faint: readonly string[];
  /** Pixels by which the page is wider than its window. */
  readonly overflow: number;
  /** Elements that stand out of the window. */
  readonly beyond: readonly string[];
  readonly tables: readonly {
    readonly caption: string;
    readonly columns: number;
    readonly cells: readonly number[];
    readonly named: boolean;
    readonly frame: string;
    readonly tooWide: boolean;
  }[];
  readonly drawings: readonly {
    readonly title: string;
    readonly description: string;
    readonly outside: readonly string[];
  }[];
  /** Links to nowhere. */
  readonly dangling: readonly string[];
}

const look = readFileSync(new URL('look-at-page.js', import.meta.url), 'utf8');

/** A browser without a screen; without Chromium this fails: a page that nobody has looked at is not tested. */
export const launched = (): Promise<Browser> =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** Opens a page as if from a server that has nothing else, and looks at it. */
export async function opened(
  browser: Browser,
  html: string,
  width: number,
  also: (page: Page) => Promise<unknown> = () => Promise.resolve(),
): Promise<{ readonly seen: Seen; readonly trouble: readonly string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const trouble: string[] = [];
  const address = 'http://report.invalid/';
  page.on('console', (message) => trouble.push(message.text()));
  page.on('pageerror', (error) => trouble.push(error.message));
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    if (url === address)
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    trouble.push(`asked for ${url}`);
    return route.abort();
  });
  try {
    await page.goto(address);
    await also(page);
    return { seen: await page.evaluate<Seen>(look), trouble };
  } finally {
    await page.close();
  }
}
