import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { bakePng } from '#credentials/bake-png.js';
import { unchecked } from '#credentials/check.js';
import { composeVerdict } from '#credentials/compose-verdict.js';
import type {
  AuditSummaryPublished,
  CredentialSummaries,
  Share,
  Verdict,
} from '#domain/generated/schemas.js';
import { ownAuditMethod } from '#credentials/audit-method-digests.js';
import { buildRelease } from '#domain/observatory/build-release.js';
import { ApiClient } from '../../tools/demo/api-client.js';
import { readExample } from '../../tools/demo/read-example.js';
import type { StartedSystem } from '../../tools/demo/system.js';
import { requirement } from '../support/requirements.js';
import { startDemonstration } from './started-system.js';
import { proofOf } from '../../tools/demo/proof-of.js';
import { launch, visit, type Visitor } from './visitor.js';

const chromium = requirement('chromium');
const example = readExample(new URL('../../examples', import.meta.url).pathname);

chromium.describe('anybody at the verifier', () => {
  let system: StartedSystem;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;
  let badge: string;
  let proof: string;
  let link: string;

  beforeAll(async () => {
    system = await startDemonstration();
    ({ badge, proof, link } = await whatTheHolderHas(system.signIns));
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

  const address = () => `${system.signIns.registry}/verify`;
  const answer = (word: string) =>
    page.getByRole('heading', { level: 2, name: word, exact: true }).waitFor();
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const picture = () =>
    bakePng(PNG.sync.write(new PNG({ width: 2, height: 2 })), badge).toString('base64');

  it('chooses a picture with the credential in it', async () => {
    await page.goto(address());
    expect(await button('Check').isDisabled()).toBe(true);
    await page.getByLabel('Files: the credential, and its proof if you have it').setInputFiles([
      { name: 'badge.png', mimeType: 'image/png', buffer: Buffer.from(picture(), 'base64') },
      { name: 'proof.txt', mimeType: '', buffer: Buffer.from(proof) },
    ]);
    await page.getByText('Chosen: badge.png').waitFor();
    await visitor.look('verifier-picture');
    await button('Check').click();
    await answer('Verified');
    expect(await page.locator('.stages .passed').count()).toBeGreaterThanOrEqual(6);
    await page.getByText('What this was looked up in').click();
    await page.getByText('Trust list of the registry: of').waitFor();
    await visitor.look('verifier-verified');
    await button('Remove').click();
    await page.locator('.verdict').waitFor({ state: 'detached' });
  });

  it('drops a file anywhere on the page', async () => {
    await page.goto(address());
    const transfer = await page.evaluateHandle(`(() => {
      const data = new DataTransfer();
      data.items.add(new File([${JSON.stringify(badge)}], 'credential.json'));
      return data;
    })()`);
    await page.dispatchEvent('h1', 'dragover', { dataTransfer: transfer });
    await page.locator('.drop.over').waitFor();
    await page.dispatchEvent('h1', 'drop', { dataTransfer: transfer });
    await page.locator('.drop.over').waitFor({ state: 'detached' });
    await button('Check').click();
    await answer('Verified, with remarks');
  });

  it('opens a link that somebody sent, and leaves no trace of it in the address', async () => {
    await page.goto(`${address()}#share=${encodeURIComponent(link)}`);
    await answer('Verified');
    expect(page.url()).toBe(address());
    await visitor.look('verifier-shared');
  });

  it('chooses among the credentials of a link', async () => {
    const several = unchecked('format', 'input.several', undefined, { count: '2' });
    await page.route(address(), (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ json: composeVerdict([several], new Date()) })
        : route.continue(),
    );
    await page.goto(`${address()}#share=${encodeURIComponent(link)}`);
    await answer('Could not verify');
    await page.getByText('The link shows 2 credentials. Choose one of them.').first().waitFor();
    await visitor.look('verifier-several');
    await page.unroute(address());
    const asked = page.waitForRequest(
      (request) => request.url() === address() && request.method() === 'POST',
    );
    await button('Credential 1').click();
    expect((await asked).postDataJSON()).toEqual({ url: `${link}/1` });
    await answer('Verified');
  });

  it('reads what could not be checked, and tries again', async () => {
    await page.goto(address());
    const gone = `${system.signIns.hub}/s/AAAAAAAAAAAAAAAAAAAAAA`;
    await page.getByLabel('Or its address').fill(gone);
    await button('Check').click();
    await answer('Could not verify');
    await page.getByText('There is no credential at this address.').first().waitFor();
    await page.getByText('More', { exact: true }).first().click();
    await page.getByText(`Source: ${gone}`).waitFor();
    await visitor.look('verifier-could-not');
    const again = page.waitForResponse((response) => response.url() === address());
    await button('Try again: Format').click();
    expect((await again).status()).toBe(200);
    await answer('Could not verify');
  });

  it('keeps a report with the time and the tool', async () => {
    await page.goto(address());
    await page.getByLabel('Credential (JSON or JWT)').fill(badge);
    await button('Check').click();
    await answer('Verified, with remarks');
    const saving = page.waitForEvent('download');
    await button('Save the report (JSON)').click();
    const report = JSON.parse(readFileSync(await (await saving).path(), 'utf8')) as {
      version: string;
      verdict: Verdict;
    };
    const { version } = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    ) as { version: string };
    expect(report).toMatchObject({ tool: 'Guildmark', version });
    expect(report.verdict.overall).toBe('verified-with-warnings');
    await page.emulateMedia({ media: 'print' });
    expect(await button('Check').isVisible()).toBe(false);
    expect(await page.getByText('Checked with Guildmark').isVisible()).toBe(true);
  });

  it('reads every sentence in Italian', async () => {
    await page.goto(address());
    await page.getByLabel('Language').selectOption('it');
    await page.getByLabel('Credenziale (JSON o JWT)').fill(badge);
    await button('Controlla').click();
    await answer('Verificata, con osservazioni');
    const sentences = await page.locator('.checks').innerText();
    expect(sentences).toContain('Chi rilascia ha firmato esattamente questo');
    expect(sentences).not.toMatch(/\bThe\b|\bissuer\b/);
    await visitor.look('verifier-it');
  });

  it('reads what audits show, and that nothing was frozen yet', async () => {
    await page.goto(address());
    await page.getByRole('link', { name: 'Observatory', exact: true }).click();
    await page.getByText('No quarter has been frozen yet.').waitFor();
    await visitor.look('observatory-empty');
  });

  it('reads for which method of the audit the registry vouches, part by part', async () => {
    await page.goto(`${system.signIns.registry}/observatory`);
    await page.getByRole('heading', { level: 2, name: 'Method of the audit' }).waitFor();
    await page.getByText(/^Released on .+, place \d+ in the ledger$/).click();
    await page.getByText('not yet with real firms').waitFor();
    const { digests } = ownAuditMethod();
    for (const digest of Object.values(digests)) await page.getByText(digest).waitFor();
    await visitor.look('observatory-method');
  });

  it('reads a frozen quarter, with what must be said beside the figures', async () => {
    const skills = ['Stitching the welt', 'Cutting the upper'];
    const standards = skills.map((title, n) => ({
      ...{ title, versionUri: `${system.signIns.registry}${SKILLS[n] ?? ''}` },
    }));
    // Three hubs with five firms each are more than this system has: the file is made as theirs would be.
    const list = { releases: [{ quarter: '2026-Q3', releasedAt: '2026-10-02T00:00:00.000Z' }] };
    await page.route('**/api/v1/observatory', (route) => route.fulfill({ json: list }));
    await page.route('**/api/v1/observatory/2026-Q3', (route) =>
      route.fulfill({
        json: buildRelease('2026-Q3', saidByHubs(system.signIns.registry), {
          standards,
          mappings: [],
        }),
      }),
    );
    await page.goto(`${system.signIns.registry}/observatory`);
    await page.getByText('About 75 firms were audited.').waitFor();
    await readsLackedSkills(page);
    await page.getByRole('cell', { name: '40%' }).first().waitFor();
    await page.getByText('There is no one cluster model.').waitFor();
    await visitor.look('observatory');
    await page.getByLabel('Language').selectOption('de');
    await page.getByRole('heading', { level: 2, name: 'Nach Land', exact: true }).waitFor();
    await visitor.look('observatory-de');
  });
});

