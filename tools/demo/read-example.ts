import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type {
  ClusterImport,
  NewEuropeanStandard,
  NewLocalStandard,
} from '#domain/generated/schemas.js';

/** One experience of the example cluster, with the claim it leads to and who assesses it. */
export interface ExampleExperience {
  readonly person_key: string;
  readonly standard_slug: string;
  readonly level: string;
  readonly from: string;
  readonly to: string;
  readonly role: string;
  readonly tasks: string;
  readonly evidence_kind: string;
  readonly evidence_made_at: string;
  readonly evidence_title: string;
  readonly evidence_text: string;
  readonly assessor_key: string;
}

/** How a local standard corresponds to a European one. */
export interface ExampleMapping {
  readonly local_slug: string;
  readonly european_key: string;
  readonly relation: 'exact' | 'close' | 'broad' | 'narrow';
  readonly rationale: string;
}

/** The example data of `examples/`. */
export interface Example {
  readonly cluster: ClusterImport;
  readonly people: readonly { readonly person_key: string; readonly email: string }[];
  readonly experiences: readonly ExampleExperience[];
  readonly localStandards: readonly NewLocalStandard[];
  readonly europeanStandards: readonly NewEuropeanStandard[];
  readonly mappings: readonly ExampleMapping[];
}

/** Reads the example data from a directory laid out as `examples/`. */
export function readExample(dir: string): Example {
  const text = (file: string) => readFileSync(`${dir}/${file}`, 'utf8');
  const rows = <T>(file: string) => parse(text(file), { columns: true }) as unknown as readonly T[];
  const documents = <T>(folder: string) =>
    readdirSync(`${dir}/${folder}`)
      .sort()
      .map((file) => JSON.parse(text(`${folder}/${file}`)) as T);
  return {
    cluster: {
      firms: text('cluster/firms.csv'),
      people: text('cluster/people.csv'),
      roles: text('cluster/roles.csv'),
    },
    people: rows('cluster/people.csv'),
    experiences: rows('cluster/experiences.csv'),
    localStandards: documents('cluster/standards'),
    europeanStandards: documents('registry/standards'),
    mappings: rows('registry/mappings.csv'),
  };
}
