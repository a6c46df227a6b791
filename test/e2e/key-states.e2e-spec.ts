import 'reflect-metadata';
import { join } from 'node:path';
import { readCredential } from '#credentials/read-credential.js';
import { openTrustList } from '#credentials/trust-list.js';
import { keyFromJwk } from '#credentials/signing-key.js';
import type { PublicJwk, TrustList, Verdict } from '#domain/generated/schemas.js';
import { openDataSource } from '#platform/database/database.module.js';
import { keysCommand } from '../../tools/keys/keys-command.js';
import { ledgerCommand } from '../../tools/ledger/ledger-command.js';
import { certified, type Workshop, workshop } from '../support/certified.js';
import { type Cluster, eventually, setup } from '../support/cluster.js';
import { databaseKinds } from '../support/databases.js';
import { proofText } from '../support/proof-text.js';

/** A command on the key file of the hub; gives its exit code and what it printed. */
async function command(of: typeof ledgerCommand, ...args: readonly string[]) {
  const printed: string[] = [];
  const code = await of.run(args, {
    env: {},
    now: new Date(),
    print: (text) => printed.push(text),
    complain: (text) => printed.push(text),
    progress: () => undefined,
  });
  return { code, printed };
}

/** The Open Badge of a new credential and the name of the key that signed it. */
async function issue(shop: Workshop, level: number) {
  const { credentialId } = await certified(shop, level);
  const path = `/api/v1/credentials/${credentialId}`;
  const { text: badge } = await shop.candidate.get(`${path}/open-badge`).expect(200);
  return { path, badge, signedBy: readCredential(badge).kid.split('#')[1] };
}

async function documentsOf({ hub }: Cluster) {
  const get = async (path: string) => (await hub.anyone.get(path).expect(200)).body as unknown;
  const did = (await get('/.well-known/did.json')) as {
    verificationMethod: { id: string }[];
    assertionMethod: string[];
  };
  const { keys } = (await get('/.well-known/jwks.json')) as { keys: { kid: string }[] };
  const short = (kid: string) => kid.split('#')[1];
  return {
    methods: did.verificationMethod.map(({ id }) => short(id)),
    asserting: did.assertionMethod.map(short),
    jwks: keys.map(({ kid }) => short(kid)),
  };
}

async function listedKey({ registry }: Cluster, name: string) {
  const key = (await registry.anyone.get('/api/v1/trust-list/key').expect(200)).body as PublicJwk;
  const { text } = await registry.anyone.get('/trust-list.json').buffer(true).expect(200);
  const list: TrustList = await openTrustList(text, keyFromJwk(key));
  return list.hubs[0]?.keys.find(({ kid }) => kid.endsWith(`#${name}`));
}

const fatal = (verdict: Verdict) =>
  verdict.checks.flatMap(({ name, severity, code }) =>
    severity === 'fatal' ? `${name} ${String(code)}` : [],
  );

it('a new key signs once it is published; a compromised one leaves, and what it signed before stays good', async () => {
  const [kind] = databaseKinds();
  if (!kind) throw new Error('there is an embedded database');
  const fresh = await kind.fresh();
  const cluster = await setup({ kind: { ...kind, fresh: () => Promise.resolve(fresh) } });
  // The embedded database closes with its last user, and here both apps are stopped at once.
  const keeper = await openDataSource(fresh.database, 'hub', { migrations: [] });
  try {
    const { hub, registry } = cluster;
    const shop = await workshop(cluster);
    const old = await issue(shop, 1);
    const proof = await proofText(shop.candidate, `${old.path}/proof`);
    const file = join(cluster.dataDir, 'hub-keys.json');
    const role = ['--keys', file, '--role', 'credential-ed25519'];
    const compromise = ['compromise-key', ...role, '--generation', '1'];
    expect(await command(ledgerCommand, ...compromise)).toMatchObject({
      code: 2,
      printed: [expect.stringContaining('rotate first')],
    });
    expect((await command(ledgerCommand, 'rotate-key', ...role)).code).toBe(0);

    // Without its witness the hub publishes nothing: everybody may see the key, and nobody its signature.
    await registry.stop();
    await hub.stop();
    await hub.start();
    expect((await documentsOf(cluster)).asserting).toContain('ed-2');
    expect((await issue(shop, 2)).signedBy).toBe('ed-1');
    await registry.start();
    await eventually(async () => (await listedKey(cluster, 'ed-2')) !== undefined);
    const store = hub.config.keyStore;
    await eventually(() => Promise.resolve(store.keys().every(({ state }) => state === 'active')));
    expect((await issue(shop, 3)).signedBy).toBe('ed-2');

    expect(await command(ledgerCommand, ...compromise)).toEqual({
      code: 0,
      printed: ['credential-ed25519'],
    });
    expect((await command(keysCommand, 'list', file)).printed).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^credential-ed25519\t1\tEd25519\tcompromised\tprivate key gone\t/),
        expect.stringMatching(/^credential-ed25519\t2\tEd25519\tin-use\tprivate key wrapped\t/),
      ]),
    );
    await hub.stop();
    await hub.start();
    const ended = await eventually(async () => {
      const key = await listedKey(cluster, 'ed-1');
      return key?.compromised === true && key;
    });
    expect(Number(ended.toIndex)).toBeGreaterThan(Number(ended.fromIndex));
    const { methods, asserting, jwks } = await documentsOf(cluster);
    expect([methods, jwks].map((names) => names.includes('ed-1'))).toEqual([true, true]);
    expect(asserting).toEqual(['ed-2', 'p256-1', 'rsa-1']);
    const gone = await hub.anyone.get('/keys/ed-1').expect(410);
    expect(gone.body).toMatchObject({ code: 'key.compromised' });

    const verify = async (body: object) =>
      (await registry.anyone.post('/verify').send(body).expect(200)).body as Verdict;
    expect(fatal(await verify({ credential: old.badge, proof }))).toEqual([]);
    const unproven = await verify({ credential: old.badge });
    expect(fatal(unproven)).toEqual(['key key.compromised']);
    expect(unproven.overall).toBe('not-verified');
  } finally {
    await keeper.destroy();
    await cluster.close();
  }
});
