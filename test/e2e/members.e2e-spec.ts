import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import type { ClusterImport, Firms, People, Problem } from '#domain/generated/schemas.js';
import { validate } from '#platform/http/validate.js';
import { setup } from '../support/cluster.js';
import { smallCluster } from '../support/hub-factories.js';

const example = (name: string) =>
  readFileSync(new URL(`../../examples/cluster/${name}.csv`, import.meta.url), 'utf8');
const exampleCluster: ClusterImport = {
  firms: example('firms'),
  people: example('people'),
  roles: example('roles'),
};
const none = { created: 0, updated: 0, unchanged: 0 };

const refusedTexts: readonly [string, Partial<ClusterImport>, string, object][] = [
  [
    'broken quotes',
    { people: smallCluster.people.replace('Ada,', '"Ada,') },
    'import.malformed',
    { file: 'people', row: 2 },
  ],
  [
    'a row that is too short',
    { firms: `${smallCluster.firms}x,y\n` },
    'import.malformed',
    { file: 'firms', row: 5, expected: '5 columns', got: '2' },
  ],
  [
    'a header with a slip',
    { people: smallCluster.people.replace('person_key', 'person_keys') },
    'import.refused',
    { file: 'people', row: 1, column: 'person_key', got: 'person_keys' },
  ],
  ['no header', { roles: '' }, 'import.malformed', { file: 'roles', row: 1 }],
  [
    'the marks of another encoding',
    { people: smallCluster.people.replace('Ada,', 'Ad\ufffd,') },
    'import.malformed',
    { file: 'people', row: 2 },
  ],
  [
    'an over-long name',
    { people: smallCluster.people.replace('Ada,', `${'A'.repeat(101)},`) },
    'import.refused',
    { file: 'people', row: 2, column: 'given_name' },
  ],
  [
    'a role of nobody',
    { roles: `${smallCluster.roles}zoe,employee\n` },
    'import.refused',
    { file: 'roles', row: 8, column: 'person_key', got: 'zoe' },
  ],
  [
    'a role nobody has',
    { roles: `${smallCluster.roles}ada,king\n` },
    'import.refused',
    { file: 'roles', row: 8, column: 'role', got: 'king' },
  ],
];

it('refuses a cluster that is not sound, row by row, and imports nothing of it', async () => {
  const { hub, close } = await setup({ accredited: false });
  try {
    for (const [name, over, code, issue] of refusedTexts) {
      const answer = await hub.first
        .post('/api/v1/cluster-imports')
        .send({ ...smallCluster, ...over });
      const { status, type } = answer;
      const body: unknown = answer.body;
      expect([name, status, type]).toEqual([name, 422, 'application/problem+json']);
      expect(body).toMatchObject({ code });
      expect((body as Problem).issues).toContainEqual(expect.objectContaining(issue));
      expect(validate('http/problem', body)).toEqual([]);
    }
    expect((await hub.first.get('/api/v1/firms').expect(200)).body).toEqual({ items: [] });
    expect((await hub.first.get('/api/v1/people').expect(200)).body).toEqual({ items: [] });
  } finally {
    await close();
  }
});

it('refuses bodies that are no import at all', async () => {
  const { hub, close } = await setup({ accredited: false });
  try {
    const text = JSON.stringify(smallCluster);
    const bodies: readonly [string, string | Buffer, number, string][] = [
      ['malformed JSON', text.slice(0, -1), 400, 'body.malformed'],
      ['Latin-1', Buffer.from(text.replace('Ada', 'Ad\xe0'), 'latin1'), 400, 'body.malformed'],
      ['NUL', text.replace('Ada', 'A\\u0000da'), 400, 'body.malformed'],
      ['an unknown field', text.replace('{', '{"extra":1,'), 400, 'body.invalid'],
      ['a wrong type', text.replace(/"firms":"[^"]*"/, '"firms":7'), 400, 'body.invalid'],
      ['a missing file', JSON.stringify({ firms: smallCluster.firms }), 400, 'body.invalid'],
      ['nothing', '', 400, 'body.invalid'],
      ['5 MB', `{"firms":"${'x'.repeat(5_000_000)}"}`, 413, 'body.too-large'],
    ];
    for (const [name, body, status, code] of bodies) {
      const answer = await hub.first
        .post('/api/v1/cluster-imports')
        .set('content-type', 'application/json')
        .serialize((value: unknown) => value as string)
        .send(body);
      expect([name, answer.status, (answer.body as Problem).code]).toEqual([name, status, code]);
      expect(answer.type).toBe('application/problem+json');
    }
    expect((await hub.first.get('/api/v1/firms').expect(200)).body).toEqual({ items: [] });
  } finally {
    await close();
  }
});

it('lets only officers import, read the people and invite them', async () => {
  const { hub, close } = await setup({ accredited: false });
  try {
    const others = await hub.as('employee', 'assessor', 'manager');
    const somebody = `/api/v1/people/${randomUUID()}/invitation`;
    for (const [agent, status, code] of [
      [hub.anyone, 401, 'session.required'],
      [others, 403, 'role.missing'],
    ] as const)
      for (const asked of [
        agent.post('/api/v1/cluster-imports').send(smallCluster),
        agent.get('/api/v1/people'),
        agent.post(somebody),
      ])
        expect((await asked.expect(status)).body).toMatchObject({ code });
    const unknown = await hub.first.post(somebody).expect(404);
    expect(unknown.body).toMatchObject({ code: 'person.unknown' });
    const noId = await hub.first.post('/api/v1/people/me/invitation').expect(400);
    expect(noId.body).toMatchObject({ code: 'id.invalid' });
  } finally {
    await close();
  }
});

it('imports the example cluster, and running it twice creates nothing twice', async () => {
  const { hub, member, close } = await setup({ accredited: false });
  try {
    const run = () => hub.first.post('/api/v1/cluster-imports').send(exampleCluster).expect(200);
    const roles = exampleCluster.roles.trim().split('\n').length - 1;
    expect((await run()).body).toEqual({
      firms: { ...none, created: 10 },
      people: { ...none, created: 72 },
      roles: { ...none, created: roles },
    });
    const again = await Promise.all([run(), run()]);
    for (const { body } of again)
      expect(body).toEqual({
        firms: { ...none, unchanged: 10 },
        people: { ...none, unchanged: 72 },
        roles: { ...none, unchanged: roles },
      });
    const people = await hub.first.get('/api/v1/people').expect(200);
    expect(validate('http/people', people.body)).toEqual([]);
    const { items } = people.body as People;
    expect(items).toHaveLength(72);
    expect(items.find(({ key }) => key === 'ornella.bressano')).toMatchObject({
      familyName: 'Bressan\u00f2',
      roles: ['employee', 'manager'],
    });
    const ornella = await member('ornella.bressano');
    const firms = await ornella.get('/api/v1/firms').expect(200);
    expect(validate('http/firms', firms.body)).toEqual([]);
    expect((firms.body as Firms).items).toHaveLength(10);
    await ornella.get('/api/v1/people').expect(403);
  } finally {
    await close();
  }
});
