import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Evidence } from '#domain/generated/schemas.js';
import { Salts } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { open, seal } from '../privacy/sealed-bytes.js';
import { SubjectKeys } from '../privacy/subject-keys.service.js';
import type { SealedEvidence } from './claim-record.js';

/** Bytes of the salt before the content (docs/design/credentials.md 1.1). */
const SALT_LENGTH = 16;

/** An item and its content in the clear. */
export interface EvidenceToSeal {
  readonly about: Omit<Evidence, 'size' | 'digest'>;
  readonly bytes: Buffer;
}

/** Seals evidence under the key of the person it is about, and opens it again. */
@Injectable()
export class EvidenceSafe {
  constructor(
    private readonly keys: SubjectKeys,
    private readonly salts: Salts,
  ) {}

  /**
   * Seals items of evidence. The digest is SHA-256 over salt || content and may become public: the
   * salt, sealed with the content, stops guessing and is gone once the key is destroyed.
   */
  async seal(
    personId: string,
    items: readonly EvidenceToSeal[],
    m: Transaction,
  ): Promise<readonly SealedEvidence[]> {
    const key = await this.keys.ensure(personId, m);
    return items.map(({ about, bytes }) => {
      const salted = Buffer.concat([this.salts.next().subarray(0, SALT_LENGTH), bytes]);
      return {
        evidence: { ...about, size: bytes.length, digest: digestOf(salted) },
        sealed: seal(key, salted, this.salts.next(), about.id),
      };
    });
  }

  /** The content again. Refuses `body.erased` when it is gone or the key was destroyed. */
  async open(
    personId: string,
    { evidence, sealed }: { readonly evidence: Evidence; readonly sealed: Buffer | undefined },
    m?: Transaction,
  ): Promise<Buffer> {
    const key = sealed && (await this.keys.find(personId, m));
    if (!key) throw new DomainError('body.erased');
    const salted = open(key, sealed, evidence.id);
    if (digestOf(salted) !== evidence.digest)
      throw new Error(`evidence ${evidence.id} is not what its digest says`);
    return salted.subarray(SALT_LENGTH);
  }
}

const digestOf = (bytes: Buffer): Evidence['digest'] =>
  createHash('sha256').update(bytes).digest('base64url');
