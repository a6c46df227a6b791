import { randomUUID } from 'node:crypto';
import type {
  Claim,
  Claims,
  Erasure,
  ErasurePlan,
  Issued,
  People,
} from '#domain/generated/schemas.js';
import { DataSource } from 'typeorm';
import { parseProofExtra } from '#ledger/person-leaf.js';
import { parseTlogProof } from '#ledger/tlog-proof.js';
import { twoRoles } from '../support/app-role.js';
import { checkLedger } from '../support/check-ledger.js';
import { type Agent, type Cluster, eventually, setup } from '../support/cluster.js';
import {
  claim,
  newExperience,
  newJudgement,
  record,
  smallHub,
  type SmallHub,
} from '../support/hub-factories.js';
import { accept, assign, judge, look, refusal } from '../support/hub-requests.js';
import { proofText } from '../support/proof-text.js';
import { requirement } from '../support/requirements.js';
import { command, revoke } from '../support/revoke.js';

/** A test with the small cluster; the ledger is sound before and after. */
async function withHub(
  test: (setting: { cluster: Cluster; small: SmallHub; db: DataSource }) => Promise<void>,
): Promise<void> {
  const cluster = await setup();
  try {
    const small = await smallHub(cluster);
    const db = cluster.hub.app.get(DataSource);
    await test({ cluster, small, db });
    await checkLedger(db);
  } finally {
    await cluster.close();
  }
}

/** Ada's credential, judged by Dino. */
async function adaCertified(small: SmallHub): Promise<{ claim: Claim; issued: Issued }> {
  const ada = await small.as('ada');
  const opened = await claim(ada, small);
  await assign(small, opened.id, 'dino').expect(200);
  await judge(await small.as('dino'), opened.id, newJudgement(opened)).expect(200);
  return { claim: opened, issued: (await accept(ada, opened.id).expect(201)).body as Issued };
}

const pathOf = (small: SmallHub, key: string) => `/api/v1/people/${small.personId(key)}/erasure`;

/** Reads the plan and sends its confirmation. */
async function erase(agent: Agent, small: SmallHub, key: string): Promise<Erasure> {
  const plan = (await agent.get(pathOf(small, key)).expect(200)).body as ErasurePlan;
  const { confirmation } = plan;
  return (await agent.post(pathOf(small, key)).send({ confirmation }).expect(200)).body as Erasure;
}

it('names what goes and what remains, and erases only what was confirmed', async () => {
  await withHub(async ({ small }) => {
    const ada = await small.as('ada');
    await adaCertified(small);
    const plan = (await ada.get(pathOf(small, 'ada')).expect(200)).body as ErasurePlan;
    const goes = Object.fromEntries(plan.goes.map(({ what, count }) => [what, count]));
    expect(goes).toMatchObject({
      Experiences: 1,
      'Items of evidence, with their contents': 1,
      'Claims, with the judgements on them': 1,
      'Credentials kept by this hub': 1,
    });
    expect(plan.remains.join(' ')).toMatch(/34 bytes.*Backups/);

    const post = (confirmation: string) => ada.post(pathOf(small, 'ada')).send({ confirmation });
    expect(refusal(await post('A'.repeat(43)))).toEqual([409, 'erasure.not-confirmed']);
    await record(ada);
    expect(refusal(await post(plan.confirmation))).toEqual([409, 'erasure.not-confirmed']);
    expect(refusal(await ada.post(pathOf(small, 'ada')).send({}))).toEqual([400, 'body.invalid']);
    await ada.get('/api/v1/me').expect(200);
  });
});

it('is for officers, and for everybody about themselves; of others nobody learns anything', async () => {
  await withHub(async ({ cluster, small }) => {
    const [caro, dino] = [await small.as('caro'), await small.as('dino')];
    const manager = await cluster.hub.as('manager');
    for (const agent of [caro, manager]) {
      expect(refusal(await agent.get(pathOf(small, 'dino')))).toEqual([404, 'person.unknown']);
      const sent = agent.post(pathOf(small, 'dino')).send({ confirmation: 'A'.repeat(43) });
      expect(refusal(await sent)).toEqual([404, 'person.unknown']);
    }
    const nobody = '/api/v1/people/00000000-0000-4000-8000-000000000000/erasure';
    expect(refusal(await small.officer.get(nobody))).toEqual([404, 'person.unknown']);
    expect(await erase(dino, small, 'dino')).toMatchObject({ askedBy: 'person' });
    expect(refusal(await dino.get('/api/v1/me'))).toEqual([401, 'session.required']);
    expect(await erase(small.officer, small, 'caro')).toMatchObject({ askedBy: 'officer' });
  });
});

