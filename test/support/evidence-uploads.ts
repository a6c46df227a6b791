import type { DescribedEvidence, Experience, NewEvidenceItem } from '#domain/generated/schemas.js';
import type { Agent } from './cluster.js';
import { newExperience } from './hub-factories.js';

/** A photo of work, as it is described before its bytes are sent. */
export const newItem = (over: Partial<NewEvidenceItem> = {}): NewEvidenceItem => ({
  kind: 'work-sample',
  title: 'The left shoe of a pair',
  madeAt: '2026-05-20',
  language: 'en',
  mediaType: 'image/jpeg',
  assess: true,
  disclose: false,
  details: { authorStatement: 'All of it.', coWorkers: [] },
  ...over,
});

/** Describes an item for an experience. */
export const describeItem = (
  agent: Agent,
  experienceId: string,
  over: Partial<NewEvidenceItem> = {},
) => agent.post(`/api/v1/experiences/${experienceId}/evidence`).send(newItem(over));

/** The id of an item that was described, and waits for its bytes. */
export async function described(
  agent: Agent,
  experienceId: string,
  over: Partial<NewEvidenceItem> = {},
): Promise<string> {
  const answer = await describeItem(agent, experienceId, over).expect(201);
  return (answer.body as DescribedEvidence).id;
}

/** Sends bytes as the content of an item. */
export const sendContent = (
  agent: Agent,
  evidenceId: string,
  bytes: Uint8Array,
  type = 'image/jpeg',
) =>
  agent
    .post(`/api/v1/evidence/${evidenceId}/content`)
    .set('content-type', type)
    .serialize((body: unknown) => body as string)
    .send(Buffer.from(bytes) as never);

/** An experience without any evidence yet. */
export async function bareExperience(agent: Agent): Promise<Experience> {
  const answer = await agent
    .post('/api/v1/experiences')
    .send(newExperience({ evidence: [] }))
    .expect(201);
  return answer.body as Experience;
}
