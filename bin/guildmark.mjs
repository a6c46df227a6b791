#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/tools/guildmark.js', import.meta.url);
if (existsSync(program)) {
  await import(program.href);
} else {
  console.error('guildmark: not built yet; run: npm run build');
  process.exitCode = 2;
}