it('leaves nothing to look at: account, claims, credentials, evidence are gone', async () => {
  await withHub(async ({ cluster, small, db }) => {
    const { claim: opened, issued } = await adaCertified(small);
    const [ada, dino] = [await small.as('ada'), await small.as('dino')];
    const credential = `/api/v1/credentials/${issued.credentialId}`;
    await proofText(ada, `${credential}/proof`);
    const evidence = `/api/v1/evidence/${String(opened.experiences[0]?.evidence[0]?.id)}`;
    await ada.get(evidence).expect(200);

    await erase(small.officer, small, 'ada');
    await ada.get('/api/v1/me').expect(401);
    for (const view of ['', '/open-badge', '/open-badge-jwt', '/badge.png', '/jwt', '/proof'])
      expect(refusal(await small.officer.get(credential + view))).toEqual([
        404,
        'credential.unknown',
      ]);
    const revoked = await command(small.officer, issued.credentialId, 'suspend');
    expect(refusal(revoked)).toEqual([404, 'credential.unknown']);
    expect(refusal(await dino.get(evidence))).toEqual([404, 'evidence.unknown']);
    expect(refusal(await small.officer.get(`/api/v1/claims/${opened.id}`))).toEqual([
      404,
      'claim.unknown',
    ]);
    const people = (await small.officer.get('/api/v1/people').expect(200)).body as People;
    expect(people.items.map(({ key }) => key)).not.toContain('ada');
    expect(people.items).toHaveLength(5);
    expect(refusal(await small.officer.get(pathOf(small, 'ada')))).toEqual([410, 'person.erased']);
    const invitation = `/api/v1/people/${small.personId('ada')}/invitation`;
    expect(refusal(await small.officer.post(invitation))).toEqual([404, 'person.unknown']);
    expect(await db.query('SELECT * FROM person WHERE id = $1', [small.personId('ada')])).toEqual(
      [],
    );
    // the entry stays taken: nobody else's credential ever gets the index of this one
    expect(await db.query('SELECT idx FROM status_index')).toHaveLength(1);
    await cluster.hub.anyone.get('/status/1').expect(200);
  });
});

it('is harmless the second time, also when two ask at once', async () => {
  await withHub(async ({ small, db }) => {
    await adaCertified(small);
    const plan = (await small.officer.get(pathOf(small, 'ada')).expect(200)).body as ErasurePlan;
    const { confirmation } = plan;
    const send = () => small.officer.post(pathOf(small, 'ada')).send({ confirmation }).expect(200);
    const answers = await Promise.all([send(), send(), send()]);
    const [first, ...others] = answers.map(({ body }) => body as Erasure);
    for (const other of others) expect(other).toEqual(first);
    expect((await send()).body).toEqual(first);
    expect(await db.query('SELECT asked_by FROM erasure')).toEqual([{ asked_by: 'officer' }]);
  });
});

it('keeps the judgements of an assessor who was erased, under no name', async () => {
  await withHub(async ({ small, db }) => {
    const { claim: opened, issued } = await adaCertified(small);
    const answer = await erase(small.officer, small, 'dino');
    expect(answer.remains.join(' ')).toContain('Judgements on claims of others');
    const ada = await small.as('ada');
    const [assessment] = (await look(ada, opened.id)).assessments;
    expect(assessment).toMatchObject({
      assessorId: small.personId('dino'),
      assessorName: 'Erased person',
      outcome: 'met',
    });
    await ada.get(`/api/v1/credentials/${issued.credentialId}`).expect(200);
    const [left] = await db.query<object[]>('SELECT * FROM person WHERE id = $1', [
      small.personId('dino'),
    ]);
    const id = small.personId('dino');
    expect(left).toEqual({
      id,
      key: id,
      firm_id: null,
      left_at: null,
      given_name: 'Erased',
      family_name: 'person',
      email: `${id}@erased.invalid`,
      manager_id: null,
      erased: true,
    });
    // and nobody can be made to judge again under this id
    const second = await claim(await small.as('fede'), small);
    expect(refusal(await assign(small, second.id, 'dino'))).toEqual([422, 'assessor.not-mandated']);
    const again = await small.officer.post(pathOf(small, 'dino')).send({
      confirmation: 'A'.repeat(43),
    });
    expect(again.body).toEqual(answer);
  });
});

