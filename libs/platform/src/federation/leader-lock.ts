import type { DataSource } from 'typeorm';
import { PooledClient } from '../database/pooled-client.js';

/**
 * A publication of the last leader may still be on its way to the broker when the server notices
 * that its connection is gone. Whoever takes over lets it end first; followers would bear both.
 */
const HANDOVER_MS = 2000;
/** A server that does not answer for so long has, as far as we can know, let go of the lock. */
const ANSWER_MS = 5000;

/**
 * Which of several processes does what only one may do: the one whose own connection holds a session
 * lock of PostgreSQL. A killed process loses its connection, and the lock with it. The embedded
 * database belongs to one process, which leads. Needs a direct connection: a pooler that hands
 * sessions around would lose the lock.
 */
export class LeaderLock {
  private client: PooledClient | undefined;
  private held = false;
  private waited = false;
  private notBefore = 0;

  constructor(
    private readonly db: DataSource,
    /** What is led; processes of one database with the same name compete. */
    private readonly name: string,
    private readonly handoverMs = HANDOVER_MS,
  ) {}

  /**
   * Asks the server: true while the lock is ours. Call before each step that nobody else may do
   * beside us. False when another process leads, has just led, or the database does not answer.
   */
  async confirm(): Promise<boolean> {
    const url = urlOf(this.db);
    if (url === undefined) return true;
    try {
      const client = (this.client ??= await this.connect(url));
      if (this.held) await client.query('SELECT 1');
      else await this.tryFor(client);
    } catch {
      // Whatever failed, the session is not to be relied on; the next call opens another.
      await this.release();
    }
    return this.held && performance.now() >= this.notBefore;
  }

  /** Lets another process lead. */
  async release(): Promise<void> {
    const { client } = this;
    this.lose(client);
    await client?.end().catch(() => undefined);
  }

  private async tryFor(client: PooledClient): Promise<void> {
    const { rows } = await client.query<{ locked: boolean }>(
      "SELECT pg_try_advisory_lock(hashtext('guildmark leader'), hashtext($1)) AS locked",
      [this.name],
    );
    this.held = rows[0]?.locked === true && this.client === client;
    if (this.held && this.waited) this.notBefore = performance.now() + this.handoverMs;
    this.waited = !this.held;
  }

  private async connect(url: string): Promise<PooledClient> {
    const client = new PooledClient({
      connectionString: url,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    });
    const lost = () => {
      this.lose(client);
    };
    client.on('error', lost);
    client.on('end', lost);
    await client.connect();
    return client;
  }

  private lose(client: PooledClient | undefined): void {
    if (client !== this.client) return;
    if (this.held) this.waited = true;
    this.client = undefined;
    this.held = false;
  }
}

function urlOf({ options }: DataSource): string | undefined {
  return 'url' in options && typeof options.url === 'string' ? options.url : undefined;
}
