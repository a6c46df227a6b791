import type {
  Firms,
  HubProfile,
  Invitation,
  MappingProposal,
  MappingProposals,
  People,
  RegisteredHub,
  Standard,
  Standards,
} from '#domain/generated/schemas.js';
import { ApiClient, ApiRefusal } from './api-client.js';
import type { Example } from './read-example.js';
import type { SignIns } from './sign-ins.js';
import { until } from './until.js';

/** First invitations of both apps; absent once they were used. */
export interface FirstInvitations {
  readonly officer: Invitation | undefined;
  readonly administrator: Invitation | undefined;
}

/** The two apps with the accounts that prepare the demonstration. */
export interface Staff {
  readonly officer: ApiClient;
  readonly administrator: ApiClient;
  readonly expert: ApiClient;
}

/** A three-year cycle of accreditation, as the registry grants it. */
const CYCLE_YEARS = 3;

/** Signs in the accounts that prepare the demonstration; their passwords must be set. */
export async function signInStaff(signIns: SignIns): Promise<Staff> {
  const { hub, registry, password, officer, administrator, expert } = signIns;
  return {
    officer: await new ApiClient(hub).signedIn(officer, password),
    administrator: await new ApiClient(registry).signedIn(administrator, password),
    expert: await new ApiClient(registry).signedIn(expert, password),
  };
}

/**
 * Loads the example through the API as its users would: accounts, accreditation, the method of the
 * audit, the cluster, European and local standards, mappings. Each step may be repeated; nothing is made twice.
 */
export async function loadExample(
  example: Example,
  signIns: SignIns,
  first: FirstInvitations,
  now: Date,
): Promise<void> {
  const { password } = signIns;
  await acceptInvitation(new ApiClient(signIns.hub), first.officer, password);
  await acceptInvitation(new ApiClient(signIns.registry), first.administrator, password);
  await addExpert(signIns);
  const staff = await signInStaff(signIns);
  await accredit(staff, signIns, now);
  await staff.administrator.post('/api/v1/audit-methods', {});
  await staff.officer.post('/api/v1/cluster-imports', example.cluster);
  for (const standard of example.europeanStandards)
    await staff.expert.post('/api/v1/standards', standard);
  for (const standard of example.localStandards)
    await staff.officer.post('/api/v1/standards', standard);
  await mapStandards(staff, example);
  await invitePeople(staff.officer, example, signIns);
}

async function acceptInvitation(
  app: ApiClient,
  invitation: Invitation | undefined,
  password: string,
): Promise<void> {
  if (invitation) await app.post('/api/v1/passwords', { token: invitation.token, password });
}

async function addExpert(signIns: SignIns): Promise<void> {
  const registry = new ApiClient(signIns.registry);
  const { administrator, expert, password } = signIns;
  if (await canSignIn(registry, expert, password)) return;
  const office = await registry.signedIn(administrator, password);
  const account = { name: 'Standards expert', email: expert, role: 'expert' };
  await acceptInvitation(
    registry,
    await office.post<Invitation>('/api/v1/accounts', account),
    password,
  );
}

async function canSignIn(app: ApiClient, email: string, password: string): Promise<boolean> {
  try {
    await app.signedIn(email, password);
    return true;
  } catch (error) {
    if (error instanceof ApiRefusal && error.problem.code === 'session.refused') return false;
    throw error;
  }
}

