import type { Page } from 'playwright-core';
import type {
  AuditForm,
  AuditLink,
  AuditRound,
  AuditStart,
  Firm,
  NewRoleProfile,
  Standards,
} from '#domain/generated/schemas.js';
import { ApiClient } from '../../tools/demo/api-client.js';
import type { Journeys } from './journeys.js';
import { apiOf, emailOf, focused, tabTo } from './steps.js';

const manager = emailOf('ornella.bressano');
const FIRM = 'Taglio alla Chiusa S.n.c.';

/** Which cell of a grid has the focus, counted row by row. */
const FOCUSED_CELL =
  '[...document.querySelectorAll("[role=gridcell]")].indexOf(document.activeElement)';

async function pressed(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

const question = (page: Page, place: string) =>
  page.getByRole('heading', { level: 1, name: `${place} of ` }).waitFor();

/** Answers everything from where the page is to the end: every code, and every way to give none. */
async function answerAll(page: Page, from: number, total: number): Promise<void> {
  const keys = ['1', '2', '3', '4', '5', '4', '2', '7', '8', '9'];
  for (let place = from; place <= total; place += 1) {
    await question(page, String(place));
    await page.keyboard.press(keys[place % keys.length] ?? '1');
  }
}

/** Rounds of questions, pictures of learning, and what they rest on. */
export function auditJourneys(journeys: Journeys): void {
  it('a manager asks, somebody answers by link, and the picture is read without a mouse', async () => {
    const { me } = journeys.now();
    const { page, visitor } = me;
    await me.signIn(manager, '/firm/audit');
    await me.heading('Learning audit');
    await me.says('One person cannot show whether people see things alike.');
    await visitor.look('audits');
    await pressed(page, 'Plan this round');
    await me.says('0 of 0 have answered.');
    await pressed(page, 'Go to the round');
    await page.getByLabel('In what position do they answer?').waitFor();
    expect(await focused(page)).toMatch(/^Round of /);
    await tabTo(page, 'In what position do they answer?');
    // One letter each: those of a word count together only when they come fast.
    await page.keyboard.type('e');
    await tabTo(page, 'Which form?');
    await page.keyboard.type('S');
    await pressed(page, 'Make a link');
    const link = await page.getByLabel('Link to pass on').inputValue();
    await visitor.look('round');

    await journeys.asStranger(async (stranger) => {
      const { page: other } = stranger;
      await other.goto(link);
      await stranger.heading(`Questions about learning: ${FIRM}`);
      await stranger.says('29 questions, about 10 minutes');
      await stranger.says('Answers are deleted 36 months after the round ends.');
      await stranger.visitor.look('answer-welcome');
      await pressed(other, 'Start');
      await question(other, '1');
      expect(await focused(other)).toMatch(/^1 of 29/);
      await other.keyboard.press('1');
      await question(other, '2');
      await stranger.says('Saved ');
      await pressed(other, 'Back');
      await question(other, '1');
      const chosen = other.getByRole('button', { pressed: true });
      expect(await chosen.innerText()).toContain('This does not happen here');
      await stranger.visitor.look('answer-question');
      // The address has become their own: with it they come back to where they stopped.
      expect(other.url()).not.toBe(link);
      await other.reload();
      await pressed(other, 'Go on where you stopped');
      await answerAll(other, 2, 28);
      await question(other, '29');
      await pressed(other, 'Leave open and go on');
      await stranger.heading('Before you send');
      await stranger.says('You answered 28 of 29 questions.');
      await stranger.visitor.look('answer-final');
      await pressed(other, 'Send my answers');
      await stranger.heading('Thank you');
      await other.reload();
      await stranger.heading('These answers were sent already');
      await stranger.visitor.look('answer-sent');
    });

    await page.reload();
    await me.says('1 of 1 has answered.');
    await pressed(page, 'Close the round');
    await me.says('The picture will rest on one answer.');
    await pressed(page, 'Close it now');
    await pressed(page, 'Compute the picture');
    await me.heading(`Learning at ${FIRM}: a picture`);
    await me.says('It rests on the answers of one person.');
    await me.says('What it was computed from is kept until ');
    await visitor.look('picture');
    await pressed(page, 'Show as table: Balance of the three levels');
    await page.waitForURL((url) => url.search === '?table=balance');
    await page.reload();
    await page.getByRole('table', { name: 'Balance of the three levels' }).waitFor();
    await tabTo(page, 'Yes, it does');
    await page.keyboard.press('Space');
    await pressed(page, 'Save the answer');
    await me.says('Answered on ');
    await pressed(page, 'Decide about it');
    await pressed(page, 'Save the decision');
    await me.says('Accepted');
    await visitor.look('picture-decided');
    await page.goto(new URL('/firm/actions', page.url()).href);
    await me.says('Look at it again on ');
    await visitor.look('actions');
  });

  it('a manager tells facts, describes a post and writes down what was learned', async () => {
    const { me } = journeys.now();
    const { page, visitor } = me;
    await me.signIn(manager, '/firm');
    await me.heading(FIRM);
    await page.getByLabel('How many people work in the firm?').fill('6.5');
    await page.getByLabel('In which year was it founded?').fill('1998');
    await page.getByLabel('Region').fill('ith35');
    await page.getByLabel('Officers of the hub may see the firm’s picture').check();
    await me.press('Save the facts');
    await me.says('Last told on ');
    await visitor.look('firm');

    await me.follow('Skills');
    await page.getByLabel('What is the post called?').fill('Cutter');
    await page.getByLabel('Which one?').selectOption({ index: 1 });
    await me.press('Save the post');
    await page.getByRole('columnheader', { name: 'Cutter (1)' }).waitFor();
    await visitor.look('skills');

    await me.follow('Learning records');
    await me.unfold('Write something down');
    await page.getByLabel('What was it?').selectOption('note');
    await page.getByLabel('What was it about?').first().fill('Buyers ask for softer leather.');
    await me.press('Write it down');
    await me.says('Buyers ask for softer leather.');
    await visitor.look('records');
    await me.follow('Notes of the firm');
    await me.press('I have read it');
    await me.says('One person has confirmed reading it.');
    await visitor.look('notes');
  });

  it('a manager walks through the gaps with arrow keys, and reads on where a list is long', async () => {
    const { signIns, me } = journeys.now();
    const { page, visitor } = me;
    const api = await apiOf(signIns, manager);
    const auditId = await auditWithGaps(api, new ApiClient(signIns.hub));
    await me.signIn(manager, `/firm/audit/${auditId}`);
    await me.heading(`Learning at ${FIRM}: a picture`);
    await me.says('Arrow keys move from cell to cell.');
    const grid = page.getByRole('grid');
    const [, ...columns] = await grid.locator('[role=columnheader]').allTextContents();
    const rows = await grid.locator('[role=rowheader]').allTextContents();
    expect([columns.length, rows.length > 2]).toEqual([2, true]);
    await tabToRole(page, 'gridcell');
    const lastRow = rows.length - 1;
    /** What the line beneath the picture says of the cell that has the focus. */
    const isAt = async (row: number, column: number) => {
      const at = row * columns.length + column;
      expect(await page.evaluate<number>(FOCUSED_CELL)).toBe(at);
      const cell = grid.getByRole('gridcell').nth(at);
      const text = (await cell.getAttribute('aria-label')) ?? '';
      expect(text).toMatch(/^\d+%/);
      await me.says(`${rows[row] ?? ''}, ${columns[column] ?? ''}: ${text}`);
    };
    await isAt(0, 0);
    for (const [key, row, column] of [
      ['ArrowUp', 0, 0],
      ['ArrowDown', 1, 0],
      ['ArrowRight', 1, 1],
      ['ArrowRight', 1, 1],
      ['Home', 1, 0],
      ['End', 1, 1],
      ['Control+Home', 0, 0],
      ['Control+End', lastRow, 1],
      ['ArrowLeft', lastRow, 0],
      ['ArrowUp', lastRow - 1, 0],
    ] as const) {
      await page.keyboard.press(key);
      await isAt(row, column);
    }
    await visitor.look('gaps-cell');
    // One stop of Tab for all cells, and back to the one that was left.
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Show as table');
    await page.keyboard.press('Shift+Tab');
    await isAt(lastRow - 1, 0);
    await page.emulateMedia({ media: 'print' });
    expect(await grid.count()).toBe(0);
    expect(await page.getByText(`${rows[lastRow - 1] ?? ''}, `).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });

    const { id: firmId } = await api.get<Firm>('/api/v1/firms/own');
    const records = `/api/v1/firms/${firmId}/learning-records`;
    const note = { kind: 'note', about: 'Dyes get dearer.', decidedBy: 'owner' };
    for (let n = 0; n < 52; n += 1)
      await api.post(records, { ...note, on: `2026-01-${String(1 + (n % 28)).padStart(2, '0')}` });
    for (const [path, heading] of [
      ['/firm/records', 'Learning records'],
      ['/me/notes', 'Notes of the firm'],
    ] as const) {
      await page.goto(new URL(path, page.url()).href);
      await me.heading(heading);
      await me.says('50 entries are shown. There are more.');
      if (path === '/firm/records') await visitor.look('records-more');
      await pressed(page, 'Show more');
      await page.getByText(/^All 5[2-9] entries are shown\.$/).waitFor();
      expect(await focused(page)).toMatch(/^All 5/);
      expect(await page.getByText('Dyes get dearer.').count()).toBe(52);
    }
  });

  it('an officer asks about the cluster and reads what may be said of it', async () => {
    const { signIns, me } = journeys.now();
    const { page, visitor } = me;
    await me.signIn(signIns.officer, '/hub/audit');
    await me.unfold('Plan a round of the cluster');
    await visitor.look('cluster-audits');
    await me.press('Plan this round');
    await page.getByRole('link', { name: /^Go to the round/ }).click();
    await me.press('Make a link');
    const link = await page.getByLabel('Link to pass on').inputValue();
    await sendAnswers(new ApiClient(signIns.hub), link);
    await me.unfold('Close the round');
    await me.press('Close it now');
    await me.press('Compute the picture');
    await me.follow('Look at the picture');
    await me.says('Held back: figures over firms are shown from five firms on.');
    await visitor.look('cluster-picture');
    await me.follow('What firms do together');
    await me.says('No joint plan is recorded yet.');
    await visitor.look('cluster-learning');
  });

  it('officers and assessors read how the hub assesses, and why a figure is not shown', async () => {
    const { signIns, me } = journeys.now();
    const { visitor } = me;
    await me.signIn(signIns.officer, '/hub/culture');
    await me.heading('Culture of assessment');
    await me.says('per 100 employees; the firms have ');
    await me.says('Held back: fewer than five people are behind it.');
    await me.says('the hub does not watch that.');
    await visitor.look('culture');
    await me.signOut();
    await me.signIn(emailOf('giuliana.mazzuco'), '/');
    await me.follow('Culture of assessment');
    await me.heading('Culture of assessment');
    await me.says('0.92 (declared: 0.92)');
  });
}

