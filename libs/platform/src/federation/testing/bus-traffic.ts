import type { BusRecord } from '#federation/bus.js';
import { formatCheckpointBody, signCheckpoint } from '#ledger/checkpoint.js';
import { cosign } from '#ledger/cosignature.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { newSigner, someEntries } from '../../ledger/testing/ledger-under-test.js';
import { HubLog } from './hub-log.js';

/** Whole numbers from zero up to and without `below`; the test gives a seeded one. */
type Chance = (below: number) => number;

/** A record with one byte of the base64 of its last entry changed. */
export function alteredEntry(record: BusRecord): BusRecord {
  const event = JSON.parse(record.value.toString()) as { data: { entries: string[] } };
  const { entries } = event.data;
  const bytes = Buffer.from(entries.at(-1) ?? '', 'base64');
  if (bytes.length === 0) return record;
  bytes[bytes.length - 1]! ^= 1;
  entries[entries.length - 1] = bytes.toString('base64');
  return { ...record, value: Buffer.from(JSON.stringify(event)) };
}

/** Another past under the same name and key. */
function splitView(hub: HubLog): BusRecord {
  const split = new HubLog(hub.origin);
  split.entries.push(...someEntries(hub.size, 9000));
  return split.segment(0, hub.size, { note: hub.note(split.checkpoint()) });
}

/** The hub's ledger names a second key, and what it signs from then on is signed by that alone. */
export function rotateKey(hub: HubLog): (start: number) => BusRecord {
  const next = newSigner(hub.origin, 1);
  hub.addEvent(
    { role: 'ledger', verifierKey: formatVerifierKey(next.verifier) },
    {
      type: 'eu.guildmark.key.rotated.v1',
      dataschema: 'https://guildmark.eu/schemas/events/key.rotated/1.0.schema.json',
    },
  );
  return (start) => {
    const checkpoint = hub.checkpoint();
    const cosigned = cosign(formatCheckpointBody(checkpoint), hub.witness, 1_790_000_000);
    return hub.segment(start, hub.size, { note: signCheckpoint(checkpoint, next) + cosigned });
  };
}

/** What a bus may bring of these hubs: true segments and everything else, origins mixed. */
export function traffic(hubs: readonly HubLog[], below: Chance): BusRecord[] {
  const byHub = hubs.map((hub, n) => {
    const records: BusRecord[] = [];
    let make = (start: number) => hub.segment(start);
    for (let i = 0; i < 12; i++) {
      const start = hub.size;
      hub.addPersons(below(4));
      if (below(2) === 0) hub.addStandard(`standard ${i}`);
      if (below(5) === 0) hub.addEvent({ not: 'valid' });
      if (hub.size === start) hub.addPersons(1);
      if (i === 5 && n === 0) {
        make = rotateKey(hub);
        records.push(hub.segment(start));
        continue;
      }
      const record = make(start);
      const what = below(12);
      if (what === 0) records.push(alteredEntry(record));
      if (what === 1) records.push({ ...record, value: record.value.subarray(7) });
      if (what === 2) records.push({ ...record, key: 'nobody.example/ledger' });
      if (what === 3) records.push(hub.segment(start, hub.size, { note: hub.signedOnly() }));
      if (what === 4) records.push(hub.segment(start, hub.size, { withoutBodies: true }));
      if (what === 5) records.push(make(Math.max(0, start - 3)));
      if (what === 6 && i > 6 && n === 2) records.push(splitView(hub));
      // One lost for good: everything after it waits as a gap.
      if (what !== 7 || i < 8) records.push(record);
      if (what === 8) records.push(record);
      if (what === 9) records.push(hub.segment(hub.size, hub.size));
    }
    return records;
  });
  const mixed: BusRecord[] = [];
  while (byHub.some((records) => records.length > 0)) {
    const next = byHub[below(byHub.length)]?.shift();
    if (next) mixed.push(next);
  }
  return mixed;
}
