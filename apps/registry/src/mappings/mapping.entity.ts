import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'mapping' })
export class MappingEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) origin: string;
  @Column({ type: 'uuid', name: 'proposal_id' }) proposalId: string;
  @Column({ type: 'text', name: 'from_version_uri' }) fromVersionUri: string;
  @Column({ type: 'text', name: 'to_version_uri' }) toVersionUri: string;
  @Column({ type: 'text' }) relation: 'exact' | 'close' | 'broad' | 'narrow';
  @Column({ type: 'int', name: 'level_shift' }) levelShift: number;
  @Column({ type: 'text', nullable: true }) rationale: string | null;
  @Column({ type: 'timestamptz', name: 'confirmed_at' }) confirmedAt: Date;
  @Column({ type: 'uuid', name: 'confirmed_by', nullable: true }) confirmedBy: string | null;
  @Column({ type: 'uuid', name: 'intent_id' }) intentId: string;
}
