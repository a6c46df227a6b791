import { createConnection } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type ProblemCode, problemCodes } from '#domain/core/problem-codes.js';
import type { Problem } from '#domain/generated/schemas.js';
import { validate } from '#platform/http/validate.js';
import { type Cluster, setup } from '../support/cluster.js';
import { contents, settled } from '../support/contents.js';
import { hostileBodies, validBody } from '../support/hostile-bodies.js';
import {
  type AppName,
  isOAuthRoute,
  isWitnessRoute,
  matrix,
  type Route,
  roles,
} from '../support/role-matrix.js';
import { addressOf, tokenFor } from '../support/routes.js';

const JSON_TYPE = 'application/json';
const TAKES_FILES: ReadonlySet<string> = new Set(['/verify', '/api/v1/bundles']);
const SIXTEEN_MB = `{"a":"${'x'.repeat(16_000_000)}"}`;
const label = ({ method, path }: Route) => `${method} ${path}`;

/** Bodies that are wrong whatever the route expects: name, status, code, bytes, more headers. */
const unreadable: readonly [
  string,
  number,
  ProblemCode,
  string | Buffer,
  Record<string, string>?,
][] = [
  ['malformed JSON', 400, 'body.malformed', '{"a":'],
  ['two JSON texts', 400, 'body.malformed', '{}{}'],
  ['a comment', 400, 'body.malformed', '{/* */}'],
  ['NUL', 400, 'body.malformed', '{"a":"x\\u0000"}'],
  ['a raw NUL', 400, 'body.malformed', '{"a":"x\0"}'],
  ['a lone surrogate', 400, 'body.malformed', '{"a":"\\ud800"}'],
  ['__proto__', 400, 'body.malformed', '{"__proto__":{"roles":["officer"]}}'],
  ['a member twice', 400, 'body.malformed', '{"a":1,"a":2}'],
  ['deep nesting', 400, 'body.malformed', `{"a":${'['.repeat(200)}${']'.repeat(200)}}`],
  ['endless nesting', 400, 'body.malformed', '['.repeat(500_000)],
  ['a byte order mark', 400, 'body.malformed', '\ufeff{}'],
  ['Latin-1', 400, 'body.malformed', Buffer.from('{"a":"caff\xe8"}', 'latin1')],
  ['UTF-16', 400, 'body.malformed', Buffer.from('{"a":1}', 'utf16le')],
  ['5 MB', 413, 'body.too-large', `{"a":"${'x'.repeat(5_000_000)}"}`],
  ['gzip', 415, 'body.unsupported-type', gzipSync('{}'), { 'content-encoding': 'gzip' }],
  ['XML', 415, 'body.unsupported-type', '<a/>', { 'content-type': 'application/xml' }],
  [
    'a form',
    415,
    'body.unsupported-type',
    'email=a%40b.example&password=x',
    { 'content-type': 'application/x-www-form-urlencoded' },
  ],
  ['a media type that is none', 415, 'body.unsupported-type', '{}', { 'content-type': '/;;' }],
];

/** Lists that read `limit`; what they refuse, they refuse before they look who asks. */
const PAGED: ReadonlySet<string> = new Set([
  '/api/v1/audits',
  '/api/v1/audits/follow-ups',
  '/api/v1/audit-runs',
  '/api/v1/exchanges',
  '/api/v1/firms/:firmId/learning-records',
  '/api/v1/joint-plans',
]);

const shares = [1, 2, 3];
const ofShare = (routes: readonly Route[], share: number): readonly Route[] =>
  routes.filter((_, i) => i % shares.length === share - 1);

/** Ids that are none. */
const wrongIds = [
  'me',
  '1',
  '01890000-0000-7000-8000-00000000DEAD',
  '01890000-0000-7000-8000-00000000dead%20',
  'urn:uuid:01890000-0000-7000-8000-00000000dead',
  '%00',
  '..%2f',
  '..%2f..%2fetc%2fpasswd',
  "'%20OR%201=1--",
  '%F0%9F%91%9E',
  '%c0%ae',
  '%zz',
  'x'.repeat(5000),
];

