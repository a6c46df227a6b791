import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { WalletNotification } from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { WalletCopiesStore } from './wallet-copies.store.js';
import { hashOf } from './wallet-secrets.js';
import { WalletSessions } from './wallet-sessions.js';

/** Hears what became of the copies (OpenID4VCI 1.0, 11). */
@Injectable()
export class WalletNotifications {
  constructor(
    private readonly sessions: WalletSessions,
    private readonly store: WalletCopiesStore,
    private readonly clock: Clock,
  ) {}

  /** The last event stands; said again it changes nothing. Refuses `wallet-token.refused`, `wallet-notification.unknown`. */
  async note(
    token: string | undefined,
    { notification_id: id, event }: WalletNotification,
  ): Promise<void> {
    const { offerId } = await this.sessions.find(token);
    const origin = { offerId, notificationHash: hashOf(id) };
    if (!(await this.store.note(origin, event, this.clock.now())))
      throw new DomainError('wallet-notification.unknown');
  }
}
