import { readFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type axe from 'axe-core';
import type { RunOptions } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

const screenshots = fileURLToPath(new URL('../../out/screens', import.meta.url));
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const WIDTHS = [320, 1280];

export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
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
}

/** A person at a browser of their own, and everything the pages did that they should not. */
export interface Visitor {
  readonly page: Page;
  /** Checks the page as it stands, in every width and scheme, and keeps a picture of each width. */
  look(name: string): Promise<void>;
  /** Console errors, unhandled faults and requests to a foreign host. */
  readonly faults: readonly string[];
  /** Requests the browser reports as failed: their status, or why there was none. */
  readonly refusals: readonly string[];
  leave(): Promise<void>;
}

export async function visit(browser: Browser, urls: readonly string[]): Promise<Visitor> {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
  });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const hosts = urls.map((url) => new URL(url).host);
  const faults: string[] = [];
  const refusals: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const refusal = /^Failed to load resource: .*?(net::\w+|\d{3})/.exec(message.text())?.[1];
    if (refusal === undefined) faults.push(`console: ${message.text()}`);
    else refusals.push(refusal);
  });
  page.on('pageerror', (error) => faults.push(`fault: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith('http') && !hosts.includes(host)) faults.push(`foreign: ${host}`);
  });
  return { page, faults, refusals, look: (name) => look(page, name), leave: () => context.close() };
}

async function look(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  const found: string[] = [];
  for (const width of WIDTHS)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const where = `${name}, ${String(width)} px, ${colorScheme}`;
      for (const violation of await violations(page)) found.push(`${where}: ${violation}`);
      const beyond = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      if (beyond !== 0) found.push(`${where}: ${String(beyond)} px beyond the right edge`);
      if ((await page.getByRole('heading', { level: 1 }).count()) !== 1)
        found.push(`${where}: not one h1`);
      await page.screenshot({
        path: join(screenshots, `${name}-${String(width)}-${colorScheme}.png`),
        fullPage: true,
      });
    }
  expect(found).toEqual([]);
}

async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axeSource);
  const options: RunOptions = { runOnly: WCAG_22_AA, resultTypes: ['violations'] };
  const results = await page.evaluate(
    (given) => (globalThis as unknown as { axe: typeof axe }).axe.run(given),
    options,
  );
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`,
  );
}
