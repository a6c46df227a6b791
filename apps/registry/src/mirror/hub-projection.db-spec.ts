import 'reflect-metadata';
import type { PublicEvent } from '#domain/generated/schemas.js';
import { openDataSource } from '#platform/database/database.module.js';
import { inTransaction } from '#platform/database/in-transaction.js';
import { type DatabaseKind, describeDatabases } from '../../../../test/support/databases.js';
import type { ContradictedLedgers } from '../accreditation/contradicted-ledgers.service.js';
import { ObservatoryProjection } from '../observatory/observatory-projection.service.js';
import { HubProjection } from './hub-projection.service.js';
import { HubRecords } from './hub-records.service.js';
import { HubRecordsStore } from './hub-records.store.js';
import { hubRecordsTables } from './mirror-ports.module.js';

/** No ledger contradicts itself in these tests: test/e2e/equivocation has those. */
const NEVER_CONTRADICTED = {} as ContradictedLedgers;
/** No hub speaks of audits here: observatory.db-spec.ts has those. */
const NO_AUDITS = {} as ObservatoryProjection;

const ORIGIN = 'hub.example/ledger';
const OTHER = 'other.example/ledger';
const ID = '0197c9a2-7b44-7c31-8a52-0d6f0e4b8f10';
const SHA = 'ab'.repeat(32);
const publicJwk = { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) };
const body = { sha256: SHA, mediaType: 'text/plain', size: 40 };

async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const db = await openDataSource(database, 'registry', hubRecordsTables);
  const store = new HubRecordsStore(db);
  const projection = new HubProjection(store, NEVER_CONTRADICTED, NO_AUDITS);
  let next = 0;
  return {
    db,
    store,
    records: new HubRecords(store),
    /** The next leaf of a ledger; gives its index. */
    leaf: async (name: string, data: object, origin = ORIGIN, text = 'why') => {
      const index = next++;
      const event = { type: `eu.guildmark.${name}.v1`, data } as PublicEvent;
      const bytes = Buffer.concat([Buffer.alloc(32, 7), Buffer.from(text)]);
      const bodies = new Map([[SHA, bytes]]);
      await inTransaction(db, (m) => projection.project(m, { origin, index, event, bodies }));
      return index;
    },
    close: async () => {
      await db.destroy();
      await drop();
    },
  };
}

const standard = (host: string, digest = 'A'.repeat(43)) => ({
  versionUri: `https://${host}/standards/stitching/v1.0`,
  contentDigest: digest,
  title: { en: 'Stitching' },
  content: body,
});
const key = (kid: string, oldKid?: string) => ({
  role: 'credential',
  kid,
  alg: 'EdDSA',
  publicJwk,
  reason: 'opened',
  ...(oldKid !== undefined && { oldKid }),
});
const proposal = (host: string) => ({
  proposalId: ID,
  kind: 'map',
  fromVersionUri: `https://${host}/standards/stitching/v1.0`,
  toVersionUri: 'https://registry.example/concepts/7k3m9q2x1z/v1.0',
  relation: 'narrow',
  rationale: body,
});

