import { wholeSecond } from '#domain/core/instant.js';
import type { TrustList } from '#domain/generated/schemas.js';
import type { TrustFacts } from './trust-facts.js';

/** One day: a verifier without network may rely on the list that long (docs/design/registry.md 8). */
const LIFE_MS = 24 * 60 * 60_000;

/**
 * The trust list over some facts. A hub is on it from its first decision on, once its keys are known
 * from its ledger: before that the registry vouches for nothing of it. Decisions stand in the order
 * of their leaves; history is never left out.
 */
export function buildTrustList(facts: TrustFacts, now: Date): TrustList {
  const { registry, seq, witness, policy, standards, mappings } = facts;
  return {
    v: 1,
    registry,
    seq: String(seq),
    issuedAt: wholeSecond(now),
    nextUpdate: wholeSecond(new Date(now.getTime() + LIFE_MS)),
    witnesses: [witness],
    hubs: facts.hubs.flatMap((hub) => {
      const { did, legalName, url, origin, logKeys, findings } = hub;
      const keys = facts.keys.filter((key) => key.origin === origin);
      const decisions = facts.decisions
        .filter(({ hubId }) => hubId === hub.id)
        .sort((a, b) => a.index - b.index);
      if (keys.length === 0 || decisions.length === 0) return [];
      return {
        did,
        legalName,
        url,
        origin,
        logKeys,
        policy,
        mirroredSize: String(facts.mirrored.get(origin) ?? 0),
        keys: keys.map(({ kid, alg, publicJwk, fromIndex, toIndex, compromised }) => ({
          kid,
          alg,
          publicJwk,
          fromIndex: String(fromIndex),
          ...(toIndex !== undefined && { toIndex: String(toIndex) }),
          ...(compromised && { compromised }),
        })),
        accreditations: decisions.map(({ accreditation }) => accreditation),
        ...(findings !== undefined && { findings }),
      };
    }),
    standards: [...standards],
    mappings: [...mappings],
  };
}
