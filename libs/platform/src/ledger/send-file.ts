/** Bytes to answer with, and how long they may be kept. */
export interface LedgerFile {
  readonly content: Buffer;
  readonly type: 'text/plain; charset=utf-8' | 'application/octet-stream';
  readonly caching: string;
}

/** What is used of Fastify's reply. */
export interface FileReply {
  header(name: string, value: string): FileReply;
  send(content: Buffer): unknown;
}

/** Answers 200 with a file that scripts of any page may read. */
export function sendFile(reply: FileReply, { content, type, caching }: LedgerFile): void {
  void reply
    .header('content-type', type)
    .header('cache-control', caching)
    .header('access-control-allow-origin', '*')
    // helmet's same-origin would take back what the line above gives
    .header('cross-origin-resource-policy', 'cross-origin')
    .send(content);
}
