import { jest } from '@jest/globals';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { cosign } from '#ledger/cosignature.js';
import { cosignaturesOf } from '#ledger/cosignature.js';
import { type Policy, parsePolicy } from '#ledger/policy.js';
import type { NoteSigner } from '#ledger/note-signer.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { testLog } from '../witness/testing/test-log.js';
import { collectCosignatures } from './collect-cosignatures.js';
import { newSigner } from './testing/ledger-under-test.js';

/** What a witness has for its answer. */
const LIMIT_MS = 1000;
/** Far less than fetch waits by itself, and what a busy machine adds to a limit or two. */
const PATIENCE_MS = 100_000;

const log = testLog(newSigner('hub.example/ledger', 1));
const size = 9;
const note = log.note(size);
const { text } = parseSignedNote(note);
const hashes = (wanted: readonly { level: number; index: number }[]) =>
  Promise.resolve(wanted.map(({ index }) => log.hashes[index]!));
const good = newSigner('good.example/witness', 4);
const bad = newSigner('bad.example/witness', 4);
const right = (signer: NoteSigner) => cosign(text, signer, 1_764_000_000);

const closing: (() => void)[] = [];
afterEach(() => {
  jest.restoreAllMocks();
  for (const close of closing.splice(0)) close();
});

async function listen(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/**
 * Takes the limit from requests: from the first, which is to the good witness, or from all. Whoever
 * answers at once answers in this very process, which on a busy machine may stand still for a second.
 */
function unlimited(which: 'first' | 'all') {
  const limits = jest.spyOn(AbortSignal, 'timeout');
  const never = () => new AbortController().signal;
  if (which === 'all') return limits.mockImplementation(never);
  return limits.mockImplementationOnce(never);
}

/** A witness that answers like this, beside a good one, and what came of asking both. */
async function ask(
  answer: RequestListener,
  { quorum = 'good', isHostile = false }: { quorum?: string; isHostile?: boolean } = {},
) {
  const asked: string[] = [];
  const collect = (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      asked.push(body.split('\n')[0] ?? '');
      answer(request, response);
    });
  };
  const urls = [
    await listen(createServer((_request, response) => response.end(right(good)))),
    await listen(createServer(collect)),
  ];
  return { ...(await collected(urls, quorum, isHostile)), asked };
}

async function collected(urls: readonly string[], quorum: string, isHostile: boolean) {
  const policy: Policy = parsePolicy(
    [good, bad]
      .map(
        ({ verifier }, i) =>
          `witness ${i === 0 ? 'good' : 'bad'} ${formatVerifierKey(verifier)} ${urls[i] ?? ''}\n`,
      )
      .join('') + `group both all good bad\nquorum ${quorum}\n`,
  );
  const limits = unlimited(isHostile ? 'first' : 'all');
  const began = performance.now();
  const cosigned = await collectCosignatures(policy, { size, note }, 5, hashes);
  const ms = performance.now() - began;
  // Each request had its limit, and no longer one.
  expect(new Set(limits.mock.calls.flat())).toEqual(new Set([LIMIT_MS]));
  const keys = policy.witnesses.map(({ key }) => key);
  const cosigners = cosignaturesOf(parseSignedNote(cosigned.note), keys).map(({ key }) => key.name);
  return { ...cosigned, cosigners, ms };
}

