// Jars for tests and tools, from Maven Central by Maven itself.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { finished } from './child-output.mjs';

/**
 * Downloads artefacts, [group, name, version] each, with all they need, or only those of these names.
 * Once: the directory appears whole or not at all, so an interrupted download is repeated.
 */
export async function fetchJars(directory, artefacts, only = []) {
  if (existsSync(directory)) return;
  const cache = resolve(directory, '..');
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'fetch-'));
  const dependencies = artefacts.map(
    ([group, name, v]) =>
      `<dependency><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${v}</version></dependency>`,
  );
  await writeFile(
    join(work, 'pom.xml'),
    '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>' +
      '<groupId>eu.guildmark</groupId><artifactId>jars</artifactId><version>1</version>' +
      `<dependencies>${dependencies.join('')}</dependencies></project>\n`,
  );
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', '-DoutputDirectory=libs'];
  if (only.length > 0) goal.push(`-DincludeArtifactIds=${only.join(',')}`);
  try {
    await finished(
      spawn('mvn', ['-q', '-B', ...goal], { cwd: work, stdio: ['ignore', 'pipe', 'pipe'] }),
      'mvn',
    );
    if (!existsSync(directory)) await rename(join(work, 'libs'), directory);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
