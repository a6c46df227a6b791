import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type {
  Claims,
  CredentialSummary,
  Experiences,
  HubProfile,
} from '#domain/generated/schemas.js';
import { leafHash } from '#ledger/hash.js';
import { parseProofExtra, personLeaf } from '#ledger/person-leaf.js';
import { parseTlogProof } from '#ledger/tlog-proof.js';
import { parseVerifierKey } from '#ledger/verifier-key.js';
import { ApiClient, ApiRefusal } from '../demo/api-client.js';
import { until } from '../demo/until.js';
import { verdictOf } from '../demo/verdict-of.js';
import { compareCheckpoints } from './compare-checkpoints.js';
import type { Evidence, Shown } from './judge.js';
import type { Asked, Lane } from './lane.js';
import { readEntries } from './read-entries.js';
import type { SeparateSystem } from './separate-system.js';

/** A mirror that has not caught up by then never will. */
const MIRROR_MS = 120_000;

/** Every checkpoint that was ever seen, of both apps. */
export type SeenCheckpoints = Readonly<Record<'hub' | 'registry', Set<string>>>;

/** How many experiences and claims a lane's person had before it began. */
export type Before = ReadonlyMap<Lane, Asked>;

/** What the person of a lane has now. */
export async function countOf({ candidate }: Lane): Promise<Asked> {
  const { items: experiences } = await candidate.get<Experiences>('/api/v1/experiences');
  const { items: claims } = await candidate.get<Claims>('/api/v1/claims');
  const { items } = await candidate.get<{ items: unknown[] }>('/api/v1/credentials');
  return { experiences: experiences.length, claims: claims.length, acceptances: items.length };
}

/**
 * What holds of one credential: its leaf in the ledger as downloaded, and the registry's verdict.
 * The checkpoint of its proof is seen, too.
 */
export async function examine(
  { id, claimId }: Pick<CredentialSummary, 'id' | 'claimId'>,
  { candidate }: Lane,
  registry: ApiClient,
  entries: readonly Buffer[] | undefined,
): Promise<{ shown: Shown; checkpoint: string }> {
  const credential = (await candidate.text(`/api/v1/credentials/${id}/open-badge`)).text;
  const answer = await until(`the proof of ${id}`, async () => {
    const { status, text } = await candidate.text(`/api/v1/credentials/${id}/proof`, {
      prefer: 'wait=5',
    });
    return status === 200 ? text : undefined;
  });
  const { index, extra = '', checkpoint } = parseTlogProof(answer);
  const { event, salt } = parseProofExtra(extra);
  const agrees = !entries || entries[index]?.equals(personLeaf(event, salt)) === true;
  const verdict = await verdictOf(registry, { credential, proof: answer });
  const verified = verdict.overall === 'verified';
  return {
    shown: { credentialId: id, claimId, index: agrees ? index : undefined, verified },
    checkpoint,
  };
}

/** Waits until every credential of the lanes is published and mirrored. */
export async function settle(
  system: SeparateSystem,
  lanes: readonly Lane[],
  databaseUrl: string,
): Promise<void> {
  await Promise.all(lanes.map(credentialsOf));
  const { hub } = await keysOf(system);
  const { entries } = await readEntries(system.hub.url, hub);
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    await mirroredHashes(db, hub.name, entries.length);
  } finally {
    await db.end();
  }
}

/** Everything of a run that a judgement needs. The lanes have ended, everything runs. */
export async function gather(
  system: SeparateSystem,
  lanes: readonly Lane[],
  before: Before,
  seen: SeenCheckpoints,
  databaseUrl: string,
): Promise<Evidence> {
  const registry = new ApiClient(system.registry.url);
  const keys = await keysOf(system);
  const listed = (await Promise.all(lanes.map(credentialsOf))).flat();
  const read = {
    hub: await readEntries(system.hub.url, keys.hub),
    registry: await readEntries(system.registry.url, keys.registry),
  };
  const contradictions: string[] = [];
  const shown: Shown[] = [];
  for (const { lane, summary } of listed) {
    try {
      const found = await examine(summary, lane, registry, read.hub.entries);
      shown.push(found.shown);
      seen.hub.add(found.checkpoint);
    } catch (error) {
      // A credential that is listed and cannot be had: the judgement counts it as lost.
      if (!(error instanceof ApiRefusal)) throw error;
      contradictions.push(`${summary.id}: ${error.message}`);
    }
  }
  for (const app of ['hub', 'registry'] as const) {
    seen[app].add(read[app].checkpoint);
    contradictions.push(...(await compareCheckpoints(seen[app], read[app].entries, keys[app])));
  }
  const stored = await readDatabase(databaseUrl, keys.hub.name, read.hub.entries);
  return {
    acknowledged: lanes.flatMap(({ acknowledged }) => acknowledged),
    shown,
    certified: (await Promise.all(lanes.map(certifiedOf))).flat(),
    written: await writtenBy(lanes, before),
    intents: stored.intents,
    contradictions: [...contradictions, ...stored.contradictions],
  };
}

