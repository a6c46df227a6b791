import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'firm' })
export class FirmEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) key: string;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text' }) trade: string;
  @Column({ type: 'text' }) town: string;
  @Column({ type: 'int' }) staff: number;
}
