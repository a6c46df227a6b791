import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findPersonalMember } from '#domain/privacy/find-personal-member.js';
import type { MappingProposals } from '#domain/generated/schemas.js';
import { parseLeaf } from '#ledger/public-leaf.js';
import { readPublicEvent } from '#platform/federation/read-public-event.js';
import { ApiClient } from '../../tools/demo/api-client.js';
import { issueClaim, openClaim } from '../../tools/demo/issue-claim.js';
import { loadExample } from '../../tools/demo/load-example.js';
import { partiesOf } from '../../tools/demo/prepare-claims.js';
import { type Example, readExample } from '../../tools/demo/read-example.js';
import type { SignIns } from '../../tools/demo/sign-ins.js';
import { type Captured, captureOutput } from '../support/captured-output.js';
import { checkLedger } from '../support/check-ledger.js';
import { type Cluster, eventually, PASSWORD, setup } from '../support/cluster.js';
import { dumpTables } from '../support/dump-database.js';
import { layersOf } from '../support/find-traces.js';
import { refusal } from '../support/hub-requests.js';
import { logLines } from '../support/log-lines.js';
import { readLedger } from '../support/read-ledger.js';

/** What everybody may read, or what travels: ledgers, mirrors, bus; and all the registry has. */
const LEAVES_THE_HUB = /^(registry\.|bus\.|hub\.(ledger_|federation_|witness_|quarantine|mirror_))/;
const CREDENTIALS = 3;
/** Letters of a name that chance does not write into base64, whatever the case: 26^6 = 3e8. */
const LONG_ENOUGH = 6;

let cluster: Cluster;
let example: Example;
let output: Captured;

beforeAll(async () => {
  output = captureOutput();
  example = readExample(fileURLToPath(new URL('../../examples', import.meta.url)));
  // Everything that could be said is said.
  const env = { HUB_LOG_LEVEL: 'debug', REGISTRY_LOG_LEVEL: 'debug' };
  cluster = await setup({ accredited: false, env });
  const { hub, registry } = cluster;
  const signIns: SignIns = {
    hub: hub.url,
    registry: registry.url,
    password: PASSWORD,
    officer: `officer@${new URL(hub.url).hostname}`,
    administrator: `administrator@${new URL(registry.url).hostname}`,
    expert: 'expert@registry.example',
    loaded: false,
  };
  await loadExample(example, signIns, { officer: undefined, administrator: undefined }, new Date());
  for (const row of example.experiences.slice(0, CREDENTIALS)) {
    const parties = await partiesOf(row, example, signIns);
    await issueClaim(await openClaim(parties.candidate, row), parties);
  }
  await eventually(async () => {
    const { size, published, queued } = await checkLedger(hub.app.get(DataSource));
    return size === published && queued === 0;
  });
});
afterAll(async () => {
  output.stop();
  await cluster.close();
});

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Names, e-mail addresses and keys of all people of the example, and what they told of themselves. */
function personalTexts(): RegExp {
  const texts = example.cluster.people
    .trim()
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [key = '', , given = '', family = '', email = ''] = line.split(',');
      // A short family name alone is in every random text; with the given name it is not.
      const alone = family.length >= LONG_ENOUGH ? [family] : [];
      return [key, `${given} ${family}`, `${family} ${given}`, `"${given}"`, ...alone, email];
    });
  const told = example.experiences.flatMap((row) => [row.evidence_title, row.evidence_text]);
  return new RegExp([...texts, ...told].map(quoted).join('|'), 'iu');
}

function personalIn(text: string): readonly string[] {
  const wanted = personalTexts();
  return [...layersOf(Buffer.from(text))].flatMap((layer) => {
    const found = wanted.exec(layer.toString('utf8'));
    return found ? [found[0]] : [];
  });
}

it('I12 every entry of both ledgers is 34 bytes of a person, or a public event about nobody', async () => {
  for (const { url, config } of [cluster.hub, cluster.registry]) {
    const { entries } = await readLedger(url);
    const people = entries.filter((entry) => parseLeaf(entry).kind === 'person');
    expect(people.length).toBe(url === cluster.hub.url ? CREDENTIALS : 0);
    for (const entry of entries) {
      const leaf = parseLeaf(entry);
      if (leaf.kind === 'person') continue;
      expect(readPublicEvent(entry, config.origin).kind).toBe('event');
      expect(leaf.kind === 'public' && findPersonalMember(leaf.event.data)).toBe(undefined);
    }
  }
});

