import 'reflect-metadata';
import { resolve } from 'node:path';
import { Logger } from '@nestjs/common';
import { createHub, inviteFirstOfficer } from './hub.app.js';
import { readHubConfig } from './hub.config.js';

const config = readHubConfig(
  process.env,
  undefined,
  resolve(import.meta.dirname, '../../../../web/dist'),
);
const app = await createHub(config);
// As process 1 of a container a signal that the process sends to itself would be ignored: it exits.
app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
await app.listen(config.port, config.host);
new Logger('main').log(`hub ${config.publicUrl}`);
// A token is a secret: it is written only when somebody asks for it, never by an ordinary start.
if (process.argv.includes('--invite-first')) {
  const invitation = await inviteFirstOfficer(app);
  if (invitation)
    console.log(`first officer: ${invitation.email}, one-time token ${invitation.token}`);
}
