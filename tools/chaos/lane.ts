import { setTimeout as pause } from 'node:timers/promises';
import type { Issued } from '#domain/generated/schemas.js';
import type { Api } from '../demo/api-client.js';
import { type ClaimParties, issueClaim, openClaim } from '../demo/issue-claim.js';
import { partiesOf } from '../demo/prepare-claims.js';
import type { Example, ExampleExperience } from '../demo/read-example.js';
import type { SignIns } from '../demo/sign-ins.js';
import { persistent } from './persistent-client.js';

/** People do not claim without a break; without one, apps that start again would hardly get a core. */
const BREAK_MS = 200;

/** How many of each kind of write one person has asked for; an answer came to every one of them. */
export interface Asked {
  experiences: number;
  claims: number;
  acceptances: number;
}

/** Somebody who claims one competence after the other, and what was acknowledged to them. */
export interface Lane {
  readonly candidate: Api;
  readonly acknowledged: Issued[];
  readonly asked: Asked;
  /** Issues until `done`; ends with the credential that is on its way. */
  run(done: () => boolean): Promise<void>;
}

const counted: Readonly<Record<string, keyof Asked>> = {
  experiences: 'experiences',
  claims: 'claims',
  acceptance: 'acceptances',
};

/** A lane for one experience of the example, through any number of kills. */
export async function openLane(
  row: ExampleExperience,
  example: Example,
  signIns: SignIns,
  repeated: () => void,
): Promise<Lane> {
  const found = await partiesOf(row, example, signIns);
  const asked: Asked = { experiences: 0, claims: 0, acceptances: 0 };
  const patient = persistent(found.candidate, repeated);
  const candidate: Api = {
    ...patient,
    post: <T>(path: string, body: unknown) => {
      const kind = counted[path.slice(path.lastIndexOf('/') + 1)];
      if (kind) asked[kind]++;
      return patient.post<T>(path, body);
    },
  };
  const parties: ClaimParties = {
    officer: persistent(found.officer, repeated),
    candidate,
    assessor: persistent(found.assessor, repeated),
    assessorId: found.assessorId,
    second: persistent(found.second, repeated),
    secondId: found.secondId,
  };
  const acknowledged: Issued[] = [];
  return {
    candidate,
    acknowledged,
    asked,
    run: async (done) => {
      while (!done()) {
        acknowledged.push(await issueClaim(await openClaim(candidate, row), parties));
        await pause(BREAK_MS);
      }
    },
  };
}
