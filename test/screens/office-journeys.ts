import type { Claim, NewJudgement, People } from '#domain/generated/schemas.js';
import { judgementOf, openClaim } from '../../tools/demo/issue-claim.js';
import { partiesOf } from '../../tools/demo/prepare-claims.js';
import type { Journeys } from './journeys.js';
import { apiOf, emailOf, example } from './steps.js';

const [first, second] = example.experiences;
const holder = emailOf(example.experiences.at(-1)?.person_key);
const otherOfficer = emailOf('tommaso.ruzzano');

/** A judgement that does not find the first criterion met, and says why: no level is reached. */
function strictJudgement(claim: Claim): NewJudgement {
  const judgement = judgementOf(claim);
  return {
    ...judgement,
    criteria: judgement.criteria.map((criterion, place) =>
      place === 0
        ? { ...criterion, outcome: 'not-yet', cites: [], sufficient: false, rationale: 'Not seen.' }
        : criterion,
    ),
  };
}

/** What officers, assessors and moderators do. */
export function officeJourneys(journeys: Journeys): void {
  it('two assessors disagree, a moderator decides, and the appeal is decided by someone else', async () => {
    if (!first) throw new Error('the example has no experiences');
    const { signIns, me } = journeys.now();
    const { page, visitor } = me;
    const parties = await partiesOf(first, example, signIns);
    const claim = await openClaim(parties.candidate, first);
    const judging = `/api/v1/claims/${claim.id}/judgement`;
    await parties.assessor.post<Claim>(judging, judgementOf(claim));

    await me.signIn(signIns.officer, '/hub/claims');
    await me.says('One claim waits for you.');
    await visitor.look('officer-claims');
    await me.follow('Name a second assessor');
    await me.says('They do not see the first judgement.');
    await visitor.look('officer-claim-second');
    await page.getByLabel('Who assesses?').selectOption(parties.secondId);
    // The button goes as soon as it is pressed; the answer says that the assessor is named.
    const named = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await me.press('Name this assessor');
    expect((await named).ok()).toBe(true);
    await page.getByText('Who assesses', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Name this assessor' }).waitFor({ state: 'detached' });
    await parties.second.post<Claim>(judging, strictJudgement(claim));
    await page.reload();
    await me.says('The two assessors differ.');
    await me.says('They differ');
    await visitor.look('moderation');
    await page.getByLabel('That of assessor 2').check();
    await page.getByLabel('Why?').fill('The thread was never shown.');
    await me.press('Decide');
    await me.says('Not met yet');
    await visitor.look('moderated');
    await me.signOut();

    await me.signIn(emailOf(first.person_key), `/claims/${claim.id}`);
    await me.says('What is missing, and what would show it');
    await me.says('Not seen.');
    await me.unfold('You do not agree with the decision?');
    await visitor.look('claim-not-met');
    await page.getByLabel('Why do you not agree?').fill('It is on the second photo.');
    await me.press('Appeal the decision');
    await me.says('Appealed');
    await visitor.look('claim-appealed');
    await me.signOut();

    await me.signIn(signIns.officer, `/hub/claims/${claim.id}`);
    await me.says('Name who decides the appeal');
    const choice = page.getByLabel('Who assesses?');
    const offered = await choice
      .locator('option')
      .evaluateAll((options) =>
        options.map((option) => (option as unknown as { value: string }).value),
      );
    for (const earlier of [parties.assessorId, parties.secondId])
      expect(offered).not.toContain(earlier);
    await visitor.look('officer-claim-appeal');
    await choice.selectOption({ index: 1 });
    const chosen = await choice.inputValue();
    const appointed = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await me.press('Name this assessor');
    expect((await appointed).ok()).toBe(true);
    await page.getByRole('button', { name: 'Name this assessor' }).waitFor({ state: 'detached' });
    await me.signOut();

    const { items } = await parties.officer.get<People>('/api/v1/people');
    const third = items.find(({ id }) => id === chosen)?.email ?? '';
    await me.signIn(third, `/queue/${claim.id}`);
    await page.getByLabel('How are you tied to the candidate?').selectOption('none');
    await page.getByLabel('We are not related').check();
    await me.press('Open the evidence');
    await me.says('What was found before is not shown to you.');
    expect(await page.getByText('Not seen.').count()).toBe(0);
    await visitor.look('appeal-judging');
    const api = await apiOf(signIns, third);
    await api.post<Claim>(judging, judgementOf(claim));
    await me.signOut();

    await me.signIn(emailOf(first.person_key), `/claims/${claim.id}`);
    await me.says('after an appeal.');
    await me.says('This is what the credential will say');
    await visitor.look('claim-offered');
    await me.press('Accept the credential');
    await me.heading('The credential is yours');
    await me.follow('Look at this credential');
    await me.says('Criteria that are met');
    await me.says('Valid');
  });

  it('an assessor asks for more, and the candidate adds it', async () => {
    if (!second) throw new Error('the example has no second experience');
    const { signIns, me } = journeys.now();
    const { page, visitor } = me;
    const parties = await partiesOf(second, example, signIns);
    const claim = await openClaim(parties.candidate, second);
    const assigned = { assessor: parties.assessorId, tie: 'none' };
    await parties.officer.post(`/api/v1/claims/${claim.id}/assignment`, assigned);
    await me.signIn(emailOf(second.assessor_key), `/queue/${claim.id}`);
    await page.getByLabel('How are you tied to the candidate?').selectOption('none');
    await page.getByLabel('We are not related').check();
    await me.press('Open the evidence');
    await me.unfold('The evidence is not enough?');
    const asking = page.locator('details', { hasText: 'The evidence is not enough?' });
    await asking.getByRole('checkbox').first().check();
    await asking.getByLabel('What is missing?').fill('A photo of the left one.');
    await visitor.look('ask-more');
    await me.press('Send it back to the candidate');
    await me.heading('You have asked for more');
    await visitor.look('ask-more-done');
    await me.signOut();

    await me.signIn(emailOf(second.person_key), `/claims/${claim.id}`);
    await me.says('The assessor asks for more');
    await me.says('A photo of the left one.');
    await me.press('Write down something else I did');
    await page.getByLabel('Your work there').fill('Sample maker');
    await page.getByLabel('From').fill('2024-02-01');
    await page.getByLabel('What did you do?').fill('stitch the left one');
    await page.getByLabel('What kind of evidence is it?').selectOption('observation');
    await page.getByLabel('What does it show?').fill('The left one');
    await page.getByLabel('Made on').fill('2026-10-01');
    await page.getByLabel('The file: a photo, a PDF or a text').setInputFiles({
      name: 'left.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Seen at the bench.'),
    });
    await visitor.look('more-evidence');
    await me.press('Hand in the evidence');
    await page.getByText('stitch the left one').waitFor();
    await me.unfold('You want to end this claim?');
    await me.press('End this claim');
    await me.says('Withdrawn');
    await visitor.look('claim-withdrawn');
  });

  it('an officer corrects, an officer suspends and two officers revoke', async () => {
    const { signIns, me } = journeys.now();
    const { page, visitor } = me;
    const { officer } = signIns;
    await me.signIn(officer, '/hub/credentials');
    await page.getByLabel('Search by person').fill('nobody of that name');
    await me.says('0 credentials, 0 shown.');
    await page.getByLabel('Search by person').fill('désirée');
    await me.says('One credential.');
    await visitor.look('officer-credentials');
    await me.follow('Look at this credential');
    await me.unfold('Correct it');
    const correcting = page.locator('details', { hasText: 'You offer the holder' });
    await correcting.getByLabel('Reason').selectOption('name-wrong');
    await correcting.getByLabel('Family name').fill('Furlano Rossi');
    await visitor.look('correction-form');
    await me.press('Offer the correction');
    await me.says('The holder has not accepted it yet.');
    await me.signOut();

    await me.signIn(holder, '/me/notices');
    await me.says('A corrected credential is offered to you');
    await visitor.look('notices');
    await me.press('I have read it');
    await me.says('Read.');
    await me.follow('Look at this credential');
    await me.says('A correction waits for you');
    await visitor.look('correction-offered');
    await me.press('Accept the correction');
    await me.says('To the credential that this one replaced');
    await me.follow('To the credential that this one replaced');
    await me.says('A newer credential has taken its place.');
    await me.says('Reason: it was corrected.');
    await visitor.look('credential-superseded');
    await me.follow('To the newer one');
    await me.says('Furlano Rossi');
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await me.signOut();

    const change = async (summary: string, reason: string, button: string) => {
      await me.unfold(summary);
      const form = page.locator('details[open]');
      await form.getByRole('combobox').selectOption(reason);
      await form.getByLabel('In your own words').fill('A letter came from the firm.');
      await form.getByRole('button', { name: button }).click();
    };
    await me.signIn(officer, `/hub/credentials/${id}`);
    await me.says('What it says');
    await change('Suspend it', 'under-investigation', 'Suspend it');
    await me.says('Suspended on');
    await change('Ask to revoke it', 'evidence-false', 'Ask to revoke it');
    await me.says('another officer has to confirm it');
    expect(await page.getByText('Confirm the revocation').count()).toBe(0);
    await visitor.look('revocation-asked');
    await me.signOut();

    await me.signIn(otherOfficer, '/hub/credentials');
    await me.says('One request to revoke is open.');
    await page.goto(`${signIns.hub}/hub/credentials/${id}`);
    await me.says('A letter came from the firm.');
    await me.unfold('Confirm the revocation');
    await visitor.look('revocation-confirm');
    const form = page.locator('details[open]');
    await form.getByRole('combobox').selectOption('evidence-false');
    await form.getByLabel('In your own words').fill('I have read the letter too.');
    await form.getByRole('button', { name: 'Confirm the revocation' }).click();
    await me.says('Revoked on');
    expect(await page.getByRole('button', { name: 'Suspend it' }).count()).toBe(0);
    await visitor.look('officer-credential-revoked');
    await me.signOut();

    await me.signIn(holder, `/me/credentials/${id}`);
    await me.says('Reason: the evidence was false.');
    expect(await page.getByText('A letter came from the firm.').count()).toBe(0);
    await visitor.look('credential-revoked');
  });

  it('an officer grants a mandate and ends it', async () => {
    const { signIns, me } = journeys.now();
    const { page, visitor } = me;
    await me.signIn(signIns.officer, '/hub/mandates');
    await me.unfold('Grant a mandate');
    await page.getByLabel('Who?').selectOption({ label: 'Émile Vautrin' });
    await page.getByLabel('Up to level').fill('2');
    await page
      .getByRole('group', { name: 'Which standards?' })
      .getByRole('checkbox')
      .first()
      .check();
    await visitor.look('mandate-form');
    await me.press('Grant a mandate');
    const fresh = page
      .locator('article', { hasText: 'Émile Vautrin' })
      .filter({ hasText: 'Up to level2' });
    await fresh.waitFor();
    await fresh.getByText('End this mandate').click();
    await fresh.getByRole('button', { name: 'End it now' }).click();
    await page.getByText('Not in force').waitFor();
    await visitor.look('mandates');
  });
}