it('sets a claim free that waits for the judgement of an assessor who was erased', async () => {
  await withHub(async ({ small }) => {
    const ada = await small.as('ada');
    const opened = await claim(ada, small);
    await assign(small, opened.id, 'dino').expect(200);
    await erase(small.officer, small, 'dino');
    expect(await look(ada, opened.id)).toMatchObject({ state: 'documented', assessments: [] });
    await assign(small, opened.id, 'elsa').expect(200);
    await judge(await small.as('elsa'), opened.id, newJudgement(opened)).expect(200);
    await accept(ada, opened.id).expect(201);
  });
});

it('sets the second turn free, and keeps the judgement of the first', async () => {
  await withHub(async ({ small }) => {
    const ada = await small.as('ada');
    const opened = await claim(ada, small);
    await assign(small, opened.id, 'caro', 'same-firm').expect(200);
    const tied = newJudgement(opened, { declaration: { independent: true, tie: 'same-firm' } });
    await judge(await small.as('caro'), opened.id, tied).expect(200);
    await assign(small, opened.id, 'dino').expect(200);
    await erase(small.officer, small, 'dino');
    expect(await look(ada, opened.id)).toMatchObject({ state: 'second-assessing' });
    await assign(small, opened.id, 'elsa').expect(200);
    await judge(await small.as('elsa'), opened.id, newJudgement(opened)).expect(200);
    await accept(ada, opened.id).expect(201);
  });
});

it('erases the manager of others, and the import does not bring anybody back by itself', async () => {
  await withHub(async ({ cluster, small, db }) => {
    await erase(small.officer, small, 'bea');
    expect(await db.query('SELECT id FROM person WHERE manager_id IS NOT NULL')).toEqual([]);
    const csv = (lines: readonly string[]) => lines.join('\n');
    const imported = await cluster.hub.first.post('/api/v1/cluster-imports').send({
      firms: csv(['firm_key,name,trade,town,staff', '']),
      people: csv(['person_key,firm_key,given_name,family_name,email,manager_key', '']),
      roles: csv(['person_key,role', '']),
    });
    expect(imported.status).toBe(200);
    const people = (await small.officer.get('/api/v1/people').expect(200)).body as People;
    expect(people.items.map(({ key }) => key).sort()).toEqual([
      'ada',
      'caro',
      'dino',
      'elsa',
      'fede',
    ]);
    const accounts = 'SELECT id FROM account WHERE person_id = $1';
    expect(await db.query(accounts, [small.personId('bea')])).toEqual([]);
  });
});

it('does not erase the last officer', async () => {
  await withHub(async ({ small, db }) => {
    const ada = await small.as('ada');
    await db.query(
      `UPDATE account SET roles = array_append(roles, 'officer') WHERE person_id = $1`,
      [small.personId('ada')],
    );
    await db.query(`UPDATE account SET roles = '{employee}' WHERE person_id IS NULL`);
    const plan = (await ada.get(pathOf(small, 'ada')).expect(200)).body as ErasurePlan;
    const { confirmation } = plan;
    const send = () => ada.post(pathOf(small, 'ada')).send({ confirmation });
    expect(refusal(await send())).toEqual([409, 'erasure.last-officer']);
    expect(await db.query('SELECT id FROM erasure')).toEqual([]);
    await db.query(`UPDATE account SET roles = '{officer}' WHERE person_id IS NULL`);
    expect((await send()).status).toBe(200);
  });
});

