import { readFileSync } from 'node:fs';
import { until } from '../support/until.js';
import type { Journeys } from './journeys.js';
import { emailOf, example } from './steps.js';

const holder = emailOf(example.experiences.at(-1)?.person_key);

/** What people take with them, and what they say against a credential. */
export function takeAlongJourneys(journeys: Journeys): void {
  it('an employee prints a certificate and puts the credential into a wallet', async () => {
    const { me } = journeys.now();
    const { page, visitor } = me;
    await me.signIn(holder, '/me');
    await me.follow('Look at this credential');
    await me.unfold('A certificate on paper');
    await page.getByLabel('For whom is it?').fill('Elsa Grigi');
    await visitor.look('certificate');
    const started = page.waitForEvent('download');
    await me.press('Save the certificate');
    const file = await started;
    expect(file.suggestedFilename()).toMatch(/-level-2\.pdf$/);
    expect(readFileSync(await file.path(), 'latin1').slice(0, 5)).toBe('%PDF-');
    await me.unfold('Put it into a wallet');
    await me.press('Make the code');
    const code = page.getByAltText('Code to scan with the wallet');
    await code.waitFor();
    // It is drawn a moment after it is there.
    await until(async () => (await code.evaluate((image: Drawn) => image.naturalWidth)) > 0);
    expect(await page.locator('strong.code').innerText()).toMatch(/^\d{6}$/);
    const open = page.getByRole('link', { name: 'Open it in a wallet on this device' });
    expect(await open.getAttribute('href')).toMatch(/^openid-credential-offer:\/\//);
    await visitor.look('wallet');
  });

  it('an employee takes everything along and reads who looked at what', async () => {
    const { me } = journeys.now();
    const { page, visitor } = me;
    await me.signIn(holder, '/me/data');
    await me.press('Make the file');
    await me.says('The file is ready.');
    const started = page.waitForEvent('download');
    await me.press('Save the file');
    const file = await started;
    expect(readFileSync(await file.path(), 'latin1').slice(0, 2)).toBe('PK');
    await page.reload();
    await me.says('The file with everything was saved.');
    await me.says('You had a certificate made.');
    await visitor.look('data');
  });

  it('an employee contests a credential, and an officer decides', async () => {
    const { signIns, me } = journeys.now();
    const { page, visitor } = me;
    await me.signIn(holder, '/me');
    await me.follow('Look at this credential');
    await me.unfold('Something is wrong with this credential?');
    await page.getByLabel('What is wrong?').fill('My name has an accent.');
    await visitor.look('contest');
    await me.press('Contest it and suspend it');
    await me.says('Reason: its holder says that it is wrong.');
    const { pathname } = new URL(page.url());
    await visitor.look('contested');
    await me.signOut();
    await me.signIn(signIns.officer, pathname.replace('/me/', '/hub/'));
    await me.says('My name has an accent.');
    await me.unfold('Lift the suspension');
    const form = page.locator('details[open]');
    await form.getByRole('combobox').selectOption('investigation-closed');
    await form.getByLabel('In your own words').fill('The name is as in the passport.');
    await form.getByRole('button', { name: 'Lift the suspension' }).click();
    await me.says('Valid again on');
  });
}

interface Drawn {
  readonly naturalWidth: number;
}
