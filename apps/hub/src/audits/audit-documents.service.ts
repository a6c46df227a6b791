import { Injectable } from '@nestjs/common';
import type { ClusterAudit, FirmAudit } from '#domain/audit/audit-document.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { Audit, AuditRecommendation, Likeness } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import type { FirmCitations } from '../learning/firm-inputs.service.js';
import { RegistryFeed } from '../federation/registry-feed.service.js';
import { AuditAccess, type OpenAudit } from './audit-access.service.js';
import { AuditDecisionsStore, type DecisionRecord } from './audit-decisions.store.js';
import { factsOf } from './input-facts.js';
import { InputsKeeping } from './inputs-keeping.service.js';
import { methodStanding } from './method-standing.js';
import { SharingFirms } from './sharing-firms.service.js';
import { mayHaveBytes, type Onlooker, shownDocument } from './shown-document.js';
import { cutByStratum } from '#domain/audit/strata/cut-by-stratum.js';
import { documentOf, type InputFacts, type Snapshot, snapshotOf } from './stored-audit.js';

/** Audits as somebody reads them: the document, what it rests on, and what became of it. */
@Injectable()
export class AuditDocumentsService {
  constructor(
    private readonly access: AuditAccess,
    private readonly decisions: AuditDecisionsStore,
    private readonly sharing: SharingFirms,
    private readonly feed: RegistryFeed,
    private readonly keeping: InputsKeeping,
  ) {}

  /** What this account may see of the audit. Refuses `audit.unknown`. */
  async read(id: string, me: Account): Promise<Audit> {
    const open = await this.access.open(id, me);
    const { audit, view } = open;
    const snapshot = snapshotOf(audit);
    const facts = factsOf(audit);
    const document = shownDocument(documentOf(audit), await this.onlooker(open, facts));
    const decisions = await this.decisions.ofAudit(id);
    const likeness = likenessOf(await this.decisions.likenesses(id));
    const { versions } = audit;
    const used = { versions, digests: facts.methodDigests };
    const method = methodStanding(used, await this.feed.auditMethods());
    const isOwn = view === 'own';
    return {
      id,
      kind: audit.kind,
      ...(audit.firmId !== undefined && { firmId: audit.firmId }),
      ...(audit.firmName !== undefined && { firmName: audit.firmName }),
      roundId: audit.roundId,
      createdAt: audit.createdAt.toISOString(),
      ...(await this.keeping.tell(audit)),
      mayDecide: isOwn,
      document,
      respondents: respondentsOf(documentOf(audit), facts),
      ...(isOwn &&
        snapshot?.kind === 'firm' && {
          strata: cutByStratum(snapshot.input.learning).map((cut) => ({ ...cut })),
        }),
      recommendations: document.recommendations.map(({ rule }) =>
        recommendationOf(rule, decisions, isOwn),
      ),
      ...(isOwn && likeness && { likeness }),
      citations: { ...citationsOf(open, facts, snapshot), method },
    };
  }

  /** The bytes that were hashed. Refuses `audit.unknown` and `audit.for-the-firm`. */
  async bytes(id: string, me: Account): Promise<Buffer> {
    const open = await this.access.open(id, me);
    const { audit } = open;
    if (!mayHaveBytes(documentOf(audit), await this.onlooker(open, factsOf(audit))))
      throw new DomainError('audit.for-the-firm');
    return audit.document;
  }

  private async onlooker({ view }: OpenAudit, { firms }: InputFacts): Promise<Onlooker> {
    if (!firms) return { view };
    return { view, firms, sharing: await this.sharing.ids() };
  }
}

type Evidence = NonNullable<Audit['citations']['evidence']>;

/** What became of one recommendation; from outside without the words of the party. */
export function recommendationOf(
  rule: string,
  decisions: readonly DecisionRecord[],
  isOwn: boolean,
): AuditRecommendation {
  const history = decisions
    .filter((decision) => decision.rule === rule)
    .map(({ state, reason, followUpOn, at }) => ({
      state,
      ...(isOwn && reason !== undefined && { reason }),
      ...(followUpOn !== undefined && { followUpOn }),
      at: at.toISOString(),
    }));
  return { rule, state: 'open', ...history.at(-1), history };
}

/** The answer in force with those before it; undefined while nobody answered. */
export function likenessOf(
  answers: Awaited<ReturnType<AuditDecisionsStore['likenesses']>>,
): Likeness | undefined {
  const history = answers.map(({ at, ...answer }) => ({ ...answer, at: at.toISOString() }));
  const last = history.at(-1);
  return last && { ...last, history };
}

function respondentsOf(
  document: FirmAudit | ClusterAudit,
  { answered }: InputFacts,
): Audit['respondents'] {
  const { quality } = document.kind === 'firm' ? document.learning : document.cluster;
  return { answered, used: quality.filter(({ used }) => used).length };
}

function citationsOf(
  { audit, view }: OpenAudit,
  facts: InputFacts,
  snapshot: Snapshot | undefined,
): Omit<Audit['citations'], 'method'> {
  const cited = snapshot?.kind === 'firm' ? snapshot.citations : undefined;
  const isOwn = view === 'own';
  return {
    credentials: isOwn ? (cited?.credentials ?? []).map(viewCredential) : [],
    credentialCount: facts.credentials,
    ...(isOwn && cited && { evidence: viewEvidence(cited) }),
    ...{ versions: audit.versions, seed: audit.seed },
    inputDigest: audit.inputDigest.toString('base64url'),
    digest: audit.digest.toString('base64url'),
    ...(audit.ledgerIndex !== undefined && { ledgerIndex: audit.ledgerIndex }),
    ...(facts.firms && { firms: facts.firms.length }),
  };
}

const viewCredential = ({ id, leafIndex }: FirmCitations['credentials'][number]) => ({
  id,
  ...(leafIndex !== null && { ledgerIndex: Number(leafIndex) }),
});

const viewEvidence = (cited: FirmCitations): Evidence => ({
  at: cited.at,
  recordsSince: cited.recordsSince,
  period: { ...cited.period },
  claims: [...cited.claims],
  roles: cited.roles.map((role) => ({ ...role })),
  factsRecordedAt: cited.factsRecordedAt,
  records: { ...cited.records },
});
