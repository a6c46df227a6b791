import type { CompetenceRecord } from '#domain/generated/schemas.js';

import { type OpenBadge, renderOpenBadge } from './render-open-badge.js';

/** The JSON Schema of Open Badges 3.0 for a badge. */
const SCHEMA =
  'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';

/**
 * The Open Badge of a record as 1EdTech's conformance tests read it: it names the JSON Schema, and has
 * the one status entry that this schema allows, that of 1EdTech (docs/design/credentials.md 3.2, 4).
 * Both are terms of the extensions context, which other forms do not need.
 */
export function renderConformanceBadge(record: CompetenceRecord): OpenBadge {
  const badge = renderOpenBadge({ ...record, status: { ...record.status, method: '1edtech' } });
  return { ...badge, credentialSchema: [{ id: SCHEMA, type: '1EdTechJsonSchemaValidator2019' }] };
}