const bytes = (count: number) => 'x'.repeat(count);
const hostile: readonly (readonly [string, RequestListener])[] = [
  ['nothing', (_q, r) => r.end()],
  ['garbage', (_q, r) => r.end('\0\xff<html>')],
  ['the line of another witness', (_q, r) => r.end(right(newSigner('other.example', 4)))],
  ['its line under another key', (_q, r) => r.end(right(newSigner('bad.example/witness', 4)))],
  [
    'its line for another checkpoint',
    (_q, r) => r.end(cosign(parseSignedNote(log.note(8)).text, bad, 5)),
  ],
  ['its line with a changed time', (_q, r) => r.end(shifted(right(bad)))],
  ['17 lines of others', (_q, r) => r.end(right(newSigner('o.example', 4)).repeat(17))],
  ['a body of 200 kB', (_q, r) => r.end(bytes(200_000))],
  ['an endless body', (_q, r) => void drip(r, 65_536, 0)],
  ['one byte at a time', (_q, r) => void drip(r, 1, 50)],
  ['headers and no body', (_q, r) => void r.writeHead(200).flushHeaders()],
  ['no answer at all', () => undefined],
  ['a closed connection', (q) => void q.socket.destroy()],
  [
    'half an answer',
    (q, r) => void (r.writeHead(200, { 'content-length': 500 }).write('x'), q.socket.end()),
  ],
  ['another address', (_q, r) => r.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
  ['itself as another address', (q, r) => r.writeHead(307, { location: q.url }).end()],
  ['409 without a size', (_q, r) => r.writeHead(409).end('many\n')],
  ['409 with a size that is none', (_q, r) => r.writeHead(409).end('9007199254740992\n')],
  ['404', (_q, r) => r.writeHead(404).end()],
  ['500', (_q, r) => r.writeHead(500).end(right(bad))],
];

function shifted(line: string): string {
  const raw = Buffer.from(line.trim().split(' ')[2] ?? '', 'base64');
  raw[11]! ^= 1;
  return `${line.slice(0, line.lastIndexOf(' ') + 1)}${raw.toString('base64')}\n`;
}

function drip(response: ServerResponse, count: number, everyMs: number): void {
  const timer = setInterval(() => {
    if (response.destroyed) clearInterval(timer);
    else response.write(bytes(count));
  }, everyMs);
  response.on('close', () => {
    clearInterval(timer);
  });
}

describe('a publisher asks its witnesses', () => {
  it.each(hostile)('and is neither broken nor held up by %s', async (_name, answer) => {
    const { cosigners, quorum, ms, failures, largestNamed } = await ask(answer, {
      isHostile: true,
    });
    expect(cosigners).toEqual([good.verifier.name]);
    expect(quorum).toBe(true);
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatch(/^bad: /);
    expect(largestNamed).toBe(0);
    expect(ms).toBeLessThan(PATIENCE_MS);
  });

  it('and has no quorum when the one it needs is hostile', async () => {
    const { quorum } = await ask((_q, r) => r.end('garbage'), { quorum: 'both' });
    expect(quorum).toBe(false);
  });

  it('and is not broken by what is no HTTP, nor by an address where nobody listens', async () => {
    const goodUrl = await listen(createServer((_q, r) => r.end(right(good))));
    const noise = createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.write(bytes(100_000));
    });
    for (const url of [await listen(noise), 'http://127.0.0.1:1'])
      expect(await collected([goodUrl, url], 'good', true)).toMatchObject({
        quorum: true,
        failures: ['bad: no answer'],
      });
  });

  it('and takes its line among lines of others, and drops those', async () => {
    const others = right(newSigner('a.example', 4)) + right(bad) + right(newSigner('b.example', 4));
    const {
      cosigners,
      note: published,
      quorum,
    } = await ask((_q, r) => r.end(others), {
      quorum: 'both',
    });
    expect(cosigners).toEqual([good.verifier.name, bad.verifier.name]);
    expect(quorum).toBe(true);
    expect(parseSignedNote(published).signatures).toHaveLength(3);
  });

  it('and asks once more, from the size that a witness names', async () => {
    let times = 0;
    const { cosigners, asked } = await ask((_q, r) => {
      if (times++ === 0) r.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end('7\n');
      else r.end(right(bad));
    });
    expect(asked).toEqual(['old 5', 'old 7']);
    expect(cosigners).toEqual([good.verifier.name, bad.verifier.name]);
  });

  it('and not a third time, whatever it names', async () => {
    let named = 5;
    const { asked, quorum } = await ask((_q, r) => {
      r.writeHead(409).end(`${String(++named)}\n`);
    });
    expect(asked).toEqual(['old 5', 'old 6']);
    expect(quorum).toBe(true);
  });

  it('and tells of a size beyond its own, without asking again', async () => {
    const { asked, largestNamed } = await ask((_q, r) => r.writeHead(409).end('99\n'));
    expect([asked, largestNamed]).toEqual([['old 5'], 99]);
  });

  it('all at once: twenty slow ones cost no more than one', async () => {
    unlimited('all');
    const slow = Array.from({ length: 20 }, (_, i) => newSigner(`slow${String(i)}.example`, 4));
    const waiting: ServerResponse[] = [];
    // Nobody answers before all were asked: who asks one after the other waits for ever.
    const answerLast = (_request: IncomingMessage, response: ServerResponse) => {
      waiting.push(response);
      if (waiting.length === slow.length) for (const one of waiting) one.end();
    };
    const lines = await Promise.all(
      slow.map(async ({ verifier }, i) => {
        const url = await listen(createServer(answerLast));
        return `witness slow${String(i)} ${formatVerifierKey(verifier)} ${url}\n`;
      }),
    );
    const policy = parsePolicy(`${lines.join('')}quorum none\n`);
    const { failures } = await collectCosignatures(policy, { size, note }, 5, hashes);
    expect(failures).toHaveLength(20);
  });
});
