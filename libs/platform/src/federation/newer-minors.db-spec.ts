import 'reflect-metadata';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { describeDatabases } from '../../../../test/support/databases.js';
import { newBody } from '../ledger/new-body.js';
import { applySegment } from './apply-segment.js';
import { followerOn } from './testing/follower-under-test.js';
import { HubLog } from './testing/hub-log.js';

const address = (version: string, host = 'guildmark.eu') =>
  `https://${host}/schemas/events/local-standard.published/${version}.schema.json`;

describeDatabases('events of versions that are not known', (kind) => {
  it('of a newer minor are projected as far as they are known, of a newer major not at all', async () => {
    const { database, drop } = await kind.fresh();
    const follower = await followerOn(database, checkLedger);
    try {
      const hub = new HubLog();
      follower.follow(hub);
      hub.addStandard('known');
      hub.addStandard('of the next minor', { dataschema: address('1.1') });
      const body = newBody('text/plain', Buffer.from('text'), Buffer.alloc(32, 7));
      hub.addEvent(
        {
          versionUri: 'https://hub.example/standards/smuggled/1',
          contentDigest: 'A'.repeat(43),
          title: { en: 'smuggled' },
          content: { ...body.reference, more: 1 },
          // Nobody has this body: who waited for it would wait for ever.
          annex: { ...body.reference, sha256: 'cd'.repeat(32) },
          'a\0': '\0',
          data: { title: { en: 'other' } },
        },
        { dataschema: address('1.9999') },
        body,
      );
      hub.addEvent({ title: { en: 'too little' } }, { dataschema: address('1.1') });
      hub.addStandard('of the next major', {
        type: 'eu.guildmark.local-standard.published.v2',
        dataschema: address('2.0'),
      });
      hub.addStandard('of another house', { dataschema: address('1.0', 'evil.example') });
      hub.addStandard('of no version', { dataschema: address('1.00') });
      hub.addStandard('after');

      expect(await applySegment(follower.context, hub.segment(0))).toBe('applied');
      const state = await follower.state();
      expect(state).toMatchObject({
        size: 8,
        projected: ['0 known 1', '1 of the next minor 1', '2 smuggled 1', '7 after 1'],
        findings: [
          '3 leaf.invalid',
          '4 event.unknown-type',
          '5 event.unknown-type',
          '6 event.unknown-type',
        ],
        parked: [],
        bodies: 4,
      });
      expect(await applySegment(follower.context, hub.segment(0))).toBe('duplicate');
      expect(await follower.state()).toEqual(state);
    } finally {
      await follower.db.destroy();
      await drop();
    }
  });
});
