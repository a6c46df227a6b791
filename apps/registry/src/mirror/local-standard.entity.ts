import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'local_standard' })
export class LocalStandardEntity {
  @PrimaryColumn({ type: 'text' }) origin: string;
  @PrimaryColumn({ type: 'text', name: 'version_uri' }) versionUri: string;
  @Column({ type: 'bigint' }) idx: string;
  @Column({ type: 'text', name: 'content_digest' }) contentDigest: string;
  /** JSON: text by language. */
  @Column({ type: 'text' }) title: string;
}
