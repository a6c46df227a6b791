import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Turn } from '#domain/claim/admit-assessor.js';
import type { Grade } from '#domain/claim/grade-evidence.js';
import type { Tie } from '#domain/claim/tie-between.js';

@Entity({ name: 'assessment' })
export class AssessmentEntity {
  @PrimaryColumn({ type: 'uuid', name: 'claim_id' }) claimId: string;
  @PrimaryColumn({ type: 'smallint' }) turn: Turn;
  @Column({ type: 'uuid', name: 'assessor_id' }) assessorId: string;
  @Column({ type: 'text' }) tie: Tie;
  @Column({ type: 'timestamptz', name: 'assigned_at' }) assignedAt: Date;
  @Column({ type: 'timestamptz', name: 'submitted_at', nullable: true }) submittedAt: Date | null;
  @Column({ type: 'text', nullable: true }) outcome: 'met' | 'not-met' | null;
  @Column({ type: 'text', array: true, nullable: true }) methods: string[] | null;
  @Column({ type: 'text', nullable: true }) judgement: string | null;
  @Column({ type: 'timestamptz', name: 'declared_at', nullable: true }) declaredAt: Date | null;
  @Column({ type: 'smallint', name: 'level_reached', nullable: true }) levelReached: number | null;
  @Column({ type: 'text', nullable: true }) grade: Grade | null;
  @Column({ type: 'uuid', name: 'mandate_id', nullable: true }) mandateId: string | null;
}
