import { openClaim } from '../../tools/demo/issue-claim.js';
import type { Journeys } from './journeys.js';
import { apiOf, emailOf, example, focused, tabTo } from './steps.js';

const holder = emailOf(example.experiences.at(-1)?.person_key);
const third = example.experiences[2];
const candidate = emailOf(third?.person_key);
const TASK = /last the toes/;

/** What people do with their passports, and what strangers see of them. */
export function passportJourneys(journeys: Journeys): void {
  it('an employee shares three fields and revokes the link', async () => {
    const { me } = journeys.now();
    const { page, visitor } = me;
    await me.signIn(holder, '/me/share');
    await me.heading('Sharing');
    await me.says('You have made no link yet.');
    await visitor.look('shares-empty');
    await me.follow('Make a new link');
    await me.heading('Make a new link');
    await page.getByLabel('Only some of it').check();
    await page.getByLabel('What is it for?').fill('Application at Scatole Stra');
    await page.getByLabel('For whom is it?').fill('Elsa Grigi');
    await me.press('See what they will see');
    await me.says('Tick at least one thing to show of each credential.');
    for (const field of ['My name', 'The competence', 'The level'])
      await page.getByLabel(field, { exact: true }).check();
    await visitor.look('share-chosen');
    await me.press('See what they will see');
    await me.says('Only these fields were chosen.');
    expect(await focused(page)).toBe('This is exactly what they will see');
    const seen = await page.locator('section .card').innerText();
    await visitor.look('share-preview');
    await me.press('Make the link');
    await me.heading('Your link is ready');
    const link = await page.getByLabel('The link').inputValue();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await me.press('Copy');
    await me.says('Copied.');
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(link);
    await visitor.look('share-made');

    await journeys.asStranger(async (stranger) => {
      const answer = await stranger.page.goto(link);
      expect(answer?.headers()).toMatchObject({
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex',
        'referrer-policy': 'no-referrer',
      });
      await stranger.heading('Somebody shows you a credential');
      await stranger.says('Elsa Grigi');
      expect(await stranger.page.locator('.card').innerText()).toBe(seen);
      expect(await stranger.page.getByText('Criteria that are met').count()).toBe(0);
      expect(await stranger.page.getByText('Save the credential').count()).toBe(0);
      await stranger.visitor.look('shared-fields');
    });

    await me.follow('Look at this link');
    await me.heading('Application at Scatole Stra');
    await me.says('It was opened once.');
    await me.says('The page was opened');
    await visitor.look('share-page');
    await me.press('End it now');
    await me.says('Ended by you');
    await visitor.look('share-ended');
    await journeys.asStranger(async (stranger) => {
      await stranger.page.goto(link);
      await stranger.says('This link shows nothing.');
      await stranger.visitor.look('shared-gone');
      expect(stranger.visitor.refusals).toEqual(['404']);
    });
  });

  it('every page is asked for anew, so that nobody stays on an old release', async () => {
    const { signIns } = journeys.now();
    for (const path of ['/', '/me', '/statement']) {
      const answer = await fetch(`${signIns.hub}${path}`, { headers: { accept: 'text/html' } });
      expect([path, answer.headers.get('cache-control')]).toEqual([path, 'no-cache']);
    }
    const asked = await fetch(`${signIns.hub}/s/AAAAAAAAAAAAAAAAAAAAAA`);
    expect([asked.status, asked.headers.get('x-robots-tag')]).toEqual([404, 'noindex']);
  });

  it('shares a whole credential with the keyboard alone, and a stranger saves its files', async () => {
    const { signIns, me } = journeys.now();
    const { page } = me;
    await me.signIn(holder, '/me/share/new');
    await me.heading('Make a new link');
    await tabTo(page, 'What is it for?');
    await page.keyboard.type('Order of 300 pairs');
    await tabTo(page, 'See what they will see');
    await page.keyboard.press('Enter');
    await me.says('The files are signed');
    await tabTo(page, 'Make the link');
    await page.keyboard.press('Enter');
    await me.heading('Your link is ready');
    expect(await focused(page)).toBe('Your link is ready');
    const link = await page.getByLabel('The link').inputValue();
    await journeys.asStranger(async (stranger) => {
      await stranger.page.goto(link);
      await stranger.says('Criteria that are met');
      await stranger.visitor.look('shared-whole');
      const started = stranger.page.waitForEvent('download');
      await stranger.follow('Save the proof');
      expect((await started).suggestedFilename()).toBe('credential.tlog-proof');
      const to = stranger.page.getByRole('link', { name: 'To the checking page' });
      const asked = encodeURIComponent(link);
      expect(await to.getAttribute('href')).toBe(`${signIns.registry}/verify#share=${asked}`);
      await to.click();
      await stranger.says('Verified');
    });
  });

  it('a witness answers by invitation, and is forgotten on request', async () => {
    const { signIns, me } = journeys.now();
    const { page, visitor } = me;
    if (!third) throw new Error('the example has no third experience');
    await openClaim(await apiOf(signIns, candidate), third);
    await me.signIn(candidate, '/claims');
    await me.follow('Look at this claim');
    await me.says('You have invited nobody yet.');
    await me.unfold('Invite a witness');
    await page.getByLabel('A few words to them').fill('Dear Marta,\nyou saw it all.');
    await visitor.look('witness-invite');
    await me.press('Make the invitation');
    await me.says('it is shown only once');
    const link = await page.getByLabel('The invitation', { exact: true }).inputValue();
    expect(link).toMatch(/\/statement#[\w-]{22}$/);
    await visitor.look('witness-invited');

    const title = await page.getByRole('heading', { level: 1 }).innerText();
    await journeys.asStranger(async (stranger) => {
      await stranger.page.goto(link);
      await stranger.heading('What did you see?');
      await stranger.says('Dear Marta');
      const shown = await stranger.page.locator('main').innerText();
      expect(shown).not.toContain(title.split(',')[0]);
      await stranger.visitor.look('statement');
      for (const yes of await stranger.page.getByLabel('Yes, I saw it').all()) await yes.check();
      await stranger.page.getByRole('group', { name: TASK }).getByLabel('Partly').check();
      await stranger.page.getByLabel('Your name').fill('Marta Bonel');
      await stranger.page.getByLabel('How do you know each other?').fill('Customer');
      await stranger.page.getByLabel('You saw the work from').fill('2024-02-01');
      await stranger.page.getByLabel('may read this, with my name').check();
      await stranger.press('Send my statement');
      await stranger.heading('Thank you');
      await stranger.visitor.look('statement-thanks');
      await stranger.page.reload();
      await stranger.says('This invitation is not open.');
      await stranger.visitor.look('statement-gone');
      expect(stranger.visitor.refusals).toEqual(['404']);
    });

    await page.reload();
    await me.says('Marta Bonel answered on');
    await me.says('What was seen only partly');
    await visitor.look('witness-answered');
    await me.signOut();
    await me.signIn(signIns.officer, '/hub/witnesses');
    await me.says('Marta Bonel');
    await me.unfold('Erase this statement');
    await visitor.look('witnesses');
    await me.press('Erase it for good');
    await me.says('A witness who was forgotten');
    expect(await page.getByText('Marta Bonel').count()).toBe(0);
  });

  it('in German at 320 px everything of the passport can be read', async () => {
    const { signIns, me } = journeys.now();
    const { page, visitor } = me;
    await me.signIn(holder, '/me');
    await me.heading('My passport');
    await page.setViewportSize({ width: 320, height: 700 });
    await page.getByLabel('Language').selectOption('de');
    await me.heading('Mein Pass');
    expect(await page.evaluate<string>('document.documentElement.lang')).toBe('de');
    await visitor.look('de-passport');
    await me.follow('Diesen Nachweis ansehen');
    await page.getByRole('heading', { level: 2, name: 'Was darin steht' }).waitFor();
    await visitor.look('de-credential');
    for (const [path, title] of [
      ['/me/share/new', 'Einen neuen Link erstellen'],
      ['/me/notices', 'Mitteilungen'],
      ['/me/data', 'Meine Daten'],
      ['/claims', 'Meine Anträge'],
    ] as const) {
      await page.goto(`${signIns.hub}${path}`);
      await me.heading(title);
      await page.locator('main [role="status"]').waitFor({ state: 'detached' });
      await visitor.look(`de${path.replaceAll('/', '-')}`);
    }
  });

  it('an employee has everything about them erased', async () => {
    const { me } = journeys.now();
    const { page, visitor } = me;
    await me.signIn(candidate, '/me/data');
    await me.heading('My data');
    await me.press('Show me what would be erased');
    await me.says('This remains');
    await visitor.look('erasure-plan');
    await page.getByLabel('Type ERASE to confirm').fill('no');
    await me.press('Erase everything about me');
    await page.getByRole('alert').getByText('Type ERASE to confirm.').waitFor();
    await page.getByLabel('Type ERASE to confirm').fill('erase');
    await me.press('Erase everything about me');
    await me.says('You are erased, and so is your account here.');
    await visitor.look('erased');
    await page.reload();
    await me.heading('Sign in');
  });
}
