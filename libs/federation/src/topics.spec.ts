import { deadLetterTopic, hubFollowGroup, topicSpecs } from '#federation/topics.js';

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
