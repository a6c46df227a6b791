import 'reflect-metadata';
import type {
  ClusterAuditDocument,
  ClusterImport,
  Firms,
  FirmAuditDocument,
} from '#domain/generated/schemas.js';
import { auditedCluster } from '../support/audited-cluster.js';
import { tell } from '../support/audited-firm.js';
import { AUDITS, goldenAnswers, read } from '../support/audits.js';
import { type Agent, type Cluster, setup } from '../support/cluster.js';
import { newProfile } from '../support/firm-records.js';
import { claim, newJudgement, smallHub, type SmallHub } from '../support/hub-factories.js';
import { accept, assign, judge, refusal } from '../support/hub-requests.js';
import { elementsOf, readTaggedPdf, spoken } from '../support/tagged-pdf.js';

/** Firms with managers; in each a number of people have to know the craft that no other firm has. */
const FIRMS = [
  { key: 'sole', name: 'Suole Brenta', manager: 'bea', people: 0 },
  { key: 'lasts', name: 'Forme Dolo', manager: 'dino', people: 211 },
  { key: 'box', name: 'Scatole Stra', manager: 'elsa', people: 223 },
  { key: 'zefiro', name: 'Calzaturificio Zefiro', manager: 'zoe', people: 227 },
  { key: 'ponte', name: 'Tomaificio Ponte', manager: 'pia', people: 229 },
  { key: 'argine', name: 'Pelletteria Argine', manager: 'aldo', people: 233 },
  { key: 'mira', name: 'Accessori Mira', manager: 'mara', people: 239 },
] as const;
type Key = (typeof FIRMS)[number]['key'];

/** Which do not share; the second is who lends. */
const HIDDEN: readonly (readonly Key[])[] = [
  ['box'],
  ['sole'],
  ['sole', 'mira'],
  ['lasts', 'zefiro', 'argine'],
];

/** The four firms and seven managers that the small cluster does not have. */
const others: ClusterImport = {
  firms: [
    'firm_key,name,trade,town,staff',
    ...FIRMS.slice(3).map(({ key, name }) => `${key},${name},uppers,Dolo,240`),
    '',
  ].join('\n'),
  people: [
    'person_key,firm_key,given_name,family_name,email,manager_key',
    ...FIRMS.slice(3).map(
      ({ key, manager }) => `${manager},${key},Maria,Neri,${manager}@${key}.example,`,
    ),
    '',
  ].join('\n'),
  roles: ['person_key,role', ...FIRMS.map(({ manager }) => `${manager},manager`), ''].join('\n'),
};

interface Audited {
  readonly key: Key;
  readonly name: string;
  readonly agent: Agent;
  readonly firmId: string;
  /** Numbers of its own audit. */
  numbers: ReadonlySet<string>;
}

let cluster: Cluster;
let small: SmallHub;
let firms: readonly Audited[];
let clusterAudit: string;

beforeAll(async () => {
  cluster = await setup();
  small = await smallHub(cluster);
  await small.officer.post('/api/v1/cluster-imports').send(others).expect(200);
  // The small hub read who is there before these came.
  const { items } = (await small.officer.get('/api/v1/firms').expect(200)).body as Firms;
  await certifyAda();
  const found: Audited[] = [];
  for (const { key, name, manager, people } of FIRMS) {
    const firmId = items.find((one) => one.key === key)?.id ?? '';
    const agent = await cluster.member(manager);
    found.push({ key, name, agent, firmId, numbers: new Set() });
    await tell({ agent, firmId }, { heads: 240, sharesWithHub: true });
    const post = newProfile(small.standard.versionUri, { people });
    await agent.post(`/api/v1/firms/${firmId}/role-profiles`).send(post).expect(201);
    // Where nothing was on record of anybody, nothing would be said to be missing.
    if (key !== 'sole') await claim(agent, small);
  }
  firms = found;
  const answers = (['S1', 'S2', 'S3'] as const).flatMap((id) => goldenAnswers(id).slice(0, 3));
  const audited = await auditedCluster(cluster, firms, (at) => answers[at] ?? {});
  clusterAudit = audited.auditId;
  for (const [at, firm] of firms.entries()) {
    const { document } = await read(firm.agent, audited.firmAudits[at] ?? '');
    firm.numbers = numbersOf(document as FirmAuditDocument);
  }
});
afterAll(() => cluster.close());

/** The first firm gets somebody who has the competence: it lends. */
async function certifyAda(): Promise<void> {
  const ada = await small.as('ada');
  const opened = await claim(ada, small);
  await assign(small, opened.id, 'elsa').expect(200);
  await judge(await small.as('elsa'), opened.id, newJudgement(opened)).expect(200);
  await accept(ada, opened.id).expect(201);
}

/** Numbers of five significant digits or more, which do not come about twice by chance. */
const WHOLE_NUMBER = /(?<![\d.])\d+(?:\.\d+)?(?![\d.])/g;
const told = (text: string) =>
  (text.match(WHOLE_NUMBER) ?? []).filter(
    (number) => number.replace(/\D/g, '').replace(/^0+/, '').length >= 5,
  );
