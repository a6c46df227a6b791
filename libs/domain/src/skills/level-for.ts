import { majorOf } from '../standard/major-of.js';

/** A correspondence that the registry confirmed, from a local version to a European one. */
export interface StandardMapping {
  readonly toVersionUri: string;
  /** Read as in SKOS from the local side: `broad` means that the European one is broader. */
  readonly relation: 'exact' | 'close' | 'broad' | 'narrow';
  /** What is added to a local level to have the European one. */
  readonly levelShift: number;
}

/** What somebody is able to do: the standard by which it was found, and at which level. */
export interface HeldLevel {
  readonly standard: string;
  readonly level: number;
}

/**
 * The level at which a competence counts for a demanded standard, or undefined when it does not: its
 * own standard in any minor version; a European one to which it is mapped, with the shift of level,
 * unless the European one is broader, of which it shows a part only.
 */
export function levelFor(
  { standard, level }: HeldLevel,
  demanded: string,
  mappings: readonly StandardMapping[],
): number | undefined {
  if (majorOf(standard) === majorOf(demanded)) return level;
  const mapping = mappings.find(
    ({ toVersionUri, relation }) =>
      majorOf(toVersionUri) === majorOf(demanded) && relation !== 'broad',
  );
  const shifted = mapping ? level + mapping.levelShift : 0;
  return shifted >= 1 ? shifted : undefined;
}
