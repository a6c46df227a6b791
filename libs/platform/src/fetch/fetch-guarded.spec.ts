import { jest } from '@jest/globals';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, BlockList } from 'node:net';
import { fetchBytesGuarded, fetchGuarded, fetchTextGuarded } from './fetch-guarded.js';

// Who answers is in this very process, which on a busy machine may stand still for three seconds:
// only the test that is about the limit has one.
let limits: jest.SpiedFunction<typeof AbortSignal.timeout>;
beforeEach(() => {
  limits = jest.spyOn(AbortSignal, 'timeout');
  limits.mockImplementation(() => new AbortController().signal);
});
afterEach(() => {
  jest.restoreAllMocks();
});

async function serving(
  listener: RequestListener,
  work: (url: string) => Promise<void>,
): Promise<void> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await work(`http://localhost:${String((server.address() as AddressInfo).port)}/list`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
const ok: RequestListener = (_request, response) => response.end('the list');

it.each([
  ['what is no address', 'list', 'not an address'],
  ['a file', 'file:///etc/passwd', 'not an https address'],
  ['http', 'http://hub.example/status/1', 'not an https address'],
  ['http to this machine', 'http://127.0.0.1/status/1', 'not an https address'],
  ['a private address', 'https://10.0.0.1/status/1', 'an address that is not public'],
  ['a loopback address', 'https://[::1]/status/1', 'an address that is not public'],
  ['a decimal spelling of one', 'https://2130706433/', 'an address that is not public'],
  ['an octal spelling of one', 'https://0177.0.0.1/', 'an address that is not public'],
  ['a hexadecimal spelling of one', 'https://0x7f.1/', 'an address that is not public'],
  ['one mapped into IPv6', 'https://[::ffff:10.0.0.1]/', 'an address that is not public'],
  ['the same in hexadecimal', 'https://[::ffff:a9fe:a9fe]/', 'an address that is not public'],
  ['the metadata of a cloud', 'https://169.254.169.254/', 'an address that is not public'],
  ['no address at all', 'https://0.0.0.0/', 'an address that is not public'],
  ['wide digits', 'https://\uff11\uff12\uff17.0.0.1/', 'an address that is not public'],
  ['a name of this machine', 'https://localhost/status/1', 'an address that is not public'],
  ['a password', 'https://a:b@hub.example/', 'an address with a password'],
])('does not ask %s', async (_name, url, why) => {
  expect(await fetchGuarded(url, false)).toEqual({ state: 'unreachable', why });
});

it('does not reach private addresses from a registry on loopback either', async () => {
  const why = 'an address that is not public';
  expect(await fetchGuarded('https://192.168.0.1/', true)).toEqual({ state: 'unreachable', why });
});

it('reaches the private networks that are named, by https, and no other', async () => {
  const networks = new BlockList();
  networks.addSubnet('127.0.0.0', 8, 'ipv4');
  networks.addSubnet('::1', 128, 'ipv6');
  const why = 'an address that is not public';
  // nobody listens there: it was asked all the same
  for (const url of ['https://127.0.0.1:1/', 'https://localhost:1/'])
    expect(await fetchGuarded(url, false, networks)).toEqual({
      state: 'unreachable',
      why: 'no answer',
    });
  expect(await fetchGuarded('https://10.0.0.1/', false, networks)).toEqual({
    state: 'unreachable',
    why,
  });
  expect((await fetchGuarded('http://127.0.0.1:1/', false, networks)).state).toBe('unreachable');
});

it('follows no redirect', () =>
  serving(
    (_request, response) => response.writeHead(302, { location: '/elsewhere' }).end(),
    async (url) => {
      const answer = await fetchGuarded(url, true);
      expect(answer).toEqual({ state: 'unreachable', why: 'answered 302' });
    },
  ));

it('takes no more than 1 MiB', () =>
  serving(
    (_request, response) => response.end(Buffer.alloc(1_048_577, 'a')),
    async (url) => {
      const why = 'an answer over 1 MiB';
      expect(await fetchGuarded(url, true)).toEqual({ state: 'unreachable', why });
    },
  ));

it('takes no bytes that are not UTF-8', () =>
  serving(
    (_request, response) => response.end(Buffer.from([0xff, 0xfe])),
    async (url) => {
      expect((await fetchGuarded(url, true)).state).toBe('unreachable');
    },
  ));

it('waits three seconds at most, also for an answer that only trickles', () =>
  serving(
    (_request, response) => {
      response.write('a');
    },
    async (url) => {
      limits.mockRestore();
      const asked = jest.spyOn(AbortSignal, 'timeout');
      const before = performance.now();
      expect((await fetchGuarded(url, true)).state).toBe('unreachable');
      expect(asked.mock.calls).toEqual([[3000]]);
      expect(performance.now() - before).toBeLessThan(100_000);
    },
  ));

it('tells what is not there from what does not answer', async () => {
  await serving(
    (_request, response) => response.writeHead(404).end(),
    async (url) => {
      expect(await fetchGuarded(url, true)).toEqual({ state: 'missing' });
    },
  );
  expect(await fetchGuarded('http://localhost:1/', true)).toEqual({
    state: 'unreachable',
    why: 'no answer',
  });
});

it('reads what is there', () =>
  serving(ok, async (url) => {
    expect(await fetchGuarded(url, true)).toEqual({ state: 'found', value: 'the list' });
  }));

it('reads bytes up to the limit that is set', () =>
  serving(
    (_request, response) => response.end(Buffer.from([0xff, 0xfe, 0x00])),
    async (url) => {
      const bytes = await fetchBytesGuarded(url, { allowLoopback: true, maxBytes: 3 });
      expect(bytes).toEqual({ state: 'found', value: Buffer.from([0xff, 0xfe, 0x00]) });
      const limited = await fetchBytesGuarded(url, { allowLoopback: true, maxBytes: 2 });
      expect(limited.state).toBe('unreachable');
    },
  ));

it('asks an address that a person named, even over http on this machine', () =>
  serving(ok, async (url) => {
    const named = await fetchTextGuarded(url, { allowLoopback: false, named: true });
    expect(named).toEqual({ state: 'found', value: 'the list' });
    const found = await fetchTextGuarded(url, { allowLoopback: false });
    expect(found).toEqual({ state: 'unreachable', why: 'not an https address' });
  }));

it('reads no file, whoever named it', async () => {
  const limits = { allowLoopback: true, named: true } as const;
  expect((await fetchTextGuarded('file:///etc/passwd', limits)).state).toBe('unreachable');
});
