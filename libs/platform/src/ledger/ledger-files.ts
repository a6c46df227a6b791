import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import { parseTilePath } from '#ledger/tile-layout.js';
import { LedgerReader } from './ledger-reader.js';
import type { LedgerFile } from './send-file.js';

/** A tile never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable';
/** A checkpoint is replaced at every publication (docs/design/ledger.md 3). */
const BRIEFLY = 'max-age=2';
/** A body may be erased at any time, so nobody between us and the reader may keep it. */
const NEVER = 'no-store';

/** The files of the public ledger; nothing beyond the published size. */
@Injectable()
export class LedgerFiles {
  constructor(private readonly reader: LedgerReader) {}

  /** The newest published note. Refuses `ledger.not-published` before the first. */
  async checkpoint(): Promise<LedgerFile> {
    const published = await this.reader.checkpoint();
    if (!published) throw new DomainError('ledger.not-published');
    const content = Buffer.from(published.note);
    return { content, type: 'text/plain; charset=utf-8', caching: BRIEFLY, tagged: true };
  }

  /** The tile or bundle an address names. Refuses `ledger.not-published` every other address. */
  async tile(url: string): Promise<LedgerFile> {
    const name = parseTilePath(url.replace(/\?.*$/s, '').replace(/^.*?\/(?=tile\/)/s, ''));
    if (!name) throw new DomainError('ledger.not-published', { expected: 'the path of a tile' });
    const content = await this.reader.tile(name);
    const compressible = name.kind === 'entries';
    return { content, type: 'application/octet-stream', caching: FOR_EVER, compressible };
  }

  /** salt[32] || content. Refuses `body.unknown` and `body.erased`. */
  async body(hex: string): Promise<LedgerFile> {
    const stored = /^[0-9a-f]{64}$/.test(hex) ? await this.reader.publishedBody(hex) : undefined;
    if (!stored) throw new DomainError('body.unknown');
    if (!stored.bytes) throw new DomainError('body.erased');
    return { content: stored.bytes, type: 'application/octet-stream', caching: NEVER };
  }
}
