// `npm run demo`: one claim travels the whole way, a firm is audited, and four credentials are refused.
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type {
  Claim,
  CredentialSummary,
  HubProfile,
  Issued,
  Standards,
  Verdict,
  VerificationBundle,
} from '#domain/generated/schemas.js';
import { ApiClient, ApiRefusal } from './demo/api-client.js';
import { auditFirm } from './demo/audit-firm.js';
import { startImpostor } from './demo/impostor.js';
import { assessClaim, issueClaim, judgementOf, openClaim } from './demo/issue-claim.js';
import { partiesOf } from './demo/prepare-claims.js';
import { clusterSize } from './demo/load-example.js';
import { proofOf } from './demo/proof-of.js';
import { type ExampleExperience, readExample } from './demo/read-example.js';
import type { SignIns } from './demo/sign-ins.js';
import { findSystem, startSystem } from './demo/system.js';
import { verdictOf } from './demo/verdict-of.js';
import { printVerdict } from './verify/print-verdict.js';

const began = performance.now();
const example = readExample(join(import.meta.dirname, '../../examples'));
const out = resolve('out/demo');

const say = (text: string) => {
  console.log(text);
};
const step = (text: string) => {
  say(`\n── ${text}`);
};
const save = (name: string, text: string) => {
  writeFileSync(join(out, name), text);
};

/** A credential with the files a holder takes along. */
interface Carried {
  readonly id: string;
  readonly json: string;
  readonly jwt: string;
  readonly proof: string;
}

const running = await findSystem(process.env);
const system = running ?? (await startSystem(process.env));
// A system that was started for this must not outlive it.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void system.stop().then(() => process.exit(1));
  });
try {
  say(
    !running
      ? 'A fresh system was started for this demonstration.'
      : 'Using the system that is running.',
  );
  mkdirSync(out, { recursive: true });
  await demonstrate(system.signIns);
  say(`\ndone in ${((performance.now() - began) / 1000).toFixed(1)} s; files in ${out}`);
} finally {
  await system.stop();
}

async function demonstrate(signIns: SignIns): Promise<void> {
  const [first, second, ...others] = example.experiences;
  if (!first || !second) throw new Error('the example needs two experiences');
  const carried = await mainJob(first, signIns);
  const registry = new ApiClient(signIns.registry);
  const verify = (credential: unknown, proof?: string) =>
    verdictOf(registry, { credential, ...(proof !== undefined && { proof }) });

  step('Anybody asks the registry: the credential with its proof');
  const verdict = await verify(carried.json, carried.proof);
  expectOverall(verdict, 'verified');
  expectOverall(await verify(carried.jwt, carried.proof), 'verified');
  say('the JWT of the same credential: verified');
  await saveAll(carried, verdict, signIns);

  step(`The rest of the cluster: ${String(others.length)} more credentials`);
  for (const row of others) {
    const parties = await partiesOf(row, example, signIns);
    await issueClaim(await openClaim(parties.candidate, row), parties);
    say(`${row.person_key}: ${row.standard_slug}, level ${row.level}`);
  }

  step('A studio asks two people by link how it learns, and is audited');
  const { findings, report } = await auditFirm(signIns, 2);
  for (const finding of findings) say(`  ${finding}`);
  say(`report, for the manager: ${report}`);

  step('Refused, 1 of 4: an altered credential');
  const altered = JSON.parse(carried.json) as { name: string };
  expectOverall(
    await verify(JSON.stringify({ ...altered, name: 'Master of everything' }), carried.proof),
    'not-verified',
  );

  step('Refused, 2 of 4: a revoked credential');
  const parties = await partiesOf(second, example, signIns);
  const issued = await issueClaim(await openClaim(parties.candidate, second), parties);
  const doomed = await carry(parties.candidate, issued);
  const state = `/api/v1/credentials/${issued.credentialId}/state`;
  const because = { reasonCode: 'issued-in-error', reason: 'Shown in the demonstration.' };
  await parties.officer.post<CredentialSummary>(state, { ...because, command: 'ask-revocation' });
  await refused('one officer revokes alone', () =>
    parties.officer.post(state, { ...because, command: 'revoke' }),
  );
  await parties.otherOfficer.post<CredentialSummary>(state, { ...because, command: 'revoke' });
  expectOverall(await verify(doomed.json, doomed.proof), 'not-verified');

  const impostor = await startImpostor(carried.json, new Date(), randomBytes(32));
  try {
    step('Refused, 3 of 4: a hub that is not accredited signs a copy');
    expectOverall(await verify(impostor.credential, impostor.proof), 'not-verified');
    step('Refused, 4 of 4: a proof from another ledger');
    expectOverall(await verify(carried.json, impostor.proof), 'not-verified');
  } finally {
    await impostor.close();
  }
}

