import { Inject, Injectable } from '@nestjs/common';
import { loadContext } from '#credentials/contexts.js';
import { CredentialFormatError } from '#credentials/credential-format-error.js';
import { isJsonObject, type JsonObject, listOf } from '#credentials/json-object.js';
import { STATUS_LIST_ENTRIES } from '#credentials/status-list.js';
import { addProof } from '#credentials/vcdm/add-proof.js';
import { checkCredential } from '#credentials/vcdm/check-credential.js';
import { checkMeaning } from '#credentials/vcdm/check-meaning.js';
import { withExamples } from '#credentials/vcdm/examples-context.js';
import { refuseUnbounded } from '#credentials/vcdm/refuse-unbounded.js';
import { DomainError } from '#domain/core/domain-error.js';
import { wholeSecond } from '#domain/core/instant.js';
import type { VcApiIssuing } from '#domain/generated/schemas.js';
import { Clock, Salts } from '#platform/clock.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { type AdapterKey, adapterKey } from './adapter-key.js';
import {
  adapterEntry,
  adapterList,
  type AdapterPurpose,
  numberOf,
  purposeAt,
} from './adapter-lists.js';

const load = withExamples(loadContext);

/** Secures whatever conforms, with a key that stands for nothing but tests. Nothing is kept. */
@Injectable()
export class AdapterIssuer {
  private readonly key: AdapterKey;
  private readonly lists: string;

  constructor(
    @Inject(HUB_CONFIG) { secret, publicUrl }: HubConfig,
    private readonly clock: Clock,
    private readonly salts: Salts,
  ) {
    this.key = adapterKey(secret);
    this.lists = `${publicUrl}/vc-api/status/`;
  }

  /** The credential with a proof, and nothing around it. Who signs it is its issuer. */
  async issue({ credential, options = {} }: VcApiIssuing): Promise<JsonObject> {
    const { created = wholeSecond(this.clock.now()), credentialStatus, ...occasion } = options;
    return refuseMalformed(async () => {
      const document = this.withStatus(this.asOwn(credential), credentialStatus?.statusPurpose);
      await checkMeaning(document, 'credential', load);
      const proof = { ...occasion, created, purpose: 'assertionMethod' } as const;
      return addProof(document, this.key, proof, load);
    });
  }

  /** A status list of its own, signed now. Refuses `vc-api.list-unknown`. */
  async list(number: string): Promise<JsonObject> {
    const purpose = purposeAt(number);
    if (purpose === undefined) throw new DomainError('vc-api.list-unknown');
    const now = this.clock.now();
    const list = adapterList(`${this.lists}${number}`, purpose, this.key.did, now);
    const proof = { created: wholeSecond(now), purpose: 'assertionMethod' } as const;
    return addProof(list, this.key, proof, load);
  }

  /** The number of one of its own lists in an address; undefined for the address of another. */
  ownList(url: string): string | undefined {
    const number = url.startsWith(this.lists) ? url.slice(this.lists.length) : '';
    return purposeAt(number) === undefined ? undefined : number;
  }

  /** Checked as it came, then under the adapter's name: an issuer controls the key that signs. */
  private asOwn(given: object): JsonObject {
    refuseUnbounded(given);
    const named = Object.hasOwn(given, 'issuer') ? given : { ...given, issuer: this.key.did };
    const { document, model } = checkCredential(named);
    if (model !== '2.0')
      throw new CredentialFormatError('credential.model-refused', 'expected 2.0');
    const { issuer } = document;
    return {
      ...document,
      issuer: isJsonObject(issuer) ? { ...issuer, id: this.key.did } : this.key.did,
    };
  }

  private withStatus(document: JsonObject, purpose: AdapterPurpose | undefined): JsonObject {
    if (purpose === undefined) return document;
    const index = this.salts.below(STATUS_LIST_ENTRIES);
    const entry = adapterEntry(`${this.lists}${String(numberOf(purpose))}`, purpose, index);
    const others = listOf(document.credentialStatus);
    return { ...document, credentialStatus: others.length === 0 ? entry : [...others, entry] };
  }
}

/** What does not conform is the sender's fault: `vc-api.document-refused`, with the reason. */
async function refuseMalformed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CredentialFormatError)) throw error;
    throw new DomainError('vc-api.document-refused', {
      expected: 'a credential that conforms to VCDM 2.0',
      got: error.code,
      ...(error.detail !== undefined && { detail: error.detail }),
    });
  }
}
