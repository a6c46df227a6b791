import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { collectDefaultMetrics } from 'prom-client';
import type { MetricsAddress } from '../config/observe-settings.js';
import type { Metrics } from './metrics.js';
import type { MetricsPage } from './metrics-page.js';

/** Whoever scrapes sends one short request; nothing else is waited for. */
const REQUEST_MS = 10_000;

/**
 * GET /metrics on an address of its own, away from what the public reaches. Without an address
 * nothing listens. A port that is taken ends the start: a party that believes it is watched must be.
 */
@Injectable()
export class MetricsServer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('metrics');
  private server: Server | undefined;

  constructor(
    private readonly address: MetricsAddress | undefined,
    private readonly metrics: Metrics,
    private readonly page: MetricsPage,
  ) {}

  /** Where it listens; undefined when it does not. */
  get port(): number | undefined {
    return (this.server?.address() as AddressInfo | null | undefined)?.port;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.address) return;
    // What the process itself costs is looked at only where somebody reads it.
    collectDefaultMetrics({ register: this.metrics.registry });
    const server = createServer({ requestTimeout: REQUEST_MS }, (request, response) => {
      void this.answer(request, response);
    });
    const { host, port } = this.address;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    this.server = server;
    this.log.log(`figures at http://${host}:${String(this.port)}/metrics`);
  }

  async beforeApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    request.resume();
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    try {
      const text = await this.page.text();
      response.writeHead(200, { 'content-type': this.metrics.registry.contentType }).end(text);
    } catch {
      // Sources do not throw; what does is prom-client itself, and the next scrape may go well.
      response.writeHead(500).end();
    }
  }
}
