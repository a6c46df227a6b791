import type { Fetched } from '#credentials/verification-sources.js';

/** A reader waits no longer than this for one document. */
const TIMEOUT_MS = 5000;
/** The largest document a verdict needs is a trust list. */
const MAX_BYTES = 8 * 1_048_576;

/** A document as text. Never rejects: what goes wrong is `missing` or `unreachable`. No redirects. */
export async function fetchText(url: string, now: Date): Promise<Fetched<string>> {
  try {
    const response = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { accept: 'application/vc, application/jose, application/json' },
    });
    if (response.status === 404) return { state: 'missing', source: url };
    if (!response.ok)
      return { state: 'unreachable', source: url, why: `status ${String(response.status)}` };
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      const bytes = Buffer.from(chunk as Uint8Array);
      size += bytes.length;
      if (size > MAX_BYTES)
        return { state: 'unreachable', source: url, why: 'the document is too large' };
      chunks.push(bytes);
    }
    return {
      state: 'found',
      value: Buffer.concat(chunks).toString('utf8'),
      asOf: now,
      source: url,
    };
  } catch (error) {
    return {
      state: 'unreachable',
      source: url,
      why: error instanceof Error ? error.message : 'no answer',
    };
  }
}
