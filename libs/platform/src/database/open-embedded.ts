import { existsSync, fsyncSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

interface FileLayer {
  readonly NODEFS: { readonly stream_ops: Record<string, (stream: { nfd: number }) => number> };
}

/**
 * Emscripten's file layer has no fsync, so PostgreSQL's flushes would vanish. This puts them back:
 * one call of `flush` (fsync of the descriptor) for each flush the server asks for.
 */
class DurableNodeFS extends NodeFS {
  constructor(
    dataDir: string,
    private readonly flush: (descriptor: number) => void,
  ) {
    super(dataDir);
  }

  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const result = await super.init(...args);
    const options = result.emscriptenOpts;
    const restoreFlush = (layer: unknown) => {
      (layer as FileLayer).NODEFS.stream_ops.fsync = (stream) => {
        this.flush(stream.nfd);
        return 0;
      };
    };
    const before = Array.isArray(options.preRun) ? options.preRun : [];
    options.preRun = [...before, restoreFlush] as NonNullable<typeof options.preRun>;
    return result;
  }
}

export interface EmbeddedOptions {
  /** Data directory; in memory when absent. */
  readonly dir?: string | undefined;
  /** gzip of a prepared data directory, used when the directory is new (docs/adr/0002). */
  readonly template?: string | undefined;
  /** Called for every flush; fsync unless a test counts. */
  readonly flush?: (descriptor: number) => void;
}

/** Opens the embedded PostgreSQL. With a directory it is durable: fsync on, one per commit. */
export async function openEmbedded({
  dir,
  template,
  flush = fsyncSync,
}: EmbeddedOptions): Promise<PGlite> {
  const isNew = dir === undefined || !existsSync(join(dir, 'PG_VERSION'));
  const loadDataDir =
    isNew && template !== undefined && existsSync(template)
      ? { loadDataDir: new Blob([readFileSync(template)]) }
      : {};
  if (dir === undefined) {
    // The files are memory already: clearing 128 MB of buffers for a copy of them takes longer than the rest.
    const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];
    return PGlite.create({ startParams, ...loadDataDir });
  }
  mkdirSync(dirname(dir), { recursive: true, mode: 0o700 });
  // fdatasync, the default of wal_sync_method, does nothing in this file layer; fsync does.
  const startParams = [
    ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
    '-c',
    'wal_sync_method=fsync',
  ];
  return PGlite.create({ fs: new DurableNodeFS(dir, flush), startParams, ...loadDataDir });
}
