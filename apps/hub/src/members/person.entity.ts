import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'person' })
export class PersonEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) key: string;
  @Column({ type: 'uuid', name: 'firm_id' }) firmId: string;
  @Column({ type: 'text', name: 'given_name' }) givenName: string;
  @Column({ type: 'text', name: 'family_name' }) familyName: string;
  @Column({ type: 'text' }) email: string;
  @Column({ type: 'uuid', name: 'manager_id', nullable: true }) managerId: string | null;
  @Column({ type: 'timestamptz', name: 'left_at', nullable: true }) leftAt: Date | null;
  @Column({ type: 'boolean', default: false }) erased: boolean;
}
