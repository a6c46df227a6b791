import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'accreditation_decision' })
export class AccreditationDecisionEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'bigint', insert: false }) seq: string;
  @Column({ type: 'uuid', name: 'hub_id' }) hubId: string;
  @Column({ type: 'text' }) decision: 'accredited' | 'suspended' | 'withdrawn';
  @Column({ type: 'text', array: true, name: 'scope_standards' }) scopeStandards: string[];
  @Column({ type: 'int', array: true, name: 'scope_levels' }) scopeLevels: number[];
  @Column({ type: 'timestamptz', name: 'valid_from' }) validFrom: Date;
  @Column({ type: 'timestamptz', name: 'valid_to' }) validTo: Date;
  @Column({ type: 'text', name: 'reason_code' }) reasonCode: string;
  @Column({ type: 'timestamptz', name: 'decided_at' }) decidedAt: Date;
  @Column({ type: 'uuid', name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column({ type: 'uuid', name: 'evidence_id', nullable: true }) evidenceId: string | null;
  @Column({ type: 'uuid', name: 'intent_id' }) intentId: string;
}
