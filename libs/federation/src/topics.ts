import type { TopicSpec } from '#federation/bus.js';

/** Segments of all hubs' ledgers, read by the registry; key = origin. */
export const HUB_SEGMENTS_TOPIC = 'guildmark.hub.segments.v1';

/** Segments of the registry's ledger, read by every hub. */
export const REGISTRY_SEGMENTS_TOPIC = 'guildmark.registry.segments.v1';

/** The registry's consumer group on the hubs' topic. */
export const REGISTRY_MIRROR_GROUP = 'guildmark.registry.mirror';

/** A hub's consumer group on the registry's topic; `slug` is the hub's short name. */
export function hubFollowGroup(slug: string): string {
  return `guildmark.hub.${slug}.follow`;
}

/** Consumer group with which a hub takes the hubs' topic as their witness. */
export function hubWitnessGroup(slug: string): string {
  return `guildmark.hub.${slug}.witness`;
}

/** Every group of a hub begins with this, so that one access rule covers them. */
export function hubGroupPrefix(slug: string): string {
  return `guildmark.hub.${slug}.`;
}

/** Every group of the registry begins with this. */
export const REGISTRY_GROUP_PREFIX = 'guildmark.registry.';

/** Begins the groups with which a hub, or the registry, reads a topic once. */
export function hubReadGroup(slug: string): string {
  return `${hubGroupPrefix(slug)}read`;
}
/** See hubReadGroup. */
export const REGISTRY_READ_GROUP = `${REGISTRY_GROUP_PREFIX}read`;

/** Where the owner of a group puts copies of records it refused. */
export function deadLetterTopic(group: string): string {
  return `${group}.dlq`;
}

/** 21 days: a topic cannot erase a body, so nothing stays there for a month (docs/design/federation.md 3). */
const RETENTION_MS = 21 * 24 * 60 * 60 * 1000;

/**
 * The topics of the federation. `production` keeps three copies of which two must hold a record
 * before it counts; `single-node` is for one broker without copies, and for the embedded bus.
 */
export function topicSpecs(size: 'production' | 'single-node'): readonly TopicSpec[] {
  const large = size === 'production';
  const spec = (name: string, partitions: number): TopicSpec => ({
    name,
    partitions,
    replicas: large ? 3 : 1,
    minInSyncReplicas: large ? 2 : 1,
    retentionMs: RETENTION_MS,
  });
  return [
    spec(HUB_SEGMENTS_TOPIC, large ? 48 : 3),
    // One writer, one partition: the registry's leaves have a total order.
    spec(REGISTRY_SEGMENTS_TOPIC, 1),
    spec(deadLetterTopic(REGISTRY_MIRROR_GROUP), large ? 3 : 1),
  ];
}
