import { type Cluster, setup } from '../support/cluster.js';
import { type AppName, matrix, type Route, roles } from '../support/role-matrix.js';
import { addressOf, routesOf, tokenFor } from '../support/routes.js';

/** Status and code of the answer to one request, sent with this Authorization or none. */
async function ask(
  url: string,
  route: Route,
  authorization?: string,
  method: string = route.method,
) {
  const answer = await fetch(url + addressOf(route), {
    method,
    headers: {
      ...(authorization !== undefined && { authorization }),
      ...(route.method === 'POST' && { 'content-type': 'application/json' }),
    },
    ...(route.method === 'POST' && { body: '{}' }),
  });
  const text = await answer.text();
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json');
  // A refused HEAD names the media type of what it leaves out.
  const code = isProblem && text !== '' ? (JSON.parse(text) as { code: string }).code : undefined;
  return { status: answer.status, code };
}

/** A hub that catches up with the registry, or whose database is slow, is not ready: no fault. */
const isNotReady = ({ path }: Route, status: number) => path === '/health/ready' && status === 503;

/** What access control said: `open` is every answer that is neither of its refusals. */
function decisionOf(
  route: Route,
  { status, code }: { status: number; code?: string | undefined },
): string {
  if (isNotReady(route, status)) return 'open';
  if (status >= 500) return `fault ${String(status)}`;
  if (status === 401 && code === 'session.required') return code;
  if (status === 403 && code === 'role.missing') return code;
  return code === 'session.required' || code === 'role.missing'
    ? `${String(status)} ${code}`
    : 'open';
}

const isOpenTo = ({ access }: Route, role: string) =>
  typeof access === 'string' || access.includes(role);
const label = ({ method, path }: Route) => `${method} ${path}`;

describe.each<AppName>(['hub', 'registry'])('the routes of the %s', (name) => {
  let cluster: Cluster;
  const routes = matrix[name];
  const party = () => cluster[name];

  beforeAll(async () => {
    cluster = await setup({ accredited: false });
  });
  afterAll(() => cluster.close());

  /** The decision on every route, beside the one the matrix declares. */
  async function compare(
    authorization: (route: Route) => Promise<string | undefined>,
    declared: (route: Route) => string,
  ): Promise<void> {
    const [got, expected] = [new Map<string, string>(), new Map<string, string>()];
    for (const route of routes) {
      const answer = await ask(party().url, route, await authorization(route));
      got.set(label(route), decisionOf(route, answer));
      expected.set(label(route), declared(route));
    }
    expect(Object.fromEntries(got)).toEqual(Object.fromEntries(expected));
  }
  const closedToStrangers = ({ access }: Route) =>
    access === 'public' ? 'open' : 'session.required';

  it('are those of the matrix, no more and no fewer', () => {
    const declared = routes.flatMap(({ method, path }) =>
      method === 'GET' ? [`GET ${path}`, `HEAD ${path}`] : [`${method} ${path}`],
    );
    expect(routesOf(party().app)).toEqual(declared.sort());
    for (const { access } of routes)
      if (typeof access !== 'string')
        expect(access.filter((role) => !roles[name].includes(role))).toEqual([]);
  });

  it('are closed without a token, HEAD as well', async () => {
    await compare(() => Promise.resolve(undefined), closedToStrangers);
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      const { status } = await ask(party().url, route, undefined, 'HEAD');
      expect([label(route), status === 401]).toEqual([label(route), route.access !== 'public']);
      if (!isNotReady(route, status)) expect(status).toBeLessThan(500);
    }
  });

  it('are closed to what is no token of a session', async () => {
    const good = await tokenFor(party().app, roles[name]);
    for (const bad of [
      'Bearer no-such-token',
      `Bearer ${good}x`,
      `Bearer ${good} ${good}`,
      `Basic ${good}`,
      'Bearer',
      good,
    ])
      await compare(() => Promise.resolve(bad), closedToStrangers);
  });

  it('are closed to a token that is over', async () => {
    const over = await tokenFor(party().app, roles[name], new Date(Date.now() - 1000));
    await compare(() => Promise.resolve(`Bearer ${over}`), closedToStrangers);
  });

  it('are closed to a token of the other app', async () => {
    const other: AppName = name === 'hub' ? 'registry' : 'hub';
    const token = await tokenFor(cluster[other].app, [...roles.hub, ...roles.registry]);
    await compare(() => Promise.resolve(`Bearer ${token}`), closedToStrangers);
  });

  it.each(roles[name])('are open to the role %s exactly where it is declared', async (role) => {
    await compare(
      // A new token each time: one of the routes ends the session.
      async () => `Bearer ${await tokenFor(party().app, [role])}`,
      (route) => (isOpenTo(route, role) ? 'open' : 'role.missing'),
    );
  });

  it('take no token from the address or the body, and none of two', async () => {
    const { url, app } = party();
    const token = await tokenFor(app, roles[name]);
    const inAddress = await fetch(`${url}/api/v1/me?access_token=${token}`);
    expect(inAddress.status).toBe(401);
    const closed = routes.find(({ method, access }) => method === 'POST' && access !== 'public');
    if (!closed) throw new Error('no closed route takes a body');
    const inBody = await fetch(url + addressOf(closed), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ access_token: token }),
    });
    expect(inBody.status).toBe(401);
    expect(
      (await fetch(`${url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } })).status,
    ).toBe(200);
  });
});
