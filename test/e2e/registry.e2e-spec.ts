import 'reflect-metadata';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { DataSource } from 'typeorm';
import { keyFromJwk } from '#credentials/signing-key.js';
import { openTrustList } from '#credentials/trust-list.js';
import type {
  Accreditation,
  Health,
  Invitation,
  NewAccreditation,
  NewEuropeanStandard,
  NewHub,
  Problem,
  PublicJwk,
  RegisteredHub,
  RegisteredHubs,
  Standard,
  Standards,
} from '#domain/generated/schemas.js';
import { openCheckpoint } from '#ledger/checkpoint.js';
import { noteSigner } from '#ledger/note-signer.js';
import { formatVerifierKey, parseVerifierKey } from '#ledger/verifier-key.js';
import { validate } from '#platform/http/validate.js';
import { eventually } from '../support/cluster.js';
import { describeDatabases } from '../support/databases.js';
import { loneRegistry, type LoneRegistry, PASSWORD } from '../support/lone-registry.js';

const text = (en: string) => ({ en, it: `${en} (it)` });
const STANDARD: NewEuropeanStandard = {
  key: 'stitching-an-upper',
  version: '1.0',
  title: text('Stitching an upper'),
  description: text('Stitches the upper of a shoe.'),
  component: 'KA',
  levels: [{ level: 1, title: text('Guided'), behaviour: text('Follows fixed steps.') }],
  criteria: ['a', 'b', 'c'].map((id) => ({
    id,
    level: 1,
    text: text(`Does ${id}`),
    mustObserve: false,
  })),
  evidenceKinds: ['observation'],
};
const ACCREDITATION: NewAccreditation = {
  decision: 'accredited',
  scope: [{ standard: 'https://hub.example/standards', maxLevel: 3 }],
  from: '2026-01-01T00:00:00Z',
  to: '2036-01-01T00:00:00Z',
  reasonCode: 'initial-assessment',
};
const vkey = (name: string, type: 1 | 4 = 1) =>
  formatVerifierKey(noteSigner(name, type, generateKeyPairSync('ed25519').privateKey).verifier);
const hubAt = (host: string, scheme = 'https'): NewHub => ({
  legalName: `Hub at ${host}`,
  did: `did:web:${encodeURIComponent(host)}`,
  url: `${scheme}://${host}`,
  origin: `${host}/ledger`,
  verifierKey: vkey(`${host}/ledger`),
});

const codeOf = (answer: { readonly body: unknown }) => (answer.body as Problem).code;

async function publishedSize({ http, config }: LoneRegistry): Promise<number> {
  const answer = await http.get('/ledger/checkpoint');
  if (answer.status !== 200) return 0;
  return openCheckpoint(answer.text, parseVerifierKey(config.verifierKey)).checkpoint.size;
}

/** The size once everything that was queued is published: some milliseconds after the commit. */
function settledSize(registry: LoneRegistry): Promise<number> {
  const db = registry.app.get(DataSource, { strict: false });
  return eventually(async () => {
    const size = await publishedSize(registry);
    const rows = await db.query<unknown[]>(
      'SELECT 1 FROM ledger_head WHERE log_id = 1 AND size = $1 AND NOT EXISTS (TABLE ledger_queue)',
      [size],
    );
    return rows.length > 0 && size;
  });
}