it('destroys the key while the leaf still waits, and the leaf comes and means nothing', async () => {
  await withHub(async ({ cluster, small, db }) => {
    await cluster.registry.stop();
    await adaCertified(small);
    await erase(small.officer, small, 'ada');
    expect(await db.query('SELECT * FROM subject_key')).toEqual([]);
    await cluster.registry.start();
    await eventually(async () => {
      const { queued, size, published } = await checkLedger(db);
      return queued === 0 && published === size;
    });
    const [{ count } = { count: 0 }] = await db.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM ledger_leaf
       WHERE octet_length(entry) = 34 AND substring(entry FOR 2) = '\\x0100'`,
    );
    expect(count).toBe(1);
  });
});

it('lets no row of an erased person in, and nothing of anybody out without an erasure', async () => {
  await withHub(async ({ cluster, small, db }) => {
    const { issued } = await adaCertified(small);
    await revoke(cluster, issued.credentialId);
    for (const table of ['claim_event', 'credential', 'status_change'])
      await expect(db.query(`DELETE FROM ${table}`)).rejects.toThrow(/only an erasure deletes/);
    await erase(small.officer, small, 'dino');
    const dino = small.personId('dino');
    await expect(
      db.query(
        `INSERT INTO experience (id, person_id, from_day, role, tasks, recorded_at)
         VALUES (gen_random_uuid(), $1, '2025-01-01', 'x', '{x}', now())`,
        [dino],
      ),
    ).rejects.toThrow('person.erased');
    await expect(
      db.query(`INSERT INTO subject_key VALUES ($1, sha256('') || substr(sha256(''), 1, 28))`, [
        dino,
      ]),
    ).rejects.toThrow('person.erased');
    await expect(db.query('DELETE FROM erasure')).rejects.toThrow(/only grows/);
    await expect(
      db.query(`UPDATE person SET given_name = 'Dino' WHERE id = $1`, [dino]),
    ).rejects.toThrow(/person_erased_says_nothing/);
  });
});

it('I11 a salt is computed anew for each leaf: two credentials of one person share nothing', async () => {
  await withHub(async ({ small, db }) => {
    const ada = await small.as('ada');
    const credentials = [await adaCertified(small), await adaCertified(small)];
    const salts: Buffer[] = [];
    for (const { issued } of credentials) {
      const text = await proofText(ada, `/api/v1/credentials/${issued.credentialId}/proof`);
      salts.push(parseProofExtra(parseTlogProof(text).extra ?? '').salt);
    }
    expect(salts[0]?.equals(salts[1]!)).toBe(false);
    const leaves = await db.query<{ entry: Buffer; intent_id: string }[]>(
      'SELECT entry, intent_id FROM ledger_leaf WHERE octet_length(entry) = 34',
    );
    expect(leaves).toHaveLength(2);
    const [a, b] = leaves.map(({ entry }) => entry.subarray(2)) as [Buffer, Buffer];
    // no four bytes in a row are the same: 29 x 29 pairs, expected 841 / 2^32
    for (let i = 0; i + 4 <= 32; i++) expect(b.includes(a.subarray(i, i + 4))).toBe(false);
    const claims = (await ada.get('/api/v1/claims').expect(200)).body as Claims;
    expect(claims.items).toHaveLength(2);
  });
});

requirement('postgres').it(
  'leaves nothing behind of requests that were under way, and needs no right to own a table',
  async () => {
    const roles = await twoRoles();
    const cluster = await setup({
      kind: roles.kind,
      env: {
        HUB_MIGRATION_DATABASE_URL: roles.owner,
        REGISTRY_MIGRATION_DATABASE_URL: roles.owner,
      },
    });
    try {
      const small = await smallHub(cluster);
      const ada = await small.as('ada');
      const db = cluster.hub.app.get(DataSource);
      const opened = await claim(ada, small);
      await assign(small, opened.id, 'dino').expect(200);
      await judge(await small.as('dino'), opened.id, newJudgement(opened)).expect(200);
      const plan = () => small.officer.get(pathOf(small, 'ada'));
      const requests = Array.from({ length: 12 }, () =>
        ada.post('/api/v1/experiences').set('idempotency-key', randomUUID()).send(newExperience()),
      );
      const accepted = accept(ada, opened.id);
      const statuses = Promise.all([...requests, accepted].map(async (r) => (await r).status));
      let erased = 0;
      // The plan changes under our hands as long as the other requests get through.
      while (erased !== 200) {
        const { confirmation } = (await plan().expect(200)).body as ErasurePlan;
        const answer = await small.officer.post(pathOf(small, 'ada')).send({ confirmation });
        erased = answer.status;
        expect([200, 409]).toContain(erased);
      }
      for (const status of await statuses) expect([201, 401, 404, 410]).toContain(status);
      for (const table of ['experience', 'evidence', 'evidence_content', 'claim', 'claim_event'])
        expect([table, await db.query(`SELECT * FROM ${table}`)]).toEqual([table, []]);
      for (const table of ['credential', 'subject_key'])
        expect([table, await db.query(`SELECT * FROM ${table}`)]).toEqual([table, []]);
      const remembered = await db.query<{ answer: string }[]>('SELECT answer FROM idempotency_key');
      expect(remembered.filter(({ answer }) => answer.includes(small.personId('ada')))).toEqual([]);
      await checkLedger(db);
    } finally {
      await cluster.close();
      await roles.drop();
    }
  },
);
