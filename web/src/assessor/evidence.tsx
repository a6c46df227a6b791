import type { Evidence } from '../../../libs/domain/src/generated/schemas.js';
import { file } from '../api.js';
import { SaveButton } from '../components/save-button.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { useLoaded } from '../use-loaded.js';
import { day } from '../words.js';

const kinds: Readonly<Record<Evidence['kind'], string>> = {
  observation: 'Observation',
  simulation: 'Simulation',
  'work-sample': 'Work sample',
  conversation: 'Conversation',
  'knowledge-test': 'Knowledge test',
  'witness-statement': 'Statement of a witness',
  certificate: 'Certificate',
  logbook: 'Logbook',
  'self-statement': 'Own statement',
};

/** One item of evidence: text to read here, anything else to save. */
export function EvidenceCard({ item }: { readonly item: Evidence }) {
  return (
    <article class="card">
      <h3 lang={item.language}>{item.title}</h3>
      <p class="quiet">
        {kinds[item.kind]}, made on {day(item.madeAt)}
      </p>
      {item.mediaType === 'text/plain' ? (
        <EvidenceText item={item} />
      ) : (
        <SaveButton path={`/api/v1/evidence/${item.id}`} name={item.title} label="Save the file" />
      )}
    </article>
  );
}

function EvidenceText({ item }: { readonly item: Evidence }) {
  const loaded = useLoaded(item.id, async () => (await file(`/api/v1/evidence/${item.id}`)).text());
  return (
    <WhenLoaded loaded={loaded} words="Loading the text …">
      {(text) => <pre lang={item.language}>{text}</pre>}
    </WhenLoaded>
  );
}
