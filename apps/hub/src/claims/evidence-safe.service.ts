import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Evidence, NewEvidence } from '#domain/generated/schemas.js';
import { Ids, Salts } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { open, seal } from '../privacy/sealed-bytes.js';
import { SubjectKeys } from '../privacy/subject-keys.service.js';
import type { SealedEvidence } from './claim-record.js';
import { readEvidence } from './read-evidence.js';

/** Bytes of the salt before the content (docs/design/credentials.md 1.1). */
const SALT_LENGTH = 16;

/** Seals evidence under the key of the person it is about, and opens it again. */
@Injectable()
export class EvidenceSafe {
  constructor(
    private readonly keys: SubjectKeys,
    private readonly ids: Ids,
    private readonly salts: Salts,
  ) {}

  /**
   * Seals items of evidence. The digest is SHA-256 over salt || content and may become public: the
   * salt, sealed with the content, stops guessing and is gone once the key is destroyed.
   */
  async seal(
    personId: string,
    items: readonly { readonly item: NewEvidence; readonly bytes: Buffer }[],
    m: Transaction,
  ): Promise<readonly SealedEvidence[]> {
    const key = await this.keys.ensure(personId, m);
    return items.map(({ item: { kind, title, madeAt, language, mediaType, disclose }, bytes }) => {
      const id = this.ids.next();
      const salted = Buffer.concat([this.salts.next().subarray(0, SALT_LENGTH), bytes]);
      const digest = digestOf(salted);
      const size = bytes.length;
      return {
        evidence: { id, kind, title, madeAt, language, mediaType, size, digest, disclose },
        sealed: seal(key, salted, this.salts.next(), id),
      };
    });
  }

  /** The content again. Refuses `body.erased` when the key was destroyed. */
  async open(personId: string, { evidence, sealed }: SealedEvidence): Promise<Buffer> {
    const key = await this.keys.find(personId);
    if (!key) throw new DomainError('body.erased');
    const salted = open(key, sealed, evidence.id);
    if (digestOf(salted) !== evidence.digest)
      throw new Error(`evidence ${evidence.id} is not what its digest says`);
    return salted.subarray(SALT_LENGTH);
  }

  /** The bytes of each item as they were sent. Refuses what readEvidence refuses. */
  read(items: readonly NewEvidence[]): readonly { item: NewEvidence; bytes: Buffer }[] {
    return items.map((item, position) => ({ item, bytes: readEvidence(item, position) }));
  }
}

const digestOf = (bytes: Buffer): Evidence['digest'] =>
  createHash('sha256').update(bytes).digest('base64url');
