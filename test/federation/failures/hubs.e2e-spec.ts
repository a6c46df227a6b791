import 'reflect-metadata';
import { checkEvidence } from '#ledger/evidence.js';
import { requirement } from '../../support/requirements.js';
import { disturbed, type DisturbedRun, undisturbed } from './disturbed-run.js';
import { gateBefore } from './gate.js';
import type { Registry } from './registry-follower.js';
import { WrittenHub, writtenHubs } from './written-hub.js';

const kafka = requirement('kafka', 'postgres');

kafka.describe('whatever a hub does', () => {
  /** Three hubs of this test alone, the middle one to be changed. */
  async function withHubs(
    test: (world: Awaited<ReturnType<typeof writtenHubs>>, odd: WrittenHub) => Promise<void>,
  ) {
    const world = await writtenHubs(['alpha', 'odd', 'gamma'], 10);
    try {
      await test(world, world.hubs[1]!);
    } finally {
      await world.close();
    }
  }
  const run = (
    world: { readonly hubs: readonly WrittenHub[] },
    test: (run: DisturbedRun) => Promise<void>,
  ) => disturbed({ brokers: kafka.value, hubs: world.hubs }, test);

  it('does not answer over HTTP during a gap: it waits alone, and is whole soon after', () =>
    withHubs(async (world, odd) => {
      const gate = await gateBefore(odd);
      try {
        const records = world.records();
        const reference = await undisturbed(world.hubs, records);
        await run(world, async ({ start, send, settled, until, digest, alarms, registry }) => {
          gate.shut = true;
          start();
          const lost = odd.segments()[4]!;
          await send(records.filter(({ value }) => !value.equals(lost.value)));
          const others = world.hubs.filter((hub) => hub !== odd);
          await settled(others);
          await until('the first pull to fail', async () => (await attempts(registry)) > 0);
          expect(await alarms()).toEqual({ quarantined: [], parked: [`${odd.origin} gap`] });
          gate.shut = false;
          registry.clock.advance(60);
          await settled();
          expect(await digest()).toEqual(reference);
          expect(await alarms()).toEqual({ quarantined: [], parked: [] });
        });
      } finally {
        await gate.close();
      }
    }));

  it('erases a text: no old record, repetition or pull brings it back', () =>
    withHubs(async (world, odd) => {
      const before = odd.segments();
      const kept = odd.propose(`https://${odd.host}/standards/s0/v1.0`);
      const gone = odd.propose(`https://${odd.host}/standards/s2/v1.0`);
      odd.cuts.push(odd.size);
      const withText = odd.segment(odd.cuts.at(-2)!, odd.size);
      odd.erase(gone);
      odd.cuts.push(odd.size);
      const others = world.records().filter(({ key }) => key !== odd.origin);
      const erasing = odd.segment(odd.cuts.at(-2)!, odd.size);
      for (const sent of [
        [...before, withText, erasing, withText, ...before],
        [...before, erasing, withText],
        [erasing, ...before, withText],
        [erasing],
      ])
        await run(world, async ({ start, send, settled, heartbeats, registry, alarms }) => {
          start();
          await send([...others, ...sent]);
          await heartbeats();
          await settled();
          const proposals = await registry.db.query<unknown[]>(
            `SELECT b.sha256, b.bytes IS NULL AS erased FROM (SELECT encode(sha256, 'hex') AS sha256, bytes FROM ledger_body) b
             WHERE b.sha256 = ANY ($1::text[]) ORDER BY b.sha256 = $2`,
            [[kept, gone], gone],
          );
          expect(proposals).toEqual([
            { sha256: kept, erased: false },
            { sha256: gone, erased: true },
          ]);
          const texts = await registry.db.query<{ rationale: string | null }[]>(
            `SELECT rationale FROM proposal WHERE origin = $1 AND idx >= $2 ORDER BY idx`,
            [odd.origin, odd.cuts.at(-3)],
          );
          expect(texts.map(({ rationale }) => rationale === null)).toEqual([false, true]);
          expect((await alarms()).parked).toEqual([]);
        });
    }));

  it('writes events of unknown types and majors: copied, told of, not projected, and it goes on', () =>
    withHubs(async (world, odd) => {
      const first = odd.size;
      odd.say('hub.profile-changed', { anything: 1 });
      const uri = `https://${odd.host}/standards/new/v1.0`;
      odd.addEvent(
        { versionUri: uri },
        {
          type: 'eu.guildmark.local-standard.published.v2',
          dataschema:
            'https://guildmark.eu/schemas/events/local-standard.published/2.0.schema.json',
        },
      );
      odd.addEvent({ versionUri: uri }); // the schema of 1.0 wants more
      odd.publishStandard(`https://${odd.host}/standards/last/v1.0`, 99);
      odd.cuts.push(odd.size);
      await run(world, async ({ start, send, settled, registry, alarms }) => {
        start();
        await send(world.records());
        await settled();
        expect(
          await registry.db.query('SELECT idx::int, code FROM mirror_finding ORDER BY idx'),
        ).toEqual([
          { idx: first, code: 'event.unknown-type' },
          { idx: first + 1, code: 'event.unknown-type' },
          { idx: first + 2, code: 'leaf.invalid' },
        ]);
        const [last] = await registry.db.query<unknown[]>(
          'SELECT version_uri FROM local_standard WHERE origin = $1 ORDER BY idx DESC LIMIT 1',
          [odd.origin],
        );
        expect(last).toEqual({ version_uri: `https://${odd.host}/standards/last/v1.0` });
        expect(await alarms()).toEqual({ quarantined: [], parked: [] });
      });
    }));

  it('writes events of a newer minor: what is known of them is projected, and nothing is told', () =>
    withHubs(async (world, odd) => {
      const uri = `https://${odd.host}/standards/newer/v1.0`;
      odd.publishStandard(uri, 98, { version: '1.99', more: { added: { in: 'a later release' } } });
      odd.addPersons(1);
      odd.cuts.push(odd.size);
      await run(world, async ({ start, send, settled, registry, alarms }) => {
        start();
        await send(world.records());
        await settled();
        const [newest] = await registry.db.query<Record<string, unknown>[]>(
          'SELECT * FROM local_standard WHERE origin = $1 ORDER BY idx DESC LIMIT 1',
          [odd.origin],
        );
        expect(newest).toMatchObject({ version_uri: uri, title: '{"en":"Standard 98"}' });
        expect(JSON.stringify(newest)).not.toContain('later release');
        expect(await registry.db.query('SELECT * FROM mirror_finding')).toEqual([]);
        expect(await alarms()).toEqual({ quarantined: [], parked: [] });
      });
    }));

  it('signs two histories: it is suspended at once, and the evidence convinces without us', () =>
    withHubs(async (world, odd) => {
      const records = world.records();
      const reference = await undisturbed(world.hubs, records);
      const twin = new WrittenHub(odd.origin, odd.prefixUrl);
      Object.assign(twin, { signer: odd.signer });
      twin.addPersons(odd.cuts[4]!);
      twin.entries[1] = Buffer.from(twin.entries[1]!).fill(7, 2);
      const lie = twin.segment(0);
      const at = records.findIndex(({ value }) => value.equals(odd.segments()[6]!.value));
      await run(world, async ({ start, send, settled, until, digest, alarms, registry }) => {
        start();
        await send([...records.slice(0, at), lie, ...records.slice(at)]);
        await settled(world.hubs.filter((hub) => hub !== odd));
        await until('the suspension', async () => (await standings(registry, odd)).length === 2);
        expect(await standings(registry, odd)).toEqual(['accredited', 'suspended']);
        const { parked } = await alarms();
        expect(parked).toEqual([`${odd.origin} equivocation`]);
        expect(await evidenceOf(registry, odd)).toEqual({ holds: true });
        const { evidence, standards } = await digest();
        expect(evidence.startsWith('1 ')).toBe(true);
        expect(standards).not.toBe(reference.standards);
        const [head] = await registry.db.query<{ size: string }[]>(
          'SELECT h.size FROM ledger_head h JOIN ledger_log g USING (log_id) WHERE g.origin = $1',
          [odd.origin],
        );
        expect(Number(head?.size)).toBe(odd.cuts[5]);
      });
    }));
});

