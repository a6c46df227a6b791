/** An answer of the C2SP routes: plain text whatever the status. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 413 | 422 | 503;
  readonly type: 'text/plain; charset=utf-8' | 'text/x.tlog.size';
  readonly text: string;
}

/** What is used of Fastify's reply. */
export interface TextReply {
  status(code: number): TextReply;
  header(name: string, value: string): TextReply;
  send(text: string): unknown;
}

/** A line of text for a person, or what the format says. */
export function plain(status: WitnessAnswer['status'], text: string): WitnessAnswer {
  return { status, type: 'text/plain; charset=utf-8', text };
}

/** 409: the size the witness knows (c2sp.org/tlog-witness@v1.0.0). */
export function sizeConflict(size: number): WitnessAnswer {
  return { status: 409, type: 'text/x.tlog.size', text: `${size}\n` };
}

export function sendAnswer(reply: TextReply, { status, type, text }: WitnessAnswer): void {
  void reply
    .status(status)
    .header('content-type', type)
    .header('cache-control', 'no-store')
    .send(text);
}
