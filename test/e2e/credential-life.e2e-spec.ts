import { DataSource } from 'typeorm';
import { keyInDidDocument } from '#credentials/did-web.js';
import { digestMultibaseOf } from '#credentials/digest-multibase.js';
import { readCredential } from '#credentials/read-credential.js';
import { readTokenStatusList } from '#credentials/read-token-status-list.js';
import { digestOfDataIntegrity } from '#credentials/rendering-digest.js';
import { decodeStatusList, statusAt } from '#credentials/status-list.js';
import { stateAt } from '#credentials/status-states.js';
import { verifyDataIntegrity } from '#credentials/verify-data-integrity.js';
import type {
  Correction,
  Corrections,
  CredentialSummary,
  Issued,
  Notice,
  Notices,
} from '#domain/generated/schemas.js';
import { parseLeaf } from '#ledger/public-leaf.js';
import { certified, type Workshop, workshop } from '../support/certified.js';
import { type Agent, type Cluster, eventually, setup } from '../support/cluster.js';
import { describeDatabases } from '../support/databases.js';
import { refusal } from '../support/hub-requests.js';
import { command, revoke } from '../support/revoke.js';

type Json = Record<string, unknown>;

/** An officer and another one, a holder, and how to read where a credential stands. */
interface Office {
  readonly cluster: Cluster;
  readonly shop: Workshop;
  readonly anna: Agent;
  readonly bruno: Agent;
  readonly db: DataSource;
}

const open = async (
  options: Parameters<typeof setup>[0],
  work: (office: Office) => Promise<void>,
) => {
  const cluster = await setup(options);
  try {
    const shop = await workshop(cluster);
    await work({
      cluster,
      shop,
      anna: cluster.hub.first,
      bruno: await cluster.hub.as('officer'),
      db: cluster.hub.app.get(DataSource, { strict: false }),
    });
  } finally {
    await cluster.close();
  }
};

const summary = async (agent: Agent, id: string) =>
  (await agent.get(`/api/v1/credentials/${id}`).expect(200)).body as CredentialSummary;

const indexOf = async (agent: Agent, id: string) =>
  readCredential((await agent.get(`/api/v1/credentials/${id}/jwt`).expect(200)).text).facts.status
    ?.index ?? -1;

/** What each of the outputs says of an entry, all of them verified as a stranger would. */
async function outputs({ cluster }: Office, index: number, credentialId: string) {
  const { hub } = cluster;
  const document: unknown = (await hub.anyone.get('/.well-known/did.json').expect(200)).body;
  const keyOf = (kid: string) => keyInDidDocument(document, hub.config.did, kid);
  const bits: Record<string, boolean> = {};
  for (const purpose of ['revocation', 'suspension', 'refresh']) {
    const path = purpose === 'revocation' ? '/status/1' : `/status/1/${purpose}`;
    const { text } = await hub.anyone
      .get(path)
      .expect(200)
      .expect('content-type', /^application\/vc/);
    const list = JSON.parse(text) as Json;
    expect(await verifyDataIntegrity(list, keyOf)).toMatchObject({ verified: true });
    const subject = list.credentialSubject as Json;
    expect(subject.statusPurpose).toBe(purpose);
    expect(list.id).toBe(`${hub.url}${path}`);
    const decoded = decodeStatusList(subject.encodedList as string);
    expect(decoded.length * 8).toBeGreaterThanOrEqual(131_072);
    bits[purpose] = statusAt(decoded, index);
  }
  const url = `${hub.url}/status/1/token`;
  const { text: jwt } = await hub.anyone
    .get('/status/1/token')
    .expect(200)
    .expect('content-type', /^application\/statuslist\+jwt/);
  const key = keyOf(`${hub.config.did}#p256-1`);
  if (!key) throw new Error('the DID document has the key');
  const { statuses, ttl } = await readTokenStatusList(jwt, { url, key, now: new Date() });
  expect(ttl).toBe(300);
  const listed = (await hub.anyone.get('/status/1/1edtech').expect(200)).body as {
    revokedCredentials: { id: string; revocationReason: string }[];
  };
  return {
    ...bits,
    token: stateAt(statuses, index),
    listed: listed.revokedCredentials.find(({ id }) => id === `urn:uuid:${credentialId}`)
      ?.revocationReason,
  };
}