async function attempts({ db }: Registry): Promise<number> {
  const rows = await db.query<{ attempts: number }[]>('SELECT attempts FROM parked_origin');
  return rows[0]?.attempts ?? 0;
}

async function standings({ db }: Registry, hub: WrittenHub): Promise<readonly string[]> {
  const rows = await db.query<{ decision: string }[]>(
    `SELECT d.decision FROM accreditation_decision d JOIN hub h ON h.id = d.hub_id
     WHERE h.origin = $1 ORDER BY d.seq`,
    [hub.origin],
  );
  return rows.map(({ decision }) => decision);
}

/** What somebody finds who has the one row of evidence and the hub's key, and nothing else. */
async function evidenceOf({ db }: Registry, hub: WrittenHub) {
  const [row, ...others] = await db.query<
    {
      kind: 1 | 2;
      note_a: string;
      note_b: string;
      size: string;
      root_a: Buffer;
      root_b: Buffer;
      proof: Buffer;
    }[]
  >('SELECT * FROM ledger_evidence');
  expect(others).toEqual([]);
  const { kind, note_a: noteA, note_b: noteB, root_a: rootA, root_b: rootB } = row!;
  const proof = Array.from({ length: row!.proof.length / 32 }, (_, i) =>
    row!.proof.subarray(i * 32, i * 32 + 32),
  );
  const { origin } = hub;
  const evidence = { kind, origin, size: Number(row!.size), noteA, noteB, rootA, rootB, proof };
  return checkEvidence(evidence, [hub.signer.verifier]);
}