async function accredit(
  { administrator }: Staff,
  { hub, registry }: SignIns,
  now: Date,
): Promise<void> {
  const profile = await new ApiClient(hub).get<HubProfile>('/api/v1/hub');
  const { name, did, url, origin, verifierKey, witness } = profile;
  const entry = { legalName: name, did, url, origin, verifierKey, witness };
  const registered = await administrator.post<RegisteredHub>('/api/v1/hubs', entry);
  if (registered.standing === 'accredited') return;
  const from = new Date(now);
  from.setUTCHours(0, 0, 0, 0);
  const to = new Date(from);
  to.setUTCFullYear(to.getUTCFullYear() + CYCLE_YEARS);
  const second = (instant: Date) => instant.toISOString().replace('.000Z', 'Z');
  await administrator.post(`/api/v1/hubs/${registered.id}/accreditations`, {
    decision: 'accredited',
    scope: [
      { standard: `${hub}/standards`, maxLevel: 4 },
      { standard: `${registry}/concepts`, maxLevel: 4 },
    ],
    from: second(from),
    to: second(to),
    reasonCode: 'initial-assessment',
  });
}

/** The hub proposes; the registry sees the proposal when the hub's ledger has reached it, and confirms. */
async function mapStandards({ officer, expert }: Staff, example: Example): Promise<void> {
  const { items: local } = await officer.get<Standards>('/api/v1/standards');
  const { items: european } = await expert.get<Standards>('/api/v1/standards');
  const find = (standards: readonly Standard[], key: string) => {
    const found = standards.find((standard) => standard.key === key);
    if (!found) throw new Error(`the example maps ${key}, which is no standard of it`);
    return found.versionUri;
  };
  const open = example.mappings.filter(
    (mapping) => !local.find((standard) => standard.key === mapping.local_slug)?.mapping,
  );
  for (const mapping of open)
    await proposeOnce(officer, {
      fromVersionUri: find(local, mapping.local_slug),
      toVersionUri: find(european, mapping.european_key),
      relation: mapping.relation,
      rationale: mapping.rationale,
    });
  for (const mapping of open) {
    const from = find(local, mapping.local_slug);
    const proposal = await until(`the proposal for ${mapping.local_slug}`, async () =>
      (await expert.get<MappingProposals>('/api/v1/proposals')).items.find(
        (p) => p.fromVersionUri === from,
      ),
    );
    if (proposal.state === 'submitted') await confirm(expert, proposal, mapping.rationale);
  }
  await until('the mappings at the hub', async () => {
    const { items } = await officer.get<Standards>('/api/v1/standards');
    return items.every((standard) => standard.mapping) ? items : undefined;
  });
}

async function proposeOnce(officer: ApiClient, proposal: object): Promise<void> {
  await until('the European standards at the hub', async () => {
    try {
      return await officer.post<MappingProposal>('/api/v1/mapping-proposals', proposal);
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      if (error.problem.code === 'mapping.already-proposed') return true;
      if (error.problem.code !== 'standard.unknown') throw error;
      return undefined;
    }
  });
}

const confirm = (expert: ApiClient, proposal: MappingProposal, rationale: string) =>
  expert.post(`/api/v1/proposals/${proposal.id}/confirmation`, {
    relation: proposal.relation,
    levelShift: 0,
    rationale,
  });

/** Gives a password to those who act in the demonstration: candidates, assessors, officers. */
async function invitePeople(
  officer: ApiClient,
  example: Example,
  { hub, password }: SignIns,
): Promise<void> {
  const acting = new Set(example.experiences.flatMap((e) => [e.person_key, e.assessor_key]));
  const { items } = await officer.get<People>('/api/v1/people');
  for (const person of items) {
    const serves = person.roles.some((role) => ['assessor', 'officer', 'manager'].includes(role));
    const acts = acting.has(person.key) || serves;
    if (!acts || (await canSignIn(new ApiClient(hub), person.email, password))) continue;
    const invitation = await officer.post<Invitation>(`/api/v1/people/${person.id}/invitation`, {});
    await acceptInvitation(new ApiClient(hub), invitation, password);
  }
}

/** How many firms and people the hub knows. */
export async function clusterSize(officer: ApiClient): Promise<{ firms: number; people: number }> {
  const firms = await officer.get<Firms>('/api/v1/firms');
  const people = await officer.get<People>('/api/v1/people');
  return { firms: firms.items.length, people: people.items.length };
}