describeDatabases('the registry', (kind) => {
  let registry: LoneRegistry;
  beforeAll(async () => {
    registry = await loneRegistry(kind);
  });
  afterAll(() => registry.close());

  describe('accounts', () => {
    const account = { name: 'Bo', email: 'bo@expert.example', role: 'expert' };

    it('are made by administrators only, in two roles only', async () => {
      const { http, expert, administrator } = registry;
      expect(codeOf(await http.post('/api/v1/accounts').send(account))).toBe('session.required');
      expect(codeOf(await expert.post('/api/v1/accounts').send(account))).toBe('role.missing');
      for (const wrong of [
        { ...account, role: 'officer' },
        { ...account, email: 'nobody' },
        { ...account, extra: 1 },
      ])
        expect(codeOf(await administrator.post('/api/v1/accounts').send(wrong))).toBe(
          'body.invalid',
        );
    });

    it('are invited again under the same name and role, and refused under another', async () => {
      const { administrator, http } = registry;
      const before = await administrator.post('/api/v1/accounts').send(account).expect(201);
      const after = await administrator.post('/api/v1/accounts').send(account).expect(201);
      const { token } = before.body as Invitation;
      expect((after.body as Invitation).token).not.toBe(token);
      const old = await http.post('/api/v1/passwords').send({ token, password: PASSWORD });
      expect(codeOf(old)).toBe('invitation.unknown');
      const other = await administrator
        .post('/api/v1/accounts')
        .send({ ...account, role: 'administrator' })
        .expect(409);
      expect(codeOf(other)).toBe('account.exists');
    });
  });

  describe('standards', () => {
    it('are published by experts only', async () => {
      const { http, administrator } = registry;
      expect(codeOf(await http.post('/api/v1/standards').send(STANDARD))).toBe('session.required');
      expect(codeOf(await administrator.post('/api/v1/standards').send(STANDARD))).toBe(
        'role.missing',
      );
    });

    it.each([
      ['an unknown member', { ...STANDARD, slug: 'x' }, 400, 'body.invalid'],
      ['no English', { ...STANDARD, title: { it: 'solo' } }, 422, 'standard.language-missing'],
      [
        'a level it does not have',
        { ...STANDARD, criteria: STANDARD.criteria.map((c) => ({ ...c, level: 2 })) },
        422,
        'standard.level-undefined',
      ],
    ])('are refused with %s', async (_name, body, status, code) => {
      const answer = await registry.expert.post('/api/v1/standards').send(body).expect(status);
      expect(codeOf(answer)).toBe(code);
    });

    it('are published once: the same again gives the same, another text is refused', async () => {
      const { expert, http, config } = registry;
      const [one, two] = await Promise.all([
        expert.post('/api/v1/standards').send(STANDARD).expect(201),
        expert.post('/api/v1/standards').send(STANDARD).expect(201),
      ]);
      const standard = one.body as Standard;
      expect((two.body as Standard).versionUri).toBe(standard.versionUri);
      expect(standard.versionUri).toMatch(/\/concepts\/[0-9a-hjkmnp-tv-z]{10}\/v1\.0$/);
      expect(validate('http/standard', standard)).toEqual([]);

      const changed = { ...STANDARD, title: text('Stitching another upper') };
      const refused = await expert.post('/api/v1/standards').send(changed).expect(409);
      expect(codeOf(refused)).toBe('standard.version-exists');
      const next = await expert.post('/api/v1/standards').send({ ...changed, version: '1.1' });
      expect((next.body as Standard).versionUri).toBe(
        standard.versionUri.replace('/v1.0', '/v1.1'),
      );

      const path = standard.versionUri.slice(config.publicUrl.length);
      const bytes = await http.get(path).buffer(true).expect(200);
      expect(createHash('sha256').update(bytes.text).digest('base64url')).toBe(
        standard.contentDigest,
      );
      expect(bytes.headers['cache-control']).toContain('immutable');
      const absent = await http.get(path.replace('/v1.0', '/v9.0')).expect(404);
      expect(codeOf(absent)).toBe('standard.unknown');
    });

    it('repeat the answer of an Idempotency-Key, and refuse the key for another body', async () => {
      const body = { ...STANDARD, key: 'skiving' };
      const post = (sent: object) =>
        registry.expert.post('/api/v1/standards').set('idempotency-key', 'k1').send(sent);
      const first = (await post(body).expect(201)).body as Standard;
      expect(((await post(body).expect(201)).body as Standard).versionUri).toBe(first.versionUri);
      expect(codeOf(await post({ ...body, version: '2.0' }).expect(409))).toBe(
        'request.key-reused',
      );
    });

    it('are leaves of a signed ledger before long', async () => {
      const items = await eventually(async () => {
        const list = (await registry.http.get('/api/v1/standards').expect(200)).body as Standards;
        return list.items.every(({ ledgerState }) => ledgerState === 'published')
          ? list.items
          : undefined;
      });
      expect(items.length).toBeGreaterThanOrEqual(3);
      expect(await settledSize(registry)).toBe(items.length + 1);
    });
  });

  describe('hubs', () => {
    const hub = hubAt('hub.example');

    it.each([
      ['an address with a path', { ...hub, url: 'https://hub.example/a' }],
      ['http outside this machine', { ...hub, url: 'http://hub.example' }],
      ['another origin', { ...hub, origin: 'other.example/ledger' }],
      ['another DID', { ...hub, did: 'did:web:other.example' }],
      ['a key of another name', { ...hub, verifierKey: vkey('other.example/ledger') }],
      ['a witness key', { ...hub, verifierKey: vkey('hub.example/ledger', 4) }],
      ['what is no key', { ...hub, verifierKey: 'hub.example/ledger+0+A' }],
    ])('are refused with %s', async (_name, body) => {
      const answer = await registry.administrator.post('/api/v1/hubs').send(body).expect(422);
      expect(codeOf(answer)).toBe('hub.origin-mismatch');
    });

    it('cannot be the registry itself', async () => {
      const { config, administrator } = registry;
      const { did, publicUrl: url, origin, verifierKey } = config;
      const body = { legalName: 'Twin', did, url, origin, verifierKey };
      const answer = await administrator.post('/api/v1/hubs').send(body).expect(422);
      expect(codeOf(answer)).toBe('hub.origin-mismatch');
    });

    it('are entered by administrators only, once, and stand as applied', async () => {
      const { administrator, expert, http } = registry;
      expect(codeOf(await expert.post('/api/v1/hubs').send(hub))).toBe('role.missing');
      const entered = await administrator.post('/api/v1/hubs').send(hub).expect(201);
      const again = await administrator.post('/api/v1/hubs').send(hub).expect(201);
      expect(again.body).toEqual(entered.body);
      expect(entered.body).toMatchObject({ standing: 'applied', mirroredSize: '0' });
      const otherKey = { ...hub, verifierKey: vkey(hub.origin) };
      const refused = await administrator.post('/api/v1/hubs').send(otherKey).expect(409);
      expect(codeOf(refused)).toBe('hub.already-registered');
      const { items } = (await http.get('/api/v1/hubs').expect(200)).body as RegisteredHubs;
      expect(items.map(({ origin }) => origin)).toEqual([hub.origin]);
    });

    it('are cosigned once they are entered: an unknown ledger is refused', async () => {
      const body = `old 0\n\nunknown.example/ledger\n1\n${Buffer.alloc(32).toString('base64')}\n\n— unknown.example/ledger ${Buffer.alloc(68).toString('base64')}\n`;
      const answer = await registry.http
        .post('/add-checkpoint')
        .set('content-type', 'text/plain')
        .send(body);
      expect(answer.status).toBe(404);
    });
  });

  describe('accreditations', () => {
    let id: string;
    let path: string;
    const decide = (body: object) => registry.administrator.post(path).send(body);
    beforeAll(async () => {
      // Nobody listens on port 1: the pull after a decision ends at once and leaves the machine never.
      const second = hubAt('localhost:1', 'http');
      const answer = await registry.administrator.post('/api/v1/hubs').send(second).expect(201);
      id = (answer.body as RegisteredHub).id;
      path = `/api/v1/hubs/${id}/accreditations`;
    });

    it('are decided by administrators only, on hubs that are there', async () => {
      const { administrator, expert, http } = registry;
      expect(codeOf(await http.post(path).send(ACCREDITATION))).toBe('session.required');
      expect(codeOf(await expert.post(path).send(ACCREDITATION))).toBe('role.missing');
      const nowhere = path.replace(id, '0197c9a2-7b44-7c31-8a52-0d6f0e4b8f10');
      const answer = await administrator.post(nowhere).send(ACCREDITATION).expect(404);
      expect(codeOf(answer)).toBe('hub.unknown');
      expect(codeOf(await administrator.post(path.replace(id, 'x')).send(ACCREDITATION))).toBe(
        'id.invalid',
      );
    });

    it.each([
      ['dates that are reversed', { to: '2025-01-01T00:00:00Z' }, 'accreditation.dates-reversed'],
      ['a date that does not exist', { to: '2036-13-45T00:00:00Z' }, 'body.invalid'],
      ['a scope that is no address', { scope: [{ standard: 'a b', maxLevel: 1 }] }, 'body.invalid'],
      ['no scope', { scope: [] }, 'body.invalid'],
      ['a suspension of nothing', { decision: 'suspended' }, 'accreditation.not-accredited'],
    ])('are refused with %s', async (_name, change, code) => {
      expect(codeOf(await decide({ ...ACCREDITATION, ...change }))).toBe(code);
    });

    it('give the hub its standing, and a leaf in the ledger', async () => {
      const before = await settledSize(registry);
      const decided = (await decide(ACCREDITATION).expect(201)).body as Accreditation;
      expect(decided).toMatchObject({ ...ACCREDITATION, hubId: id });
      const standing = async () => {
        const { items } = (await registry.http.get('/api/v1/hubs')).body as RegisteredHubs;
        return items.find((item) => item.id === id)?.standing;
      };
      expect(await standing()).toBe('accredited');
      await decide({ ...ACCREDITATION, decision: 'suspended' }).expect(201);
      expect(await standing()).toBe('suspended');
      expect(await settledSize(registry)).toBe(before + 2);
    });
  });

  describe('proposals', () => {
    it('are for experts only, and unknown ones are not confirmed', async () => {
      const { http, administrator, expert } = registry;
      expect(codeOf(await http.get('/api/v1/proposals'))).toBe('session.required');
      expect(codeOf(await administrator.get('/api/v1/proposals'))).toBe('role.missing');
      expect((await expert.get('/api/v1/proposals').expect(200)).body).toEqual({ items: [] });
      const answer = await expert
        .post('/api/v1/proposals/0197c9a2-7b44-7c31-8a52-0d6f0e4b8f10/confirmation')
        .send({ relation: 'exact', levelShift: 0, rationale: 'The same work.' })
        .expect(404);
      expect(codeOf(answer)).toBe('mapping.unknown');
    });
  });

  describe('the trust list', () => {
    it('is signed by the key that is shown, and leaves out hubs whose keys are not known', async () => {
      const { http, config } = registry;
      const shown = await http.get('/api/v1/trust-list/key').expect(200);
      const key = keyFromJwk(shown.body as PublicJwk);
      const seq = String(await settledSize(registry));
      const answer = await http.get('/trust-list.json').buffer(true).expect(200);
      expect(answer.headers['content-type']).toContain('application/jose');
      const jws = answer.text ?? String(answer.body);
      const list = await openTrustList(jws, key);
      expect(list).toMatchObject({ registry: config.did, seq, hubs: [], mappings: [] });
      expect(list.standards.every(({ kind }) => kind === 'european')).toBe(true);
      expect(list.witnesses).toEqual([{ name: 'registry', verifierKey: config.witnessKey }]);
      expect(Date.parse(list.nextUpdate) - Date.parse(list.issuedAt)).toBe(86_400_000);
      const did = (await http.get('/.well-known/did.json').expect(200)).body as { id: string };
      expect(did.id).toBe(config.did);
    });
  });

  describe('POST /verify', () => {
    it.each([
      ['text that is no credential', { credential: 'hello' }],
      ['a token of three parts', { credential: 'e30.e30.AAAA' }],
      ['an empty object', { credential: {} }],
    ])('answers %s with a verdict', async (_name, body) => {
      const answer = await registry.http.post('/verify').send(body).expect(200);
      expect(answer.body).toMatchObject({ overall: 'not-verified' });
      expect(validate('credentials/verdict', answer.body)).toEqual([]);
    });

    it('refuses what is not a request, malformed JSON, and a body over 15 MiB', async () => {
      const { http } = registry;
      expect(codeOf(await http.post('/verify').send({ credential: 1 }))).toBe('body.invalid');
      expect(codeOf(await http.post('/verify').send({}))).toBe('verification.one-input');
      const malformed = await http
        .post('/verify')
        .set('content-type', 'application/json')
        .send('{"credential":');
      expect(codeOf(malformed)).toBe('body.malformed');
      const large = await http.post('/verify').send({ credential: 'a'.repeat(15 * 1_048_576) });
      expect(codeOf(large)).toBe('body.too-large');
    });

    it('gives a bundle of the trust list alone for what is no credential', async () => {
      const answer = await registry.http
        .post('/api/v1/bundles')
        .send({ credential: 'hello' })
        .expect(200);
      expect(answer.body).toMatchObject({ v: 2, documents: [] });
      expect(validate('credentials/bundle', answer.body)).toEqual([]);
    });
  });

  it('says who it is, which key its witness has, and that it is ready', async () => {
    const { http, config } = registry;
    const { name, did, publicUrl: url, origin, verifierKey } = config;
    const watch = 'no other party watches this ledger yet';
    const witness = { name: config.witnessName, verifierKey: config.witnessKey, url };
    const profile = (await http.get('/api/v1/registry').expect(200)).body as unknown;
    expect(profile).toEqual({ name, did, url, origin, verifierKey, witness, watch });
    expect((await http.get('/api/v1/witness').expect(200)).text).toBe(`${config.witnessKey}\n`);
    expect((await http.get('/health/live').expect(200)).body).toEqual({ status: 'ok', parts: {} });
    // Hubs of this file are entered and do not exist: that they are parked is all that is not well.
    // A database or a bus that was slow for seconds is asked again.
    const ready = await eventually(async () => {
      const health = (await http.get('/health/ready')).body as Health;
      return health.parts.database === 'ok' && health.parts.bus === 'reachable' && health;
    });
    expect(ready).toMatchObject({
      status: ready.federation?.parkedOrigins === 0 ? 'ok' : 'degraded',
      parts: { database: 'ok', ledger: 'writing', bus: 'reachable', witnesses: watch },
    });
    const { paths } = (await http.get('/openapi.json').expect(200)).body as { paths: object };
    expect(Object.keys(paths)).toContain('/verify');
  });
});
