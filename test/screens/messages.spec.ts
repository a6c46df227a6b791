import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';

const folder = new URL('../../web/messages/', import.meta.url);
const sources = new URL('../../web/src/', import.meta.url);
type Messages = Readonly<Record<string, string>>;
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Messages;
const english = read('en.json');
const languages = readdirSync(folder).filter((file) => file !== 'en.json');

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
  expect(Object.keys(translated).sort()).toEqual(Object.keys(english).sort());
  const language = file.replace('.json', '');
  const shape = (messages: Messages, tag: string) =>
    Object.fromEntries(
      Object.entries(messages).map(([key, message]) => [key, argumentsOf(message, tag)]),
    );
  expect(shape(translated, language)).toEqual(shape(english, 'en'));
});

/** Words that two languages share, and messages that hold no word. */
const SAME_WORD: Readonly<Record<string, readonly string[]>> = {
  'de.json': [
    'check.code',
    'check.format',
    'check.status',
    'evidence-kind.simulation',
    'mandates.scope',
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
  const same = Object.keys(english).filter(
    (key) => translated[key] === english[key] && !wordless(english[key] ?? ''),
  );
  expect(same).toEqual(SAME_WORD[file]);
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
