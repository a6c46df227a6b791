import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import type {
  MappingProposals,
  NewEuropeanStandard,
  NewLocalStandard,
  Problem,
  Standard,
  Standards,
} from '#domain/generated/schemas.js';
import { canonicalJson } from '#ledger/canonical-json.js';
import { validate } from '#platform/http/validate.js';
import { RegistryFeed } from '../../apps/hub/src/federation/registry-feed.service.js';
import { binaryBody } from '../support/binary-body.js';
import { eventually, setup } from '../support/cluster.js';
import { newStandard } from '../support/hub-factories.js';

const json = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../examples/${path}`, import.meta.url), 'utf8'));
const local = json('cluster/standards/montatrice-punte.json') as NewLocalStandard;
const european = json(
  'registry/standards/setting-and-running-a-lasting-machine.json',
) as NewEuropeanStandard;

const [first, second, third] = newStandard().criteria;
const [guided, alone] = newStandard().levels;

it('refuses standards that do not hold together, and publishes nothing', async () => {
  const { hub, close } = await setup({ accredited: false });
  try {
    const refused: readonly [string, object, number, string][] = [
      ['an unknown field', { price: 3 }, 400, 'body.invalid'],
      ['a wrong type', { criteria: 'none' }, 400, 'body.invalid'],
      ['an over-long title', { title: { en: 'x'.repeat(201) } }, 400, 'body.invalid'],
      ['an address in the slug', { slug: '../me' }, 400, 'body.invalid'],
      ['a version that is no version', { version: 'latest' }, 400, 'body.invalid'],
      ['a language without text', { language: 'de' }, 422, 'standard.language-missing'],
      ['levels that do not begin at 1', { levels: [alone] }, 422, 'standard.level-repeated'],
      ['a level twice', { levels: [guided, guided] }, 422, 'standard.level-repeated'],
      [
        'a criterion twice',
        { criteria: [first, first, second] },
        422,
        'standard.criterion-repeated',
      ],
      [
        'a criterion of no level',
        { criteria: [first, second, { ...third, level: 3 }] },
        422,
        'standard.level-undefined',
      ],
    ];
    for (const [name, over, status, code] of refused) {
      const answer = await hub.first.post('/api/v1/standards').send({ ...newStandard(), ...over });
      expect([name, answer.status, (answer.body as Problem).code]).toEqual([name, status, code]);
      expect(validate('http/problem', answer.body)).toEqual([]);
    }
    expect((await hub.first.get('/api/v1/standards').expect(200)).body).toEqual({ items: [] });
    const assessor = await hub.as('assessor', 'employee', 'manager');
    await assessor.post('/api/v1/standards').send(newStandard()).expect(403);
    await hub.anyone.get('/api/v1/standards').expect(401);
  } finally {
    await close();
  }
});

it('answers every address that is no version with 404', async () => {
  const { hub, close } = await setup({ accredited: false });
  try {
    for (const path of ['none/v1.0', 'none/v', 'a%00b/v1.0', 'none/v%00', '..%2f..%2fetc/v1.0']) {
      const answer = await hub.anyone.get(`/standards/${path}`);
      expect([path, answer.status, answer.type]).toEqual([path, 404, 'application/problem+json']);
    }
  } finally {
    await close();
  }
});

it('publishes a standard for good, under an address that gives the bytes of its digest', async () => {
  const { hub, close } = await setup();
  try {
    const publish = (body: NewLocalStandard) => hub.first.post('/api/v1/standards').send(body);
    const answer = await publish(local).expect(201);
    expect(validate('http/standard', answer.body)).toEqual([]);
    const standard = answer.body as Standard;
    expect(standard).toMatchObject({
      versionUri: `${hub.url}/standards/montatrice-punte/v1.0`,
      kind: 'local',
      ledgerState: 'pending',
      key: 'montatrice-punte',
    });

    const version = await hub.anyone
      .get(new URL(standard.versionUri).pathname)
      .buffer(true)
      .parse(binaryBody)
      .expect(200)
      .expect('content-type', /^application\/json/)
      .expect('cache-control', /immutable/);
    const bytes = version.body as Buffer;
    expect(createHash('sha256').update(bytes).digest('base64url')).toBe(standard.contentDigest);
    expect(bytes).toEqual(canonicalJson(standard.content));
    expect(validate('credentials/standard-version', JSON.parse(bytes.toString()))).toEqual([]);

    const again = await publish(local).expect(201);
    expect(again.body).toMatchObject({
      versionUri: standard.versionUri,
      contentDigest: standard.contentDigest,
      publishedAt: standard.publishedAt,
    });
    const other = await publish({ ...local, component: 'IG' }).expect(409);
    expect(other.body).toMatchObject({ code: 'standard.version-exists' });
    await publish({ ...local, component: 'IG', version: '1.1' }).expect(201);

    await eventually(async () => {
      const listed = await hub.first.get('/api/v1/standards').expect(200);
      expect(validate('http/standards', listed.body)).toEqual([]);
      const { items } = listed.body as Standards;
      return items.length === 2 && items.every(({ ledgerState }) => ledgerState === 'published');
    });
  } finally {
    await close();
  }
});

it('publishes once when asked many times at once, with one ledger event', async () => {
  const { hub, close } = await setup({ accredited: false });
  try {
    const count = async () => {
      const [row] = await hub.app
        .get(DataSource)
        .query<{ n: number }[]>('SELECT count(*)::int AS n FROM ledger_intent WHERE public');
      return row?.n ?? 0;
    };
    const before = await count();
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => hub.first.post('/api/v1/standards').send(newStandard())),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => (body as Standard).contentDigest)).size).toBe(1);
    expect((await count()) - before).toBe(1);
  } finally {
    await close();
  }
});

it('repeats the answer of a key, and refuses the key for another standard', async () => {
  const { hub, close } = await setup({ accredited: false });
  try {
    const publish = (body: NewLocalStandard, key = 'first-try') =>
      hub.first.post('/api/v1/standards').set('idempotency-key', key).send(body);
    const answer = await publish(newStandard()).expect(201);
    const again = await publish(newStandard()).expect(201);
    expect((again.body as Standard).versionUri).toBe((answer.body as Standard).versionUri);
    const reused = await publish(newStandard({ version: '2.0' })).expect(409);
    expect(reused.body).toMatchObject({ code: 'request.key-reused' });
    const unreadable = await publish(newStandard(), 'k'.repeat(101)).expect(400);
    expect(unreadable.body).toMatchObject({ code: 'request.key-invalid' });
  } finally {
    await close();
  }
});

it('proposes a mapping to a European standard that the registry has published, once', async () => {
  const { hub, registry, close } = await setup();
  try {
    const expert = await registry.as('expert');
    const published = await expert.post('/api/v1/standards').send(european).expect(201);
    const toVersionUri = (published.body as Standard).versionUri;
    const feed = hub.app.get(RegistryFeed, { strict: false });
    await eventually(async () =>
      (await feed.europeanStandards()).some(({ versionUri }) => versionUri === toVersionUri),
    );
    const answer = await hub.first.post('/api/v1/standards').send(local).expect(201);
    const fromVersionUri = (answer.body as Standard).versionUri;
    const proposal = {
      fromVersionUri,
      toVersionUri,
      relation: 'close',
      rationale: 'The same machine, set the same way.',
    };
    const propose = (over: object = {}) =>
      hub.first.post('/api/v1/mapping-proposals').send({ ...proposal, ...over });

    const unknown = `${registry.url}/standards/${randomUUID()}/v1.0`;
    const refused: readonly [object, number, string][] = [
      [{ toVersionUri: unknown }, 404, 'standard.unknown'],
      [{ fromVersionUri: unknown }, 404, 'standard.unknown'],
      [{ fromVersionUri: toVersionUri, toVersionUri: fromVersionUri }, 404, 'standard.unknown'],
      [{ toVersionUri: fromVersionUri }, 422, 'mapping.same-standard'],
      [{ relation: 'equal' }, 400, 'body.invalid'],
      [{ rationale: '' }, 400, 'body.invalid'],
      [{ rationale: 'x'.repeat(2001) }, 400, 'body.invalid'],
    ];
    for (const [over, status, code] of refused) {
      const answer = await propose(over);
      expect([answer.status, (answer.body as Problem).code]).toEqual([status, code]);
    }

    const proposed = await propose().expect(201);
    expect(validate('http/mapping-proposal', proposed.body)).toEqual([]);
    const twice = await propose({ relation: 'exact' }).expect(409);
    expect(twice.body).toMatchObject({ code: 'mapping.already-proposed' });
    const listed = await hub.first.get('/api/v1/mapping-proposals').expect(200);
    expect(validate('http/mapping-proposals', listed.body)).toEqual([]);
    expect((listed.body as MappingProposals).items).toEqual([proposed.body]);
    expect(proposed.body).toMatchObject({ ...proposal, state: 'submitted' });
  } finally {
    await close();
  }
});
