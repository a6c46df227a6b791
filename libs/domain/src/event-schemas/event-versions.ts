/** What `dataschema` of an event says: `local-standard.published`, 1, 0. */
export interface EventVersion {
  readonly noun: string;
  readonly major: number;
  readonly minor: number;
}

/** Where our schemas are at home; part of every `$id`, the same for every hub and registry. */
export const SCHEMA_BASE = 'https://guildmark.eu/schemas/';

const EVENT =
  /^events\/([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)\/([1-9]\d{0,3})\.(0|[1-9]\d{0,3})$/;

/** Reads `events/<noun>/<major>.<minor>`; one spelling for each version. Undefined for all else. */
export function eventVersion(name: string): EventVersion | undefined {
  const [, noun, major, minor] = EVENT.exec(name) ?? [];
  if (noun === undefined) return undefined;
  return { noun, major: Number(major), minor: Number(minor) };
}

/** Reads a `dataschema`: nothing but the `$id` that a schema of ours has or will have. */
export function versionOfDataschema(dataschema: string): EventVersion | undefined {
  const end = '.schema.json';
  if (!dataschema.startsWith(SCHEMA_BASE) || !dataschema.endsWith(end)) return undefined;
  return eventVersion(dataschema.slice(SCHEMA_BASE.length, -end.length));
}

/** The name of a version's schema. */
export function schemaNameOf({ noun, major, minor }: EventVersion): `events/${string}` {
  return `events/${noun}/${String(major)}.${String(minor)}`;
}

/**
 * Which of the versions we know reads this one: the same one, else the highest minor of its major.
 * Undefined for a noun or a major that is not known.
 */
export function readerOf(
  wanted: EventVersion,
  known: Iterable<EventVersion>,
): EventVersion | undefined {
  const line = [...known].filter(
    ({ noun, major }) => noun === wanted.noun && major === wanted.major,
  );
  return (
    line.find(({ minor }) => minor === wanted.minor) ?? line.sort((a, b) => b.minor - a.minor)[0]
  );
}
