import type {
  CredentialSummaries,
  CredentialSummary,
} from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { ProblemNotice } from '../components/problem.js';
import { SaveButton } from '../components/save-button.js';
import { StatusMark } from '../components/status-mark.js';
import { useLoaded } from '../use-loaded.js';
import { day, inReadersLanguage } from '../words.js';

/** The credentials of the signed-in person, with the files to take along. */
export function Passport() {
  const loaded = useLoaded('passport', () => get<CredentialSummaries>('/api/v1/credentials'));
  return (
    <>
      <h1 tabIndex={-1}>My passport</h1>
      {loaded.state === 'loading' && <p role="status">Loading your credentials …</p>}
      {loaded.state === 'failed' && <ProblemNotice error={loaded.error} />}
      {loaded.state === 'there' &&
        (loaded.value.items.length === 0 ? (
          <p class="notice">
            You have no credential yet. One appears here when an assessor has found that you meet a
            standard and you have accepted the offer.
          </p>
        ) : (
          loaded.value.items.map((credential) => (
            <Card key={credential.id} credential={credential} />
          ))
        ))}
    </>
  );
}

function Card({ credential }: { readonly credential: CredentialSummary }) {
  const title = inReadersLanguage(credential.title);
  const level = inReadersLanguage(credential.levelTitle);
  const base = `/api/v1/credentials/${credential.id}`;
  const proven = credential.ledgerState === 'published';
  const revoked = credential.status === 'revoked';
  return (
    <article class="card">
      <h2 lang={title.lang}>{title.text}</h2>
      <p>
        Level {credential.level}: <span lang={level.lang}>{level.text}</span>
      </p>
      <p class={revoked ? 'failed' : 'passed'}>
        <StatusMark mark={revoked ? 'failed' : 'passed'} /> {revoked ? 'Revoked' : 'Valid'}
      </p>
      <p class="quiet">
        Issued on {day(credential.issuedAt)}.{' '}
        {proven ? 'Recorded in the public ledger.' : 'Being recorded in the public ledger.'}
      </p>
      <div class="actions">
        <SaveButton
          path={`${base}/open-badge`}
          name="credential.json"
          label="Save the credential"
        />
        <SaveButton path={`${base}/jwt`} name="credential.jwt" label="Save as JWT" />
        {proven && (
          <SaveButton path={`${base}/proof`} name="credential.tlog-proof" label="Save the proof" />
        )}
      </div>
    </article>
  );
}
