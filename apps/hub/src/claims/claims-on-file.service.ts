import { Injectable } from '@nestjs/common';
import { type ClaimOnFile, ClaimsOnFileStore, type Practice } from './claims-on-file.store.js';

/** What is on file of people's claims, for features that count and say no names. */
@Injectable()
export class ClaimsOnFile {
  constructor(private readonly store: ClaimsOnFileStore) {}

  /** Claims of these people that wait for a certificate. */
  uncertified(personIds: readonly string[], at: Date): Promise<readonly ClaimOnFile[]> {
    return this.store.uncertified(personIds, at);
  }

  /** Ids of the people who judged each claim, in the order of turns. */
  assessorsOf(claimIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    return this.store.assessorsOf(claimIds);
  }

  /** Until when these people practised what they claimed. */
  practiceOf(personIds: readonly string[], at: Date): Promise<readonly Practice[]> {
    return this.store.practiceOf(personIds, at);
  }

  /** How many judgements of their claims there were, after the first day up to and with the last one. */
  countJudgements(personIds: readonly string[], after: string, until: string): Promise<number> {
    return this.store.countJudgements(personIds, after, until);
  }
}
