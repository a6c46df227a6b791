import { sayMethod } from '../../../libs/domain/src/audit/words/say-method.js';
import { sayKeeping } from '../../../libs/domain/src/audit/words/say-keeping.js';
import { Rows } from '../components/rows.js';
import type { ResultGrounds } from './result-grounds.js';
import { Points } from './sentences.js';

/** What must be said with a picture, and by what it is computed again. */
export function BasisSection({
  grounds: { audit, document, words, rules },
}: {
  readonly grounds: ResultGrounds;
}) {
  const { page } = words;
  const kept = sayKeeping(audit, words);
  const { citations } = audit;
  const { versions, seed, digest, ledgerIndex, credentialCount } = citations;
  const said = document.statements.flatMap((id) =>
    Object.hasOwn(rules.words.statements, id)
      ? [rules.words.statements[id as keyof typeof rules.words.statements]]
      : [],
  );
  return (
    <>
      <section aria-labelledby="statements">
        <h2 id="statements">{page.statements}</h2>
        <div lang={rules.language}>
          <Points of={said} />
        </div>
      </section>
      {kept !== undefined && <p>{kept}</p>}
      <details class="card">
        <summary>{page.basis}</summary>
        {audit.inputEndedAt === undefined && <p>{page.recomputed}</p>}
        <Rows
          rows={[
            [page.rests.audit, audit.id],
            [page.rests.engine, versions.engine],
            [page.rests.instrument, versions.instrument],
            [page.rests.scoring, versions.scoring],
            [page.rests.prototypes, versions.prototypes],
            [page.rests.rules, versions.rules],
            [page.rests.grades, versions.grades],
            [page.rests.seed, String(seed)],
            [page.rests.digest, <code>{digest}</code>],
            [page.rests.ledger, ledgerIndex === undefined ? page.notYet : String(ledgerIndex)],
            [page.rests.method, sayMethod(citations.method, words)],
            [page.rests.credentials, String(credentialCount)],
          ]}
        />
        <Points of={citations.credentials.map(({ id }) => id)} />
      </details>
    </>
  );
}
