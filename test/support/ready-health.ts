import type { Health } from '#domain/generated/schemas.js';
import { type Agent, eventually } from './cluster.js';

/** Health of an app once it is ready: the page says 503 of a database that took seconds to answer. */
export const readyHealth = (anyone: Agent): Promise<Health> =>
  eventually(async () => {
    const answer = await anyone.get('/health/ready');
    return answer.status === 200 && (answer.body as Health);
  });
