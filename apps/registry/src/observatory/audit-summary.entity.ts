import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'audit_summary' })
export class AuditSummaryEntity {
  @PrimaryColumn({ type: 'text' }) origin: string;
  @PrimaryColumn({ type: 'int' }) year: number;
  @Column({ type: 'bigint' }) idx: string;
  @Column({ type: 'timestamptz', name: 'said_at' }) saidAt: Date;
  /** JSON: the data of the event. */
  @Column({ type: 'text' }) content: string;
}
