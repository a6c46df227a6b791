import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClaimState } from './claim-record.js';

@Entity({ name: 'claim' })
export class ClaimEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid', name: 'person_id' }) personId: string;
  @Column({ type: 'text' }) standard: string;
  @Column({ type: 'smallint' }) level: number;
  @Column({ type: 'text' }) state: ClaimState;
  @Column({ type: 'timestamptz', name: 'opened_at' }) openedAt: Date;
  @Column({ type: 'timestamptz', name: 'consented_at' }) consentedAt: Date;
  @Column({ type: 'uuid', name: 'credential_id', nullable: true }) credentialId: string | null;
  @Column({ type: 'uuid', nullable: true }) renews: string | null;
  @Column({ type: 'date', name: 'renews_since', nullable: true }) renewsSince: string | null;
}
