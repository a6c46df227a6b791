import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a test may need beyond Node; tools/run-tests.mjs finds or starts each one. */
export type RequirementName =
  | 'vectors'
  | 'research'
  | 'reference'
  | 'postgres'
  | 'kafka'
  | 'java'
  | 'openssl'
  | 'go'
  | 'chromium'
  | 'poppler';

/**
 * A thing that may be missing on a machine with nothing but Node. `describe` and `it` are jest's own
 * when it is there. When it is not, they skip under a name that says so, or, with
 * GUILDMARK_REQUIRE_ALL=1, register one failing test.
 */
export interface Requirement {
  readonly describe: jest.Describe;
  readonly it: jest.It;
  /** Path or address. A getter that throws when absent: read it inside a test or a body, do not destructure it. */
  readonly value: string;
}

const repository = fileURLToPath(new URL('../..', import.meta.url));

const known: Record<RequirementName, { label: string; find: () => string | undefined }> = {
  vectors: {
    label: 'the test vectors',
    find: () =>
      process.env.GUILDMARK_VECTORS ?? firstExisting([join(repository, '../shared/vectors')]),
  },
  // the text that the rules and statements of the audit quote
  research: {
    label: 'the research',
    find: () =>
      process.env.GUILDMARK_RESEARCH ?? firstExisting([join(repository, '../shared/research')]),
  },
  // the method of the audit as it was specified, in code
  reference: {
    label: 'the reference of the audit',
    find: () =>
      process.env.GUILDMARK_AUDIT_REFERENCE ??
      firstExisting([join(repository, '../shared/design/audit')]),
  },
  postgres: { label: 'PostgreSQL', find: () => process.env.TEST_DATABASE_URL },
  kafka: { label: 'Kafka', find: () => process.env.GUILDMARK_KAFKA_BROKERS },
  // for a broker of a test's own, which it halts or secures; Maven fetches its jars once
  java: { label: 'Java and Maven', find: () => (onPath('mvn') ? onPath('java') : undefined) },
  openssl: { label: 'openssl', find: () => onPath('openssl') },
  poppler: { label: 'pdftoppm and pdftotext', find: () => onPath('pdftoppm') },
  go: { label: 'Go', find: () => process.env.GUILDMARK_GO ?? onPath('go') },
  chromium: {
    label: 'Chromium',
    find: () => process.env.GUILDMARK_CHROMIUM ?? firstExisting(['/usr/bin/chromium']),
  },
};

class MissingRequirement extends Error {}

/**
 * Finds requirements by name, the first of which has the value; never throws itself, so it may stand
 * at the top of a test file. What is missing first gives its name to what is skipped.
 */
export function requirement(name: RequirementName, ...others: RequirementName[]): Requirement {
  const lacking = [name, ...others].find((wanted) => !known[wanted].find());
  const { label, find } = known[lacking ?? name];
  const value = find() || undefined;
  if (value !== undefined) return { describe, it, value };
  return {
    ...(process.env.GUILDMARK_REQUIRE_ALL === '1' ? failing(label) : skipping(label)),
    get value(): string {
      throw new MissingRequirement(`needs ${label}, which was not found`);
    },
  };
}

function skipping(label: string): Pick<Requirement, 'describe' | 'it'> {
  const named = (name: unknown) => `[needs ${label}] ${title(name)}`;
  // jest runs the body of a skipped suite to collect its tests: the absent value may be read there.
  const collect = (body: () => void) => () => {
    try {
      body();
    } catch (error) {
      if (!(error instanceof MissingRequirement)) throw error;
      it.skip(error.message, () => undefined);
    }
  };
  return {
    describe: Object.assign(
      (name: unknown, body: () => void) => describe.skip(named(name), collect(body)),
      describe.skip,
      {
        each: (table: readonly unknown[]) => (name: string, body: (...args: unknown[]) => void) =>
          describe.skip.each(table)(named(name), body),
      },
    ),
    it: Object.assign(
      (name: unknown, body: jest.ProvidesCallback) => it.skip(named(name), body),
      it.skip,
      {
        each: (table: readonly unknown[]) => (name: string, body: (...args: unknown[]) => void) =>
          it.skip.each(table)(named(name), body),
      },
    ),
  };
}

function failing(label: string): Pick<Requirement, 'describe' | 'it'> {
  const fail = (name: unknown) =>
    it(`${title(name)} (needs ${label})`, () => {
      throw new Error(`GUILDMARK_REQUIRE_ALL=1, but ${label} was not found`);
    });
  const each = () => fail;
  return {
    describe: Object.assign(
      (name: unknown) => describe(title(name), () => fail('is complete')),
      describe,
      { each },
    ),
    it: Object.assign(fail, it, { each }),
  };
}

function title(name: unknown): string {
  return typeof name === 'function' ? name.name : String(name);
}

function firstExisting(paths: readonly string[]): string | undefined {
  return paths.find((path) => existsSync(path));
}

function onPath(program: string): string | undefined {
  const directories = (process.env.PATH ?? '').split(delimiter);
  return firstExisting(directories.map((directory) => join(directory, program)));
}