const ACTIVE = {
  revocation: false,
  suspension: false,
  refresh: false,
  token: 'active',
  listed: undefined,
};

/** What the outputs say of an entry in each state (docs/design/credentials.md 4). */
const TABLE = {
  active: ACTIVE,
  suspended: {
    ...ACTIVE,
    suspension: true,
    token: 'suspended',
    listed: 'suspended: issued-in-error',
  },
  superseded: { ...ACTIVE, refresh: true, token: 'superseded' },
  revoked: { ...ACTIVE, revocation: true, token: 'revoked', listed: 'issued-in-error' },
} as const;

/** Addresses of the published outputs in the order of their leaves, once there are so many. */
async function publishedUrls(db: DataSource, count: number): Promise<readonly string[]> {
  const urls = async () => {
    const leaves = await db.query<{ entry: Buffer }[]>(
      'SELECT entry FROM ledger_leaf WHERE log_id = 1 ORDER BY idx',
    );
    return leaves.flatMap(({ entry }) => {
      const leaf = parseLeaf(entry);
      return leaf.kind === 'public' && leaf.event.type === 'eu.guildmark.statuslist.published.v1'
        ? [String((leaf.event.data as { url: string }).url).replace(/^.*\/status\/1\/?/, '')]
        : [];
    });
  };
  return eventually(async () => {
    const found = await urls();
    return found.length >= count && found;
  });
}

