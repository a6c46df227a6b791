import 'reflect-metadata';
import { createHub, inviteFirstOfficer } from './hub.app.js';
import { readHubConfig } from './hub.config.js';

const config = readHubConfig(process.env);
const app = await createHub(config);
app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
await app.listen(config.port, config.host);
console.log(`hub ${config.publicUrl}`);
const invitation = await inviteFirstOfficer(app);
if (invitation)
  console.log(`first officer: ${invitation.email}, one-time token ${invitation.token}`);
