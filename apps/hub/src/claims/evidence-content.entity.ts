import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'evidence_content' })
export class EvidenceContentEntity {
  @PrimaryColumn({ type: 'uuid', name: 'evidence_id' }) evidenceId: string;
  @Column({ type: 'bytea' }) sealed: Buffer;
}