describeDatabases('the life of a credential', (kind) => {
  it('lets only officers change it, with a command and reason that exist', async () => {
    await open({ kind }, async (office) => {
      const { cluster, shop, anna } = office;
      const { credentialId } = await certified(shop, 1);
      const path = `/api/v1/credentials/${credentialId}/state`;
      const body = { command: 'suspend', reasonCode: 'issued-in-error', reason: 'x' };
      await cluster.hub.anyone.post(path).send(body).expect(401);
      await shop.candidate.post(path).send(body).expect(403);
      for (const wrong of [{ command: 'expire' }, { reasonCode: 'no-reason' }, { reason: '' }])
        await anna
          .post(path)
          .send({ ...body, ...wrong })
          .expect(400);
      const nobody = '00000000-0000-4000-8000-000000000000';
      expect(refusal(await command(anna, nobody, 'suspend'))).toEqual([404, 'credential.unknown']);
      expect(await outputs(office, await indexOf(anna, credentialId), credentialId)).toEqual(
        ACTIVE,
      );
    });
  });

  it('is suspended at once by one officer, and revoked only by two', async () => {
    await open({ kind }, async (office) => {
      const { shop, anna, bruno } = office;
      const { credentialId: id } = await certified(shop, 1);
      const { credentialId: neighbour } = await certified(shop, 2);
      const index = await indexOf(anna, id);
      const refused = async (agent: Agent, name: string) => {
        const [status, code] = refusal(await command(agent, id, name));
        expect(status).toBe(409);
        return code;
      };

      expect(await refused(anna, 'revoke')).toBe('credential.second-person-missing');
      expect(await refused(anna, 'unsuspend')).toBe('credential.not-suspended');
      expect(await refused(anna, 'withdraw-revocation')).toBe('credential.revocation-not-asked');

      const asked = await command(anna, id, 'ask-revocation').expect(200);
      expect(asked.body).toMatchObject({ status: 'active' });
      expect((asked.body as CredentialSummary).revocationAskedAt).toBeDefined();
      expect(await outputs(office, index, id)).toEqual(TABLE.active);
      expect(await refused(bruno, 'ask-revocation')).toBe('credential.revocation-asked');
      // however urgent it is: alone, the same officer can only suspend
      expect(await refused(anna, 'revoke')).toBe('credential.second-person-missing');
      await command(anna, id, 'suspend').expect(200);
      expect(await outputs(office, index, id)).toEqual(TABLE.suspended);
      expect(await refused(anna, 'suspend')).toBe('credential.already-suspended');
      expect(await refused(anna, 'supersede')).toBe('credential.suspended');
      expect(await refused(anna, 'revoke')).toBe('credential.second-person-missing');

      const revoked = await command(bruno, id, 'revoke').expect(200);
      expect(revoked.body).toMatchObject({ status: 'revoked' });
      expect(revoked.body).not.toHaveProperty('revocationAskedAt');
      expect(await outputs(office, index, id)).toEqual(TABLE.revoked);
      for (const name of ['suspend', 'unsuspend', 'ask-revocation', 'revoke', 'supersede'])
        expect(await refused(bruno, name)).toBe('credential.already-revoked');
      expect((await summary(shop.candidate, id)).status).toBe('revoked');
      expect((await summary(shop.candidate, neighbour)).status).toBe('active');
      expect(await outputs(office, await indexOf(anna, neighbour), neighbour)).toEqual(ACTIVE);
    });
  });

  it('tells the holder each time, and nobody else', async () => {
    await open({ kind }, async ({ cluster, shop, anna }) => {
      const { credentialId: id } = await certified(shop, 1);
      await command(anna, id, 'suspend').expect(200);
      await command(anna, id, 'unsuspend').expect(200);
      await revoke(cluster, id);
      const { items } = (await shop.candidate.get('/api/v1/passport/notices').expect(200))
        .body as Notices;
      expect(items.map(({ key, args }) => [key, args])).toEqual(
        ['credential.revoked', 'credential.reinstated', 'credential.suspended'].map((key) => [
          key,
          { credentialId: id, reasonCode: 'issued-in-error' },
        ]),
      );
      const reading = `/api/v1/passport/notices/${items[0]?.id ?? ''}/reading`;
      expect(refusal(await shop.assessor.post(reading))).toEqual([404, 'notice.unknown']);
      const read = (await shop.candidate.post(reading).expect(200)).body as Notice;
      expect(read.readAt).toBeDefined();
      // the second time it is as it was
      expect((await shop.candidate.post(reading).expect(200)).body).toEqual(read);
      expect((await shop.assessor.get('/api/v1/passport/notices').expect(200)).body).toEqual({
        items: [],
      });
    });
  });

  it('is changed once by two officers who act at the same moment', async () => {
    await open({ kind }, async (office) => {
      const { shop, anna, bruno } = office;
      const { credentialId: id } = await certified(shop, 1);
      const race = async (name: string) =>
        (await Promise.all([command(anna, id, name), command(bruno, id, name)]))
          .map(({ status }) => status)
          .sort();
      expect(await race('suspend')).toEqual([200, 409]);
      expect(await race('unsuspend')).toEqual([200, 409]);
      expect(await race('ask-revocation')).toEqual([200, 409]);
      // whoever asked is refused; the other one revokes, whoever comes first
      expect(await race('revoke')).toEqual([200, 409]);
      const rows = await office.db.query<{ status: string }[]>(
        'SELECT status FROM status_change ORDER BY ordinal',
      );
      expect(rows.map(({ status }) => status)).toEqual(['suspended', 'active', 'revoked']);
    });
  });

  it('gives the same answer to a command that is repeated under its key', async () => {
    await open({ kind }, async ({ shop, anna }) => {
      const { credentialId: id } = await certified(shop, 1);
      const suspend = (reason: string) =>
        command(anna, id, 'suspend', reason).set('idempotency-key', 'suspend-1');
      const first = await suspend('Asked for.').expect(200);
      expect((await suspend('Asked for.').expect(200)).body).toEqual(first.body);
      expect(refusal(await suspend('Something else.'))).toEqual([409, 'request.key-reused']);
    });
  });

  it('stands the same in all outputs after any history, also over a restart', async () => {
    await open({ kind }, async (office) => {
      const { cluster, shop, anna, bruno } = office;
      const ids = [];
      for (const level of [1, 2, 3]) ids.push((await certified(shop, level)).credentialId);
      const all = [];
      for (const id of ids) all.push({ id, index: await indexOf(anna, id) });
      expect(new Set(all.map(({ index }) => index)).size).toBe(3);

      // A fixed sequence that looks like chance, so that a failure can be seen again.
      let seed = 20_261_124;
      const below = (bound: number) => {
        seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
        return Math.floor((seed / 2 ** 31) * bound);
      };
      const names = ['suspend', 'unsuspend', 'ask-revocation', 'revoke', 'supersede', 'suspend'];
      let accepted = 0;
      for (let step = 0; step < 24; step++) {
        const one = all[below(all.length)];
        const name = names[below(names.length)] ?? 'suspend';
        if (!one) throw new Error('there are three');
        const { status } = await command(below(2) ? anna : bruno, one.id, name);
        expect([200, 409]).toContain(status);
        if (status === 200) accepted++;
        if (step === 11) {
          await cluster.hub.stop();
          await cluster.hub.start();
        }
        const { status: recorded } = await summary(anna, one.id);
        expect(await outputs(office, one.index, one.id)).toEqual(
          TABLE[recorded as keyof typeof TABLE],
        );
      }
      expect(accepted).toBeGreaterThan(4);
      for (const { id, index } of all) {
        const { status } = await summary(anna, id);
        expect(await outputs(office, index, id)).toEqual(TABLE[status as keyof typeof TABLE]);
      }
    });
  });

  it('signs anew what changed and only that, each with its leaf', async () => {
    await open({ kind }, async (office) => {
      const { cluster, shop, anna } = office;
      const { credentialId: id } = await certified(shop, 1);
      const first = ['', 'suspension', 'refresh', 'token', '1edtech'];
      expect(await publishedUrls(office.db, 5)).toEqual(first);
      await command(anna, id, 'suspend').expect(200);
      const suspended = [...first, 'suspension', 'token', '1edtech'];
      expect(await publishedUrls(office.db, 8)).toEqual(suspended);
      await cluster.hub.stop();
      await cluster.hub.start();
      await revoke(cluster, id);
      const db = cluster.hub.app.get(DataSource, { strict: false });
      expect(await publishedUrls(db, 12)).toEqual([
        ...suspended,
        '',
        'suspension',
        'token',
        '1edtech',
      ]);
    });
  });
});

