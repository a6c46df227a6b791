import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'experience' })
export class ExperienceEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid', name: 'person_id' }) personId: string;
  @Column({ type: 'date', name: 'from_day' }) from: string;
  @Column({ type: 'date', name: 'to_day', nullable: true }) to: string | null;
  @Column({ type: 'text' }) role: string;
  @Column({ type: 'text', array: true }) tasks: string[];
  @Column({ type: 'timestamptz', name: 'recorded_at' }) recordedAt: Date;
}
