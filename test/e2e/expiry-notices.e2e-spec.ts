import type { Correction, Issued, Notices } from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { ExpiryNotices } from '../../apps/hub/src/issuing/expiry-notices.service.js';
import { certified } from '../support/certified.js';
import { travel } from '../support/claim-journeys.js';
import { describeDatabases } from '../support/databases.js';
import { type Office, openOffice } from '../support/office.js';
import { command } from '../support/revoke.js';

const DAY_MS = 86_400_000;

/** A credential that ends in so many days. */
async function ending({ shop, anna }: Office, days: number): Promise<string> {
  const { credentialId } = await certified(shop, 1);
  const until = new Date(Date.now() + days * DAY_MS).toISOString().replace(/\.\d+Z$/, 'Z');
  const offered = await anna
    .post(`/api/v1/credentials/${credentialId}/corrections`)
    .send({ reasonCode: 'dates-wrong', validUntil: until })
    .expect(201);
  const { id } = offered.body as Correction;
  const taken = await shop.candidate.post(`/api/v1/corrections/${id}/acceptance`).expect(201);
  return (taken.body as Issued).credentialId;
}

describeDatabases('a credential that ends', (kind) => {
  it('is told of 90, 30 and 7 days before, once each, and not any more once it has ended', async () => {
    await openOffice({ kind }, async (office) => {
      const { cluster, shop } = office;
      const id = await ending(office, 100);
      const job = cluster.hub.app.get(ExpiryNotices, { strict: false });
      const clock = cluster.hub.app.get(Clock, { strict: false });
      const start = Date.now();
      const tellAfter = async (days: number) => {
        travel({ now: start + days * DAY_MS }, clock);
        const told = await Promise.all([job.tell(), job.tell()]);
        return told.reduce((sum, one) => sum + one, 0);
      };
      const told: number[] = [];
      try {
        for (const days of [0, 9, 11, 60, 71, 80, 94, 99, 101]) told.push(await tellAfter(days));
      } finally {
        travel({ now: start }, clock);
      }
      expect(told).toEqual([0, 0, 1, 0, 1, 0, 1, 0, 0]);
      const { items } = (await shop.candidate.get('/api/v1/passport/notices').expect(200))
        .body as Notices;
      const expiring = items.filter(({ key }) => key === 'credential.expiring');
      expect(expiring.map(({ args }) => [args.credentialId, args.days])).toEqual([
        [id, 7],
        [id, 30],
        [id, 90],
      ]);
    });
  });

  it('is told of once where days were missed, and not at all while it is suspended', async () => {
    await openOffice({ kind }, async (office) => {
      const { cluster, anna } = office;
      const id = await ending(office, 20);
      const job = cluster.hub.app.get(ExpiryNotices, { strict: false });
      await command(anna, id, 'suspend').expect(200);
      expect(await job.tell()).toBe(0);
      await command(anna, id, 'unsuspend').expect(200);
      expect([await job.tell(), await job.tell()]).toEqual([1, 0]);
    });
  });
});
