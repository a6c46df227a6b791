import { formatVerifierKey } from '#ledger/verifier-key.js';
import { cosign } from '#ledger/cosignature.js';
import { formatCheckpointBody, signCheckpoint } from '#ledger/checkpoint.js';
import type { NoteSigner } from '#ledger/note-signer.js';
import { describeDatabases, type DatabaseKind } from '../../../../test/support/databases.js';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { newSigner } from '../ledger/testing/ledger-under-test.js';
import { applySegment } from './apply-segment.js';
import { LogKeyHistory } from './log-key-history.js';
import { followerOn } from './testing/follower-under-test.js';
import { HubLog } from './testing/hub-log.js';

const ANOTHER = 'other.example/ledger';

async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const follower = await followerOn(database, checkLedger);
  const history = new LogKeyHistory(follower.db);
  const hub = new HubLog();
  const other = new HubLog(ANOTHER);
  const [anchor] = hub.trust().logKeys;
  const next = newSigner(hub.origin, 1);
  const names = (log: HubLog, type: 'rotated' | 'retired', signer: NoteSigner) => {
    log.addEvent(
      { role: 'ledger', verifierKey: formatVerifierKey(signer.verifier) },
      {
        type: `eu.guildmark.key.${type}.v1`,
        dataschema: `https://guildmark.eu/schemas/events/key.${type}/1.0.schema.json`,
      },
    );
  };
  const believed = () => history.keysOf(hub.origin, anchor.verifierKey);
  return {
    follower,
    hub,
    other,
    next,
    anchor,
    names,
    believed,
    /** What comes from the bus, under a note signed by these keys; with the keys believed now. */
    send: async (start: number, ...signers: [NoteSigner, ...NoteSigner[]]) => {
      follower.follow(hub, { logKeys: await believed() });
      const checkpoint = hub.checkpoint();
      const note =
        signCheckpoint(checkpoint, ...signers) +
        cosign(formatCheckpointBody(checkpoint), hub.witness, 1_790_000_000);
      return applySegment(follower.context, hub.segment(start, hub.size, { note }));
    },
    close: async () => {
      await follower.db.destroy();
      await drop();
    },
  };
}

describeDatabases('a followed log changes its key', (kind) => {
  it('believes the new key from its leaf on, and the old one up to the leaf that retires it', async () => {
    const s = await setup(kind);
    try {
      const { hub, next, names, anchor } = s;
      hub.addPersons(2);
      names(hub, 'rotated', next);
      expect(await s.send(0, hub.signer, next)).toBe('applied');
      const added = { verifierKey: formatVerifierKey(next.verifier), fromSize: 3 };
      expect(await s.believed()).toEqual([{ ...anchor, fromSize: 0 }, added]);
      hub.addPersons(1);
      names(hub, 'retired', hub.signer);
      expect(await s.send(3, next)).toBe('applied');
      hub.addPersons(1);
      expect(await s.send(5, hub.signer)).toBe('quarantined');
      expect(await s.send(5, next)).toBe('applied');
      expect((await s.follower.state()).quarantined).toEqual(['segment.bad-signature']);
    } finally {
      await s.close();
    }
  });

  it('changes nothing for a rotation that the old key did not sign', async () => {
    const s = await setup(kind);
    try {
      const { hub, next, names, anchor } = s;
      hub.addPersons(1);
      names(hub, 'rotated', next);
      expect(await s.send(0, next)).toBe('quarantined');
      expect(await s.believed()).toEqual([anchor]);
      expect((await s.follower.state()).size).toBe(0);
    } finally {
      await s.close();
    }
  });

  it('changes nothing for a rotation that another log tells of, or of a key with another name', async () => {
    const s = await setup(kind);
    try {
      const { hub, other, next, names, anchor } = s;
      hub.addPersons(1);
      expect(await s.send(0, hub.signer)).toBe('applied');
      names(other, 'rotated', next);
      names(other, 'retired', hub.signer);
      s.follower.follow(other);
      expect(await applySegment(s.follower.context, other.segment(0))).toBe('applied');
      names(hub, 'rotated', newSigner(ANOTHER, 1));
      names(hub, 'rotated', newSigner(hub.origin, 4));
      expect(await s.send(1, hub.signer)).toBe('applied');
      expect(await s.believed()).toEqual([anchor]);
    } finally {
      await s.close();
    }
  });
});
