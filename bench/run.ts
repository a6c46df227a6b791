// `npm run bench [-- GROUP…]`: one JSON line for each figure, ours and the reference measured in the
// same run. Groups: audit, credentials, ledger, http, store, relay, consumer, rebuild, latency; all of them
// when none is named.
import { join } from 'node:path';
import { readExample } from '../tools/demo/read-example.js';
import { auditFigures } from './audit-figures.js';
import { consumerFigures } from './consumer-figures.js';
import { credentialFigures } from './credential-figures.js';
import { httpFigures } from './http-figures.js';
import { ledgerStoreFigures } from './ledger-store-figures.js';
import { latencyFigures } from './latency-figures.js';
import { ledgerFigures } from './ledger-figures.js';
import { relayFigures } from './relay-figures.js';
import { rebuildFigures } from './rebuild-figures.js';
import { sampleRecord } from './sample-record.js';

const example = readExample(join(import.meta.dirname, '../../examples'));
const [standard] = example.localStandards;
if (!standard) throw new Error('the example has no standard');
const record = sampleRecord(standard);

const groups: Readonly<Record<string, () => AsyncIterable<object>>> = {
  audit: () => auditFigures(example, process.env),
  credentials: () => credentialFigures(record),
  ledger: () => ledgerFigures(),
  http: () => httpFigures(example, record, process.env),
  store: () => ledgerStoreFigures(example, process.env),
  relay: () => relayFigures(process.env),
  latency: () => latencyFigures(example, process.env),
  consumer: () => consumerFigures(process.env),
  rebuild: () => rebuildFigures(process.env),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(groups, name));
if (unknown.length > 0)
  throw new Error(`no group ${unknown.join(', ')}: there are ${Object.keys(groups).join(', ')}`);
for (const [name, figures] of Object.entries(groups))
  if (asked.length === 0 || asked.includes(name))
    for await (const figure of figures()) console.log(JSON.stringify(figure));
