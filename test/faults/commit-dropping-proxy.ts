import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * When the connection is cut: before the server hears of the commit, or after it has committed and
 * before its answer is passed on.
 */
export type Cut = 'before' | 'after';

/** A proxy in front of PostgreSQL that cuts one connection at one commit. */
export interface CommitDroppingProxy {
  /** The same database through the proxy. */
  readonly url: string;
  /** Cuts at the `k`-th commit from now on, of whatever connection. */
  arm(k: number, cut: Cut): void;
  /** Whether the cut has been made. */
  readonly fired: boolean;
  /** Statements that were cut, for the message of a test. */
  readonly what: readonly string[];
  close(): Promise<void>;
}

interface Armed {
  left: number;
  readonly cut: Cut;
}

/** Calls back with each whole message; the first one of a client has no type. */
function messages(onMessage: (type: string, whole: Buffer) => void, untyped: boolean) {
  let rest = Buffer.alloc(0);
  let first = untyped;
  return (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = first ? 0 : 1;
      if (rest.length < head + 4) return;
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) return;
      const whole = rest.subarray(0, length);
      rest = rest.subarray(length);
      const type = first ? '' : String.fromCharCode(whole[0] ?? 0);
      first = false;
      onMessage(type, whole);
    }
  };
}

/** The SQL of a simple query or of a Parse, which has the name of the statement before it. */
function sqlOf(type: string, whole: Buffer): string | undefined {
  if (type === 'Q') return whole.toString('utf8', 5, whole.length - 1);
  if (type === 'P') return whole.toString('utf8', whole.indexOf(0, 5) + 1);
  return undefined;
}

const writes = (sql: string) => /\b(INSERT|UPDATE|DELETE)\b/i.test(sql);
const isCommit = (sql: string) => /^\s*COMMIT\b/i.test(sql);

/** Listens on a loopback port in front of the server of `upstream`. */
export async function commitDroppingProxy(upstream: string): Promise<CommitDroppingProxy> {
  const target = new URL(upstream);
  const sockets = new Set<Socket>();
  const what: string[] = [];
  let armed: Armed | undefined;
  let fired = false;

  // A statement travels as several small messages: none may wait for the answer to another.
  const server = createServer({ noDelay: true }, (client) => {
    const database = connect({
      port: Number(target.port),
      host: target.hostname,
      noDelay: true,
    });
    /** The server has answered everything and is in no transaction. */
    let idle = false;
    let swallowing = false;
    /** The open transaction has written: its COMMIT is one that matters. */
    let wrote = false;
    const cutOff = () => {
      client.destroy();
      database.destroy();
    };
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', cutOff);
      socket.on('close', () => {
        sockets.delete(socket);
        cutOff();
      });
    }
    client.on(
      'data',
      messages((type, whole) => {
        const sql = sqlOf(type, whole);
        // COMMIT of a transaction that wrote, or a statement that writes and is its own transaction.
        const matters = sql !== undefined && (isCommit(sql) ? wrote : idle && writes(sql));
        if (sql !== undefined) wrote = !isCommit(sql) && (wrote || (!idle && writes(sql)));
        if (armed && sql !== undefined && matters && --armed.left === 0) {
          what.push(sql.trim().slice(0, 60));
          fired = true;
          swallowing = armed.cut === 'after';
          const before = armed.cut === 'before';
          armed = undefined;
          if (before) {
            cutOff();
            return;
          }
        }
        // From the first statement on, until the server says that it is idle again.
        if (type === 'Q' || type === 'P') idle = false;
        if (!database.destroyed) database.write(whole);
      }, true),
    );
    database.on(
      'data',
      messages((type, whole) => {
        if (type === 'Z') idle = whole.toString('latin1', 5, 6) === 'I';
        if (idle) wrote = false;
        if (!swallowing) client.write(whole);
        // ReadyForQuery comes after the commit is durable: now the answer is lost.
        else if (type === 'Z') cutOff();
      }, false),
    );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = new URL(upstream);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    arm: (k, cut) => {
      armed = { left: k, cut };
      fired = false;
      what.length = 0;
    },
    get fired() {
      return fired;
    },
    what,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