describe.each<AppName>(['hub', 'registry'])('the %s, asked by a hostile client', (name) => {
  let cluster: Cluster;
  let headers: Record<string, string>;
  let before: Record<string, unknown>;
  // Wallets have tests of their own: wallet.e2e-spec.ts.
  const routes = matrix[name].filter((route) => !isWitnessRoute(route) && !isOAuthRoute(route));
  const posts = routes.filter(({ method }) => method === 'POST');

  beforeAll(async () => {
    cluster = await setup({ accredited: false });
    const token = await tokenFor(cluster[name].app, roles[name]);
    headers = { authorization: `Bearer ${token}` };
    before = await settled(cluster);
  });
  afterEach(async () => {
    expect(await contents(cluster)).toEqual(before);
  });
  afterAll(() => cluster.close());

  async function send(
    route: Route,
    init: { body?: string | Buffer; more?: Record<string, string>; address?: string } = {},
  ) {
    const answer = await fetch(cluster[name].url + (init.address ?? addressOf(route)), {
      method: route.method,
      headers: {
        ...headers,
        ...(init.body !== undefined && { 'content-type': JSON_TYPE }),
        ...init.more,
      },
      ...(init.body !== undefined && { body: init.body as string }),
    });
    return {
      status: answer.status,
      type: answer.headers.get('content-type'),
      text: await answer.text(),
    };
  }

  /** The refusal as documented; fails by naming what was sent. */
  function refusal(
    what: string,
    { status, type, text }: Awaited<ReturnType<typeof send>>,
  ): Problem {
    const isRefused = status >= 400 && status < 500;
    expect([what, isRefused || `${String(status)} ${text.slice(0, 300)}`, type]).toEqual([
      what,
      true,
      expect.stringMatching(/^application\/problem\+json/) as string,
    ]);
    const problem = JSON.parse(text) as Problem;
    expect([what, validate('http/problem', problem)]).toEqual([what, []]);
    const [, title] = problemCodes[problem.code as ProblemCode];
    expect([what, problem.title, problem.status]).toEqual([what, title, status]);
    return problem;
  }

  /** What was expected and what came, or a list of such. */
  function expectReasons(what: string, { expected, got, issues }: Problem): void {
    const reasons = issues ?? [{ expected, got }];
    expect([what, reasons.length > 0]).toEqual([what, true]);
    for (const reason of reasons)
      expect([what, reason]).toEqual([
        what,
        expect.objectContaining({
          expected: expect.stringMatching(/./) as string,
          got: expect.stringMatching(/./) as string,
        }),
      ]);
  }

  // In shares, so that no test takes long on a busy machine; what one route is sent goes at once.
  it.each(shares)('refuses a body that cannot be read, at every POST route (%i)', async (share) => {
    for (const route of ofShare(posts, share))
      await Promise.all(
        unreadable.map(async ([bad, status, code, given, more]) => {
          // Where pictures and documents come in, more is read before it is too much.
          const body = bad === '5 MB' && TAKES_FILES.has(route.path) ? SIXTEEN_MB : given;
          const what = `${label(route)}, ${bad}`;
          const problem = refusal(what, await send(route, { body, ...(more && { more }) }));
          expect([what, problem.status, problem.code]).toEqual([what, status, code]);
          expectReasons(what, problem);
        }),
      );
  });

  it('refuses no body, text, and JSON that is no object, where a body is expected', async () => {
    for (const route of posts.filter(({ body }) => body))
      for (const [bad, init] of [
        ['nothing', {}],
        ['an empty body', { body: '' }],
        ['text', { body: '{}', more: { 'content-type': 'text/plain' } }],
        ...['null', '0', '""', '[]', '[{}]', 'true'].map((body) => [body, { body }] as const),
      ] as const) {
        const what = `${label(route)}, ${bad}`;
        const problem = refusal(what, await send(route, init));
        expect([what, problem.code]).toEqual([what, 'body.invalid']);
        expectReasons(what, problem);
      }
  });

  it.each(shares)('refuses each member that is wrong, and names it (%i)', async (share) => {
    let tried = 0;
    for (const route of ofShare(posts, share)) {
      const name = route.body;
      if (!name) continue;
      expect([route.path, validate(name, validBody(name))]).toEqual([route.path, []]);
      const tries = hostileBodies(name).map(async ({ name: bad, path, body }) => {
        const what = `${label(route)}, ${bad}`;
        const problem = refusal(what, await send(route, { body: JSON.stringify(body) }));
        expect([what, problem.code]).toEqual([what, 'body.invalid']);
        expectReasons(what, problem);
        const paths = problem.issues?.map((issue) => issue.path) ?? [];
        expect([what, paths.some((p) => p.startsWith(path))]).toEqual([what, true]);
        tried += 1;
      });
      await Promise.all(tries);
    }
    expect(tried).toBeGreaterThan(50);
  });

  it('knows nothing by an id that does not exist', async () => {
    for (const route of routes.filter(({ path }) => path.includes(':id'))) {
      const body = route.body ? JSON.stringify(validBody(route.body)) : undefined;
      const answer = await send(route, body === undefined ? {} : { body });
      const { status, code } = refusal(label(route), answer);
      // An account without a person behind it is told so before anything is looked up.
      if (code !== 'person.required') {
        expect([label(route), status]).toEqual([label(route), 404]);
        expect(code).toMatch(/\.unknown$/);
      }
    }
  });

  it('refuses what is no id, in every path', async () => {
    for (const route of routes.filter(({ path }) => /:|\*/.test(path)))
      for (const id of wrongIds) {
        const what = `${label(route)}, ${id.slice(0, 50)}`;
        const address = route.path.replace(
          /:(id|hex|slug|version|token|number|quarter|[a-z]+Id)\b|\*/g,
          id,
        );
        const body = route.body ? JSON.stringify(validBody(route.body)) : undefined;
        const answer = await send(route, { address, ...(body !== undefined && { body }) });
        const problem = refusal(what, answer);
        expect([what, problem.code]).toEqual([
          what,
          expect.stringMatching(
            /^(id\.invalid|request\.(refused|unknown-route)|(standard|body|share|key|observatory)\.unknown|ledger\.not-published)$/,
          ) as string,
        ]);
        if (problem.status !== 404) expectReasons(what, problem);
      }
  });

  it('is not moved by junk in a query', async () => {
    const junk = `?id=%00&id[]=1&__proto__[x]=1&limit=-1&limit=1e99&%ff=%fe&q=${'x'.repeat(4000)}`;
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      const plain = await send(route);
      const moved = await send(route, { address: addressOf(route) + junk });
      if (name === 'hub' && PAGED.has(route.path)) {
        const { code } = refusal(label(route), moved);
        expect([label(route), code]).toEqual([label(route), 'page.limit-unfit']);
        continue;
      }
      expect([label(route), moved.status]).toEqual([label(route), plain.status]);
      expect(moved.status).toBeLessThan(500);
    }
  });

  it('refuses a key of repetition that is none, before anything else is done', async () => {
    for (const key of ['', ' ', 'x'.repeat(101), 'a b', 'caff\u00e8']) {
      const [route] = posts.filter(({ path }) => path === '/api/v1/standards');
      if (!route?.body) throw new Error('standards are published by POST');
      const body = JSON.stringify(validBody(route.body));
      const problem = refusal(key, await send(route, { body, more: { 'idempotency-key': key } }));
      expect([key, problem.code]).toEqual([key, 'request.key-invalid']);
      expectReasons(key, problem);
    }
  });

  it('refuses two tokens, headers without end and bytes that are not HTTP', async () => {
    const { authorization = '' } = headers;
    const get = (lines: string) =>
      `GET /api/v1/me HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${lines}\r\n`;
    const token = `authorization: ${authorization}\r\n`;
    expect(await overSocket(get(token))).toMatchObject({ status: 200 });
    for (const [what, bytes, status, code] of [
      ['two tokens', get(`${token}authorization: Bearer x\r\n`), 401, 'session.required'],
      ['the same token twice', get(token + token), 401, 'session.required'],
      [
        'a token of 8 kB',
        get(`authorization: Bearer ${'x'.repeat(8192)}\r\n`),
        401,
        'session.required',
      ],
      ['headers of 20 kB', get(`x: ${'x'.repeat(20_000)}\r\n`), 431, 'request.refused'],
      ['NUL in a header', get('x: \0\r\n'), 400, 'request.refused'],
      ['two lengths', get('content-length: 1\r\ncontent-length: 2\r\n'), 400, 'request.refused'],
      ['no HTTP', '\x16\x03\x01 hello\r\n\r\n', 400, 'request.refused'],
    ] as const) {
      const answer = await overSocket(bytes);
      const problem = refusal(what, answer);
      expect([what, problem.status, problem.code]).toEqual([what, status, code]);
    }
    const { status, text } = await overSocket(get(`${token}x: ${'x'.repeat(8192)}\r\n`));
    expect([status, text]).toEqual([200, expect.stringContaining('Test account') as string]);
  });

  /** The answer to these bytes, whatever they are. */
  function overSocket(bytes: string): ReturnType<typeof send> {
    const { port, host } = cluster[name].config;
    return new Promise((resolve, reject) => {
      const socket = createConnection(port, host);
      const chunks: Buffer[] = [];
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.once('error', reject);
      socket.once('close', () => {
        const [head = '', text = ''] = Buffer.concat(chunks).toString().split('\r\n\r\n');
        const type = /^content-type: (.*)$/im.exec(head)?.[1]?.trim() ?? null;
        resolve({ status: Number(head.split(' ')[1]), type, text });
      });
      // Not ended: node drops what it has not answered yet when a client stops sending.
      socket.write(Buffer.from(bytes, 'latin1'));
    });
  }
});

