import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** Bytes to answer with, and how long they may be kept. */
export interface LedgerFile {
  readonly content: Buffer;
  readonly type:
    | 'text/plain; charset=utf-8'
    | 'application/octet-stream'
    | 'application/schema+json'
    | 'application/yaml';
  readonly caching: string;
  /** Worth compressing for a reader who asks: text in it repeats. */
  readonly compressible?: boolean;
  /** Asked for again and again while it stays the same: an entity tag saves sending it. */
  readonly tagged?: boolean;
}

/** What is used of Fastify's reply. */
export interface FileReply {
  readonly request: { readonly headers: Readonly<Record<string, string | string[] | undefined>> };
  status(code: number): FileReply;
  header(name: string, value: string): FileReply;
  send(content?: Buffer): unknown;
}

const compress = promisify(gzip);

/** Answers with a file that scripts of any page may read: 200, or 304 where the reader has it. */
export async function sendFile(reply: FileReply, file: LedgerFile): Promise<void> {
  const { content, type, caching, compressible = false, tagged = false } = file;
  reply
    .header('content-type', type)
    .header('cache-control', caching)
    .header('access-control-allow-origin', '*')
    // helmet's same-origin would take back what the line above gives
    .header('cross-origin-resource-policy', 'cross-origin');
  if (tagged) {
    const tag = `"${createHash('sha256').update(content).digest('base64url')}"`;
    reply.header('etag', tag);
    if (asText(reply.request.headers['if-none-match']).includes(tag)) {
      void reply.status(304).send();
      return;
    }
  }
  if (compressible) reply.header('vary', 'accept-encoding');
  const zipped = compressible && acceptsGzip(asText(reply.request.headers['accept-encoding']));
  if (zipped) reply.header('content-encoding', 'gzip');
  void reply.send(zipped ? await compress(content) : content);
}

/** True when gzip is named and not refused with a quality of 0 (RFC 9110 12.5.3). */
export function acceptsGzip(header: string): boolean {
  return header.split(',').some((item) => {
    const [coding = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    return coding === 'gzip' && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}

const asText = (value: string | string[] | undefined) => [value ?? []].flat().join();
