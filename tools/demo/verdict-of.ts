import type { Verdict } from '#domain/generated/schemas.js';
import type { Api } from './api-client.js';

const TIMES = 4;

/**
 * What the registry finds. "Could not verify" says that something was slow and to ask again, which is
 * done a few times; that it stays so is an answer, too.
 */
export async function verdictOf(
  registry: Api,
  presented: { readonly credential: unknown; readonly proof?: string },
): Promise<Verdict> {
  for (let time = 1; ; time += 1) {
    const verdict = await registry.post<Verdict>('/verify', presented);
    if (verdict.overall !== 'could-not-verify' || time === TIMES) return verdict;
  }
}
