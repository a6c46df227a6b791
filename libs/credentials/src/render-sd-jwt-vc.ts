import type { CompetenceRecord, PublicJwk } from '#domain/generated/schemas.js';

import { competenceTypeIntegrity, competenceTypeUri } from './competence-type.js';
import type { JsonObject } from './json-object.js';
import { textIn } from './text-in.js';

/** What an SD-JWT VC needs beyond the record. */
export interface SdJwtFrame {
  /** Origin of the registry, where the type is described. */
  readonly registry: string;
  /** The holder's public key: only its owner can present the credential. */
  readonly holder: PublicJwk;
  /** Moment of issuing. */
  readonly now: Date;
  /** Token status list and the entry in it. */
  readonly status?: { readonly uri: string; readonly idx: number };
}

/** Claims of an SD-JWT VC, and which of them the holder may keep to themselves. */
export interface RenderedSdJwt {
  readonly claims: JsonObject & { readonly vct: string };
  /** As @sd-jwt/core takes it: names under `_sd` are disclosable one by one. */
  readonly disclosable: JsonObject;
}

/** Hide how many claims there are from whom they are not shown to. */
const DECOYS = 4;

const seconds = (instant: string): number => Date.parse(instant) / 1000;

/**
 * The SD-JWT VC of a competence record (docs/design/credentials.md 3.3): a pure function. Standard,
 * level, holder key and status always show; everything else only when the holder discloses it.
 */
export function renderSdJwtVc(record: CompetenceRecord, frame: SdJwtFrame): RenderedSdJwt {
  const { standard, assessment, subject, language } = record;
  const optional = withoutUndefined({
    mapping: record.mapping && {
      standard: record.mapping.toVersionUri,
      title: textIn(record.mapping.toTitle, language),
      relation: record.mapping.relation,
    },
    replaces: record.replaces?.id,
  });
  const assessed = withoutUndefined({
    methods: assessment.methods,
    second_assessor: assessment.second,
    date: assessment.assessedOn,
    grade: assessment.grade,
  });
  const experience = practiceOf(record);
  const named = {
    credential_id: record.id,
    title: textIn(standard.title, language),
    given_name: subject.givenName,
    family_name: subject.familyName,
    ...optional,
  };
  const criteria = record.criteria.map(({ id, text }) => ({ id, text: textIn(text, language) }));
  const evidence = record.evidence.map(({ kind, title, digest }) => ({ kind, title, digest }));
  return {
    claims: {
      iss: new URL(record.issuer.url).origin,
      iat: Math.floor(frame.now.getTime() / 1000),
      nbf: seconds(record.validFrom),
      ...(record.validUntil !== undefined && { exp: seconds(record.validUntil) }),
      vct: competenceTypeUri(frame.registry),
      'vct#integrity': competenceTypeIntegrity(frame.registry),
      cnf: { jwk: frame.holder },
      ...(frame.status && { status: { status_list: frame.status } }),
      standard: {
        version: standard.versionUri,
        digest: standard.contentDigest,
        kind: standard.kind,
        level: standard.level,
      },
      ...named,
      assessment: assessed,
      ...(experience && { experience }),
      criteria,
      ...(evidence.length > 0 && { evidence }),
    },
    disclosable: {
      ...allOf(named),
      assessment: allOf(assessed),
      ...(experience && { experience: allOf(experience) }),
      criteria: { _sd: criteria.map((_, i) => i) },
      ...(evidence.length > 0 && { evidence: { _sd: evidence.map((_, i) => i) } }),
    },
  };
}

const allOf = (members: object): JsonObject => ({ _sd: Object.keys(members), _sd_decoy: DECOYS });

/** From the first day on record to the last; open when one of the experiences still goes on. */
function practiceOf({ experience }: CompetenceRecord): JsonObject | undefined {
  const from = experience.map((one) => one.from).sort()[0];
  if (from === undefined) return undefined;
  const ends = experience.flatMap(({ to }) => to ?? []).sort();
  return withoutUndefined({
    from,
    to: ends.length === experience.length ? ends.at(-1) : undefined,
    role: [...new Set(experience.map(({ role }) => role))].join('; '),
  });
}

const withoutUndefined = (members: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
