import type {
  AuditForm,
  AuditLink,
  AuditRound,
  ClusterImport,
  NewAuditInvitation,
  NewAuditRound,
} from '#domain/generated/schemas.js';
import type { Agent, Cluster } from './cluster.js';

export const ROUNDS = '/api/v1/audit-rounds';
export const ANSWERS = '/api/v1/audit-answers';
export const DAY_MS = 86_400_000;

/** Firms with a manager each: `m1` runs `firm1`, and so on. */
const FIRMS = 12;
const SMALL = 3;
const firmNumbers = Array.from({ length: FIRMS }, (_, i) => i + 1);

/** Every third firm has three people, the others twelve. */
const manyFirms: ClusterImport = {
  firms: [
    'firm_key,name,trade,town,staff',
    ...firmNumbers.map((n) => `firm${n},Firm ${n},soles,Dolo,${n % SMALL === 0 ? SMALL : 12}`),
    '',
  ].join('\n'),
  people: [
    'person_key,firm_key,given_name,family_name,email,manager_key',
    ...firmNumbers.map((n) => `m${n},firm${n},Maria,Rossi${n},m${n}@firm.example,`),
    '',
  ].join('\n'),
  roles: [
    'person_key,role',
    ...firmNumbers.flatMap((n) => [`m${n},manager`, `m${n},employee`]),
    '',
  ].join('\n'),
};

/** A firm nobody has used yet, and its manager. */
export interface FreshFirm {
  readonly agent: Agent;
  readonly firmId: string;
  readonly name: string;
}

/** Firms for tests that share a hub: each test takes its own. */
export interface FirmsOfTests {
  next(isSmall?: boolean): Promise<FreshFirm>;
}

/** Imports firms with their managers. */
export async function firmsOfTests({ hub, member }: Cluster): Promise<FirmsOfTests> {
  await hub.first.post('/api/v1/cluster-imports').send(manyFirms).expect(200);
  const { items } = (await hub.first.get('/api/v1/firms').expect(200)).body as {
    items: { id: string; key: string; name: string }[];
  };
  const left = new Set(firmNumbers);
  return {
    next: async (isSmall = false) => {
      const n = [...left].find((number) => (number % SMALL === 0) === isSmall);
      if (n === undefined) throw new Error('every firm has been used');
      left.delete(n);
      const firm = items.find(({ key }) => key === `firm${String(n)}`);
      if (!firm) throw new Error('the firm was imported');
      return { agent: await member(`m${String(n)}`), firmId: firm.id, name: firm.name };
    },
  };
}

export const inDays = (days: number, from = Date.now()): string =>
  new Date(from + days * DAY_MS).toISOString();

export async function plan(agent: Agent, over: Partial<NewAuditRound> = {}): Promise<AuditRound> {
  const body = { kind: 'firm', closesAt: inDays(20), ...over };
  return (await agent.post(ROUNDS).send(body).expect(201)).body as AuditRound;
}

export async function invite(
  agent: Agent,
  round: Pick<AuditRound, 'id'>,
  invitation: Partial<NewAuditInvitation> = {},
): Promise<AuditLink> {
  const body = { stratum: 'owner', ...invitation };
  return (await agent.post(`${ROUNDS}/${round.id}/invitations`).send(body).expect(201))
    .body as AuditLink;
}

export const open = async (
  anyone: Agent,
  token: string,
  language: AuditForm['language'] = 'en',
): Promise<AuditForm> =>
  (await anyone.post(`${ANSWERS}/opening`).send({ token, language }).expect(200)).body as AuditForm;

export const look = async (agent: Agent, { id }: Pick<AuditRound, 'id'>): Promise<AuditRound> =>
  (await agent.get(`${ROUNDS}/${id}`).expect(200)).body as AuditRound;

/** The round, ended. */
export const end = async (
  agent: Agent,
  { id }: Pick<AuditRound, 'id'>,
  how: 'close' | 'cancellation' = 'close',
): Promise<AuditRound> =>
  (await agent.post(`${ROUNDS}/${id}/${how}`).expect(200)).body as AuditRound;