/** A badge with its proof, and a link to it. */

async function whatTheHolderHas({ hub, password }: StartedSystem['signIns']) {
  const key = example.experiences.at(-1)?.person_key;
  const person = example.people.find(({ person_key: one }) => one === key);
  const client = await new ApiClient(hub).signedIn(person?.email ?? '', password);
  const { items } = await client.get<CredentialSummaries>('/api/v1/credentials');
  const id = items[0]?.id ?? '';
  const base = `/api/v1/credentials/${id}`;
  const proof = await proofOf(client, base);
  const badge = (await client.text(`${base}/open-badge`)).text;
  const share = await client.post<Share>('/api/v1/passport/shares', {
    credentials: [{ id, fields: 'whole' }],
    purpose: 'To show the verifier',
    expiresAt: new Date(Date.now() + 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z'),
  });
  return { badge, proof, link: share.url ?? '' };
}

const SKILLS = ['/concepts/7k3m9q2x1z/v1.0', '/concepts/8k3m9q2x1z/v1.0'];

/** The table comes first, the bars after it; a skill leads to the text of its standard. */
async function readsLackedSkills(page: Page) {
  const table = page.getByRole('table', { name: 'Hubs, firms and people' }).first();
  await table.waitFor();
  const rows = await table.getByRole('row').allInnerTexts();
  expect(rows.map((row) => row.split(/\s*\t\s*|\n/).join(' | '))).toEqual([
    'Skill | Hubs that told of it | Firms | Needed | Able | Lacking',
    'Stitching the welt | 5 | 70 | 280 | 70 | 75%',
    'Cutting the upper | 5 | 70 | 140 | not told | over three quarters',
    'Local skills without a European standard | 5 | 70 | 105 | 35 | 67%',
  ]);
  const link = table.getByRole('link', { name: 'Stitching the welt' });
  expect(await link.getAttribute('href')).toContain(SKILLS[0]);
  const picture = page.getByRole('img', { name: 'People needed and able' });
  expect(await picture.textContent()).toMatch(/70 \/ 280/);
  await page.getByText('No lacked skill is hidden.').waitFor();
  const countries = page.getByRole('heading', { level: 3, name: 'Lacked skills by country' });
  await countries.waitFor();
}

/** What seven hubs of two countries could tell. */
function saidByHubs(registry: string) {
  const gaps = (...needs: [string, number, number][]) =>
    needs.map(([versionUri, demand, supply]) => ({ versionUri, demand, supply, firms: 10 }));
  const [stitching = '', cutting = ''] = SKILLS.map((path) => `${registry}${path}`);
  const local = 'https://hub.example/standards/polishing/v1.0';
  const summary: AuditSummaryPublished = {
    summaryId: '0197c9a2-7b44-7c31-8a52-0d6f0e4b8f10',
    year: 2026,
    country: 'IT',
    nuts1: 'ITH',
    naceSection: 'C',
    clusterType: 'PORTERIAN',
    firms: 10,
    shares: { ig: 350, ka: 400, cd: 250 },
    smeTypes: { ENDOGENOUS: 6 },
    epsilonMilli: 1000,
    gaps: gaps([stitching, 40, 10], [cutting, 20, 0], [local, 15, 5]),
    instrumentVersion: '0.1.0',
  };
  const austria = { ...summary, country: 'AT', nuts1: 'AT1', firms: 11 };
  return [summary, summary, { ...summary, nuts1: 'ITI' }, summary, austria, austria, austria].map(
    (said, number) => ({ origin: `hub${String(number)}.example/ledger`, summary: said }),
  );
}
