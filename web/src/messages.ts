import { IntlMessageFormat } from 'intl-messageformat';
import type audits from '../messages/audit/en.json';
import en from '../messages/en.json';

export type MessageKey = keyof typeof en | keyof typeof audits;
type Messages = Partial<Record<MessageKey, string>>;
type Args = Readonly<Record<string, string | number>>;

/** Languages of the screens, each by its own name. */
export const LANGUAGES = {
  en: 'English',
  it: 'Italiano',
  es: 'Español',
  fr: 'Français',
  de: 'Deutsch',
  nl: 'Nederlands',
} as const;
export type Language = keyof typeof LANGUAGES;

const STORE = 'guildmark.language';
/** Told to the window when the reader chooses another language. */
export const LANGUAGE_CHANGED = 'guildmark:language-changed';

const isLanguage = (text: string | null | undefined): text is Language =>
  text !== null && text !== undefined && Object.hasOwn(LANGUAGES, text);

let language: Language = 'en';
/** English is always there: what is not translated falls back to it. */
let english: Messages = en;
let messages: Messages = en;
let further: FurtherMessages | undefined;
const compiled = new Map<string, IntlMessageFormat>();

/** The language that is shown. */
export const shownLanguage = (): Language => language;

/** Messages that only some apps show: whoever just verifies does not load them. */
export interface FurtherMessages {
  readonly en: Messages;
  readonly load: Loaders;
}

/** The reader's choice, else the first language of the browser that we have, else English. */
export async function startLanguage(also?: FurtherMessages): Promise<void> {
  further = also;
  english = { ...en, ...also?.en };
  const chosen = localStorage.getItem(STORE);
  const offered = navigator.languages.map((tag) => tag.split('-')[0]).find(isLanguage);
  await showLanguage(isLanguage(chosen) ? chosen : (offered ?? 'en'));
}

export async function chooseLanguage(wanted: Language): Promise<void> {
  localStorage.setItem(STORE, wanted);
  await showLanguage(wanted);
  dispatchEvent(new Event(LANGUAGE_CHANGED));
}

type Loaders = Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ default: Messages }>>>;
const LOADERS: Loaders = {
  it: () => import('../messages/it.json'),
  es: () => import('../messages/es.json'),
  fr: () => import('../messages/fr.json'),
  de: () => import('../messages/de.json'),
  nl: () => import('../messages/nl.json'),
};

async function showLanguage(wanted: Language): Promise<void> {
  messages = wanted === 'en' ? english : await translated(wanted);
  language = wanted;
  compiled.clear();
  document.documentElement.lang = wanted;
}

async function translated(wanted: Exclude<Language, 'en'>): Promise<Messages> {
  const [own, more] = await Promise.all([LOADERS[wanted](), further?.load[wanted]()]);
  return { ...own.default, ...more?.default };
}

/** A text of the screens, with its arguments filled in. What is not translated yet is English. */
export function t(key: MessageKey, args?: Args): string {
  let message = compiled.get(key);
  if (message === undefined) {
    const own = messages[key];
    message = new IntlMessageFormat(
      own ?? english[key] ?? key,
      own === undefined ? 'en' : language,
    );
    compiled.set(key, message);
  }
  const text = message.format(args);
  return typeof text === 'string' ? text : String(text);
}
