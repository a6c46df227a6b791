import { readFileSync } from 'node:fs';
import type { Respondent } from '#domain/audit/audit-input.js';
import type {
  Account,
  Audit,
  AuditForm,
  AuditRound,
  AuditStart,
  NewAuditInvitation,
  Session,
} from '#domain/generated/schemas.js';
import supertest from 'supertest';
import { ANSWERS, invite, open, ROUNDS } from './audit-rounds.js';
import { type Agent, PASSWORD } from './cluster.js';

export const AUDITS = '/api/v1/audits';

const golden = JSON.parse(
  readFileSync(new URL('../../libs/domain/src/audit/golden/golden.json', import.meta.url), 'utf8'),
) as {
  readonly inputs: {
    readonly firms: Readonly<Record<string, { readonly respondents: readonly Respondent[] }>>;
    readonly cluster: { readonly informants: readonly Respondent[] };
  };
};

/** Answers of the golden firms and of the golden cluster, person by person. */
export const goldenAnswers = (name: 'S1' | 'S2' | 'S3' | 'cluster') =>
  (name === 'cluster'
    ? golden.inputs.cluster.informants
    : (golden.inputs.firms[name]?.respondents ?? [])
  ).map(({ answers }) => answers);

/** Invites somebody, answers as them as far as they are asked, and hands it in. */
export async function answerAs(
  { anyone, runner }: { readonly anyone: Agent; readonly runner: Agent },
  round: Pick<AuditRound, 'id'>,
  answers: Respondent['answers'],
  invitation: Partial<NewAuditInvitation> & { readonly answeredLastTime?: boolean } = {},
): Promise<AuditForm> {
  const { answeredLastTime, ...wanted } = invitation;
  const link = await invite(runner, round, wanted);
  const form = await open(anyone, link.token);
  const asked = Object.fromEntries(form.items.map(({ id }) => [id, answers[id] ?? null]));
  await anyone
    .post(`${ANSWERS}/submission`)
    .send({
      token: form.token,
      answers: asked,
      ...(answeredLastTime !== undefined && { answeredLastTime }),
    })
    .expect(200);
  return form;
}

export const close = (runner: Agent, { id }: Pick<AuditRound, 'id'>) =>
  runner.post(`${ROUNDS}/${id}/close`).expect(200);

/** The audit of a closed round of a firm, computed now or before. */
export async function audit(runner: Agent, { id }: Pick<AuditRound, 'id'>): Promise<string> {
  const started = await runner.post(AUDITS).send({ roundId: id }).expect(201);
  const { auditId } = started.body as AuditStart;
  if (auditId === undefined) throw new Error('a firm is audited at once');
  return auditId;
}

export const read = async (runner: Agent, id: string): Promise<Audit> =>
  (await runner.get(`${AUDITS}/${id}`).expect(200)).body as Audit;

/** The same account signed in anew, for a test that has travelled in time. */
export async function signInAgain(agent: Agent, url: string): Promise<Agent> {
  const { email } = (await agent.get('/api/v1/me').expect(200)).body as Account;
  return signInAs(email, url);
}

export async function signInAs(email: string, url: string): Promise<Agent> {
  const answer = await supertest(url)
    .post('/api/v1/sessions')
    .send({ email, password: PASSWORD })
    .expect(201);
  return supertest.agent(url).set('authorization', `Bearer ${(answer.body as Session).token}`);
}
