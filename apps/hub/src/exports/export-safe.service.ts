import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Salts } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { decrypt, encrypt, keyFor } from '../privacy/sealed-bytes.js';
import { SubjectKeys } from '../privacy/subject-keys.service.js';
import type { SealedFile } from './exports.store.js';

/** Seals the files of an export under the key of the person, and opens them again. */
@Injectable()
export class ExportSafe {
  constructor(
    private readonly keys: SubjectKeys,
    private readonly salts: Salts,
  ) {}

  async seal(
    { id, personId }: { readonly id: string; readonly personId: string },
    name: string,
    bytes: Buffer,
    m: Transaction,
  ): Promise<SealedFile> {
    const key = keyFor(await this.keys.ensure(personId, m), 'export');
    return {
      name,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      sealed: encrypt(key, bytes, this.salts.next(), contextOf(id, name)),
    };
  }

  /** Undefined when the key was destroyed. */
  async open(
    { id, personId }: { readonly id: string; readonly personId: string },
    name: string,
    sealed: Buffer,
  ): Promise<Buffer | undefined> {
    const key = await this.keys.find(personId);
    return key && decrypt(keyFor(key, 'export'), sealed, contextOf(id, name));
  }
}

/** A file opens as itself and as no other. */
const contextOf = (id: string, name: string): string => `${id}/${name}`;
