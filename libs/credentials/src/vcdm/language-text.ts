import { isJsonObject, type JsonObject } from '../json-object.js';

const MEMBERS = ['@value', '@language', '@direction'];
/** The form of a BCP 47 tag; which tags exist is not asked. */
const TAG = /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/;

/**
 * Whether a value is a string, a language value object or some of those (VCDM 2.0 4.6 and 11.1):
 * `@value` is a string, `@language` a tag, `@direction` ltr or rtl, and nothing else is there.
 */
export function isLanguageText(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isLanguageValue);
  return typeof value === 'string' || isLanguageValue(value);
}

function isLanguageValue(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  const { '@value': text, '@language': tag, '@direction': direction }: JsonObject = value;
  return (
    Object.keys(value).every((name) => MEMBERS.includes(name)) &&
    typeof text === 'string' &&
    (tag === undefined || (typeof tag === 'string' && TAG.test(tag))) &&
    (direction === undefined || direction === 'ltr' || direction === 'rtl')
  );
}