/** From the recorded experience to the files in the holder's hands, with two refusals on the way. */
async function mainJob(row: ExampleExperience, signIns: SignIns): Promise<Carried> {
  const parties = await partiesOf(row, example, signIns);
  const { officer, candidate, assessor, assessorId } = parties;
  const { firms, people } = await clusterSize(officer);
  const { items } = await officer.get<Standards>('/api/v1/standards');
  step('The cluster');
  say(`${String(firms)} firms, ${String(people)} people, ${String(items.length)} local standards`);
  for (const { key, mapping } of items)
    say(`  ${key}  → ${mapping ? `${mapping.relation} ${mapping.toVersionUri}` : 'no mapping'}`);
  const again = await officer.post<object>('/api/v1/cluster-imports', example.cluster);
  say(`importing the same files again: ${JSON.stringify(again)}`);

  step(
    `${row.person_key} records what was done at work, and claims level ${row.level} of ${row.standard_slug}`,
  );
  say(`  “${row.evidence_text.slice(0, 160)}…”`);
  const claim = await openClaim(candidate, row);
  if (claim.state === 'documented') {
    step('The officer names an assessor');
    await refused('the candidate as assessor', () =>
      officer.post(`/api/v1/claims/${claim.id}/assignment`, {
        assessor: claim.candidate.personId,
        tie: 'none',
      }),
    );
    await officer.post<Claim>(`/api/v1/claims/${claim.id}/assignment`, {
      assessor: assessorId,
      tie: 'none',
    });
    say(`${row.assessor_key}, from another firm`);
  }
  step('The assessor judges every criterion, citing evidence');
  const judgement = judgementOf(claim);
  await refused('a judgement that leaves a criterion out', () =>
    assessor.post(`/api/v1/claims/${claim.id}/judgement`, {
      ...judgement,
      criteria: judgement.criteria.slice(1),
    }),
  );
  const judged = await assessor.post<Claim>(`/api/v1/claims/${claim.id}/judgement`, judgement);
  for (const criterion of claim.criteria) say(`  met: ${criterion.text.en ?? criterion.id}`);
  if (judged.state === 'second-assessing')
    say('  a new assessor: a second one, of another firm and blind to the first, judges too');
  const assessed = await assessClaim(judged, parties);
  step('The candidate accepts; the hub signs, and writes the ledger');
  const asked = performance.now();
  const issued = await issueClaim(assessed, parties);
  const carried = await carry(candidate, issued);
  say(
    `credential ${issued.credentialId}, provable ${String(Math.round(performance.now() - asked))} ms after the acceptance was sent`,
  );
  return carried;
}

/** The files of a credential; waits until the ledger has it. */
async function carry(holder: ApiClient, { credentialId: id }: Issued): Promise<Carried> {
  const base = `/api/v1/credentials/${id}`;
  const proof = await proofOf(holder, base);
  return {
    id,
    json: (await holder.text(`${base}/open-badge`)).text,
    jwt: (await holder.text(`${base}/jwt`)).text,
    proof,
  };
}

async function saveAll(carried: Carried, verdict: Verdict, signIns: SignIns): Promise<void> {
  const registry = new ApiClient(signIns.registry);
  const bundle = await registry.post<VerificationBundle>('/api/v1/bundles', {
    credential: carried.json,
  });
  const hub = await new ApiClient(signIns.hub).get<HubProfile>('/api/v1/hub');
  save('credential.json', carried.json);
  save('credential.jwt', carried.jwt);
  save('credential.tlog-proof', carried.proof);
  save('checkpoint', carried.proof.slice(carried.proof.indexOf('\n\n') + 2));
  save('verdict.json', `${JSON.stringify(verdict, null, 2)}\n`);
  save('bundle.json', JSON.stringify(bundle));
  save('registry-key.json', JSON.stringify(await registry.get('/api/v1/trust-list/key')));
  save('did.json', (await new ApiClient(signIns.hub).text('/.well-known/did.json')).text);
  save('ledger.vkey', `${hub.verifierKey}\n`);
  save('witness.vkey', `${(await registry.text('/api/v1/witness')).text.trim()}\n`);
}

function expectOverall(verdict: Verdict, overall: Verdict['overall']): void {
  say(printVerdict(verdict));
  if (verdict.overall !== overall)
    throw new Error(`the verdict should be ${overall}, and is ${verdict.overall}`);
}

async function refused(what: string, attempt: () => Promise<unknown>): Promise<void> {
  try {
    await attempt();
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    say(`refused: ${what} [${error.problem.code}]`);
    return;
  }
  throw new Error(`${what} should have been refused`);
}
