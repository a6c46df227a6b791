import {
  deadLetterTopic,
  HUB_SEGMENTS_TOPIC,
  hubGroupPrefix,
  REGISTRY_GROUP_PREFIX,
  REGISTRY_MIRROR_GROUP,
  REGISTRY_SEGMENTS_TOPIC,
} from '#federation/topics.js';

/** Whom the rules are for. */
export type Party =
  | { readonly kind: 'hub'; readonly slug: string; readonly witness: boolean }
  | { readonly kind: 'registry'; readonly recovery: boolean }
  | { readonly kind: 'topics-admin' };

/** Bytes a second that a hub may publish: 200 times an ordinary day (docs/design/federation.md 3). */
const HUB_BYTES_PER_SECOND = 1_048_576;

/** Lines for a shell: kafka-acls.sh for each kind of access, kafka-configs.sh for the quota. */
export function accessOf(party: Party, principal = principalOf(party)): readonly string[] {
  const allow = (operations: readonly string[], ...resource: readonly string[]) =>
    [
      'kafka-acls.sh --bootstrap-server "$BROKERS" --command-config "$OPERATOR" --add --force',
      `--allow-principal '${principal}'`,
      ...operations.map((operation) => `--operation ${operation}`),
      ...resource,
    ].join(' ');
  const topics = (...names: readonly string[]) => names.map((name) => `--topic ${name}`);
  const beginning = (kind: 'group' | 'topic', prefix: string) =>
    `--${kind} ${prefix} --resource-pattern-type prefixed`;
  const dlq = deadLetterTopic(REGISTRY_MIRROR_GROUP);
  switch (party.kind) {
    case 'hub':
      return [
        allow(['Write', 'Describe'], ...topics(HUB_SEGMENTS_TOPIC)),
        allow(
          ['Read', 'Describe'],
          ...topics(REGISTRY_SEGMENTS_TOPIC, ...(party.witness ? [HUB_SEGMENTS_TOPIC] : [])),
        ),
        allow(['Read'], beginning('group', hubGroupPrefix(party.slug))),
        'kafka-configs.sh --bootstrap-server "$BROKERS" --command-config "$OPERATOR" --alter' +
          ` --add-config producer_byte_rate=${String(HUB_BYTES_PER_SECOND)}` +
          ` --entity-type users --entity-name '${principal.replace(/^User:/, '')}'`,
      ];
    case 'registry':
      return [
        allow(['Read', 'Describe'], ...topics(HUB_SEGMENTS_TOPIC)),
        allow(['Write', 'Describe'], ...topics(REGISTRY_SEGMENTS_TOPIC, dlq)),
        allow(['Read'], beginning('group', REGISTRY_GROUP_PREFIX)),
        ...(party.recovery ? [allow(['Read'], ...topics(REGISTRY_SEGMENTS_TOPIC, dlq))] : []),
      ];
    case 'topics-admin':
      return [
        allow(
          ['Create', 'Alter', 'AlterConfigs', 'Describe', 'DescribeConfigs'],
          beginning('topic', 'guildmark.'),
        ),
      ];
  }
}

function principalOf(party: Party): string {
  return party.kind === 'hub' ? `User:CN=hub-${party.slug}` : `User:CN=${party.kind}`;
}
