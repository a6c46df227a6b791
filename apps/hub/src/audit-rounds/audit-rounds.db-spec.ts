import type { AuditLink, AuditRound } from '#domain/generated/schemas.js';
import { AccountsStore } from '#platform/auth/accounts.store.js';
import { InvitationsService } from '#platform/auth/invitations.service.js';
import { Clock, Ids, Salts } from '#platform/clock.js';
import { openDataSource } from '#platform/database/database.module.js';
import { inTransaction } from '#platform/database/in-transaction.js';
import { describeDatabases, type DatabaseKind } from '../../../../test/support/databases.js';
import { hubTables } from '../hub.module.js';
import { MembersService } from '../members/members.service.js';
import { MembersStore } from '../members/members.store.js';
import { NoticesService } from '../notices/notices.service.js';
import { NoticesStore } from '../notices/notices.store.js';
import { PersonalTablesService } from '../privacy/personal-tables.service.js';
import { AuditAnsweringService } from './audit-answering.service.js';
import { AuditAnswersStore } from './audit-answers.store.js';
import { AuditClosings } from './audit-closings.service.js';
import { AuditInvitationsService } from './audit-invitations.service.js';
import { AuditLinksStore } from './audit-links.store.js';
import { AuditReminders } from './audit-reminders.service.js';
import { AuditRoundsService } from './audit-rounds.service.js';
import { AuditRoundsStore } from './audit-rounds.store.js';
import { ClosedRoundsService } from './closed-rounds.service.js';
import { LinkHolder } from './link-holder.service.js';
import { LinkOpenings } from './link-openings.service.js';
import { RoundDesk } from './round-desk.service.js';

const DAY_MS = 86_400_000;
const FROM = '127.0.0.1';

async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const db = await openDataSource(database, 'hub', {
    entities: hubTables.flatMap(({ entities = [] }) => entities) as never,
    migrations: hubTables.flatMap(({ migrations }) => migrations) as never,
  });
  const clock = new Clock();
  const [ids, salts] = [new Ids(clock), new Salts()];
  const accounts = new AccountsStore(db);
  const people = new MembersStore(db);
  const invitations = new InvitationsService(db, accounts, clock, ids, salts);
  const members = new MembersService(people, accounts, invitations);
  const rounds = new AuditRoundsStore(db);
  const links = new AuditLinksStore(db);
  const answers = new AuditAnswersStore(db);
  const desk = new RoundDesk(rounds, links, members, clock, { auditAnswersMonths: 36 });
  const closings = new AuditClosings(rounds, links, answers, desk, clock);
  const holder = new LinkHolder(rounds, links, clock);
  const notices = new NoticesService(new NoticesStore(db), clock, ids, new PersonalTablesService());
  const firm = { id: ids.next(), key: 'sole', name: 'Sole', trade: 't', town: 'x', staff: 12 };
  const person = { id: ids.next(), key: 'bea', firmId: firm.id, email: 'bea@sole.example' };
  const named = { ...person, givenName: 'Bea', familyName: 'Bianchi' };
  const me = {
    ...{ id: ids.next(), name: 'Bea Bianchi', email: person.email, roles: ['manager'] },
    personId: person.id,
  };
  await inTransaction(db, async (m) => {
    await people.saveFirms({ added: [firm], changed: [] }, m);
    await people.savePeople({ added: [named], changed: [] }, m);
    await accounts.add(me, m);
  });
  const plan = new AuditRoundsService(rounds, desk, closings, clock, ids);
  const hub = {
    ...{ db, clock, me, firm, accounts, notices, closings, answers, plan },
    inviting: new AuditInvitationsService(rounds, links, answers, desk, salts),
    openings: new LinkOpenings(rounds, links, answers, holder, salts),
    answering: new AuditAnsweringService(rounds, links, answers, holder, salts),
    reminders: new AuditReminders(rounds, links, members, notices, clock),
    closed: new ClosedRoundsService(rounds, links, answers, closings, clock),
  };
  const close = async () => {
    await db.destroy();
    await drop();
  };
  return { hub, close };
}

type Hub = Awaited<ReturnType<typeof setup>>['hub'];

/** A database for each kind is enough: every test ends its round. */
const planned = ({ plan, me }: Hub, days = 10): Promise<AuditRound> => {
  const closesAt = new Date(Date.now() + days * DAY_MS).toISOString();
  return plan.plan({ kind: 'firm', closesAt }, me);
};
const invited = ({ inviting, me }: Hub, round: AuditRound): Promise<AuditLink> =>
  inviting.invite(round.id, { stratum: 'employee' }, me);
