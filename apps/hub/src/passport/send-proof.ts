import type { ProofState } from '#platform/ledger/ledger-proofs.js';

/** What is used of Fastify's reply. */
export interface ProofReply {
  status(code: number): ProofReply;
  header(name: string, value: string): ProofReply;
  send(text: string): unknown;
}

/** One publication, usually: after that asking again makes sense. */
const RETRY_AFTER_SECONDS = '1';

/** 200 with the `.tlog-proof`, or 202 while the leaf waits for its cosigned checkpoint. */
export function sendProof(reply: ProofReply, proof: ProofState): void {
  reply.header('content-type', 'text/plain; charset=utf-8').header('cache-control', 'no-store');
  if (proof.state === 'published') {
    void reply
      .header('content-disposition', 'attachment; filename="credential.tlog-proof"')
      .send(proof.proof);
    return;
  }
  void reply.status(202).header('retry-after', RETRY_AFTER_SECONDS).send('pending\n');
}
