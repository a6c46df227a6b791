import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyCredential } from '#credentials/verify-credential.js';
import { openTrustList } from '#credentials/trust-list.js';
import { keyFromJwk } from '#credentials/signing-key.js';
import type {
  Health,
  PublicJwk,
  TrustList,
  Verdict,
  VerificationBundle,
} from '#domain/generated/schemas.js';
import { parseCheckpointBody, signCheckpoint } from '#ledger/checkpoint.js';
import { cosign } from '#ledger/cosignature.js';
import { noteSigner } from '#ledger/note-signer.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import { formatTlogProof, parseTlogProof } from '#ledger/tlog-proof.js';
import { parseVerifierKey } from '#ledger/verifier-key.js';
import { retireKey } from '#platform/keys/rotate-key.js';
import { USAGE } from '../../tools/command.js';
import { ledgerCommand } from '../../tools/ledger/ledger-command.js';
import { bundleSources } from '../../tools/verify/bundle-sources.js';
import { certified, type Workshop, workshop } from '../support/certified.js';
import { type Cluster, eventually, setup } from '../support/cluster.js';
import { proofText } from '../support/proof-text.js';

interface Held {
  readonly badge: string;
  readonly jwt: string;
  readonly proof: string;
}
const STANDARD = join(
  import.meta.dirname,
  '../../examples/cluster/standards/cucitura-tomaia-a-mano.json',
);
const CREDENTIAL_ROLES = ['credential-ed25519', 'credential-p256'] as const;

async function issue(shop: Workshop, level: number): Promise<Held> {
  const { credentialId: id } = await certified(shop, level);
  const get = (view: string) => shop.candidate.get(`/api/v1/credentials/${id}${view}`).expect(200);
  const proof = await proofText(shop.candidate, `/api/v1/credentials/${id}/proof`);
  return { badge: (await get('/open-badge')).text, jwt: (await get('/jwt')).text, proof };
}

const shown = ({ badge, jwt, proof }: Held) => [
  { credential: badge, proof },
  { credential: jwt, proof },
];
const failing = (verdict: Verdict) =>
  verdict.checks
    .filter(({ severity }) => severity === 'fatal')
    .map(({ name, code }) => `${name} ${String(code)}`);

/** A command of `guildmark ledger`; gives its exit code. */
const command = (...args: readonly string[]) =>
  ledgerCommand.run(args, {
    env: {},
    now: new Date(),
    print: () => undefined,
    complain: () => undefined,
    progress: () => undefined,
  });
const retiring = (file: string, { hub }: Cluster) =>
  ['retire-key', '--keys', file, '--role', 'ledger', '--ledger', `${hub.url}/ledger`] as const;

/** Restarts a process on changed key files. */
async function restart(party: Cluster['hub'] | Cluster['registry']): Promise<void> {
  await party.stop();
  await party.start();
}

const listOf = async ({ registry }: Cluster): Promise<TrustList> => {
  const key = (await registry.anyone.get('/api/v1/trust-list/key').expect(200)).body as PublicJwk;
  const { text } = await registry.anyone.get('/trust-list.json').buffer(true).expect(200);
  return openTrustList(text, keyFromJwk(key));
};
const hubOf = async (cluster: Cluster) => (await listOf(cluster)).hubs[0];

/** Origin, size and number of log signatures of what a party has published. */
async function published(party: Cluster['hub'] | Cluster['registry']) {
  const { text } = await party.anyone.get('/ledger/checkpoint').expect(200);
  const note = parseSignedNote(text);
  const { origin, size } = parseCheckpointBody(note.text);
  return { size, signatures: note.signatures.filter(({ name }) => name === origin).length };
}

