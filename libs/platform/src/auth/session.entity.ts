import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A signed-in session. Only the digest of the token is kept. */
@Entity({ name: 'session' })
export class SessionEntity {
  @PrimaryColumn({ type: 'bytea', name: 'token_digest' }) tokenDigest: Buffer;
  @Column({ type: 'uuid', name: 'account_id' }) accountId: string;
  @Column({ type: 'timestamptz', name: 'expires_at' }) expiresAt: Date;
}
