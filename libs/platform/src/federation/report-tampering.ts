import { Logger } from '@nestjs/common';
import { afterCommit } from '../database/in-transaction.js';
import type { FollowerContext } from './follower-context.js';

const log = new Logger('follower');

/** Says, once it is committed, that records of an origin are proven to have been altered on the bus. */
export function reportTampering(
  { counters }: Pick<FollowerContext, 'counters'>,
  origin: string,
  records: number,
): void {
  if (records === 0) return;
  afterCommit(() => {
    counters?.foundTampering(records);
    log.error(`bus.tampering: ${records} records of ${origin} held entries that its log has not`);
  });
}
