import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import type { PersonalFile } from '../privacy/personal-files.service.js';
import { readmeText } from './export-words.js';
import { ExportSafe } from './export-safe.service.js';
import { ExportSources } from './export-sources.service.js';
import { type ExportRecord, ExportsStore } from './exports.store.js';

/** Of one step; a crash repeats no more, and no more is held in memory but for one larger file. */
const STEP = { files: 50, bytes: 8 * 1_048_576 } as const;
export const README = 'README.txt';
export const MANIFEST = 'manifest.json';

interface Read {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Puts exports together, a few files at a time. */
@Injectable()
export class ExportBuilder {
  constructor(
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
    private readonly store: ExportsStore,
    private readonly sources: ExportSources,
    private readonly safe: ExportSafe,
    private readonly clock: Clock,
  ) {}

  /** Goes on with the export that has waited longest; 'idle' when there is none. */
  async tick(): Promise<'idle' | 'busy'> {
    const open = await this.store.next();
    if (!open) return 'idle';
    try {
      await this.goOn(open);
    } catch (error) {
      // It says where it stopped, and stands in nobody's way; while the database is away this fails
      // too, and the export goes on later.
      await this.store.finish(open.id, 'failed', this.clock.now());
      throw error;
    }
    return 'busy';
  }

  private async goOn(open: ExportRecord): Promise<void> {
    const files = await this.sources.of(open);
    const left = files.filter(({ name }) => name > open.cursor);
    const { read, handled } = await readSome(left);
    // crash here: nothing of the step is kept; it is taken again
    await this.store.atomically(async (m) => {
      const held = await this.store.lock(open.id, m);
      // Another process was faster, or the person was erased.
      if (held?.cursor !== open.cursor) return;
      for (const { name, bytes } of read)
        await this.store.addFile(open.id, await this.safe.seal(open, name, bytes, m), m);
      const cursor = left[handled - 1]?.name ?? open.cursor;
      if (handled < left.length)
        await this.store.advance(
          open.id,
          { cursor, done: files.length - left.length + handled, total: files.length + 2 },
          m,
        );
      else await this.close(open, m);
    });
  }

  /** What explains the archive comes last: it lists all that came in. */
  private async close(open: ExportRecord, m: Transaction): Promise<void> {
    const { id } = open;
    const readme = Buffer.from(readmeText(this.config.name, open.requestedAt), 'utf8');
    await this.store.addFile(id, await this.safe.seal(open, README, readme, m), m);
    const files = await this.store.listed(id, m);
    const manifest = { requestedAt: open.requestedAt.toISOString(), files };
    const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`, 'utf8');
    await this.store.addFile(id, await this.safe.seal(open, MANIFEST, text, m), m);
    const total = files.length + 1;
    await this.store.advance(id, { cursor: '', done: total, total }, m);
    await this.store.finish(id, 'done', this.clock.now(), m);
  }
}

async function readSome(
  files: readonly PersonalFile[],
): Promise<{ readonly read: readonly Read[]; readonly handled: number }> {
  const read: Read[] = [];
  let [handled, size] = [0, 0];
  for (const file of files) {
    if (handled === STEP.files || size >= STEP.bytes) break;
    const bytes = await file.read();
    handled += 1;
    if (bytes === undefined) continue;
    size += bytes.length;
    read.push({ name: file.name, bytes });
  }
  return { read, handled };
}
