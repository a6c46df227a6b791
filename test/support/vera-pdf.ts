import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** MPL 2.0 or GPL 3; on Maven Central, used by tests alone. */
const VERSION = '1.30.2';
const repository = fileURLToPath(new URL('../..', import.meta.url));
const jars = join(repository, `node_modules/.cache/guildmark/verapdf-${VERSION}/libs`);

interface JarTools {
  fetchJars(
    directory: string,
    artefacts: readonly (readonly [string, string, string])[],
  ): Promise<void>;
}

/** What veraPDF says of a file: the clauses of ISO 14289-1 with their tests that it breaks. */
export interface PdfVerdict {
  readonly compliant: boolean;
  readonly checks: number;
  readonly broken: readonly string[];
}

/** Downloads veraPDF once. */
export async function fetchVeraPdf(): Promise<void> {
  // The tools that fetch are not built.
  const file = new URL('../../tools/fetch-jars.mjs', import.meta.url).href;
  const { fetchJars } = (await import(file)) as JarTools;
  await fetchJars(jars, [['org.verapdf', 'validation-model', VERSION]]);
}

/** Has files checked against PDF/UA-1, in their order. */
export async function checkPdfs(pdfs: readonly Uint8Array[]): Promise<readonly PdfVerdict[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vera-pdf-'));
  try {
    const files = pdfs.map((pdf, at) => {
      const file = join(folder, `${String(at)}.pdf`);
      writeFileSync(file, pdf);
      return file;
    });
    const script = join(repository, 'test/interop/pdfcheck/check.cjs');
    const { stdout } = await promisify(execFile)('java', [
      ...['-cp', join(jars, '*'), 'org.mozilla.javascript.tools.shell.Main', script],
      ...files,
    ]);
    const lines = stdout.trim().split('\n');
    return lines.map((line) => JSON.parse(line) as PdfVerdict);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
