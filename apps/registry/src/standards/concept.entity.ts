import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'concept' })
export class ConceptEntity {
  @PrimaryColumn({ type: 'text' }) key: string;
  @Column({ type: 'text' }) id: string;
}
