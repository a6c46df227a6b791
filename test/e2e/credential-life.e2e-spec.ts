import { DataSource } from 'typeorm';
import type { CredentialSummary, Notice, Notices, Verdict } from '#domain/generated/schemas.js';
import { parseLeaf } from '#ledger/public-leaf.js';
import { certified } from '../support/certified.js';
import { type Agent, eventually } from '../support/cluster.js';
import { describeDatabases } from '../support/databases.js';
import { refusal } from '../support/hub-requests.js';
import { ACTIVE, indexOf, openOffice, outputs, summary, TABLE } from '../support/office.js';
import { command, revoke } from '../support/revoke.js';

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
    await openOffice({ kind }, async (office) => {
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
    await openOffice({ kind }, async (office) => {
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
    await openOffice({ kind }, async ({ cluster, shop, anna }) => {
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
    await openOffice({ kind }, async (office) => {
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
    await openOffice({ kind }, async ({ shop, anna }) => {
      const { credentialId: id } = await certified(shop, 1);
      const suspend = (reason: string) =>
        command(anna, id, 'suspend', reason).set('idempotency-key', 'suspend-1');
      const first = await suspend('Asked for.').expect(200);
      expect((await suspend('Asked for.').expect(200)).body).toEqual(first.body);
      expect(refusal(await suspend('Something else.'))).toEqual([409, 'request.key-reused']);
    });
  });

  it('stands the same in all outputs after any history, also over a restart', async () => {
    await openOffice({ kind }, async (office) => {
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
    await openOffice({ kind }, async (office) => {
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
  await openOffice({}, async ({ cluster }) => {
    for (const path of ['/status/1', '/status/1/suspension', '/status/1/refresh']) {
      const json = await cluster.hub.anyone.get(path).set('accept', 'application/json').expect(200);
      expect(json.type).toBe('application/json');
      const vc = await cluster.hub.anyone.get(path).set('accept', 'application/vc').expect(200);
      expect(vc.type).toBe('application/vc');
    }
  });
});

it.each(['w3c', '1edtech'])('tells verifiers where a credential stands (%s)', async (method) => {
  await openOffice({ env: { HUB_OB_STATUS: method } }, async ({ cluster, shop, anna }) => {
    const { credentialId: id } = await certified(shop, 1);
    const { text: credential } = await anna.get(`/api/v1/credentials/${id}/open-badge`).expect(200);
    // Nothing can be said before the registry has mirrored the keys, nor of a list that comes late.
    const verdict = () =>
      eventually(async () => {
        const answer = await cluster.registry.anyone
          .post('/verify')
          .send({ credential: JSON.parse(credential) as object })
          .expect(200);
        const { checks } = answer.body as Verdict;
        const status = checks.find(({ name }) => name === 'status');
        return (
          status?.state !== 'could-not-check' &&
          [status?.state, status?.code ?? ''].join(' ').trim()
        );
      });
    expect(await verdict()).toBe('passed');
    await command(anna, id, 'suspend').expect(200);
    expect(await verdict()).toBe('failed status.suspended');
    await command(anna, id, 'unsuspend').expect(200);
    expect(await verdict()).toBe('passed');
    await command(anna, id, 'supersede').expect(200);
    // the list of 1EdTech does not know superseded ones
    expect(await verdict()).toBe(method === 'w3c' ? 'failed status.superseded' : 'passed');
    await revoke(cluster, id);
    expect(await verdict()).toBe('failed status.revoked');
  });
});
