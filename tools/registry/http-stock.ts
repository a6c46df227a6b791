import { entriesPath, MAX_ENTRY } from '#ledger/tile-layout.js';
import { MAX_BODY } from '#platform/ledger/new-body.js';
import { type LedgerStock, RebuildRefused } from '#platform/rebuild/ledger-stock.js';
import { parsePrefix, readHttp } from '../ledger/http-source.js';
import { digestOf } from './manifest-file.js';

const MAX_NOTE = 131_072;

/** A ledger as its party serves it. One that does not answer makes the rebuild incomplete. */
export function httpStock(prefixUrl: string): LedgerStock {
  const prefix = parsePrefix(prefixUrl);
  let note: Promise<readonly string[]> | undefined;
  const incomplete = (path: string, why: string) =>
    new RebuildRefused('rebuild.source-incomplete', `${new URL(path, prefix).href}: ${why}`);
  const readNote = async () => {
    const read = await readHttp(prefix, 'checkpoint', MAX_NOTE);
    if (read.state === 'missing') return [];
    if (read.state !== 'found') throw incomplete('checkpoint', whyOf(read));
    return [read.bytes.toString()];
  };
  return {
    // The server goes on growing: everything is read up to one note.
    notes: () => (note ??= readNote()),
    bundle: async (index, width) => {
      const path = entriesPath(index, width);
      const read = await readHttp(prefix, path, width * (2 + MAX_ENTRY));
      if (read.state !== 'found') throw incomplete(path, whyOf(read));
      return read.bytes;
    },
    body: async (sha256) => {
      const path = `body/${sha256}`;
      const read = await readHttp(prefix, path, MAX_BODY);
      if (read.status === 410) return null;
      if (read.state === 'missing') return undefined;
      if (read.state !== 'found') throw incomplete(path, whyOf(read));
      return digestOf(read.bytes) === sha256 ? read.bytes : undefined;
    },
  };
}

function whyOf(read: { readonly state: string; readonly why?: string }): string {
  return read.why ?? read.state;
}
