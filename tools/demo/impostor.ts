import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { didDocument, didWebOf } from '#credentials/did-web.js';
import type { UnsignedDocument } from '#credentials/data-integrity.js';
import { issueDataIntegrity } from '#credentials/issue-data-integrity.js';
import { digestOfDataIntegrity } from '#credentials/rendering-digest.js';
import { publicJwkOf } from '#credentials/signing-key.js';
import { emptyStatusList } from '#credentials/status-list.js';
import { renderStatusList } from '#credentials/status-list-credential.js';
import { signCheckpoint } from '#ledger/checkpoint.js';
import { emptyFrontier } from '#ledger/frontier.js';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import { noteSigner } from '#ledger/note-signer.js';
import { formatProofExtra, personLeaf } from '#ledger/person-leaf.js';
import { formatTlogProof } from '#ledger/tlog-proof.js';

/** Somebody who copies a credential and signs it as their own, with a ledger nobody watches. */
export interface Impostor {
  readonly credential: string;
  readonly proof: string;
  close(): Promise<void>;
}

/**
 * Everything an impostor can do alone, done right: keys, a DID document, a status list, a signature
 * over a copy of the credential, and a ledger with that credential in it.
 */
export async function startImpostor(genuine: string, now: Date, salt: Buffer): Promise<Impostor> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const documents = new Map<string, string>();
  const server = createServer((request, response) => {
    const text = documents.get(request.url ?? '');
    response
      .writeHead(text === undefined ? 404 : 200, { 'content-type': 'application/json' })
      .end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${String((server.address() as AddressInfo).port)}`;
  const did = didWebOf(url);
  const key = { kid: `${did}#ed-1`, alg: 'EdDSA', privateKey } as const;

  const listed = { kid: key.kid, alg: key.alg, publicJwk: publicJwkOf(privateKey) };
  documents.set('/.well-known/did.json', JSON.stringify(didDocument({ did, keys: [listed] })));
  for (const purpose of ['revocation', 'suspension'] as const) {
    const list = { url: `${url}/status/${purpose}`, issuer: did, bits: emptyStatusList() };
    const statusList = renderStatusList({ ...list, purpose, validFrom: now, ttl: 60_000 });
    const signed = JSON.stringify(await issueDataIntegrity(statusList, key, now));
    documents.set(`/status/${purpose}`, signed);
  }

  const copy = JSON.parse(genuine) as UnsignedDocument & {
    proof?: unknown;
    credentialStatus: readonly { readonly statusPurpose: string }[];
  };
  delete copy.proof;
  const forged = await issueDataIntegrity(
    {
      ...copy,
      issuer: { id: did, type: ['Profile'], name: 'Academy of Everything', url },
      credentialStatus: copy.credentialStatus.map((entry) => ({
        ...entry,
        id: `${url}/status/${entry.statusPurpose}#7`,
        statusListCredential: `${url}/status/${entry.statusPurpose}`,
        statusListIndex: '7',
      })),
    },
    key,
    now,
  );
  const event = { type: 'credential.issued', digests: [digestOfDataIntegrity(forged)] } as const;
  const tree = growTree(emptyFrontier, [leafHash(personLeaf(event, salt))]);
  const origin = `${new URL(url).host}/ledger`;
  const ledgerKey = noteSigner(origin, 1, generateKeyPairSync('ed25519').privateKey);
  const checkpoint = signCheckpoint({ origin, size: 1, root: tree.root }, ledgerKey);
  return {
    credential: JSON.stringify(forged),
    proof: formatTlogProof({
      extra: formatProofExtra(event, salt),
      index: 0,
      hashes: [],
      checkpoint,
    }),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error) reject(error);
          else resolve();
        });
        server.closeAllConnections();
      }),
  };
}
