import 'reflect-metadata';
import { createRegistry, inviteFirstAdministrator } from './registry.app.js';
import { readRegistryConfig } from './registry.config.js';

const config = readRegistryConfig(process.env);
const app = await createRegistry(config);
app.enableShutdownHooks();
await app.listen(config.port, config.host);
console.log(`registry ${config.publicUrl}`);
const invitation = await inviteFirstAdministrator(app);
if (invitation)
  console.log(`first administrator: ${invitation.email}, one-time token ${invitation.token}`);
