import {
  deadLetterTopic,
  hubFollowGroup,
  hubGroupPrefix,
  hubReadGroup,
  hubWitnessGroup,
  REGISTRY_GROUP_PREFIX,
  REGISTRY_MIRROR_GROUP,
  REGISTRY_READ_GROUP,
  topicSpecs,
} from '#federation/topics.js';

it('gives the registry one partition: its leaves have a total order', () => {
  for (const size of ['production', 'single-node'] as const)
    expect(
      topicSpecs(size).find(({ name }) => name === 'guildmark.registry.segments.v1')?.partitions,
    ).toBe(1);
});

it('asks two of three copies in production, and one copy of a single node', () => {
  const copies = (size: 'production' | 'single-node') =>
    topicSpecs(size).map(({ replicas, minInSyncReplicas }) => [replicas, minInSyncReplicas]);
  expect(copies('production')).toEqual([
    [3, 2],
    [3, 2],
    [3, 2],
  ]);
  expect(copies('single-node')).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
  ]);
});

it('keeps records less than a month, so that an erased body is gone everywhere in time', () => {
  for (const { retentionMs } of topicSpecs('production'))
    expect(retentionMs).toBe(21 * 24 * 3600 * 1000);
});

it('names groups and dead letters after their owner', () => {
  expect(hubFollowGroup('north')).toBe('guildmark.hub.north.follow');
  expect(deadLetterTopic(hubFollowGroup('north'))).toBe('guildmark.hub.north.follow.dlq');
});

it("begins every group with what its owner may read, and with nobody else's", () => {
  for (const group of [hubFollowGroup('a'), hubWitnessGroup('a'), hubReadGroup('a')]) {
    expect(group.startsWith(hubGroupPrefix('a'))).toBe(true);
    expect(group.startsWith(hubGroupPrefix('a-b'))).toBe(false);
    expect(hubFollowGroup('a-b').startsWith(hubGroupPrefix('a'))).toBe(false);
  }
  for (const group of [REGISTRY_MIRROR_GROUP, REGISTRY_READ_GROUP])
    expect(group.startsWith(REGISTRY_GROUP_PREFIX)).toBe(true);
});
