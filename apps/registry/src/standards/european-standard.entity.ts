import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'european_standard' })
export class EuropeanStandardEntity {
  @PrimaryColumn({ type: 'text', name: 'version_uri' }) versionUri: string;
  @Column({ type: 'text' }) key: string;
  @Column({ type: 'text' }) version: string;
  /** The bytes that the digest is over, as they are served. */
  @Column({ type: 'bytea' }) content: Buffer;
  @Column({ type: 'text', name: 'content_digest' }) contentDigest: string;
  @Column({ type: 'timestamptz', name: 'published_at' }) publishedAt: Date;
  @Column({ type: 'uuid', name: 'intent_id' }) intentId: string;
}
