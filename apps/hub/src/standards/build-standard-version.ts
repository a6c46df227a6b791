import type { NewLocalStandard, StandardVersion } from '#domain/generated/schemas.js';

/** Address of one version of a local standard: for ever, as credentials name it. */
export const versionUriOf = (publicUrl: string, slug: string, version: string): string =>
  `${publicUrl}/standards/${slug}/v${version}`;

/** The immutable body of a version, from what an officer sent. */
export function buildStandardVersion(
  { title, description, component, levels, criteria, evidenceKinds, ...named }: NewLocalStandard,
  publicUrl: string,
): StandardVersion {
  return {
    v: 1,
    versionUri: versionUriOf(publicUrl, named.slug, named.version),
    kind: 'local',
    levelScheme: 'gm-5',
    version: named.version,
    title,
    description,
    component,
    levels,
    criteria,
    evidenceKinds,
  };
}
