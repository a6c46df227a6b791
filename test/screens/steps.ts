import type { Browser, Page } from 'playwright-core';
import { ApiClient } from '../../tools/demo/api-client.js';
import { readExample } from '../../tools/demo/read-example.js';
import type { SignIns } from '../../tools/demo/sign-ins.js';
import { until } from '../../tools/demo/until.js';
import { visit, type Visitor } from './visitor.js';

/** The people and the work of the example that is shipped. */
export const example = readExample(new URL('../../examples', import.meta.url).pathname);

/** The address of a person of the example. */
export function emailOf(key: string | undefined): string {
  const person = example.people.find((candidate) => candidate.person_key === key);
  if (!person) throw new Error(`the example has no person ${String(key)}`);
  return person.email;
}

/** What a visitor of a started system does, in the words of the screens. */
export interface Steps {
  readonly visitor: Visitor;
  readonly page: Page;
  heading(name: string): Promise<void>;
  says(text: string): Promise<void>;
  press(name: string): Promise<void>;
  follow(name: string): Promise<void>;
  /** Opens what is folded away. */
  unfold(name: string): Promise<void>;
  signIn(email: string, path?: string): Promise<void>;
  signOut(): Promise<void>;
}

/** Somebody at a browser of their own, in front of a started system. */
export async function arrive(browser: Browser, signIns: SignIns): Promise<Steps> {
  const visitor = await visit(browser, [signIns.hub, signIns.registry]);
  const { page } = visitor;
  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  return {
    visitor,
    page,
    press,
    heading: (name) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor(),
    says: (text) => page.getByText(text).first().waitFor(),
    follow: (name) => page.getByRole('link', { name, exact: true }).first().click(),
    unfold: (name) => page.locator('summary', { hasText: name }).first().click(),
    signIn: async (email, path = '/sign-in') => {
      await page.goto(`${signIns.hub}${path}`);
      await page.getByLabel('E-mail address').fill(email);
      await page.getByLabel('Password').fill(signIns.password);
      await press('Sign in');
    },
    signOut: async () => {
      await press('Sign out');
      await page.getByRole('heading', { level: 1, name: 'Sign in', exact: true }).waitFor();
    },
  };
}

/** The API as a person of the example, or as the officer, uses it. */
export const apiOf = ({ hub, password }: SignIns, email: string): Promise<ApiClient> =>
  new ApiClient(hub).signedIn(email, password);

/** By what something that takes the focus is named. */
const NAME = '(e) => (e.ariaLabel ?? e.labels?.[0]?.innerText ?? e.innerText ?? "").trim()';
const FOCUSABLE = 'a[href], button, summary, input, select, textarea, [tabindex="0"]';

/**
 * Moves the focus by Tab alone until it is on something whose name begins so. Waits until there is such
 * a thing: Tab goes round a page many times before an answer of the hub comes.
 */
export async function tabTo(page: Page, name: string): Promise<void> {
  const begins = `(e) => (${NAME})(e).startsWith(${JSON.stringify(name)})`;
  const isThere = `[...document.querySelectorAll('${FOCUSABLE}')].some(${begins})`;
  await until(name, async () => (await page.evaluate<boolean>(isThere)) || undefined);
  for (let stop = 0; stop < 100; stop += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>(`(${begins})(document.activeElement)`)) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

/** The text of what has the focus. */
export const focused = (page: Page) => page.evaluate<string>('document.activeElement.textContent');
