import { parseArgs } from 'node:util';
import {
  type FederationStatus,
  readFederationStatus,
} from '#platform/federation/federation-status.sql.js';
import { type Command, CONTRADICTED, GOOD } from '../command.js';
import { busEnds } from './bus-ends.js';
import { onDatabase, PARTY_HELP, PARTY_OPTIONS, readParty } from './party-database.js';

const usage = `guildmark federation status [--registry] [--database URL] [--json]
  what is parked and why, what was refused in 24 hours, how far every partition is read and how far
  behind, how old the outbox is, and every mirrored ledger with its size and newest cosignature.
  The broker is the one of GUILDMARK_KAFKA_BROKERS, else the table bus beside the database
${PARTY_HELP}
exit: 0 nothing for a person, 1 something is parked or was altered, 2 could not ask, 64 wrong usage`;

/** An offset with its distance from the end; undefined when the broker is away or another one. */
type Offset = FederationStatus['offsets'][number] & { readonly lag: number | undefined };
type Shown = Omit<FederationStatus, 'offsets'> & { readonly offsets: readonly Offset[] };

/** `guildmark federation status`: how following stands. */
export const statusCommand: Command = {
  usage,
  run: async (args, context) => {
    const { values } = parseArgs({
      args: [...args],
      options: { ...PARTY_OPTIONS, json: { type: 'boolean' } },
    });
    const shown = await onDatabase(readParty(values, context), async (db) => {
      const status = await readFederationStatus(db, context.now);
      const topics = [...new Set(status.offsets.map(({ topic }) => topic))];
      const bus = await busEnds(db, topics, context);
      const offsets = status.offsets.map((offset) => {
        const end = bus?.ends.get(`${offset.topic}/${offset.partition}`);
        const isHere = bus?.clusterId === offset.clusterId && end !== undefined;
        return { ...offset, lag: isHere ? Math.max(0, end - offset.nextOffset) : undefined };
      });
      return { ...status, offsets };
    });
    context.print(values.json ? JSON.stringify(shown) : asText(shown, context.now));
    return shown.parked.length > 0 || shown.tampering.proven > 0 ? CONTRADICTED : GOOD;
  },
};

function asText(status: Shown, now: Date): string {
  const { parked, quarantine, refusedRecords, tampering, offsets, outbox, mirrors } = status;
  const lines = [
    `Parked origins: ${parked.length}`,
    ...parked.map(
      ({ origin, reason, since, attempts, nextAttempt, nextIndex, seenSize }) =>
        `  ${origin}: ${reason} since ${since.toISOString()}, at ${nextIndex} of ${seenSize}, tried ${attempts} times, ${
          nextAttempt ? `next at ${nextAttempt.toISOString()}` : 'frozen: a person decides'
        }`,
    ),
    `Refused in 24 hours: ${refusedRecords} records`,
    ...quarantine.map(({ code, count }) => `  ${code}: ${count}`),
    `Altered on the bus: ${tampering.proven} proven, ${tampering.unproven} not proven`,
    `Partitions read: ${offsets.length}`,
    ...offsets.map(
      ({ group, topic, partition, clusterId, nextOffset, lag }) =>
        `  ${group} ${topic}/${partition} at ${nextOffset}, ${
          lag === undefined
            ? `of ${clusterId}, which does not answer or is another now`
            : `${lag} behind`
        }`,
    ),
    `Outbox: ${outbox.unsent} unsent${outbox.oldestSeconds === undefined ? '' : `, the oldest ${outbox.oldestSeconds} s old`}`,
    `Mirrored ledgers: ${mirrors.length}`,
    ...mirrors.map(
      ({ origin, size, cosignedAt }) =>
        `  ${origin}: ${size} leaves, ${
          cosignedAt
            ? `cosigned ${Math.round((now.getTime() - cosignedAt.getTime()) / 1000)} s ago`
            : 'not cosigned'
        }`,
    ),
  ];
  return lines.join('\n');
}
