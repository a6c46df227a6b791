import type { FirmAudit } from '#domain/audit/audit-document.js';
import { reportWords } from '#domain/audit/words/words-of-reports.js';
import { sayBalance } from '#domain/audit/words/say-balance.js';
import { sayType } from '#domain/audit/words/say-type.js';
import type {
  Audit,
  AuditForm,
  AuditLink,
  AuditRound,
  AuditRounds,
  AuditStart,
  AuditSummaries,
  NewAuditRound,
  People,
} from '#domain/generated/schemas.js';
import { ApiClient } from './api-client.js';
import { describeFirm } from './describe-firm.js';
import type { SignIns } from './sign-ins.js';

const DAY_MS = 86_400_000;
/** Who manages it: a studio of five people, small enough that the short form is asked of everybody. */
export const AUDITED_MANAGER = 'beatrice.rioverde';

/** An audit of a firm: what was found, in a sentence each, and where the report stands. */
export interface FirmFinding {
  readonly findings: readonly string[];
  readonly report: string;
}

/** The manager of the firm that is audited in the demonstration, and which firm that is. */
async function managerOf({ hub, officer, password }: SignIns) {
  const office = await new ApiClient(hub).signedIn(officer, password);
  const { items } = await office.get<People>('/api/v1/people');
  const found = items.find(({ key }) => key === AUDITED_MANAGER);
  if (!found) throw new Error(`the hub does not know ${AUDITED_MANAGER}`);
  const manager = await new ApiClient(hub).signedIn(found.email, password);
  return { manager, firmId: found.firmId };
}

/** So that the first look finds a picture: one audit of a firm, with three who answered. */
export async function prepareAudit(signIns: SignIns): Promise<void> {
  const { manager, firmId } = await managerOf(signIns);
  await describeFirm(manager, firmId);
  const { items } = await manager.get<AuditSummaries>('/api/v1/audits');
  if (items.length === 0) await auditAnew(manager, signIns, 3);
}

/** A round of a firm, answered by so many people through their links, closed and audited. */
export async function auditFirm(signIns: SignIns, people: number): Promise<FirmFinding> {
  const { manager } = await managerOf(signIns);
  const id = await auditAnew(manager, signIns, people);
  const audit = await manager.get<Audit>(`/api/v1/audits/${id}`);
  const { learning } = audit.document as unknown as FirmAudit;
  const words = reportWords('en');
  return {
    findings: [
      ...sayBalance(learning, audit.respondents.used, words).lead.slice(0, 1),
      ...sayType(learning.type, 'firm', words).lead.slice(0, 1),
    ],
    report: `${signIns.hub}/api/v1/audits/${id}/report.html`,
  };
}

/** Goes on with a round that was interrupted: a firm has one at a time. */
async function auditAnew(manager: ApiClient, { hub }: SignIns, people: number): Promise<string> {
  const { items } = await manager.get<AuditRounds>('/api/v1/audit-rounds');
  const closesAt = new Date(Date.now() + DAY_MS).toISOString();
  const plan: NewAuditRound = { kind: 'firm', closesAt };
  const round =
    items.find(({ state }) => state === 'open') ??
    (await manager.post<AuditRound>('/api/v1/audit-rounds', plan));
  const anyone = new ApiClient(hub);
  for (let n = 0; n < people; n += 1) {
    const path = `/api/v1/audit-rounds/${round.id}/invitations`;
    const stratum = n === 0 ? 'owner' : 'employee';
    const link = await manager.post<AuditLink>(path, { stratum });
    await answer(anyone, link, n);
  }
  await manager.post(`/api/v1/audit-rounds/${round.id}/close`, {});
  const { auditId } = await manager.post<AuditStart>('/api/v1/audits', { roundId: round.id });
  if (auditId === undefined) throw new Error('a firm is audited at once');
  return auditId;
}

/** Much gathering, some acquisition, little development; no two people say quite the same. */
async function answer(anyone: ApiClient, { token }: AuditLink, person: number): Promise<void> {
  const opened = await anyone.post<AuditForm>('/api/v1/audit-answers/opening', {
    token,
    language: 'it',
  });
  const answers = Object.fromEntries(
    opened.items.map(({ id }, at) => {
      const usual = id.startsWith('IG') ? 3 : id.startsWith('CD') ? 1 : 2;
      return [id, usual + ((at + person) % 3 === 0 ? 1 : 0)];
    }),
  );
  await anyone.post('/api/v1/audit-answers/submission', { token: opened.token, answers });
}
