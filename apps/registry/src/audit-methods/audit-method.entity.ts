import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'audit_method' })
export class AuditMethodEntity {
  /** RFC 8785 text of the versions: a set is released once. */
  @PrimaryColumn({ type: 'text' }) versions: string;
  /** RFC 8785 text of the data of the event. */
  @Column({ type: 'text' }) content: string;
  @Column({ type: 'timestamptz', name: 'released_at' }) releasedAt: Date;
  @Column({ type: 'uuid', name: 'intent_id' }) intentId: string;
}