/** Moves the focus by Tab alone until it is on something of this role. */
async function tabToRole(page: Page, role: string): Promise<void> {
  for (let stop = 0; stop < 100; stop += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate<string | null>('document.activeElement.role')) === role) return;
  }
  throw new Error(`Tab never came to a ${role}`);
}

/** The audit of a round with one answer, of a firm that needs several competences. */
async function auditWithGaps(api: ApiClient, anyone: ApiClient): Promise<string> {
  const { id: firmId } = await api.get<Firm>('/api/v1/firms/own');
  const { items } = await api.get<Standards>('/api/v1/standards');
  const profile: NewRoleProfile = {
    name: 'Stitcher',
    people: 2,
    competences: items.slice(0, 3).map(({ versionUri }) => ({
      ...{ standard: versionUri, level: 1, need: 'all', criticality: 4 },
      ...{ decay: 'craft', family: 'TEC', core: true },
    })),
  };
  await api.post(`/api/v1/firms/${firmId}/role-profiles`, profile);
  const closesAt = new Date(Date.now() + 86_400_000).toISOString();
  const round = await api.post<AuditRound>('/api/v1/audit-rounds', { kind: 'firm', closesAt });
  const path = `/api/v1/audit-rounds/${round.id}`;
  const { token } = await api.post<AuditLink>(`${path}/invitations`, { stratum: 'owner' });
  await sendAnswers(anyone, `${anyone.url}/#${token}`);
  await api.post(`${path}/close`, {});
  const { auditId = '' } = await api.post<AuditStart>('/api/v1/audits', { roundId: round.id });
  return auditId;
}

/** What somebody who was asked answers, without a browser. */
async function sendAnswers(api: ApiClient, link: string): Promise<void> {
  const opening = { token: new URL(link).hash.slice(1), language: 'en' };
  const { token, items } = await api.post<AuditForm>('/api/v1/audit-answers/opening', opening);
  const answers = Object.fromEntries(items.map(({ id }, place) => [id, place % 5]));
  await api.post('/api/v1/audit-answers/submission', { token, answers });
}
