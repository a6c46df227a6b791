import { hash } from 'node:crypto';

import { canonicalQuads } from './canonicalise.js';
import {
  type CanonicalTemplate,
  compileTemplate,
  fillTemplate,
  matchTemplate,
  type TemplateMiss,
} from './canonical-template.js';
import type { JsonObject } from './json-object.js';
import type { TemplateProfile } from './template-pattern.js';

/** What the templates need from outside. */
export interface TemplateOptions {
  readonly profile: TemplateProfile;
  /** Templates that are kept; the one unused for longest goes first. */
  readonly limit: number;
  /** Fresh random bytes. */
  readonly random: (bytes: number) => Buffer;
  /** Told once, when a template gave something else than the library: no template is used then. */
  readonly onDifference: () => void;
}

/** How documents were canonicalised since the start. */
export interface TemplateCounts {
  readonly filled: number;
  readonly library: Readonly<Record<TemplateMiss | 'unknown', number>>;
  readonly checked: number;
  readonly isDisabled: boolean;
}

const sha256 = (text: string): Buffer => hash('sha256', text, 'buffer');

/** Of each template, one filling in so many is compared with the library before it is given out. */
const CHECK_EVERY = 1000;

interface Known {
  readonly template: CanonicalTemplate;
  fillings: number;
}

/**
 * Digests of canonical N-Quads from compiled templates where one fits, from the library everywhere
 * else. A document that is not known is canonicalised by the library; `learn` then makes its template.
 */
export class CanonicalTemplates {
  private readonly byKey = new Map<string, Known[]>();
  private readonly misses = new Map<TemplateMiss | 'unknown', number>();
  private size = 0;
  private fillings = 0;
  private checked = 0;
  private isDisabled = false;

  constructor(private readonly options: TemplateOptions) {}

  get counts(): TemplateCounts {
    const of = (miss: TemplateMiss | 'unknown') => this.misses.get(miss) ?? 0;
    return {
      filled: this.fillings,
      library: {
        unknown: of('unknown'),
        'blank-node': of('blank-node'),
        unstable: of('unstable'),
        differs: of('differs'),
        'slot-form': of('slot-form'),
        'slot-order': of('slot-order'),
        'iri-repeated': of('iri-repeated'),
        'line-repeated': of('line-repeated'),
      },
      checked: this.checked,
      isDisabled: this.isDisabled,
    };
  }

  /** SHA-256 of what canonicalQuads gives; faster where a template fits. */
  async digest(document: JsonObject): Promise<Buffer> {
    return this.filled(document) ?? sha256(await canonicalQuads(document));
  }

  /** The same from a template alone; undefined where none fits. */
  filled(document: JsonObject): Buffer | Promise<Buffer> | undefined {
    if (this.isDisabled) return undefined;
    const found = this.find(document);
    if (found === undefined) {
      this.count('unknown');
      return undefined;
    }
    const { known, values } = found;
    const filled = fillTemplate(known.template, values);
    if ('miss' in filled) {
      this.count(filled.miss);
      return undefined;
    }
    this.fillings += 1;
    known.fillings += 1;
    return known.fillings % CHECK_EVERY === 0 ? this.check(document, filled.digest) : filled.digest;
  }

  private async check(document: JsonObject, digest: Buffer): Promise<Buffer> {
    const expected = sha256(await canonicalQuads(document));
    this.checked += 1;
    if (!expected.equals(digest)) this.disable();
    return expected;
  }

  /** Makes the template of a document, unless there is one. */
  async learn(document: JsonObject): Promise<void> {
    if (this.isDisabled || this.find(document) !== undefined) return;
    const { profile, random, limit } = this.options;
    const template = await compileTemplate(document, profile, canonicalQuads, random);
    if (typeof template === 'string') {
      this.count(template);
      if (template === 'differs') this.disable();
      return;
    }
    // Two that learn the same document at once make one template.
    if (this.find(document) !== undefined) return;
    const key = profile.keyOf(document);
    const sharing = this.byKey.get(key) ?? [];
    this.byKey.delete(key);
    this.byKey.set(key, [...sharing, { template, fillings: 0 }]);
    this.size += 1;
    while (this.size > limit) this.forgetOldest();
  }

  private find(
    document: JsonObject,
  ): { readonly known: Known; readonly values: readonly string[] } | undefined {
    const key = this.options.profile.keyOf(document);
    const sharing = this.byKey.get(key);
    if (sharing === undefined) return undefined;
    for (const known of sharing) {
      const values = matchTemplate(known.template, document);
      if (values === undefined) continue;
      // A map keeps the order of insertion: the one used last stands last.
      this.byKey.delete(key);
      this.byKey.set(key, sharing);
      return { known, values };
    }
    return undefined;
  }

  private forgetOldest(): void {
    const [oldest] = this.byKey;
    if (oldest === undefined) throw new Error('there is a template');
    const [key, sharing] = oldest;
    this.byKey.delete(key);
    this.size -= sharing.length;
  }

  private count(miss: TemplateMiss | 'unknown'): void {
    this.misses.set(miss, (this.misses.get(miss) ?? 0) + 1);
  }

  private disable(): void {
    this.isDisabled = true;
    this.byKey.clear();
    this.options.onDifference();
  }
}
