import { unzipSync } from 'fflate';
import { type ZipEntry, zipEntries } from './zip-entries.js';

const AT = new Date('2026-11-23T10:00:00Z');

async function zipped(entries: readonly ZipEntry[]): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const given = (async function* () {
    for (const entry of entries) yield await Promise.resolve(entry);
  })();
  for await (const part of zipEntries(given, AT)) parts.push(part);
  return Buffer.concat(parts);
}

it('gives back every file as it was, small, large and empty', async () => {
  const large = Buffer.alloc(3_000_000, 'ab');
  const files = {
    'README.txt': Buffer.from('Łódź'),
    'evidence/1/content.png': large,
    empty: Buffer.alloc(0),
  };
  const archive = await zipped(Object.entries(files).map(([name, bytes]) => ({ name, bytes })));
  const read = unzipSync(archive);
  expect(Object.keys(read)).toEqual(Object.keys(files));
  for (const [name, bytes] of Object.entries(files))
    expect(Buffer.from(read[name] ?? []).equals(bytes)).toBe(true);
  expect(await zipped([])).toHaveLength(22);
});

it('holds one file at a time, and ends with the fault of what gives them', async () => {
  let given = 0;
  const entries = (async function* () {
    for (; given < 3; given += 1)
      yield await Promise.resolve({ name: String(given), bytes: Buffer.alloc(100) });
    throw new Error('gone');
  })();
  const archive = zipEntries(entries, AT);
  await archive.next();
  expect(given).toBe(0);
  await expect(
    (async () => {
      for await (const part of archive) expect(part.length).toBeGreaterThan(0);
    })(),
  ).rejects.toThrow('gone');
});
