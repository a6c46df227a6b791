import type { Chance } from './chance.js';

type Json = Readonly<Record<string, unknown>>;

const OTHERS: readonly unknown[] = [
  null,
  7,
  '',
  'x',
  [],
  {},
  'urn:uuid:a b',
  '2026-11-23T10:00:00+00:00',
  '\ud800',
  'https://www.w3.org/2018/credentials#evidence',
];

/** A copy of a document in which one member, somewhere, is another, is gone, twice or one more. */
export function alteredJson(document: Json, next: Chance): Json {
  const copy = structuredClone(document);
  const places = placesOf(copy);
  const place = places[next(places.length)];
  if (!place) throw new Error('a document has members');
  const { owner, name } = place;
  const value = owner[name];
  switch (next(5)) {
    case 0:
      owner[name] = OTHERS[next(OTHERS.length)];
      break;
    case 1:
      if (Array.isArray(owner)) owner.splice(Number(name), 1);
      else Reflect.deleteProperty(owner, name);
      break;
    case 2:
      owner[name] = [value, value];
      break;
    case 3:
      if (Array.isArray(owner)) owner.push(value);
      else owner[next(2) === 0 ? 'description' : 'https://schema.org/name'] = 'x';
      break;
    default:
      owner[name] = typeof value === 'string' ? turned(value, next) : [value];
  }
  return copy;
}

/** A text with one letter more, less or other. */
function turned(text: string, next: Chance): string {
  const at = next(text.length + 1);
  const letter = ['x', '', '"', '\n', '\u0142', ' ', '\ufeff'][next(7)] ?? '';
  return text.slice(0, at) + letter + text.slice(at + next(2));
}

interface Place {
  readonly owner: Record<string, unknown>;
  readonly name: string;
}

function placesOf(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const owner = value as Record<string, unknown>;
  return Object.keys(owner).flatMap((name) => [{ owner, name }, ...placesOf(owner[name])]);
}
