import { type InputFacts, type Snapshot, snapshotOf, type StoredAudit } from './stored-audit.js';

/** The facts of an input that is there. */
export function factsFrom(snapshot: Snapshot): InputFacts {
  const { methodDigests } = snapshot;
  const method = methodDigests && { methodDigests };
  if (snapshot.kind === 'firm')
    return {
      ...method,
      answered: snapshot.input.learning.respondents.length,
      credentials: snapshot.citations.credentials.length,
    };
  return {
    ...method,
    answered: snapshot.cluster.informants.length,
    credentials: 0,
    firms: snapshot.firms.map(({ firm }) => firm),
    courses: snapshot.courses.map(({ id, competence }) => ({ id, competence })),
  };
}

/** The facts of the input of an audit, whether it is kept or not. */
export function factsOf(audit: Pick<StoredAudit, 'input' | 'inputEnd'>): InputFacts {
  if (audit.inputEnd) return audit.inputEnd.facts;
  const snapshot = snapshotOf(audit);
  if (!snapshot) throw new Error('an audit has its input, or the end of it');
  return factsFrom(snapshot);
}
