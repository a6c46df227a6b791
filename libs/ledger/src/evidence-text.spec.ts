import type { Evidence } from './evidence.js';
import { formatEvidence, parseEvidence } from './evidence-text.js';
import { codeOf } from './testing/code-of.js';
import { testLeaves } from './testing/test-log.js';

const [rootA, rootB, ...proof] = testLeaves(4) as [Buffer, Buffer, ...Buffer[]];
const evidence: Evidence = {
  kind: 2,
  origin: 'hub.example/ledger',
  size: 2 ** 40,
  noteA: 'a\n',
  noteB: 'b\n',
  rootA,
  rootB,
  proof,
};

it('comes back as it was, from bytes that are always the same', () => {
  expect(parseEvidence(formatEvidence(evidence))).toEqual(evidence);
  expect(formatEvidence({ ...evidence })).toEqual(formatEvidence(evidence));
});

it.each([
  ['no JSON', '{'],
  ['no object', '[]'],
  ['another version', { v: 2 }],
  ['another kind', { kind: 3 }],
  ['a size that is no decimal', { size: '01' }],
  ['a size beyond 2^53', { size: '9007199254740992' }],
  ['a root that is not 32 bytes', { rootA: 'AAAA' }],
  ['a proof that is no list', { proof: 'AAAA' }],
  ['a note that is no text', { noteB: 7 }],
  ['no origin', { origin: null }],
])('refuses %s', (_name, change) => {
  const good = JSON.parse(formatEvidence(evidence).toString()) as Record<string, unknown>;
  const text = typeof change === 'string' ? change : JSON.stringify({ ...good, ...change });
  expect(codeOf(() => parseEvidence(Buffer.from(text)))).toBe('evidence.malformed');
});
