import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'status_list_publication' })
export class StatusListPublicationEntity {
  @PrimaryColumn({ type: 'text' }) origin: string;
  @PrimaryColumn({ type: 'bigint' }) idx: string;
  @Column({ type: 'text' }) url: string;
  @Column({ type: 'text' }) sha256: string;
  @Column({ type: 'bigint' }) seq: string;
}
