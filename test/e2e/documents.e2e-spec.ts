import { readFileSync } from 'node:fs';
import { schemas } from '#domain/generated/schemas.js';
import { type Cluster, setup } from '../support/cluster.js';
import type { AppName } from '../support/role-matrix.js';

const repository = new URL('../../', import.meta.url);

describe.each<AppName>(['hub', 'registry'])('whoever reads the events of a %s', (name) => {
  let cluster: Cluster;
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(cluster[name].url + path, { headers });

  beforeAll(async () => {
    cluster = await setup({ accredited: false });
  });
  afterAll(() => cluster.close());

  it('finds the AsyncAPI document of the repository, and is told when it has not changed', async () => {
    const answer = await get('/asyncapi.yaml');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/yaml');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.text()).toBe(readFileSync(new URL('asyncapi.yaml', repository), 'utf8'));
    const again = await get('/asyncapi.yaml', {
      'if-none-match': answer.headers.get('etag') ?? '',
    });
    expect(again.status).toBe(304);
  });

  it('finds every schema where its $id says', async () => {
    for (const [schema, document] of Object.entries(schemas)) {
      const { pathname } = new URL(String(document.$id));
      const answer = await get(pathname);
      expect([schema, answer.status]).toEqual([schema, 200]);
      expect(answer.headers.get('content-type')).toBe('application/schema+json');
      expect(answer.headers.get('cache-control')).toBe(
        schema.startsWith('events/')
          ? 'public, max-age=31536000, immutable'
          : 'public, max-age=300',
      );
      expect(await answer.json()).toEqual(document);
    }
  });

  it('finds the schema of segments where segments say it is', async () => {
    const answer = await get('/schemas/ledger/segment/1.0.json?x=1');
    expect(await answer.json()).toEqual(schemas['events/segment/1.0']);
  });

  it.each([
    '/schemas/events/ledger.opened/1.1.schema.json',
    '/schemas/events/ledger.opened/1.0',
    '/schemas/',
    '/schemas/toString',
    '/schemas/__proto__',
    '/schemas/events/%2e%2e/released.sha256',
    '/schemas/events/..%2freleased.sha256',
    '/schemas/released.sha256',
    '/schemas//events/ledger.opened/1.0.schema.json',
    '/schemas/events/ledger.opened/1%2e0.schema.json',
  ])('finds nothing at %s', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'request.unknown-route' });
  });
});