describeDatabases('what a hub says in its ledger', (kind) => {
  it('is not taken up when it is about the address or the key of another', async () => {
    const { leaf, store, db, close } = await setup(kind);
    try {
      await leaf('local-standard.published', standard('other.example'));
      await leaf('key.rotated', key('did:web:other.example#ed-1'));
      await leaf('key.rotated', key('did:web:hub.example.evil#ed-1'));
      await leaf('statuslist.published', { url: 'https://other.example/1', sha256: SHA, seq: 1 });
      await leaf('proposal.submitted', proposal('other.example'));
      await leaf('accreditation.decided', { hub: 'did:web:hub.example', decision: 'accredited' });
      expect(await store.standards()).toEqual([]);
      expect(await store.keys()).toEqual([]);
      expect(await store.proposals()).toEqual([]);
      expect(await db.query('SELECT * FROM status_list_publication')).toEqual([]);
    } finally {
      await close();
    }
  });

  it('holds as it was first said: neither a standard nor a key changes later', async () => {
    const { leaf, store, close } = await setup(kind);
    try {
      const kid = 'did:web:hub.example#ed-1';
      const index = await leaf('local-standard.published', standard('hub.example'));
      await leaf('local-standard.published', standard('hub.example', 'B'.repeat(43)));
      const fromIndex = await leaf('key.rotated', key(kid));
      await leaf('key.rotated', { ...key(kid), publicJwk: { ...publicJwk, x: 'B'.repeat(43) } });
      expect(await store.standards()).toMatchObject([{ index, contentDigest: 'A'.repeat(43) }]);
      expect(await store.keys()).toEqual([
        { origin: ORIGIN, kid, alg: 'EdDSA', publicJwk, fromIndex },
      ]);
    } finally {
      await close();
    }
  });

  it('ends a key at the leaf that replaces it, in its own ledger only and only once', async () => {
    const { leaf, store, close } = await setup(kind);
    try {
      const [one, two, three] = [1, 2, 3].map((n) => `did:web:hub.example#ed-${String(n)}`);
      await leaf('key.rotated', key(one!));
      await leaf('key.rotated', key('did:web:other.example#ed-1', one), OTHER);
      expect((await store.keys())[0]).not.toHaveProperty('toIndex');
      const end = await leaf('key.rotated', key(two!, one));
      await leaf('key.rotated', key(three!, one));
      expect((await store.keys()).find(({ kid }) => kid === one)?.toIndex).toBe(end);
    } finally {
      await close();
    }
  });

  it('marks a key as compromised for ever, in its own ledger only, retired before or not', async () => {
    const { leaf, store, close } = await setup(kind);
    try {
      const [one, two] = [1, 2].map((n) => `did:web:hub.example#ed-${String(n)}`);
      const gone = (kid: string | undefined, reason?: string) => ({
        role: 'credential',
        kid,
        ...(reason !== undefined && { reason }),
      });
      await leaf('key.rotated', key(one!));
      await leaf('key.rotated', { ...key(two!), alg: 'RS256' });
      await leaf('key.retired', gone(one, 'compromised'), OTHER);
      const end = await leaf('key.retired', gone(one, 'scheduled'));
      expect(await store.keys()).not.toContainEqual(expect.objectContaining({ compromised: true }));
      await leaf('key.retired', gone(one, 'compromised'));
      const other = await leaf('key.retired', gone(two, 'compromised'));
      await leaf('key.retired', gone(two));
      expect(await store.keys()).toMatchObject([
        { kid: one, alg: 'EdDSA', toIndex: end, compromised: true },
        { kid: two, alg: 'RS256', toIndex: other, compromised: true },
      ]);
    } finally {
      await close();
    }
  });

  it('ends a key that is retired; a key of the ledger itself is none of its business', async () => {
    const { leaf, store, close } = await setup(kind);
    try {
      const [one, two] = [1, 2].map((n) => `did:web:hub.example#ed-${String(n)}`);
      await leaf('key.rotated', key(one!));
      await leaf('key.rotated', key(two!));
      await leaf('key.rotated', { role: 'ledger', verifierKey: 'x' });
      await leaf('key.retired', { role: 'credential', kid: one }, OTHER);
      expect((await store.keys())[0]).not.toHaveProperty('toIndex');
      const end = await leaf('key.retired', { role: 'credential', kid: one });
      await leaf('key.retired', { role: 'credential', kid: one });
      expect((await store.keys()).map(({ kid, toIndex }) => [kid, toIndex])).toEqual([
        [one, end],
        [two, undefined],
      ]);
    } finally {
      await close();
    }
  });

  it('keeps a proposal with its reasons, and finds none by an id that two hubs use', async () => {
    const { leaf, records, close } = await setup(kind);
    try {
      await leaf('proposal.submitted', proposal('hub.example'), ORIGIN, 'one\0kind');
      expect(await records.proposal(ID)).toMatchObject({
        origin: ORIGIN,
        relation: 'narrow',
        rationale: 'one\ufffdkind',
      });
      await leaf('proposal.submitted', proposal('other.example'), OTHER);
      expect(await records.proposal(ID)).toBeUndefined();
      expect(await records.proposals()).toHaveLength(2);
    } finally {
      await close();
    }
  });
});
