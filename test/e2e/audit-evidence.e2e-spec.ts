import 'reflect-metadata';
import { DataSource } from 'typeorm';
import type {
  AuditRecomputation,
  Claim,
  ClusterAuditDocument,
  ErasurePlan,
  FirmAuditDocument,
  Firms,
  Issued,
} from '#domain/generated/schemas.js';
import { parseTlogProof } from '#ledger/tlog-proof.js';
import { auditedCluster } from '../support/audited-cluster.js';
import { tell } from '../support/audited-firm.js';
import { AUDITS, read } from '../support/audits.js';
import { type Agent, type Cluster, eventually, setup } from '../support/cluster.js';
import { tracesIn } from '../support/find-traces.js';
import { newProfile, note } from '../support/firm-records.js';
import { claim, newEvidence, newJudgement, record, smallHub } from '../support/hub-factories.js';
import { accept, assign, judge, refusal } from '../support/hub-requests.js';

const UNKNOWN = 404;

/** Managers with the audits of their firms: Ada works in the first, Dino claims, Elsa lacks. */
type Key = 'sole' | 'lasts' | 'box';
const MANAGERS = { sole: 'bea', lasts: 'dino', box: 'elsa' } as const;
const KEYS: readonly Key[] = ['sole', 'lasts', 'box'];

let cluster: Cluster;
let small: Awaited<ReturnType<typeof smallHub>>;
let firms: Record<Key, { readonly agent: Agent; readonly firmId: string; audit: string }>;
let clusterAudit: string;
let issued: Issued;
let opened: Claim;

beforeAll(async () => {
  cluster = await setup();
  small = await smallHub(cluster);
  await small.officer
    .post('/api/v1/cluster-imports')
    .send({
      firms: 'firm_key,name,trade,town,staff\n',
      people: 'person_key,firm_key,given_name,family_name,email,manager_key\n',
      roles: 'person_key,role\nbea,manager\ndino,manager\nelsa,manager\n',
    })
    .expect(200);
  const { items } = (await small.officer.get('/api/v1/firms').expect(200)).body as Firms;
  const firm = async (key: Key) => ({
    agent: await small.as(MANAGERS[key]),
    firmId: items.find((one) => one.key === key)?.id ?? '',
    audit: '',
  });
  firms = { sole: await firm('sole'), lasts: await firm('lasts'), box: await firm('box') };
  await certifyAda();
  await claimOfDino();
  await claimOfElsa();
  await recordAndAudit();
});
afterAll(() => cluster.close());

/** Ada's credential, in the ledger. */
async function certifyAda(): Promise<void> {
  const ada = await small.as('ada');
  const { id, ...rest } = await claim(ada, small);
  await assign(small, id, 'elsa').expect(200);
  await judge(await small.as('elsa'), id, newJudgement({ id, ...rest })).expect(200);
  issued = (await accept(ada, id).expect(201)).body as Issued;
}

/** A claim that others speak for, and that nobody has assessed. */
async function claimOfDino(): Promise<void> {
  const dino = await small.as('dino');
  const { id } = await record(dino, { evidence: [newEvidence({ kind: 'witness-statement' })] });
  const body = { standard: small.standard.versionUri, level: 2, experiences: [id], consent: true };
  opened = (await dino.post('/api/v1/claims').send(body).expect(201)).body as Claim;
}

/** A claim at a level too low for the post: what is on record then shows that something is missing. */
async function claimOfElsa(): Promise<void> {
  const elsa = await small.as('elsa');
  const { id } = await record(elsa);
  const body = { standard: small.standard.versionUri, level: 1, experiences: [id], consent: true };
  await elsa.post('/api/v1/claims').send(body).expect(201);
}

/** Facts, posts and a note of each firm; then one answer each, and all audits. */
async function recordAndAudit(): Promise<void> {
  const { officer } = small;
  const proof = `/api/v1/credentials/${issued.credentialId}/proof`;
  await eventually(async () => (await officer.get(proof)).status === 200);
  for (const key of KEYS) {
    const { agent, firmId } = firms[key];
    await tell(firms[key], { heads: 3, sharesWithHub: key !== 'box' });
    // The first firm has the competence and needs it no more: somebody to lend.
    const people = key === 'sole' ? 0 : 1;
    const post = newProfile(small.standard.versionUri, { people });
    await agent.post(`/api/v1/firms/${firmId}/role-profiles`).send(post).expect(201);
    await agent.post(`/api/v1/firms/${firmId}/learning-records`).send(note()).expect(201);
  }
  const audited = await auditedCluster(
    cluster,
    KEYS.map((key) => firms[key]),
  );
  clusterAudit = audited.auditId;
  for (const [at, key] of KEYS.entries()) firms[key].audit = audited.firmAudits[at] ?? '';
}

const gapsOf = async (key: Key, reader = firms[key].agent) => {
  const { document } = await read(reader, firms[key].audit);
  return (document as FirmAuditDocument).skills.gaps.filter(
    ({ competence }) => competence === small.standard.versionUri,
  );
};
/** What an officer reads of the cluster, and the page made of it. */
async function poolFor(reader: Agent) {
  const { document } = await read(reader, clusterAudit);
  const { text } = await reader.get(`${AUDITS}/${clusterAudit}/report.html`).expect(200);
  return { document: document as ClusterAuditDocument, text };
}

