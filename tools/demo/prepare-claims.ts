import type { People } from '#domain/generated/schemas.js';
import { ApiClient } from './api-client.js';
import { issueClaim, openClaim } from './issue-claim.js';
import { signInStaff } from './load-example.js';
import type { Example, ExampleExperience } from './read-example.js';
import type { SignIns } from './sign-ins.js';

/** Signs in the candidate and the assessor of an example, and finds what the officer needs. */
export async function partiesOf(row: ExampleExperience, example: Example, signIns: SignIns) {
  const { officer } = await signInStaff(signIns);
  const hub = new ApiClient(signIns.hub);
  const email = (key: string) => {
    const person = example.people.find((p) => p.person_key === key);
    if (!person) throw new Error(`the example has no person ${key}`);
    return person.email;
  };
  const { items } = await officer.get<People>('/api/v1/people');
  const idOf = (key: string) => {
    const id = items.find((p) => p.key === key)?.id;
    if (id === undefined) throw new Error(`the hub does not know ${key}`);
    return id;
  };
  const secondKey = secondAssessorOf(row, items);
  return {
    officer,
    otherOfficer: await hub.signedIn(email(officerAmong(items)), signIns.password),
    candidate: await hub.signedIn(email(row.person_key), signIns.password),
    assessor: await hub.signedIn(email(row.assessor_key), signIns.password),
    assessorId: idOf(row.assessor_key),
    second: await hub.signedIn(email(secondKey), signIns.password),
    secondId: idOf(secondKey),
  };
}

/** A person of the cluster who is an officer, beside the first account of the hub. */
function officerAmong(people: People['items']): string {
  const found = people.find(({ roles }) => roles.includes('officer'));
  if (!found) throw new Error('nobody in the example is an officer');
  return found.key;
}

/** Another assessor, of another firm than the candidate and the first assessor. */
function secondAssessorOf(row: ExampleExperience, people: People['items']): string {
  const firms = [row.person_key, row.assessor_key].map(
    (key) => people.find((person) => person.key === key)?.firmId,
  );
  const second = people.find(
    ({ roles, firmId }) => roles.includes('assessor') && !firms.includes(firmId),
  );
  if (!second) throw new Error(`nobody can be the second assessor of ${row.person_key}`);
  return second.key;
}

/** So that the first look finds something: one credential in a passport, one claim in a queue. */
export async function prepareClaims(example: Example, signIns: SignIns): Promise<void> {
  const [first] = example.experiences;
  const last = example.experiences.at(-1);
  if (!first || !last) throw new Error('the example has no experiences');
  const holder = await partiesOf(last, example, signIns);
  await issueClaim(await openClaim(holder.candidate, last), holder);
  const waiting = await partiesOf(first, example, signIns);
  const claim = await openClaim(waiting.candidate, first);
  if (claim.state === 'documented')
    await waiting.officer.post(`/api/v1/claims/${claim.id}/assignment`, {
      assessor: waiting.assessorId,
      tie: 'none',
    });
}