it('I12 no ledger entry, body, outbox row, bus row or row of the registry names a person of the example', async () => {
  const db = cluster.hub.app.get(DataSource);
  const inside = await dumpTables(db, (table) => table.startsWith('hub.'));
  // the search finds them where they belong
  expect(personalIn(inside).length).toBeGreaterThan(0);
  const outside = await dumpTables(db, (table) => LEAVES_THE_HUB.test(table));
  for (const table of ['hub.ledger_leaf', 'hub.ledger_body', 'hub.federation_outbox'])
    expect(outside).toContain(`-- ${table}`);
  for (const table of ['bus.bus_record', 'registry.ledger_leaf', 'registry.proposal'])
    expect(outside).toContain(`-- ${table}`);
  expect(personalIn(outside)).toEqual([]);
});

it('I12 no log line of the run names a person of the example', () => {
  new Logger('traces').error('the output is captured');
  expect(output.text()).toContain('the output is captured');
  for (const message of ['request', 'published', 'segment applied'])
    expect(logLines(output.text()).some((line) => line.message === message)).toBe(true);
  expect(personalIn(output.text())).toEqual([]);
});

it('erases the reasons of a proposal here and at the registry, and asked again writes nothing', async () => {
  const { hub, registry } = cluster;
  const db = hub.app.get(DataSource);
  const { items } = (await hub.first.get('/api/v1/mapping-proposals').expect(200))
    .body as MappingProposals;
  const [proposal] = items;
  const rationale = proposal?.rationale ?? '';
  expect(rationale.length).toBeGreaterThan(10);
  const path = `/api/v1/mapping-proposals/${String(proposal?.id)}/erasure`;
  expect(refusal(await hub.first.post(path).send({ reasonCode: 'spite' }))).toEqual([
    400,
    'body.invalid',
  ]);
  const nobody = '/api/v1/mapping-proposals/00000000-0000-4000-8000-000000000000/erasure';
  const send = (address: string) => hub.first.post(address).send({ reasonCode: 'personal-data' });
  expect(refusal(await send(nobody))).toEqual([404, 'mapping.unknown']);

  const erased = await send(path).expect(200);
  expect(erased.body).toMatchObject({ id: proposal?.id, state: 'confirmed' });
  expect(erased.body).not.toHaveProperty('rationale');
  expect((await send(path).expect(200)).body).toEqual(erased.body);
  const leaves = async () =>
    (await readLedger(hub.url)).entries.filter((entry) =>
      entry.toString().includes('eu.guildmark.body.erased.v1'),
    );
  const [leaf] = await eventually(async () => {
    const found = await leaves();
    return found.length > 0 && found;
  });
  const sha256 = /"data":\{"sha256":"([0-9a-f]{64})"\}/.exec(leaf?.toString() ?? '')?.[1] ?? '';
  expect(refusal(await hub.anyone.get(`/ledger/body/${sha256}`))).toEqual([410, 'body.erased']);

  const digest = Buffer.from(sha256, 'hex');
  const mirrored = registry.app.get(DataSource);
  await eventually(async () => {
    const [body] = await mirrored.query<{ gone: boolean }[]>(
      'SELECT bytes IS NULL AND erased_at IS NOT NULL AS gone FROM ledger_body WHERE sha256 = $1',
      [digest],
    );
    return body?.gone;
  });
  const expert = await new ApiClient(registry.url).signedIn('expert@registry.example', PASSWORD);
  const listed = await expert.get<MappingProposals>('/api/v1/proposals');
  expect(listed.items.find(({ id }) => id === proposal?.id)).not.toHaveProperty('rationale');
  expect(await leaves()).toHaveLength(1);
  await checkLedger(db);
  await checkLedger(mirrored);
  // Only the messages in transit still hold it, for 21 days; and the expert's own words, who copied it.
  const texts = await dumpTables(
    db,
    (table) => !table.startsWith('bus.') && table !== 'registry.mapping',
  );
  expect(texts).not.toContain(rationale);
  expect(texts).not.toContain(Buffer.from(rationale).toString('hex'));
});