it('cites the credentials with their places in the ledger, and when the records began', async () => {
  const { agent, audit: id } = firms.sole;
  const { citations } = await read(agent, id);
  const path = `/api/v1/credentials/${issued.credentialId}/proof`;
  const ada = await small.as('ada');
  const { index } = parseTlogProof((await ada.get(path).expect(200)).text);
  expect(citations.credentials).toEqual([{ id: issued.credentialId, ledgerIndex: Number(index) }]);
  const db = cluster.hub.app.get(DataSource, { strict: false });
  const [leaf] = await db.query<{ entry: Buffer }[]>(
    'SELECT entry FROM ledger_leaf WHERE log_id = 1 AND idx = $1',
    [citations.credentials[0]?.ledgerIndex],
  );
  expect(leaf?.entry).toHaveLength(34);
  expect(citations.evidence).toMatchObject({
    // a log that began today says nothing yet: no month of it is over
    recordsSince: expect.any(String) as string,
    records: { notes: 0 },
    factsRecordedAt: expect.any(String) as string,
    roles: [{ version: 1 }],
    claims: [],
  });
  const report = await agent.get(`${AUDITS}/${id}/report.html`).expect(200);
  expect(report.text).toContain(issued.credentialId);
});

it('says to assess before training where a claim explains what is missing', async () => {
  expect(await gapsOf('lasts')).toMatchObject([{ need: 1, verdict: 'evidence-gap' }]);
  expect(await gapsOf('box')).toMatchObject([{ need: 1, verdict: 'major-gap' }]);
  const { citations } = await read(firms.lasts.agent, firms.lasts.audit);
  expect(citations.evidence?.claims).toEqual([opened.id]);
});

it('lets an officer see of a firm that shares how many credentials, not which and not who', async () => {
  const seen = await read(small.officer, firms.sole.audit);
  expect(seen.citations).toMatchObject({ credentials: [], credentialCount: 1 });
  const text = JSON.stringify(seen);
  expect(text).not.toContain(issued.credentialId);
  for (const secret of ['verified', 'withClaims', 'sources', 'busFactor', 'keyPersonRisk'])
    expect(text).not.toContain(`"${secret}"`);
  const page = await small.officer.get(`${AUDITS}/${firms.sole.audit}/report.html`).expect(200);
  expect(page.text).not.toContain(issued.credentialId);
});

it('names firms that help each other only where they let it', async () => {
  const { officer } = small;
  const competence = small.standard.versionUri;
  const { sole, lasts, box } = firms;
  // Of three firms two share: a line without a name would be of the third, so there is none.
  const before = await poolFor(officer);
  expect(before.document.pool.matches).toEqual([]);
  expect(before.text).not.toContain('Scatole Stra');
  for (const { text } of [before, { text: JSON.stringify(before.document) }])
    expect(text).not.toContain(box.firmId);

  // Nobody reads of another firm in an audit of the own one, whether that shares or not.
  for (const key of KEYS) {
    const { agent, audit: id } = firms[key];
    const own = JSON.stringify((await read(agent, id)).document);
    const { text } = await agent.get(`${AUDITS}/${id}/report.html`).expect(200);
    const others = KEYS.filter((other) => other !== key).map((other) => firms[other].firmId);
    for (const other of others) expect(own + text).not.toContain(other);
    expect(refusal(await agent.get(`${AUDITS}/${clusterAudit}`))[0]).toBe(UNKNOWN);
  }
  expect(refusal(await officer.get(`${AUDITS}/${box.audit}`))).toEqual([UNKNOWN, 'audit.unknown']);

  await tell(box, { heads: 3, sharesWithHub: true });
  const open = await poolFor(officer);
  const line = { competence, from: sole.firmId, to: box.firmId };
  expect(open.document.pool.matches).toMatchObject([line]);
  for (const name of ['Suole Brenta', 'Scatole Stra']) expect(open.text).toContain(name);
  await tell(sole, { heads: 3, sharesWithHub: false });
  const unnamed = await poolFor(officer);
  // The lender is the only one that does not share: a line without its name would name it.
  expect(unnamed.document.pool.matches).toEqual([]);
  expect(unnamed.text).not.toContain('Suole Brenta');
  await tell(lasts, { heads: 3, sharesWithHub: false });
  await tell(box, { heads: 3, sharesWithHub: false });
  const after = await poolFor(officer);
  expect(after.document.pool.matches).toEqual([]);
  for (const name of ['Suole Brenta', 'Forme Dolo', 'Scatole Stra'])
    expect(after.text).not.toContain(name);
  expect(refusal(await officer.get(`${AUDITS}/${sole.audit}`))).toEqual([UNKNOWN, 'audit.unknown']);
});

it('leads to nobody after an erasure, and is computed again as it was', async () => {
  const { agent, audit: id } = firms.sole;
  const person = small.personId('ada');
  const path = `/api/v1/people/${person}/erasure`;
  const { confirmation } = (await small.officer.get(path).expect(200)).body as ErasurePlan;
  await small.officer.post(path).send({ confirmation }).expect(200);

  const db = cluster.hub.app.get(DataSource, { strict: false });
  const tables = await db.query<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = current_schema() AND table_name LIKE 'audit%'`,
  );
  expect(tables.length).toBeGreaterThan(10);
  for (const { name } of tables) {
    const [row] = await db.query<{ text: string | null }[]>(
      `SELECT string_agg(t::text, chr(10)) AS text FROM "${name}" t`,
    );
    const traces = tracesIn(Buffer.from(row?.text ?? ''), {
      'id of the person': person,
      'address of the person': 'ada@sole.example',
      'family name': 'Rossi',
    });
    expect([name, traces]).toEqual([name, []]);
  }
  // The id of the credential stays where it was cited, and leads nowhere.
  const gone = await small.officer.get(`/api/v1/credentials/${issued.credentialId}`);
  expect(refusal(gone)).toEqual([UNKNOWN, 'credential.unknown']);
  const result = await eventually(async () => {
    const said = (await agent.post(`${AUDITS}/${id}/recomputation`).expect(200))
      .body as AuditRecomputation;
    return said.outcome !== 'could-not-check' && said;
  });
  expect(result.outcome).toBe('equal');
});
