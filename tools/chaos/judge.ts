/** A credential somebody was told they have. */
export interface Acknowledged {
  readonly credentialId: string;
  readonly claimId: string;
}

/** What the system shows of one credential afterwards. */
export interface Shown extends Acknowledged {
  /** Index of its leaf; undefined when the entry there is not what the credential commits to. */
  readonly index: number | undefined;
  /** The registry finds it verified. */
  readonly verified: boolean;
}

/** Everything that is judged at the end of a run. */
export interface Evidence {
  readonly acknowledged: readonly Acknowledged[];
  readonly shown: readonly Shown[];
  /** Claims that call themselves certified. */
  readonly certified: readonly string[];
  /** For each kind of write: how many were asked for, and how many things there are. */
  readonly written: readonly { readonly asked: number; readonly made: number }[];
  /** Intents neither queued nor written, and those that are both. */
  readonly intents: { readonly lost: number; readonly doubled: number };
  /** What the checkpoints, the mirror and the claims contradict, one sentence each. */
  readonly contradictions: readonly string[];
}

/** The three numbers that must be 0, with a sentence for each thing counted. */
export interface Judgement {
  readonly lost: number;
  readonly duplicated: number;
  readonly contradicted: number;
  readonly reasons: readonly string[];
}

const repeatedIn = (values: readonly unknown[]) => values.length - new Set(values).size;

/**
 * Lost: acknowledged, and not shown with its leaf, or a certified claim without credential.
 * Duplicated: one claim with two credentials, one leaf for two, one request that was done twice.
 * Contradicted: what does not verify, and every contradiction that was found elsewhere.
 */
export function judge(evidence: Evidence): Judgement {
  const { acknowledged, shown, certified, written, intents, contradictions } = evidence;
  const provable = new Set(
    shown.filter(({ index }) => index !== undefined).map(({ credentialId }) => credentialId),
  );
  const lost = acknowledged.filter(({ credentialId }) => !provable.has(credentialId));
  const known = new Set([...shown, ...lost].map(({ claimId }) => claimId));
  const bare = certified.filter((claimId) => !known.has(claimId));
  const told = acknowledged.map(({ credentialId }) => credentialId);
  const doubled = [
    ['acknowledgements', repeatedIn(told)],
    ['credentials', repeatedIn(shown.map(({ credentialId }) => credentialId))],
    ['claims with two credentials', repeatedIn(shown.map(({ claimId }) => claimId))],
    ['leaves', repeatedIn(shown.flatMap(({ index }) => index ?? []))],
    ['intents', intents.doubled],
    ...written.map(({ asked, made }) => ['writes', Math.max(0, made - asked)] as const),
  ] as const;
  const missing = written.reduce((sum, { asked, made }) => sum + Math.max(0, asked - made), 0);
  const unverified = shown.filter(({ verified, index }) => index !== undefined && !verified);
  return {
    lost: lost.length + bare.length + intents.lost + missing,
    duplicated: doubled.reduce((sum, [, count]) => sum + count, 0),
    contradicted: unverified.length + contradictions.length,
    reasons: [
      ...lost.map(({ credentialId }) => `lost: credential ${credentialId}`),
      ...bare.map((claimId) => `lost: claim ${claimId} is certified and has no credential`),
      ...(intents.lost > 0 ? [`lost: ${String(intents.lost)} intents`] : []),
      ...(missing > 0 ? [`lost: ${String(missing)} writes that were answered`] : []),
      ...doubled.flatMap(([what, n]) => (n > 0 ? [`duplicated: ${String(n)} ${what}`] : [])),
      ...unverified.map(({ credentialId }) => `contradicted: ${credentialId} does not verify`),
      ...contradictions.map((sentence) => `contradicted: ${sentence}`),
    ],
  };
}
