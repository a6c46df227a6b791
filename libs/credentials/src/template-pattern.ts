import { isJsonObject, type JsonObject } from './json-object.js';

/** What may stand in a slot: an IRI that names a node, an instant, or a plain text. */
export type SlotKind = 'iri' | 'instant' | 'text';

/** Which members of a kind of document vary from one to the next; list items count as one path. */
export interface TemplateProfile {
  /** Kind of the slot at a path such as `evidence[].name`; undefined for what is fixed. */
  slotAt(path: string): SlotKind | undefined;
  /** Blank nodes that such a document may have. */
  blankNodes(document: JsonObject): 0 | 1;
  /** Documents that may share a template have the same; equality of all the rest is checked. */
  keyOf(document: JsonObject): string;
}

/** A document with holes. */
export type Pattern =
  | { readonly kind: 'slot'; readonly slot: number }
  | { readonly kind: 'fixed'; readonly value: unknown }
  | { readonly kind: 'list'; readonly items: readonly Pattern[] }
  | {
      readonly kind: 'object';
      readonly names: readonly string[];
      readonly members: readonly Pattern[];
    };

/** The pattern of a document and the kinds of its slots, in the order of the slots. */
export function patternOf(
  document: JsonObject,
  profile: TemplateProfile,
): { readonly pattern: Pattern; readonly kinds: readonly SlotKind[] } {
  const kinds: SlotKind[] = [];
  const build = (value: unknown, path: string): Pattern => {
    if (Array.isArray(value))
      return { kind: 'list', items: value.map((item: unknown) => build(item, `${path}[]`)) };
    if (isJsonObject(value)) {
      const names = Object.keys(value);
      const members = names.map((name) =>
        build(value[name], path === '' ? name : `${path}.${name}`),
      );
      return { kind: 'object', names, members };
    }
    const kind = typeof value === 'string' ? profile.slotAt(path) : undefined;
    if (kind === undefined) return { kind: 'fixed', value };
    kinds.push(kind);
    return { kind: 'slot', slot: kinds.length - 1 };
  };
  return { pattern: build(document, ''), kinds };
}

/**
 * What stands in the slots of a document that equals the pattern in everything else: the same
 * members, lists of the same length, the same fixed values. Undefined for any other document.
 */
export function matchPattern(
  pattern: Pattern,
  value: unknown,
  slots: string[],
): readonly string[] | undefined {
  return matches(pattern, value, slots) ? slots : undefined;
}

function matches(pattern: Pattern, value: unknown, slots: string[]): boolean {
  switch (pattern.kind) {
    case 'fixed':
      return pattern.value === value;
    case 'slot':
      if (typeof value !== 'string') return false;
      slots[pattern.slot] = value;
      return true;
    case 'list': {
      const { items } = pattern;
      if (!Array.isArray(value) || value.length !== items.length) return false;
      for (let i = 0; i < items.length; i += 1)
        if (!matches(memberAt(items, i), value[i], slots)) return false;
      return true;
    }
    case 'object': {
      const { names, members } = pattern;
      if (!isJsonObject(value) || Object.keys(value).length !== names.length) return false;
      for (let i = 0; i < names.length; i += 1) {
        const name = names[i] ?? '';
        if (!Object.hasOwn(value, name) || !matches(memberAt(members, i), value[name], slots))
          return false;
      }
      return true;
    }
  }
}

/** The document of a pattern with these values in its slots. */
export function fillPattern(pattern: Pattern, values: readonly string[]): unknown {
  switch (pattern.kind) {
    case 'fixed':
      return pattern.value;
    case 'slot':
      return values[pattern.slot];
    case 'list':
      return pattern.items.map((item) => fillPattern(item, values));
    case 'object':
      return Object.fromEntries(
        pattern.names.map((name, i) => [name, fillPattern(memberAt(pattern.members, i), values)]),
      );
  }
}

function memberAt(members: readonly Pattern[], i: number): Pattern {
  const member = members[i];
  if (member === undefined) throw new Error('a pattern has a member for each name');
  return member;
}
