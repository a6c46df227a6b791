// `npm run bench`: one JSON line for each figure, ours and the reference measured in the same run.
import { join } from 'node:path';
import { readExample } from '../tools/demo/read-example.js';
import { credentialFigures } from './credential-figures.js';
import { httpIssueFigure } from './http-figures.js';
import { ledgerStoreFigures } from './ledger-store-figures.js';
import { ledgerFigures } from './ledger-figures.js';
import { sampleRecord } from './sample-record.js';

const example = readExample(join(import.meta.dirname, '../../examples'));
const [standard] = example.localStandards;
if (!standard) throw new Error('the example has no standard');
const record = sampleRecord(standard);

for await (const figure of credentialFigures(record)) console.log(JSON.stringify(figure));
for await (const figure of ledgerFigures()) console.log(JSON.stringify(figure));
if (process.platform === 'linux')
  console.log(JSON.stringify(await httpIssueFigure(example, record)));
else console.error('skipped: issue over HTTP per CPU second (needs Linux)');
for await (const figure of ledgerStoreFigures(example, process.env))
  console.log(JSON.stringify(figure));