/** Ids and digests, whose letters may have such a number between them by chance. */
const NAMED = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\w-]{43,}/g;
const unnamed = (text: string) => text.replace(NAMED, '\n');
function numbersOf({ learning, skills }: FirmAuditDocument): ReadonlySet<string> {
  const { gaps } = skills;
  return new Set([
    ...told(unnamed(JSON.stringify([learning, gaps]))),
    ...gaps.flatMap(({ need }) => (need > 200 ? [String(need)] : [])),
  ]);
}

/** Of the firms that are sought what no other firm has. */
const ownNumbers = (sought: Audited) =>
  [...sought.numbers].filter((number) =>
    firms.every((one) => one === sought || !one.numbers.has(number)),
  );

/** Everything that an officer is handed of the cluster's audit, as texts. */
async function handedOut(): Promise<Readonly<Record<string, string>>> {
  const { officer } = small;
  const texts: Record<string, string> = {};
  const get = async (path: string) => (await officer.get(path).buffer(true).expect(200)).text;
  texts['the audit'] = await get(`${AUDITS}/${clusterAudit}`);
  texts['its figures'] = await get(`${AUDITS}/${clusterAudit}/figures.csv`);
  texts['all audits'] = await get(AUDITS);
  texts['all jobs'] = await get('/api/v1/audit-runs');
  for (const lang of ['en', 'de']) {
    const page = `${AUDITS}/${clusterAudit}/report`;
    texts[`the page in ${lang}`] = await get(`${page}.html?lang=${lang}`);
    const pdf = (await officer.get(`${page}.pdf?lang=${lang}`).buffer(true).expect(200))
      .body as Buffer;
    const { root, artifacts, outside } = await readTaggedPdf(pdf);
    expect(outside).toEqual([]);
    const alts = elementsOf(root, 'Figure').map(({ alt }) => alt);
    texts[`the paper in ${lang}`] = [spoken(root), ...alts, ...artifacts].join('\n');
  }
  return texts;
}

/** Which of these texts have what. */
const whereIs = (texts: Readonly<Record<string, string>>, sought: string) =>
  Object.entries(texts).flatMap(([name, text]) => (text.includes(sought) ? [name] : []));
const whereIsNumber = (texts: Readonly<Record<string, string>>, sought: string) =>
  Object.entries(texts).flatMap(([name, text]) =>
    [...unnamed(shown(text)).matchAll(WHOLE_NUMBER)].some(([number]) => number === sought)
      ? [name]
      : [],
  );
/** What a page says, without places in its pictures and rules of its style. */
const shown = (text: string) =>
  text.startsWith('<!DOCTYPE') ? text.replace(/<style>.*?<\/style>|<[^>]*>/gs, '\n') : text;

it.each(HIDDEN.map((hidden) => ({ hidden })))(
  'nothing that an officer is handed tells of a firm that does not share: $hidden',
  async ({ hidden }) => {
    for (const firm of firms)
      await tell(firm, {
        ...{ heads: 240, sharesWithHub: !hidden.includes(firm.key) },
      });
    const texts = await handedOut();
    const document = (JSON.parse(texts['the audit'] ?? '') as { document: ClusterAuditDocument })
      .document;
    const found = new Set<string>();
    for (const firm of firms) {
      const isHidden = hidden.includes(firm.key);
      const own = ownNumbers(firm);
      expect(own.length).toBeGreaterThan(20);
      if (isHidden) {
        for (const sought of [firm.firmId, firm.name])
          expect([sought, whereIs(texts, sought)]).toEqual([sought, []]);
        for (const sought of own)
          expect([sought, whereIsNumber(texts, sought)]).toEqual([sought, []]);
      } else if (firm.key !== 'sole') {
        // The search finds what is there: what a firm that shares lacks, by its id.
        expect(whereIs(texts, firm.firmId)).toContain('the audit');
        expect(document.pool.left.map((one) => one.firm)).toContain(firm.firmId);
        own.forEach((sought) => whereIsNumber(texts, sought).forEach((name) => found.add(name)));
      }
    }
    // Numbers of those that share are found where they stand; who was helped lacks another number.
    expect([...found]).toContain('the audit');
    // One or two could be told by taking away the others.
    expect(document.publication.ok).toBe(hidden.length > 2);
    expect(document.types === null).toBe(hidden.length <= 2);
    const bytes = await small.officer.get(`${AUDITS}/${clusterAudit}/document.json`);
    expect(refusal(bytes)).toEqual([403, 'audit.for-the-firm']);
  },
);

it('names them all where all share', async () => {
  for (const firm of firms) await tell(firm, { heads: 240, sharesWithHub: true });
  const texts = await handedOut();
  const helped = (JSON.parse(texts['the audit'] ?? '') as { document: ClusterAuditDocument })
    .document.pool.matches;
  expect(helped.length).toBeGreaterThan(0);
  for (const { from, to } of helped)
    for (const id of [from, to]) {
      const name = firms.find(({ firmId }) => firmId === id)?.name ?? '';
      expect(whereIs(texts, name)).toEqual(
        expect.arrayContaining(['the page in en', 'the page in de', 'the paper in en']),
      );
      expect(whereIs(texts, id)).toContain('its figures');
    }
});
