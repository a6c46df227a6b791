import type {
  Claim,
  ErasurePlan,
  Experience,
  Firms,
  Notices,
  People,
  Recoveries,
  Recovery,
} from '#domain/generated/schemas.js';
import { certified } from '../support/certified.js';
import { type Agent, PASSWORD, signIn } from '../support/cluster.js';
import { describeDatabases } from '../support/databases.js';
import { newExperience } from '../support/hub-factories.js';
import { refusal } from '../support/hub-requests.js';
import { type Office, openOffice } from '../support/office.js';

const LOST = { identityCheck: 'in-person', firmChange: 'none', reason: 'Lost the works phone.' };
const CANDIDATE = 'nevenka.simunic';

const personOf = async (anna: Agent, key: string) => {
  const people = (await anna.get('/api/v1/people').expect(200)).body as People;
  const person = people.items.find((one) => one.key === key);
  if (!person) throw new Error(`the example cluster has ${key}`);
  return person;
};
const recover = (officer: Agent, id: string, body: object = LOST) =>
  officer.post(`/api/v1/people/${id}/recovery`).send(body);

describeDatabases('access that an officer restores', (kind) => {
  it('needs an officer, another person, a reason, and a firm that is there', async () => {
    await openOffice({ kind }, async ({ cluster, shop, anna }) => {
      const { id, firmId } = await personOf(anna, CANDIDATE);
      await recover(cluster.hub.anyone, id).expect(401);
      await recover(shop.candidate, id).expect(403);
      for (const body of [
        { ...LOST, reason: '' },
        { ...LOST, identityCheck: 'believed' },
        { ...LOST, email: 'nobody' },
      ])
        expect(refusal(await recover(anna, id, body))).toEqual([400, 'body.invalid']);
      for (const body of [
        { ...LOST, firmChange: 'changed' },
        { ...LOST, firmChange: 'left', firmId },
      ])
        expect(refusal(await recover(anna, id, body))).toEqual([422, 'recovery.firm-missing']);
      const nowhere = '00000000-0000-4000-8000-000000000000';
      const moved = { ...LOST, firmChange: 'changed', firmId: nowhere };
      expect(refusal(await recover(anna, id, moved))).toEqual([422, 'firm.unknown']);
      expect(refusal(await recover(anna, nowhere))).toEqual([404, 'person.unknown']);
      const { email } = await personOf(anna, 'ivo.zantedo');
      const taken = { ...LOST, email: email.toUpperCase() };
      expect(refusal(await recover(anna, id, taken))).toEqual([409, 'account.exists']);
      // Nothing of it has happened: the session of before goes on.
      await shop.candidate.get('/api/v1/me').expect(200);
      const log = await anna.get(`/api/v1/people/${id}/recoveries`).expect(200);
      expect(log.body).toEqual({ items: [] });
    });
  });

  it('ends sessions and password, and gives the same person their credentials under a new address', async () => {
    await openOffice({ kind }, async ({ cluster, shop, anna }) => {
      const { credentialId } = await certified(shop, 1);
      const { id, email, firmId } = await personOf(anna, CANDIDATE);
      const answer = await recover(anna, id, {
        ...LOST,
        firmChange: 'left',
        email: 'Nevenka@Home.example',
      }).expect(201);
      expect(answer.headers['cache-control']).toBe('no-store');
      const { invitation, ...noted } = answer.body as Recovery;
      expect(noted).toMatchObject({ firmBefore: firmId, firmAfter: firmId, addressChanged: true });
      await shop.candidate.get('/api/v1/me').expect(401);
      for (const address of [email, 'nevenka@home.example'])
        await cluster.hub.anyone
          .post('/api/v1/sessions')
          .send({ email: address, password: PASSWORD })
          .expect(401);
      if (!invitation) throw new Error('there is a way back in');
      const again = await signIn(cluster.hub.url, invitation);
      expect((await again.get('/api/v1/me').expect(200)).body).toMatchObject({
        email: 'nevenka@home.example',
        personId: id,
      });
      await again.get(`/api/v1/credentials/${credentialId}`).expect(200);
      const notices = (await again.get('/api/v1/passport/notices').expect(200)).body as Notices;
      expect(notices.items[0]).toMatchObject({
        key: 'account.recovered',
        args: { reasonCode: 'firm-left' },
      });
      expect((await personOf(anna, CANDIDATE)).leftAt).toBeDefined();
      const log = (await anna.get(`/api/v1/people/${id}/recoveries`).expect(200))
        .body as Recoveries;
      expect(log.items).toEqual([noted]);
    });
  });

  it('leaves notes that nobody changes, and that go with the person', async () => {
    await openOffice({ kind }, async ({ cluster, anna, db }) => {
      const { id } = await personOf(anna, CANDIDATE);
      const { invitation } = (await recover(anna, id).expect(201)).body as Recovery;
      for (const change of ["UPDATE recovery SET reason = 'x'", 'DELETE FROM recovery'])
        await expect(db.query(change)).rejects.toThrow(/refused/);
      for (const change of ['UPDATE past_firm SET firm_id = firm_id', 'DELETE FROM past_manager'])
        await expect(db.query(change)).rejects.toThrow(/refused/);
      if (!invitation) throw new Error('there is a way back in');
      const again = await signIn(cluster.hub.url, invitation);
      const path = `/api/v1/people/${id}/erasure`;
      const plan = (await again.get(path).expect(200)).body as ErasurePlan;
      expect(plan.goes).toContainEqual({ what: 'Notes on access that was restored', count: 1 });
      await again.post(path).send({ confirmation: plan.confirmation }).expect(200);
      for (const table of ['recovery', 'past_firm', 'past_manager'])
        expect(await db.query(`SELECT * FROM ${table} WHERE person_id = $1`, [id])).toEqual([]);
    });
  });

  it('does not undo a tie: who has left the firm is still of it for an assessor who was, too', async () => {
    await openOffice({ kind }, async (office) => {
      const { anna } = office;
      const assessor = await personOf(anna, 'ivo.zantedo');
      const candidate = await personOf(anna, CANDIDATE);
      expect(assessor.firmId).not.toBe(candidate.firmId);
      const claim = await openedClaim(office);
      const assign = (tie: string) =>
        anna.post(`/api/v1/claims/${claim.id}/assignment`).send({ assessor: assessor.id, tie });
      // Once a colleague of the candidate, and back again.
      for (const firmId of [candidate.firmId, assessor.firmId])
        await recover(anna, assessor.id, { ...LOST, firmChange: 'changed', firmId }).expect(201);
      expect((await personOf(anna, 'ivo.zantedo')).firmId).toBe(assessor.firmId);
      expect(refusal(await assign('none'))).toEqual([403, 'assessor.conflict-undeclared']);
      await assign('same-firm').expect(200);
    });
  });

  it('takes the role of a manager away from who changes firms, and the people they managed', async () => {
    await openOffice({ kind }, async ({ anna, db }) => {
      const [manager] = await db.query<{ id: string; firm_id: string }[]>(
        `SELECT id, firm_id FROM person p
         WHERE EXISTS (SELECT FROM person q WHERE q.manager_id = p.id) ORDER BY key`,
      );
      const firms = (await anna.get('/api/v1/firms').expect(200)).body as Firms;
      const other = firms.items.find(({ id }) => id !== manager?.firm_id);
      if (!manager || !other) throw new Error('the example cluster has managers and firms');
      await db.query("UPDATE account SET roles = '{employee,manager}' WHERE person_id = $1", [
        manager.id,
      ]);
      const move = { ...LOST, firmChange: 'changed', firmId: other.id };
      await recover(anna, manager.id, move).expect(201);
      const people = (await anna.get('/api/v1/people').expect(200)).body as People;
      const moved = people.items.find(({ id }) => id === manager.id);
      expect(moved).toMatchObject({ firmId: other.id, roles: ['employee'] });
      const managed = 'SELECT 1 FROM person WHERE manager_id = $1';
      expect(await db.query(managed, [manager.id])).toEqual([]);
      const past = 'SELECT 1 FROM past_manager WHERE manager_id = $1';
      expect((await db.query<object[]>(past, [manager.id])).length).toBeGreaterThan(0);
    });
  });
});

async function openedClaim({ shop }: Office): Promise<Claim> {
  const recorded = await shop.candidate
    .post('/api/v1/experiences')
    .send(newExperience())
    .expect(201);
  const opened = await shop.candidate
    .post('/api/v1/claims')
    .send({
      standard: shop.standard.versionUri,
      level: 1,
      experiences: [(recorded.body as Experience).id],
      consent: true,
    })
    .expect(201);
  return opened.body as Claim;
}
