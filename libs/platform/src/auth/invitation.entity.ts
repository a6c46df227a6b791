import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A one-time token to set a password. Only its digest is kept. */
@Entity({ name: 'invitation' })
export class InvitationEntity {
  @PrimaryColumn({ type: 'bytea', name: 'token_digest' }) tokenDigest: Buffer;
  @Column({ type: 'uuid', name: 'account_id' }) accountId: string;
  @Column({ type: 'timestamptz', name: 'expires_at' }) expiresAt: Date;
}