const opened = async (hub: Hub, round: AuditRound): Promise<string> =>
  (await hub.openings.open((await invited(hub, round)).token, FROM)).token;
const codesOf = (settled: readonly PromiseSettledResult<unknown>[]): unknown[] =>
  settled.map((one) =>
    one.status === 'fulfilled' ? 'taken' : (one.reason as { code?: unknown }).code,
  );

describeDatabases('audit rounds', (kind) => {
  let hub: Hub;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ hub, close } = await setup(kind));
  });
  afterAll(() => close());

  it('has one round of a firm at a time, and numbers of links once each, in a race too', async () => {
    const both = await Promise.allSettled([planned(hub), planned(hub)]);
    expect(codesOf(both).sort()).toEqual(['audit-round.already-planned', 'taken']);
    const round = both.find((one) => one.status === 'fulfilled')?.value as AuditRound;
    const links = await Promise.all([1, 2, 3].map(() => invited(hub, round)));
    expect(links.map(({ number }) => number).sort()).toEqual([1, 2, 3]);
    expect(links.map(({ form }) => form).sort()).toEqual(['full', 'short', 'short']);
    await hub.db.query('UPDATE audit_invitation SET number = 500 WHERE id = $1', [links[0]?.id]);
    await expect(invited(hub, round)).rejects.toMatchObject({ code: 'audit-invitation.too-many' });
    await hub.closings.cancel(round.id, hub.me);
  });

  it('loses no item when tabs save at once, and keeps zero, no answer and left open apart', async () => {
    const round = await planned(hub);
    const token = await opened(hub, round);
    const tabs = [
      { IGI1: 0 },
      { IGI2: 'DK' },
      { IGI3: null },
      { IGI4: 'REF' },
      { KAF1: 4 },
    ] as const;
    await Promise.all(tabs.map((answers) => hub.answering.save({ token, answers }, FROM)));
    await hub.answering.save({ token, answers: { KAF1: null } }, FROM);
    const { answers } = await hub.openings.open(token, FROM);
    expect(answers).toEqual({ IGI1: 0, IGI2: 'DK', IGI3: null, IGI4: 'REF', KAF1: null });
    await hub.closings.cancel(round.id, hub.me);
  });

  it('takes one of two who hand over at once, and what is saved beside it or not at all', async () => {
    const round = await planned(hub);
    const token = await opened(hub, round);
    const race = await Promise.allSettled([
      hub.answering.submit({ token, answers: { IGI1: 1 } }, FROM),
      hub.answering.submit({ token, answers: { IGI1: 1 } }, FROM),
      hub.answering.save({ token, answers: { IGI2: 2 } }, FROM),
    ]);
    const [first, second, saved] = codesOf(race);
    expect([first, second].sort()).toEqual(['audit-answer.already-submitted', 'taken']);
    await hub.closings.close(round.id, hub.me);
    const [one, ...others] = await hub.closed.respondentsOf(await hub.closed.closedRound(round.id));
    expect(others).toEqual([]);
    expect(one?.answers.IGI2).toBe(saved === 'taken' ? 2 : null);
  });

  it('counts as many as are there when a round closes while people hand over', async () => {
    const round = await planned(hub);
    const tokens = [];
    for (let n = 0; n < 3; n += 1) tokens.push(await opened(hub, round));
    const [first = '', ...rest] = tokens;
    await hub.answering.submit({ token: first }, FROM);
    const race = await Promise.allSettled([
      ...rest.map((token) => hub.answering.submit({ token }, FROM)),
      hub.closings.close(round.id, hub.me),
      hub.closings.close(round.id, hub.me),
    ]);
    const codes = codesOf(race);
    expect(codes.slice(2).sort()).toEqual(['audit-round.over', 'taken']);
    const late = codes.slice(0, 2);
    expect(late.filter((code) => code !== 'taken' && code !== 'audit-link.over')).toEqual([]);
    const inTime = 1 + late.filter((code) => code === 'taken').length;
    expect(await hub.closed.respondentsOf(await hub.closed.closedRound(round.id))).toHaveLength(
      inTime,
    );
    expect(await hub.closed.closedRound(round.id)).toMatchObject({ submitted: inTime });
  });

  it('lets nobody change what was handed over, and forgets it when a round is called off', async () => {
    const round = await planned(hub);
    await hub.answering.submit({ token: await opened(hub, round), answers: { IGI1: 4 } }, FROM);
    for (const table of ['audit_answer', 'audit_respondent'])
      await expect(
        hub.db.query(`UPDATE ${table} SET ${table === 'audit_answer' ? 'code' : 'stratum'} = '1'`),
      ).rejects.toThrow('is refused');
    expect(await hub.answers.submittedIn(round.id)).toHaveLength(1);
    await hub.closings.cancel(round.id, hub.me);
    expect(await hub.answers.submittedIn(round.id)).toEqual([]);
    await expect(hub.closed.closedRound(round.id)).rejects.toMatchObject({
      code: 'audit-round.not-closed',
    });
  });

  it('gives respondents in an order of chance that stays', async () => {
    const round = await planned(hub);
    for (let n = 0; n < 8; n += 1) {
      const answers = { IGI1: n % 5 } as { IGI1: 0 | 1 | 2 | 3 | 4 };
      await hub.answering.submit({ token: await opened(hub, round), answers }, FROM);
    }
    await hub.closings.close(round.id, hub.me);
    const order = (await hub.closed.respondentsOf(await hub.closed.closedRound(round.id))).map(
      ({ id, answers }) => [id, answers.IGI1],
    );
    expect(order.map(([id]) => id)).toEqual(['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8']);
    const again = await hub.closed.respondentsOf(await hub.closed.closedRound(round.id));
    expect(again.map(({ id, answers }) => [id, answers.IGI1])).toEqual(order);
    const ids = (await hub.answers.submittedIn(round.id)).map(({ id }) => id);
    // Version 4: it tells nothing of when it was made.
    expect(ids.every((id) => id.charAt(14) === '4')).toBe(true);
    expect([...ids].sort()).toEqual(ids);
  });

  it('knows from what people say alone how many answered the round before too', async () => {
    const rounds: string[] = [];
    for (const said of [[undefined], [], [true, false, undefined, true]] as const) {
      const round = await planned(hub);
      for (const answeredLastTime of said) {
        const last = answeredLastTime === undefined ? {} : { answeredLastTime };
        await hub.answering.submit({ token: await opened(hub, round), ...last }, FROM);
      }
      rounds.push((await hub.closings.close(round.id, hub.me)).id);
    }
    const [first = '', empty = '', last = ''] = rounds;
    expect(await hub.closed.overlapOf(first, last)).toBe(0.5);
    expect(await hub.closed.overlapOf(empty, last)).toBe(undefined);
    expect(await hub.closed.overlapOf(first, first)).toBe(undefined);
    expect(await hub.closed.lastClosedFor(hub.firm.id)).toMatchObject({ id: last, submitted: 4 });
    const closed = await hub.closed.roundsClosedFor(hub.firm.id);
    expect(closed.slice(0, 3).map(({ id }) => id)).toEqual([last, empty, first]);
    expect(closed[1]?.outcome).toBe('nobody-answered');
  });

  it('reminds and closes once, however often it is looked at', async () => {
    const round = await planned(hub, 2);
    await invited(hub, round);
    const reminded = await Promise.all([1, 2, 3].map(() => hub.reminders.remind()));
    expect(reminded.reduce((sum, one) => sum + one)).toBe(1);
    // A round that was made longer is told of again when it ends.
    const closesAt = new Date(Date.now() + 2.5 * DAY_MS).toISOString();
    await hub.plan.extend(round.id, closesAt, hub.me);
    expect([await hub.reminders.remind(), await hub.reminders.remind()]).toEqual([1, 0]);
    const at = Date.parse(closesAt);
    hub.clock.now = () => new Date(at);
    try {
      const closed = await Promise.all([1, 2, 3].map(() => hub.closings.closeDue()));
      expect(closed.reduce((sum, one) => sum + one)).toBe(1);
      expect(await hub.closed.closedRound(round.id)).toMatchObject({
        closedAt: new Date(closesAt),
        outcome: 'nobody-answered',
      });
    } finally {
      Reflect.deleteProperty(hub.clock, 'now');
    }
  });

  it('reminds officers of the round of the cluster, and no manager', async () => {
    const officer = { ...hub.me, roles: ['officer'] };
    const closesAt = new Date(Date.now() + DAY_MS).toISOString();
    const round = await hub.plan.plan({ kind: 'cluster', closesAt }, officer);
    await hub.inviting.invite(round.id, { stratum: 'member-firm' }, officer);
    const told = async () => (await hub.notices.list(hub.me)).items.map(({ args }) => args.roundId);
    expect(await hub.reminders.remind()).toBe(1);
    // Nobody here is an officer by their account: it is remembered as told.
    expect(await told()).not.toContain(round.id);
    await hub.plan.extend(round.id, closesAt, officer);
    await inTransaction(hub.db, (m) => hub.accounts.change(officer, m));
    expect(await hub.reminders.remind()).toBe(1);
    expect(await told()).toContain(round.id);
  });
});
