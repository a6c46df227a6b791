import type { Browser, Page } from 'playwright-core';
import { ApiClient } from '../../tools/demo/api-client.js';
import { readExample } from '../../tools/demo/read-example.js';
import type { SignIns } from '../../tools/demo/sign-ins.js';
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

/** The text of what has the focus. */
export const focused = (page: Page) => page.evaluate<string>('document.activeElement.textContent');
