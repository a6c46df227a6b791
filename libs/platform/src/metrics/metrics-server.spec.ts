import { Logger } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Metrics } from './metrics.js';
import { MetricsPage } from './metrics-page.js';
import { MetricsServer } from './metrics-server.js';

Logger.overrideLogger(false);

function server(address: { readonly host: string; readonly port: number } | undefined) {
  const metrics = new Metrics();
  return new MetricsServer(address, metrics, new MetricsPage(metrics, [], new Clock()));
}
const LOOPBACK = { host: '127.0.0.1', port: 0 };

it('gives the page at GET /metrics, with what the process costs, and nothing else', async () => {
  const made = server(LOOPBACK);
  await made.onApplicationBootstrap();
  try {
    const url = `http://127.0.0.1:${String(made.port)}`;
    const answer = await fetch(`${url}/metrics`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await answer.text();
    expect(text).toContain('guildmark_outbox_rows');
    expect(text).toContain('process_resident_memory_bytes');
    for (const path of ['/', '/metrics/', '/metrics?x=1', '/../metrics/x'])
      expect((await fetch(`${url}${path}`)).status).toBe(404);
    expect((await fetch(`${url}/metrics`, { method: 'POST', body: 'x' })).status).toBe(404);
  } finally {
    await made.beforeApplicationShutdown();
  }
});

it('does not listen without an address', async () => {
  const made = server(undefined);
  await made.onApplicationBootstrap();
  expect(made.port).toBeUndefined();
  await made.beforeApplicationShutdown();
});

it('ends the start when its port is taken', async () => {
  const first = server(LOOPBACK);
  await first.onApplicationBootstrap();
  try {
    const second = server({ ...LOOPBACK, port: first.port ?? 0 });
    await expect(second.onApplicationBootstrap()).rejects.toThrow('EADDRINUSE');
  } finally {
    await first.beforeApplicationShutdown();
  }
});
