import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'hub_key' })
export class HubKeyEntity {
  @PrimaryColumn({ type: 'text' }) origin: string;
  @PrimaryColumn({ type: 'text' }) kid: string;
  @Column({ type: 'text' }) alg: 'EdDSA' | 'ES256' | 'RS256';
  /** JSON: public members only. */
  @Column({ type: 'text' }) jwk: string;
  @Column({ type: 'bigint', name: 'from_index' }) fromIndex: string;
  @Column({ type: 'bigint', name: 'to_index', nullable: true }) toIndex: string | null;
  @Column({ type: 'boolean' }) compromised: boolean;
}
