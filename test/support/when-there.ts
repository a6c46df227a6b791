import type { Response } from 'supertest';
import { type Agent, eventually } from './cluster.js';

/** The answer, once it is no longer "later" (202): one request waits for 20 seconds at most. */
export async function whenThere(ask: () => ReturnType<Agent['get']>): Promise<Response> {
  const answer = await eventually(async () => {
    const said = await ask();
    return said.status !== 202 && said;
  });
  expect(answer.status).toBe(200);
  return answer;
}