describe('keys of a hub change', () => {
  let cluster: Cluster;
  let shop: Workshop;
  let old: Held;
  let next: Held;
  let retiredLogKey: Cluster['hub']['config']['keys']['ledger'];

  beforeAll(async () => {
    cluster = await setup();
    shop = await workshop(cluster);
    old = await issue(shop, 2);
    retiredLogKey = cluster.hub.config.keys.ledger;
    const file = join(cluster.dataDir, 'hub-keys.json');

    expect(await command('rotate-key', '--keys', file, '--role', 'ledger')).toBe(0);
    // Nobody knows the new key yet: the old one may not go.
    expect(await command(...retiring(file, cluster))).toBe(2);
    for (const role of CREDENTIAL_ROLES)
      expect(await command('rotate-key', '--keys', file, '--role', role)).toBe(0);
    await restart(cluster.hub);
    await eventually(async () => (await published(cluster.hub)).signatures === 2);
    await eventually(async () => (await hubOf(cluster))?.logKeys.length === 2);

    expect(await command('retire-key', '--keys', file, '--role', 'ledger')).toBe(USAGE);
    expect(await command(...retiring(file, cluster))).toBe(0);
    for (const role of CREDENTIAL_ROLES)
      expect(await command('retire-key', '--keys', file, '--role', role)).toBe(0);
    await restart(cluster.hub);
    await eventually(async () => {
      const hub = await hubOf(cluster);
      return (
        hub?.logKeys.filter(({ toSize }) => toSize !== undefined).length === 1 &&
        hub.keys.filter(({ toIndex }) => toIndex !== undefined).length === 2
      );
    });
    next = await issue(shop, 3);
    await eventually(async () => {
      const { size } = await published(cluster.hub);
      return Number((await hubOf(cluster))?.mirroredSize) >= size;
    });
  });

  afterAll(() => cluster.close());

  it('lists every key with its interval, and signs with the new ones alone', async () => {
    const hub = await hubOf(cluster);
    const { did, publicUrl } = cluster.hub.config;
    const [first, second] = hub?.logKeys ?? [];
    expect(first?.fromSize).toBe('0');
    expect(Number(second?.fromSize)).toBeLessThanOrEqual(Number(first?.toSize));
    expect(second).not.toHaveProperty('toSize');
    expect((await published(cluster.hub)).signatures).toBe(1);
    const kids = hub?.keys.map(({ kid, toIndex }) => [kid, toIndex !== undefined]) ?? [];
    expect(new Map(kids as [string, boolean][])).toEqual(
      new Map([
        [`${did}#ed-1`, true],
        [`${did}#p256-1`, true],
        [`${did}#ed-2`, false],
        [`${did}#p256-2`, false],
        [`${did}#rsa-1`, false],
      ]),
    );
    const document = JSON.stringify(
      await fetch(`${publicUrl}/.well-known/did.json`).then((r) => r.json()),
    );
    for (const [kid] of kids) expect(document).toContain(`"${String(kid)}"`);
    expect(next.badge).toContain(`${did}#ed-2`);
    expect(old.badge).toContain(`${did}#ed-1`);
  });

  it('verifies at the registry what the old keys and the new keys signed', async () => {
    for (const body of [...shown(old), ...shown(next)]) {
      const answer = await cluster.registry.anyone.post('/verify').send(body).expect(200);
      expect(failing(answer.body as Verdict)).toEqual([]);
      expect((answer.body as Verdict).overall).toMatch(/^verified/);
    }
  });

  it('refuses a checkpoint of the retired key after its last size', async () => {
    const proof = parseTlogProof(next.proof);
    const checkpoint = parseCheckpointBody(parseSignedNote(proof.checkpoint).text);
    const thief = noteSigner(checkpoint.origin, 1, retiredLogKey);
    // Even when the witness of the registry had signed it, which it refuses to:
    const { witnessName, keys } = cluster.registry.config;
    const witness = noteSigner(witnessName, 4, keys.witness);
    const note = signCheckpoint(checkpoint, thief);
    const cosigned = note + cosign(parseSignedNote(note).text, witness, 1_795_000_000);
    const forged = formatTlogProof({ ...proof, checkpoint: cosigned });
    const answer = await cluster.registry.anyone
      .post('/verify')
      .send({ credential: next.badge, proof: forged })
      .expect(200);
    expect(failing(answer.body as Verdict)).toContain('ledger ledger.key-not-in-use');
    const asked = await fetch(`${cluster.registry.url}/add-checkpoint`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: `old ${String(checkpoint.size)}\n\n${note}`,
    });
    expect(asked.status).toBe(403);
  });

  it('refuses a credential of a retired credential key that was recorded after its end', async () => {
    // The rendering of the old key with the place of the new: the leaf does not commit to it.
    const answer = await cluster.registry.anyone
      .post('/verify')
      .send({ credential: old.badge, proof: next.proof })
      .expect(200);
    expect((answer.body as Verdict).overall).toBe('not-verified');
    expect(parseTlogProof(next.proof).index).toBeGreaterThan(
      Number((await hubOf(cluster))?.keys.find(({ kid }) => kid.endsWith('#ed-1'))?.toIndex),
    );
  });

  it('does not take the retired key back', async () => {
    const { config } = cluster.hub;
    const first = (await hubOf(cluster))?.logKeys[0]?.verifierKey ?? '';
    expect(parseVerifierKey(first).publicKey).not.toEqual(
      noteSigner(config.origin, 1, config.keys.ledger).verifier.publicKey,
    );
    expect(config.keyGenerations.ledger.map(({ privateKey }) => privateKey === undefined)).toEqual([
      true,
      false,
    ]);
  });

  it('verifies everything when the hub is gone for good: bundle and registry fetch nothing of it', async () => {
    const key = (await cluster.registry.anyone.get('/api/v1/trust-list/key').expect(200))
      .body as PublicJwk;
    const bundles: { body: ReturnType<typeof shown>[number]; bundle: VerificationBundle }[] = [];
    for (const body of [...shown(old), ...shown(next)]) {
      const taken = await cluster.registry.anyone.post('/api/v1/bundles').send(body).expect(200);
      bundles.push({ body, bundle: taken.body as VerificationBundle });
    }
    await cluster.hub.stop();
    for (const { body, bundle } of bundles) {
      const sources = bundleSources(bundle, keyFromJwk(key));
      const verdict = await verifyCredential(body, sources, new Date());
      expect(failing(verdict)).toEqual([]);
      expect(verdict.overall).toMatch(/^verified/);
      const live = await cluster.registry.anyone.post('/verify').send(body).expect(200);
      const others = (live.body as Verdict).checks.filter(({ name }) => name !== 'status');
      expect(others.filter(({ state }) => state === 'failed')).toEqual([]);
      for (const name of ['signature', 'key', 'ledger', 'witnesses'])
        expect(others.find((check) => check.name === name)?.state).toBe('passed');
    }
  });
});

