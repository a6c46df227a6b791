import type { Api } from './api-client.js';
import { until } from './until.js';

/** The proof of the credential at this address, as soon as the ledger has published it. */
export const proofOf = (holder: Api, credential: string): Promise<string> =>
  until('the ledger to publish the credential', async () => {
    const { status, text } = await holder.text(`${credential}/proof`, { prefer: 'wait=20' });
    return status === 200 ? text : undefined;
  });
