import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'hub' })
export class HubEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text', name: 'legal_name' }) legalName: string;
  @Column({ type: 'text' }) did: string;
  @Column({ type: 'text' }) url: string;
  @Column({ type: 'text' }) origin: string;
  @Column({ type: 'text', name: 'verifier_key' }) verifierKey: string;
  @Column({ type: 'text', name: 'witness_name', nullable: true }) witnessName: string | null;
  @Column({ type: 'text', name: 'witness_key', nullable: true }) witnessKey: string | null;
  @Column({ type: 'text', name: 'witness_url', nullable: true }) witnessUrl: string | null;
  @Column({ type: 'timestamptz', name: 'registered_at' }) registeredAt: Date;
}
