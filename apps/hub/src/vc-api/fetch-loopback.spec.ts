import { jest } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchLoopback } from './fetch-loopback.js';

let server: Server;
let asked: string[];
let origin: string;
let limits: jest.SpiedFunction<typeof AbortSignal.timeout>;

beforeEach(async () => {
  // Who answers is in this very process, which on a busy machine may stand still for two seconds.
  limits = jest.spyOn(AbortSignal, 'timeout');
  limits.mockImplementation(() => new AbortController().signal);
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/there') response.end('a list');
    else if (request.url === '/away')
      response.writeHead(302, { location: `${origin}/there` }).end();
    else if (request.url === '/large') response.end('x'.repeat(200_000));
    else response.writeHead(404).end('nothing');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterEach(async () => {
  jest.restoreAllMocks();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

it.each([
  'https://list.example/status/1',
  'http://192.168.1.1/status/1',
  'http://169.254.169.254/latest/meta-data',
  'http://127.0.0.1.nip.example/status/1',
  'http://localhost.evil.example/',
  'file:///etc/passwd',
  'data:text/plain,x',
  'did:example:list',
  'not-a-url',
])('asks nobody for %s', async (url) => {
  expect(await fetchLoopback(url)).toBeUndefined();
});

it('gives no password to anybody', async () => {
  expect(await fetchLoopback(`${origin.replace('//', '//a:b@')}/there`)).toBeUndefined();
  expect(asked).toEqual([]);
});

it.each(['/away', '/large', '/elsewhere'])('has nothing of %s', async (path) => {
  expect(await fetchLoopback(`${origin}${path}`)).toBeUndefined();
  expect(asked).toEqual([path]);
});

it('gives what is on this machine', async () => {
  expect(await fetchLoopback(`${origin}/there`)).toBe('a list');
  expect(limits.mock.calls).toEqual([[2000]]);
});
