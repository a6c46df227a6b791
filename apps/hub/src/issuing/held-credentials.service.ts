import { Injectable } from '@nestjs/common';
import { type HeldCredential, HeldCredentialsStore } from './held-credentials.store.js';

/** What people held at a moment, for features that count and say no names. */
@Injectable()
export class HeldCredentials {
  constructor(private readonly store: HeldCredentialsStore) {}

  /** Credentials of these people that were in force, in the order of issue. */
  inForce(personIds: readonly string[], at: Date): Promise<readonly HeldCredential[]> {
    return this.store.inForce(personIds, at);
  }

  /** When the first credential of any of them was issued, whatever became of it. */
  firstOf(personIds: readonly string[]): Promise<Date | undefined> {
    return this.store.firstOf(personIds);
  }
}