it('the witness refuses in plain text, and cosigns nothing', async () => {
  const cluster = await setup({ accredited: false });
  try {
    const before = await settled(cluster);
    const { url } = cluster.registry;
    for (const [body, type] of [
      ['', 'text/plain'],
      ['old 0\n\n', 'text/plain'],
      ['\0'.repeat(1000), 'text/plain'],
      ['old 18446744073709551616\n\nhub.example/ledger\n1\nAAAA\n\n', 'text/plain'],
      [Buffer.from([0xff, 0xfe, 0xc3, 0x28]), 'text/plain'],
      ['{}', JSON_TYPE],
      ['x'.repeat(200_000), 'text/plain'],
    ] as const) {
      const answer = await fetch(`${url}/add-checkpoint`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: body as string,
      });
      expect([body.slice(0, 40), answer.status]).toEqual([
        body.slice(0, 40),
        body.length === 200_000 ? 413 : 400,
      ]);
      expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    }
    for (const hash of ['..%2f', 'x'.repeat(90), 'AB'.repeat(32), '0'.repeat(64)]) {
      const answer = await fetch(`${url}/witness/${hash}/checkpoint`);
      expect([hash, answer.status]).toEqual([hash, 404]);
    }
    expect(await contents(cluster)).toEqual(before);
  } finally {
    await cluster.close();
  }
});
