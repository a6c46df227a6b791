import { createHash, createHmac } from 'node:crypto';
import {
  formatProofExtra,
  PAD_DIGEST,
  parseProofExtra,
  type PersonEvent,
  personLeaf,
} from './person-leaf.js';
import { codeOf } from './testing/code-of.js';

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
const salt = Buffer.alloc(32, 7);
const issued: PersonEvent = { type: 'credential.issued', digests: [digest('b'), digest('a')] };
const nine = Array.from({ length: 9 }, (_, i) => digest(String(i)));

describe('a leaf about a person', () => {
  it.each<[string, PersonEvent]>([
    ['no digest', { ...issued, digests: [] }],
    ['nine digests', { ...issued, digests: nine }],
    ['a doubled digest', { ...issued, digests: [digest('a'), digest('a')] }],
    ['a digest of 31 bytes', { ...issued, digests: [Buffer.alloc(31).toString('base64url')] }],
    ['a padded digest', { ...issued, digests: [`${digest('a')}=`] }],
    ['stray bits in a digest', { ...issued, digests: [`${'A'.repeat(42)}B`] }],
    ['an unknown type', { ...issued, type: 'person.hired' as 'pad' }],
    ['a pad with a digest', { type: 'pad', digests: [digest('a')] }],
  ])('is refused with %s', (_, event) => {
    expect(codeOf(() => personLeaf(event, salt))).toBe('leaf.malformed');
    expect(codeOf(() => formatProofExtra(event, salt))).toBe('leaf.malformed');
  });

  it.each([0, 31, 33])('is refused with a salt of %i bytes', (length) =>
    expect(codeOf(() => personLeaf(issued, Buffer.alloc(length)))).toBe('leaf.malformed'),
  );

  it('is 01 00 and the HMAC of the canonical event (ledger.md 4.1)', () => {
    const [first, second] = [digest('a'), digest('b')].sort();
    const event = `{"d":["${first}","${second}"],"t":"credential.issued","v":1}`;
    const mac = createHmac('sha256', salt).update(`guildmark/commit/v1\n${event}`).digest('hex');
    expect(personLeaf(issued, salt).toString('hex')).toBe(`0100${mac}`);
  });

  it('is 34 bytes whatever it says (I12), and does not depend on the order of digests', () => {
    const events: PersonEvent[] = [
      issued,
      { type: 'status.changed', digests: nine.slice(0, 8) },
      { type: 'audit.recorded', digests: nine.slice(0, 2) },
      { type: 'pad', digests: [PAD_DIGEST] },
    ];
    for (const event of events) expect(personLeaf(event, salt)).toHaveLength(34);
    const turned = { ...issued, digests: [...issued.digests].reverse() };
    expect(personLeaf(turned, salt)).toEqual(personLeaf(issued, salt));
  });
});

describe('the extra line of a proof', () => {
  const [low, high] = [digest('a'), digest('b')].sort() as [string, string];
  const s = salt.toString('base64url');
  const encoded = (json: string) => Buffer.from(json).toString('base64');

  it.each([
    ['nothing', ''],
    ['no base64', '%'],
    ['base64 without padding', formatProofExtra(issued, salt).replace(/=*$/, ' ')],
    ['no JSON', encoded('{')],
    ['null', encoded('null')],
    ['a list', encoded('[]')],
    ['no salt', encoded(`{"d":["${low}"],"t":"pad"}`)],
    ['a short salt', encoded(`{"d":["${low}"],"s":"AA","t":"status.changed"}`)],
    ['a salt that is no text', encoded(`{"d":["${low}"],"s":1,"t":"status.changed"}`)],
    ['an unknown type', encoded(`{"d":["${low}"],"s":"${s}","t":"x"}`)],
    ['digests that are no list', encoded(`{"d":"${low}","s":"${s}","t":"status.changed"}`)],
    ['digests that are no text', encoded(`{"d":[1],"s":"${s}","t":"status.changed"}`)],
    ['unsorted digests', encoded(`{"d":["${high}","${low}"],"s":"${s}","t":"status.changed"}`)],
    ['another member', encoded(`{"d":["${low}"],"s":"${s}","t":"status.changed","x":1}`)],
    [
      'a doubled member',
      encoded(`{"d":["${low}"],"d":["${low}"],"s":"${s}","t":"status.changed"}`),
    ],
    ['a space', encoded(`{"d": ["${low}"],"s":"${s}","t":"status.changed"}`)],
  ])('is refused with %s', (_, text) =>
    expect(codeOf(() => parseProofExtra(text))).toBe('leaf.malformed'),
  );

  it('opens the leaf again', () => {
    for (const event of [issued, { ...issued, digests: nine.slice(1) }]) {
      const opened = parseProofExtra(formatProofExtra(event, salt));
      expect(opened.event.type).toBe('credential.issued');
      expect(personLeaf(opened.event, opened.salt)).toEqual(personLeaf(event, salt));
    }
  });
});
