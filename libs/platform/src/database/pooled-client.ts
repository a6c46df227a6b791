import pg from 'pg';

/**
 * A connection of a pool. The server's last word ("terminating connection ...") may come in the same
 * packet as the one that makes the connection ready: the pool has let go of it then, and TypeORM does
 * not listen yet. An error that nobody listens to ends a node process, so somebody always does.
 * Nothing is hidden: the statement that runs, or the next one, fails with the same error.
 */
export class PooledClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