it('serves lists as JSON to readers that do not take application/vc', async () => {
  await open({}, async ({ cluster }) => {
    for (const path of ['/status/1', '/status/1/suspension', '/status/1/refresh']) {
      const json = await cluster.hub.anyone.get(path).set('accept', 'application/json').expect(200);
      expect(json.type).toBe('application/json');
      const vc = await cluster.hub.anyone.get(path).set('accept', 'application/vc').expect(200);
      expect(vc.type).toBe('application/vc');
    }
  });
});

it('tells verifiers that a credential is suspended, again good, and superseded', async () => {
  await open({}, async ({ cluster, shop, anna }) => {
    const { credentialId: id } = await certified(shop, 1);
    const { text: credential } = await anna.get(`/api/v1/credentials/${id}/open-badge`).expect(200);
    const verdict = async () => {
      const { body } = await cluster.registry.anyone
        .post('/verify')
        .send({ credential: JSON.parse(credential) as object })
        .expect(200);
      const { checks } = body as { checks: { name: string; state: string; code?: string }[] };
      const status = checks.find(({ name }) => name === 'status');
      return [status?.state, status?.code ?? ''].join(' ').trim();
    };
    expect(await verdict()).toBe('passed');
    await command(anna, id, 'suspend').expect(200);
    expect(await verdict()).toBe('failed status.suspended');
    await command(anna, id, 'unsuspend').expect(200);
    expect(await verdict()).toBe('passed');
    await command(anna, id, 'supersede').expect(200);
    expect(await verdict()).toBe('failed status.superseded');
  });
});

