import { Injectable } from '@nestjs/common';
import type { StandardVersion } from '#domain/generated/schemas.js';
import type { StandardMapping } from '#domain/skills/level-for.js';
import { RegistryFeed } from '../federation/registry-feed.service.js';
import { StandardsService } from './standards.service.js';

/** A version that the hub knows, its own or a European one. */
export interface KnownStandard {
  readonly versionUri: string;
  readonly title: StandardVersion['title'];
  /** Absent for a European one: the registry's ledger names it and does not describe it. */
  readonly levels?: readonly number[];
  /** European itself, or mapped to a European one. */
  readonly mapped: boolean;
  /** To what the registry confirmed that it corresponds. */
  readonly mappings: readonly StandardMapping[];
}

/** Local standards and those of the registry side by side. */
@Injectable()
export class KnownStandards {
  constructor(
    private readonly standards: StandardsService,
    private readonly feed: RegistryFeed,
  ) {}

  /** Those of these versions that are known, by address. */
  async known(uris: readonly string[]): Promise<ReadonlyMap<string, KnownStandard>> {
    if (uris.length === 0) return new Map();
    const local = await this.standards.standards(uris);
    const mappings = await this.feed.mappingsFrom([...local.keys()]);
    const found = new Map<string, KnownStandard>();
    for (const { versionUri, title } of await this.feed.europeanStandards())
      if (uris.includes(versionUri))
        found.set(versionUri, { versionUri, title, mapped: true, mappings: [] });
    for (const [versionUri, { content }] of local) {
      const { title, levels } = content.value;
      const own = mappings.get(versionUri) ?? [];
      found.set(versionUri, {
        ...{ versionUri, title, levels: levels.map(({ level }) => level) },
        ...{ mapped: own.length > 0, mappings: own },
      });
    }
    return found;
  }
}
