import type { CompetenceRecord } from '#domain/generated/schemas.js';

import { CREDENTIALS_V2, OPEN_BADGES_3, OPEN_BADGES_EXTENSIONS } from './contexts.js';
import { digestMultibaseOf } from './digest-multibase.js';
import type { JsonObject } from './json-object.js';
import { assessmentNarrative } from './assessment-narrative.js';
import { statusOutputUrl } from './status-outputs.js';
import type { StatusPurpose } from './status-states.js';
import { textIn } from './text-in.js';

/** An unsecured Open Badges 3.0 credential on the Verifiable Credentials Data Model 2.0. */
export type OpenBadge = JsonObject & {
  readonly '@context': readonly string[];
  readonly id: string;
  readonly type: readonly string[];
  readonly issuer: { readonly id: string; readonly type: readonly string[] } & JsonObject;
  readonly name: string;
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly credentialSubject: { readonly id: string } & JsonObject;
};

/**
 * The Open Badge of a competence record: a pure function, so that the same record always gives the
 * same document (docs/design/credentials.md 3.1). Plain strings are in the language of the record.
 * Every node has an id: canonicalising then meets no blank node and stays linear.
 */
export function renderOpenBadge(record: CompetenceRecord): OpenBadge {
  const { issuer, standard, status, language } = record;
  return {
    '@context': [
      CREDENTIALS_V2,
      OPEN_BADGES_3,
      ...(status.method === '1edtech' ? [OPEN_BADGES_EXTENSIONS] : []),
    ],
    id: record.id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: issuer.did, type: ['Profile'], name: issuer.name, url: issuer.url },
    name: `${textIn(standard.title, language)}, level ${standard.level}`,
    awardedDate: `${record.assessment.assessedOn}T00:00:00Z`,
    validFrom: record.validFrom,
    ...(record.validUntil === undefined ? {} : { validUntil: record.validUntil }),
    credentialSubject: subject(record),
    evidence: evidence(record),
    relatedResource: [
      {
        id: standard.versionUri,
        mediaType: 'application/json',
        digestMultibase: digestMultibaseOf(standard.contentDigest),
      },
      ...(record.replaces === undefined
        ? []
        : [
            {
              id: record.replaces.id,
              mediaType: 'application/vc',
              digestMultibase: digestMultibaseOf(record.replaces.digest),
            },
          ]),
    ],
    credentialStatus: credentialStatus(status),
  };
}

/**
 * Where the status is. W3C: one entry for revocation and one for suspension, at the same index; that
 * a newer one exists is not embedded, as libraries may take any set bit for a no. 1EdTech: its list
 * alone. Records from before suspension say nothing and have the one entry.
 */
function credentialStatus({ list, index, method }: CompetenceRecord['status']): unknown {
  if (method === '1edtech')
    return { id: statusOutputUrl(list, '1edtech'), type: '1EdTechRevocationList' };
  const entry = (purpose: StatusPurpose): JsonObject => {
    const url = statusOutputUrl(list, purpose);
    return {
      id: `${url}#${index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: purpose,
      statusListIndex: String(index),
      statusListCredential: url,
    };
  };
  return method === 'w3c' ? [entry('revocation'), entry('suspension')] : entry('revocation');
}

function subject(record: CompetenceRecord): { readonly id: string } & JsonObject {
  const { givenName, familyName, ref } = record.subject;
  const { versionUri, level } = record.standard;
  return {
    id: ref,
    type: ['AchievementSubject'],
    name: `${givenName} ${familyName}`,
    ...practice(record.experience),
    source: { id: record.assessment.panelUri, type: ['Profile'] },
    result: [
      {
        id: `${record.id}#result`,
        type: ['Result'],
        resultDescription: `${versionUri}#level`,
        achievedLevel: `${versionUri}#level-${level}`,
      },
    ],
    achievement: achievement(record),
  };
}

/** From the first day on record to the last; open when one of the experiences still goes on. */
function practice(experience: CompetenceRecord['experience']): JsonObject {
  const start = experience.map(({ from }) => from).sort()[0];
  const ends = experience.flatMap(({ to }) => to ?? []).sort();
  const end = ends.length === experience.length ? ends.at(-1) : undefined;
  return {
    ...(start === undefined ? {} : { activityStartDate: `${start}T00:00:00Z` }),
    ...(end === undefined ? {} : { activityEndDate: `${end}T00:00:00Z` }),
    ...(experience.length === 0
      ? {}
      : { role: [...new Set(experience.map(({ role }) => role))].join('; ') }),
  };
}

function achievement({ standard, mapping, criteria, language }: CompetenceRecord): JsonObject {
  const { versionUri } = standard;
  const version = /\/v([0-9]+\.[0-9]+)$/.exec(versionUri)?.[1];
  return {
    id: versionUri,
    type: ['Achievement'],
    achievementType: 'Competency',
    name: textIn(standard.title, language),
    description: textIn(standard.description, language),
    inLanguage: language,
    ...(version === undefined ? {} : { version }),
    criteria: {
      id: `${versionUri}#criteria`,
      narrative: criteria.map(({ id, text }) => `${id}: ${textIn(text, language)}`).join('\n'),
    },
    ...(mapping === undefined
      ? {}
      : {
          alignment: [
            {
              id: `urn:uuid:${mapping.mappingId}`,
              type: ['Alignment'],
              targetUrl: mapping.toVersionUri,
              targetName: textIn(mapping.toTitle, language),
              targetFramework: 'European competence standard',
              targetDescription: `Relation: ${mapping.relation}`,
            },
          ],
        }),
    resultDescription: [
      {
        id: `${versionUri}#level`,
        type: ['ResultDescription'],
        name: 'Level',
        resultType: 'RubricCriterionLevel',
        rubricCriterionLevel: standard.levels.map(({ level, title, behaviour }) => ({
          id: `${versionUri}#level-${level}`,
          type: ['RubricCriterionLevel'],
          level: String(level),
          name: textIn(title, language),
          description: textIn(behaviour, language),
        })),
      },
    ],
  };
}

/** The process first, then each item by digest only: no content and no address of it. */
function evidence(record: CompetenceRecord): readonly JsonObject[] {
  return [
    {
      id: `${record.id}#assessment`,
      type: ['Evidence'],
      genre: 'Assessment process',
      name: 'Assessment process',
      narrative: assessmentNarrative(record.assessment),
    },
    ...record.evidence.map(({ id, kind, title, digest, mediaType }) => ({
      id,
      type: ['Evidence'],
      genre: kind,
      name: title,
      mediaType,
      digestMultibase: digestMultibaseOf(digest),
    })),
  ];
}
