import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'claim_experience' })
export class ClaimExperienceEntity {
  @PrimaryColumn({ type: 'uuid', name: 'claim_id' }) claimId: string;
  @PrimaryColumn({ type: 'uuid', name: 'experience_id' }) experienceId: string;
  @Column({ type: 'smallint' }) position: number;
}
