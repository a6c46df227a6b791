import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type {
  CredentialSummaries,
  Session,
  Verdict,
  VerificationRequest,
} from '#domain/generated/schemas.js';
import { ApiClient } from '../../tools/demo/api-client.js';
import type { StartedSystem } from '../../tools/demo/system.js';
import { requirement } from '../support/requirements.js';
import { startDemonstration } from './started-system.js';
import { proofOf } from '../../tools/demo/proof-of.js';
import { emailOf, example, focused } from './steps.js';
import { launch, visit, type Visitor } from './visitor.js';

const chromium = requirement('chromium');
/** The files of a credential as the holder saves them. */
interface Files {
  readonly credential: string;
  readonly jwt: string;
  readonly proof: string;
}
const assessor = emailOf(example.experiences[0]?.assessor_key);
const candidate = emailOf(example.experiences[0]?.person_key);
const holder = emailOf(example.experiences.at(-1)?.person_key);

chromium.describe('screens', () => {
  let system: StartedSystem;
  let browser: Browser;
  let files: Files;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    system = await startDemonstration();
    files = await filesOf(system.signIns);
    browser = await launch(chromium.value);
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });
  beforeEach(async () => {
    visitor = await visit(browser, [system.signIns.hub, system.signIns.registry]);
    page = visitor.page;
  });
  afterEach(async () => {
    await visitor?.leave();
    expect(visitor?.faults).toEqual([]);
  });

  const heading = (name: string) =>
    page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  const says = (text: string) => page.getByText(text).first().waitFor();
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  async function signIn(email: string, path = '/sign-in'): Promise<void> {
    await page.goto(`${system.signIns.hub}${path}`);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill(system.signIns.password);
    await button('Sign in').click();
  }

  /** A page opened before the session has ended would still be of whoever leaves. */
  async function signOut(): Promise<void> {
    await button('Sign out').click();
    await heading('Sign in');
  }

  describe('signing in', () => {
    it('is refused with a wrong password', async () => {
      await page.goto(`${system.signIns.hub}/me`);
      await heading('Sign in');
      await visitor.look('sign-in');
      await page.getByLabel('E-mail address').fill(holder);
      await page.getByLabel('Password').fill('wrong password');
      await button('Sign in').click();
      await says('E-mail address and password do not match.');
      await visitor.look('sign-in-refused');
      expect(visitor.refusals).toEqual(['401']);
    });

    it('works with the keyboard alone, and so does signing out', async () => {
      await page.goto(system.signIns.hub);
      await heading('Sign in');
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe('Skip to the page');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.type(holder);
      await page.keyboard.press('Tab');
      await page.keyboard.type(system.signIns.password);
      await page.keyboard.press('Enter');
      await heading('My passport');
      expect(await focused(page)).toBe('My passport');
      const token = await tokenOf(page);
      for (let i = 0; i < 10 && (await focused(page)) !== 'Sign out'; i += 1)
        await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Enter');
      await heading('Sign in');
      await says('You have signed out.');
      await visitor.look('signed-out');
      await page.reload();
      await heading('Sign in');
      const late = new ApiClient(system.signIns.hub, token).get('/api/v1/credentials');
      await expect(late).rejects.toMatchObject({ status: 401 });
    });

    it('is asked for again when the server has ended the session', async () => {
      await signIn(holder);
      await says('You hold one credential.');
      await fetch(`${system.signIns.hub}/api/v1/sessions/current`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${await tokenOf(page)}` },
      });
      await page.reload();
      await says('Your session has ended. Sign in again to go on.');
      await visitor.look('session-ended');
      expect(visitor.refusals).toEqual(['401']);
    });

    it('shows no page to a role that cannot use it', async () => {
      await signIn(holder, '/queue');
      await heading('Not for your role');
      await says('This page needs the role assessor.');
      await visitor.look('not-for-your-role');
      await signOut();
      await signIn(system.signIns.officer);
      await heading('Claims');
    });
  });

  it('an assessor judges a claim from the queue', async () => {
    await signIn(assessor);
    await heading('To assess');
    await says('One claim waits for you.');
    await visitor.look('queue');
    await page.getByRole('link', { name: 'Assess this claim' }).click();
    await button('Open the evidence').waitFor();
    expect(await page.locator('pre').count()).toBe(0);
    await visitor.look('declaration');
    await page.getByLabel('How are you tied to the candidate?').selectOption('none');
    await page.getByLabel('We are not related').check();
    await button('Open the evidence').click();
    await button('Record my judgement').waitFor();
    await page.locator('pre').waitFor();
    expect(await page.title()).toMatch(/, level 3 · Guildmark$/);
    await visitor.look('judging-form');

    await page.getByLabel('Watched at work').check();
    for (const met of await page.getByLabel('Met', { exact: true }).all()) await met.check();
    await page.getByLabel('I judged this myself').check();
    await button('Record my judgement').click();
    await says('Met needs at least one item');
    await visitor.look('judging-refused');
    expect(visitor.refusals).toEqual(['422']);
    await page.getByRole('link', { name: 'Criterion 2' }).click();
    await page.waitForURL(/#criterion-2$/);

    const [item] = example.experiences;
    for (const name of [item?.evidence_title ?? '', ...QUALITIES])
      for (const box of await page.getByLabel(name, { exact: true }).all())
        if ((await box.getAttribute('type')) === 'checkbox') await box.check();
    await visitor.look('judging-filled');
    await button('Record my judgement').click();
    await heading('Your judgement is recorded');
    await says('All criteria are met. The candidate can now accept the credential.');
    expect(await focused(page)).toBe('Your judgement is recorded');
    await visitor.look('judged');
    await page.getByRole('link', { name: 'Back to what waits for you' }).click();
    await says('Nothing waits for you.');
    await visitor.look('queue-empty');
  });

  it('an employee makes a claim, and an officer names who assesses it', async () => {
    await signIn(holder, '/claims');
    await heading('My claims');
    await visitor.look('claims');
    await page.getByRole('link', { name: 'Make a new claim' }).click();
    await heading('Make a new claim');
    const standard = page.getByLabel('What can you do?');
    await standard.selectOption({ index: 1 });
    await page.getByRole('radio').first().check();
    await button('Write down something else I did').click();
    await page.getByLabel('Your work there').fill('Line leader');
    await page.getByLabel('From').fill('2024-02-01');
    await page.getByLabel('What did you do?').fill('cut\nsew');
    await page.getByLabel('What kind of evidence is it?').selectOption('observation');
    await page.getByLabel('What does it show?').fill('Seen at the bench');
    await page.getByLabel('Made on').fill('2026-10-01');
    await page.getByLabel('The file: a photo, a PDF or a text').setInputFiles({
      name: 'seen.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Seen at the bench on two days.'),
    });
    await visitor.look('new-claim');
    await page.getByLabel('I have read what happens').check();
    await button('Hand in the claim').click();
    await says('Handed in');
    await page.waitForURL(/\/claims\/[0-9a-f-]{36}$/);
    await visitor.look('claim');
    await signOut();

    await signIn(system.signIns.officer);
    await heading('Claims');
    await page.getByRole('link', { name: 'Name an assessor' }).click();
    await says('Next, an officer names an assessor.');
    await visitor.look('officer-claim');
    await page.getByLabel('Who assesses?').selectOption({ index: 1 });
    await button('Name this assessor').click();
    await says('The assessor looks at the evidence.');
    await visitor.look('officer-claim-assigned');
  });

  it('an officer checks a bulk file and reads what is wrong in which row', async () => {
    await signIn(system.signIns.officer, '/hub/bulk');
    await heading('Issue many');
    const template = await save(page, 'Save the template');
    const cells = ['2026-1', 'nobody', 'No', 'Body', 'no@body.example'];
    const row = [...cells, ...Array<string>(13).fill('')].join(',');
    await page.getByLabel('The filled-in file (CSV)').setInputFiles({
      name: 'rows.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`${template.text}${row}\r\n`),
    });
    await button('Check the file').click();
    await says('1 row: 0 can be issued, 0 were issued before, 1 have faults.');
    await page.getByRole('cell', { name: 'standard_version' }).waitFor();
    await visitor.look('bulk-checked');
  });

  it('speaks the language of the reader, and changes it without losing what was typed', async () => {
    await page.goto(`${system.signIns.registry}/verify`);
    await page.getByLabel('Credential (JSON or JWT)').fill('typed before');
    await page.getByLabel('Language').selectOption('it');
    await heading('Controlla una credenziale');
    expect(await page.getByLabel('Credenziale (JSON o JWT)').inputValue()).toBe('typed before');
    expect(await page.evaluate<string>('document.documentElement.lang')).toBe('it');
    await visitor.look('verify-it');
    await page.reload();
    await heading('Controlla una credenziale');
  });

  describe('passport', () => {
    it('an employee finds the credential and saves its files, which anybody can check', async () => {
      await signIn(holder, '/me');
      await says('You hold one credential.');
      await visitor.look('passport');
      await page.getByRole('link', { name: 'Look at this credential' }).click();
      await says('Criteria that are met');
      await visitor.look('credential');
      const saved = {
        credential: await save(page, 'Save the credential'),
        proof: await save(page, 'Save the proof'),
        jwt: await save(page, 'Save it as a JWT'),
      };
      expect(saved.credential.name).toMatch(/^preparing-a-trade-fair.*-level-2\.json$/);
      expect(saved.credential.text).toBe(files.credential);
      expect(saved.jwt.text).toBe(files.jwt);
      expect(saved.proof.text).toBe(files.proof);

      await page.goto(`${system.signIns.registry}/verify`);
      await choose(saved.credential, saved.proof);
      await visitor.look('verify-files-chosen');
      expect((await check()).overall).toBe('verified');
    });

    it('says plainly that there is none yet, and when the server cannot be reached', async () => {
      await signIn(candidate);
      await says('You have no credential yet.');
      await visitor.look('passport-empty');
      const credentials = '**/api/v1/credentials';
      await page.route(credentials, (route) => route.abort());
      await page.reload();
      await says('The server cannot be reached.');
      await visitor.look('passport-unreachable');
      await page.unroute(credentials);
      await button('Try again').click();
      await says('You have no credential yet.');
      expect(visitor.refusals).toEqual(['net::ERR_FAILED']);
    });
  });

  describe('anybody pastes a credential and reads the verdict', () => {
    beforeEach(() => page.goto(`${system.signIns.registry}/verify`));

    it('altered: not verified, and nothing it says is shown', async () => {
      await visitor.look('verify');
      const altered = { ...(JSON.parse(files.credential) as object), name: 'Master of everything' };
      await paste(JSON.stringify(altered), files.proof);
      expect((await check()).overall).toBe('not-verified');
      await answer('Not verified');
      expect(await page.locator('.verdict').getByText('Master of everything').count()).toBe(0);
      expect(await page.locator('.verdict').getByText('Désirée').count()).toBe(0);
      await visitor.look('verdict-altered');
    });

    it('no credential at all: not verified', async () => {
      await paste('hello');
      await check();
      await answer('Not verified');
      expect(await page.locator('.checks .passed').count()).toBe(0);
      await visitor.look('verdict-unreadable');
    });

    it('without a proof: verified, with remarks', async () => {
      await paste(files.credential);
      await check();
      await answer('Verified, with remarks');
      await visitor.look('verdict-remarks');
    });

    it('with its proof: verified, until the text is changed', async () => {
      await paste(`\n  ${files.credential}\t\n\n`, files.proof.trimEnd());
      expect((await check()).overall).toBe('verified');
      await answer('Verified');
      await page.getByText('More', { exact: true }).first().click();
      await visitor.look('verdict-verified');
      await page.getByLabel('Credential (JSON or JWT)').fill(`${files.credential}x`);
      await page.locator('.verdict').waitFor({ state: 'detached' });
    });

    it('as a JWT: verified', async () => {
      await paste(`${files.jwt}\n`, files.proof);
      expect((await check()).overall).toBe('verified');
    });

    it('from files that an editor on Windows has saved: verified', async () => {
      const lines = files.credential.replaceAll(/([,{])"/g, '$1\n"');
      expect(JSON.parse(lines)).toEqual(JSON.parse(files.credential));
      await choose(
        { name: 'credential.json', text: windows(lines) },
        { name: 'proof.txt', text: windows(files.proof) },
      );
      expect((await check()).overall).toBe('verified');
    });

    it('refuses a file that is too large, and names it', async () => {
      await choose({ name: 'photo.png', text: 'x'.repeat(900_001) });
      await says('photo.png is too large: a credential or a proof has at most 900 kB');
      await visitor.look('verify-too-large');
    });
  });

  async function paste(credential: string, proof = ''): Promise<void> {
    await page.getByLabel('Credential (JSON or JWT)').fill(credential);
    await page.getByLabel('Proof from the ledger (if you have it)').fill(proof);
  }

  async function choose(...chosen: readonly { name: string; text: string }[]): Promise<void> {
    await page
      .getByLabel('Files: the credential, and its proof if you have it')
      .setInputFiles(
        chosen.map(({ name, text }) => ({ name, mimeType: '', buffer: Buffer.from(text) })),
      );
  }

  /** Presses the button; the credential goes as the text it is, never as parsed JSON. */
  async function check(): Promise<Verdict> {
    const answered = page.waitForResponse((r) => r.url() === `${system.signIns.registry}/verify`);
    await button('Check').click();
    const response = await answered;
    const sent = response.request().postDataJSON() as VerificationRequest;
    expect(typeof sent.credential).toBe('string');
    await page.locator('.verdict').waitFor();
    return (await response.json()) as Verdict;
  }

  async function answer(word: string): Promise<void> {
    await page.getByRole('heading', { level: 2, name: word, exact: true }).waitFor();
    expect(await focused(page)).toBe(word);
  }
});

const QUALITIES = [
  'Valid: it shows this criterion',
  'Authentic: it is their own work',
  'Current: it is recent enough',
  'Sufficient: together this is enough',
];

const windows = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`;

async function filesOf({ hub, password }: StartedSystem['signIns']): Promise<Files> {
  const client = await new ApiClient(hub).signedIn(holder, password);
  const { items } = await client.get<CredentialSummaries>('/api/v1/credentials');
  const base = `/api/v1/credentials/${items[0]?.id ?? ''}`;
  return {
    proof: await proofOf(client, base),
    credential: (await client.text(`${base}/open-badge`)).text,
    jwt: (await client.text(`${base}/jwt`)).text,
  };
}

async function tokenOf(page: Page): Promise<string> {
  const stored = await page.evaluate<string>('sessionStorage.getItem("guildmark.session")');
  return (JSON.parse(stored) as Session).token;
}

async function save(page: Page, label: string): Promise<{ name: string; text: string }> {
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: label, exact: true }).click();
  const download = await started;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}