describeDatabases('a correction', (kind) => {
  it('never changes what was assessed, and is for officers to offer and the holder to take', async () => {
    await open({ kind }, async ({ cluster, shop, anna }) => {
      const { credentialId: id } = await certified(shop, 1);
      const offer = (body: object, agent = anna) =>
        agent
          .post(`/api/v1/credentials/${id}/corrections`)
          .send({ reasonCode: 'name-wrong', ...body });
      await offer({ familyName: 'X' }, shop.candidate).expect(403);
      for (const body of [{ level: 3 }, { criteria: ['c9'] }, { standard: 'https://x.example/a' }])
        expect(refusal(await offer({ familyName: 'X', ...body }))).toEqual([
          422,
          'correction.needs-assessment',
        ]);
      expect(refusal(await offer({}))).toEqual([422, 'correction.nothing-changed']);
      await command(anna, id, 'suspend').expect(200);
      expect(refusal(await offer({ familyName: 'X' }))).toEqual([409, 'credential.suspended']);
      await command(anna, id, 'unsuspend').expect(200);
      const { id: correction } = (await offer({ familyName: 'X' }).expect(201)).body as Correction;
      expect(refusal(await offer({ familyName: 'Y' }))).toEqual([
        409,
        'correction.already-offered',
      ]);
      const path = `/api/v1/corrections/${correction}/acceptance`;
      expect(refusal(await shop.assessor.post(path))).toEqual([404, 'correction.unknown']);
      await revoke(cluster, id);
      expect(refusal(await shop.candidate.post(path))).toEqual([409, 'credential.already-revoked']);
    });
  });

  it('gives a new credential as the old one is superseded, once, with links both ways', async () => {
    await open({ kind }, async (office) => {
      const { shop, anna, db } = office;
      const { credentialId: id, claimId } = await certified(shop, 1);
      const offered = await anna
        .post(`/api/v1/credentials/${id}/corrections`)
        .send({ reasonCode: 'name-wrong', familyName: 'Šimunić-Rossi', level: 1 })
        .expect(201);
      const correction = offered.body as Correction;
      expect(correction).toMatchObject({ state: 'offered', subject: { givenName: 'Nevenka' } });
      expect((await summary(anna, id)).status).toBe('active');
      const path = `/api/v1/corrections/${correction.id}/acceptance`;
      const accept = () => shop.candidate.post(path).expect(201);
      const answers = await Promise.all([accept(), accept()]);
      const [issued] = answers.map(({ body }) => body as Issued);
      if (!issued) throw new Error('two answers');
      for (const { body } of [...answers, await accept()])
        expect((body as Issued).credentialId).toBe(issued.credentialId);
      expect(issued.claimId).toBe(claimId);

      expect(await summary(shop.candidate, id)).toMatchObject({
        status: 'superseded',
        replacedBy: issued.credentialId,
      });
      const fresh = await summary(anna, issued.credentialId);
      expect(fresh).toMatchObject({ status: 'active', replaces: id });
      expect(fresh.holder).toBe('Nevenka Šimunić-Rossi');
      const read = async (one: string, form: string) =>
        (await anna.get(`/api/v1/credentials/${one}/${form}`).expect(200)).text;
      const badge = JSON.parse(await read(issued.credentialId, 'open-badge')) as {
        relatedResource: { id: string; digestMultibase: string }[];
      };
      const old = JSON.parse(await read(id, 'open-badge')) as Json;
      expect(badge.relatedResource[1]).toMatchObject({
        id: `urn:uuid:${id}`,
        digestMultibase: digestMultibaseOf(digestOfDataIntegrity(old)),
      });
      const [first, second] = [await indexOf(anna, id), await indexOf(anna, issued.credentialId)];
      expect(await outputs(office, first, id)).toEqual(TABLE.superseded);
      expect(await outputs(office, second, issued.credentialId)).toEqual(TABLE.active);
      expect(await db.query('SELECT id FROM credential')).toHaveLength(2);
      const { items } = (await shop.candidate.get('/api/v1/passport/notices').expect(200))
        .body as Notices;
      expect(items.map(({ key, args }) => [key, args.newCredentialId])).toEqual([
        ['credential.superseded', issued.credentialId],
        ['credential.correction-offered', undefined],
      ]);
      const listed = await shop.candidate.get(`/api/v1/credentials/${id}/corrections`).expect(200);
      expect((listed.body as Corrections).items).toMatchObject([
        { state: 'issued', newCredentialId: issued.credentialId },
      ]);
    });
  });
});