it("follows the registry's own rotation under the key that was pinned", async () => {
  const cluster = await setup();
  try {
    const file = join(cluster.dataDir, 'registry-keys.json');
    expect(await command('rotate-key', '--keys', file, '--role', 'ledger')).toBe(0);
    await restart(cluster.registry);
    await eventually(async () => (await published(cluster.registry)).signatures === 2);
    const decisions = () => cluster.decide(hubId);
    const { items } = (await cluster.registry.anyone.get('/api/v1/hubs').expect(200)).body as {
      items: { id: string }[];
    };
    const hubId = items[0]?.id ?? '';
    // The hub hears of a decision only through the registry's ledger, which both keys sign.
    await decisions();
    retireKey(file, 'ledger', 'Ed25519');
    await restart(cluster.registry);
    await eventually(async () => (await published(cluster.registry)).signatures === 1);
    // Now only the new key signs, and the hub still believes, though its settings name the old one.
    await decisions();
  } finally {
    await cluster.close();
  }
});

it('closes a ledger by the order in the key file: intents are refused, reading goes on', async () => {
  const cluster = await setup();
  try {
    const file = join(cluster.dataDir, 'hub-keys.json');
    expect(await command('close', '--keys', file, '--reason', 'no such reason')).toBe(USAGE);
    expect(await command('close', '--keys', file, '--reason', 'ended')).toBe(0);
    expect(await command('close', '--keys', file, '--reason', 'ended')).toBe(2);
    const before = (await published(cluster.hub)).size;
    await restart(cluster.hub);
    await eventually(async () => {
      const health = (await cluster.hub.anyone.get('/health/ready')).body as Health;
      return health.parts.ledger === 'closed';
    });
    await eventually(async () => (await published(cluster.hub)).size > before);
    await eventually(async () => {
      const list = await cluster.registry.anyone.get('/api/v1/hubs').expect(200);
      const [hub] = (list.body as { items: { mirroredSize: string }[] }).items;
      return Number(hub?.mirroredSize) === (await published(cluster.hub)).size;
    });
    const refused = await cluster.hub.first
      .post('/api/v1/standards')
      .send(JSON.parse(readFileSync(STANDARD, 'utf8')) as object)
      .expect(503);
    expect(refused.body).toMatchObject({ code: 'ledger.closed' });
  } finally {
    await cluster.close();
  }
});