async function keysOf({ hub, registry }: SeparateSystem) {
  const [ours, theirs] = await Promise.all([
    new ApiClient(hub.url).get<HubProfile>('/api/v1/hub'),
    new ApiClient(registry.url).get<HubProfile>('/api/v1/registry'),
  ]);
  return {
    hub: parseVerifierKey(ours.verifierKey),
    registry: parseVerifierKey(theirs.verifierKey),
  };
}

/** All credentials of a lane; waits until the ledger has published the last one. */
function credentialsOf(lane: Lane) {
  return until('all credentials in the ledger', async () => {
    const { items } = await lane.candidate.get<{ items: CredentialSummary[] }>(
      '/api/v1/credentials',
    );
    const all = items.every(({ ledgerState }) => ledgerState === 'published');
    return all ? items.map((summary) => ({ lane, summary })) : undefined;
  });
}

async function certifiedOf({ candidate }: Lane): Promise<readonly string[]> {
  const { items } = await candidate.get<Claims>('/api/v1/claims');
  return items.flatMap(({ id, state }) => (state === 'certified' ? [id] : []));
}

async function writtenBy(lanes: readonly Lane[], before: Before) {
  const written: { asked: number; made: number }[] = [];
  for (const lane of lanes) {
    const [then, now] = [before.get(lane), await countOf(lane)];
    for (const kind of ['experiences', 'claims', 'acceptances'] as const)
      written.push({ asked: lane.asked[kind], made: now[kind] - (then?.[kind] ?? 0) });
  }
  return written;
}

/** What only the tables tell: no intent lost or doubled, and the mirror is the ledger it mirrors. */
async function readDatabase(url: string, origin: string, entries: readonly Buffer[]) {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    const intents = { lost: 0, doubled: 0 };
    for (const schema of ['hub', 'registry']) {
      const { rows } = await db.query<{ lost: number; doubled: number }>(
        `SELECT (SELECT count(*) FROM ${schema}.ledger_intent i
             WHERE NOT EXISTS (SELECT FROM ${schema}.ledger_queue WHERE intent_id = i.id)
               AND NOT EXISTS (SELECT FROM ${schema}.ledger_leaf l
                 WHERE l.intent_id = i.id AND l.entry = i.entry))::integer AS lost,
           (SELECT count(*) FROM ${schema}.ledger_queue
             JOIN ${schema}.ledger_leaf USING (intent_id))::integer AS doubled`,
      );
      intents.lost += rows[0]?.lost ?? 0;
      intents.doubled += rows[0]?.doubled ?? 0;
    }
    const hashes = await mirroredHashes(db, origin, entries.length);
    const differs = hashes.findIndex(
      (hash, i) => !hash.equals(leafHash(entries[i] ?? Buffer.alloc(0))),
    );
    const contradictions = differs < 0 ? [] : [`the mirror has another leaf ${String(differs)}`];
    // It takes no segment that does not give the signed root.
    if (hashes.length < entries.length)
      contradictions.push(
        `the mirror stands at ${String(hashes.length)} of ${String(entries.length)} leaves`,
      );
    return { intents, contradictions };
  } finally {
    await db.end();
  }
}

/** The first hashes of a mirror: `count` of them, or as many as it has got when its time is over. */
async function mirroredHashes(db: pg.Client, origin: string, count: number): Promise<Buffer[]> {
  const end = performance.now() + MIRROR_MS;
  for (;;) {
    const { rows } = await db.query<{ hash: Buffer }>(
      `SELECT hash FROM registry.ledger_leaf JOIN registry.ledger_log USING (log_id)
       WHERE origin = $1 ORDER BY idx LIMIT $2`,
      [origin, count],
    );
    if (rows.length === count || performance.now() > end) return rows.map(({ hash }) => hash);
    await pause(100);
  }
}
