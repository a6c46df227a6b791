import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Evidence } from '#domain/generated/schemas.js';

@Entity({ name: 'evidence' })
export class EvidenceEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid', name: 'experience_id' }) experienceId: string;
  @Column({ type: 'smallint' }) position: number;
  @Column({ type: 'text' }) kind: Evidence['kind'];
  @Column({ type: 'text' }) title: string;
  @Column({ type: 'date', name: 'made_at' }) madeAt: string;
  @Column({ type: 'text' }) language: string;
  @Column({ type: 'text', name: 'media_type' }) mediaType: string;
  @Column({ type: 'int' }) size: number;
  @Column({ type: 'text' }) digest: string;
  @Column({ type: 'boolean' }) disclose: boolean;
  @Column({ type: 'boolean' }) assess: boolean;
  @Column({ type: 'text', nullable: true }) details: string | null;
  @Column({ type: 'text', name: 'captured_by' }) capturedBy: Evidence['capturedBy'];
  @Column({ type: 'timestamptz', name: 'added_at' }) addedAt: Date;
  @Column({ type: 'timestamptz', name: 'erased_at', nullable: true }) erasedAt: Date | null;
}
