import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';

const folder = new URL('../../web/messages/', import.meta.url);
const sources = new URL('../../web/src/', import.meta.url);
type Messages = Readonly<Record<string, string>>;
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Messages;
/** Those of every page, and those of the pages of audits, which the verifier does not load. */
const parts = ['', 'audit/'];
const englishOf = (file: string) => read(file.replace(/[a-z]+\.json$/, 'en.json'));
const english = Object.assign({}, ...parts.map((part) => read(`${part}en.json`))) as Messages;
const languages = parts.flatMap((part) =>
  readdirSync(new URL(part, folder))
    .filter((file) => file.endsWith('.json') && file !== 'en.json')
    .map((file) => `${part}${file}`),
);

/** Names of the arguments of a message, those inside plurals too. */
function argumentsOf(message: string, language: string): readonly string[] {
  const names = new Set<string>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (node !== null && typeof node === 'object') {
      const { type, value } = node as { readonly type?: number; readonly value?: unknown };
      if (type !== undefined && type >= 1 && type <= 6 && typeof value === 'string')
        names.add(value);
      Object.values(node).forEach(walk);
    }
  };
  walk(new IntlMessageFormat(message, language).getAst());
  return [...names].sort();
}

it.each(languages)('%s has every message, with the arguments of the English one', (file) => {
  const translated = read(file);
  const original = englishOf(file);
  expect(Object.keys(translated).sort()).toEqual(Object.keys(original).sort());
  const language = file.replace('.json', '').replace('audit/', '');
  const shape = (messages: Messages, tag: string) =>
    Object.fromEntries(
      Object.entries(messages).map(([key, message]) => [key, argumentsOf(message, tag)]),
    );
  expect(shape(translated, language)).toEqual(shape(original, 'en'));
});

/** Words that two languages share, and messages that hold no word. */
const SAME_WORD: Readonly<Record<string, readonly string[]>> = {
  'audit/de.json': ['tell.region'],
  'audit/es.json': ['expect.no', 'final.last-time-no'],
  'audit/it.json': ['expect.no', 'final.last-time-no'],
  'de.json': [
    'check.code',
    'check.format',
    'check.status',
    'evidence-kind.simulation',
    'mandates.scope',
    'observatory.column.nuts-1',
    'shows.standard',
    'verify.stage.format',
    'verify.stage.status',
  ],
  'es.json': ['answer.no', 'verify.no'],
  'fr.json': [
    'bar.pages',
    'check.dates',
    'check.format',
    'check.signature',
    'evidence-kind.observation',
    'evidence-kind.simulation',
    'verify.stage.dates',
    'verify.stage.format',
    'verify.stage.signature',
  ],
  'it.json': ['answer.no', 'shows.standard', 'sign-in.password', 'verify.no'],
  'nl.json': ['access-as.moderator', 'check.code'],
};

it.each(languages)('%s has no English left in it', (file) => {
  const translated = read(file);
  const wordless = (message: string) => !/\p{L}/u.test(message.replaceAll(/\{\w+\}/g, ''));
  const original = englishOf(file);
  const same = Object.keys(original).filter(
    (key) => translated[key] === original[key] && !wordless(original[key] ?? ''),
  );
  expect(same).toEqual(SAME_WORD[file] ?? []);
});

it('has no message that no screen shows', () => {
  const code = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(new URL(file, sources), 'utf8'))
    .join('\n');
  const families = [...code.matchAll(/`([a-z.-]+)\.\${/g)].map(([, family]) => `${family ?? ''}.`);
  const unused = Object.keys(english).filter(
    (key) => !code.includes(`'${key}'`) && !families.some((family) => key.startsWith(family)),
  );
  expect(unused).toEqual([]);
});
