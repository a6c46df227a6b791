import { readFileSync } from 'node:fs';
import type { GoldenFile } from '#domain/audit/testing/golden-cases.js';

const FILE = new URL('../../libs/domain/src/audit/golden/golden.json', import.meta.url);

/** The golden cases of the audit. */
export const readGolden = (): GoldenFile => JSON.parse(readFileSync(FILE, 'utf8')) as GoldenFile;
