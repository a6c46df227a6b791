import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'proposal' })
export class ProposalEntity {
  @PrimaryColumn({ type: 'text' }) origin: string;
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'bigint' }) idx: string;
  @Column({ type: 'text', name: 'from_version_uri' }) fromVersionUri: string;
  @Column({ type: 'text', name: 'to_version_uri' }) toVersionUri: string;
  @Column({ type: 'text' }) relation: 'exact' | 'close' | 'broad' | 'narrow';
  @Column({ type: 'text', nullable: true }) rationale: string | null;
}
