import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'observatory_release' })
export class ObservatoryReleaseEntity {
  @PrimaryColumn({ type: 'text' }) quarter: string;
  /** The RFC 8785 bytes that everybody gets. */
  @Column({ type: 'bytea' }) content: Buffer;
  @Column({ type: 'timestamptz', name: 'released_at' }) releasedAt: Date;
  @Column({ type: 'uuid', name: 'intent_id' }) intentId: string;
}
