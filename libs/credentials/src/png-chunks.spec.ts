import { PNG } from 'pngjs';

import { isPng, pngChunk, pngChunks } from './png-chunks.js';

const picture = PNG.sync.write(new PNG({ width: 2, height: 2 }));

it('gives the chunks of a picture that another library wrote', () => {
  expect(isPng(picture)).toBe(true);
  const chunks = pngChunks(picture);
  expect(chunks.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['IHDR', 'IDAT', 'IEND']) as string[],
  );
  expect(chunks[0]?.data.readUInt32BE(0)).toBe(2);
  const again = chunks.map(({ type, data }) => pngChunk(type, data));
  expect(Buffer.concat([picture.subarray(0, 8), ...again])).toEqual(picture);
});

it('leaves out what follows the end', () => {
  const longer = Buffer.concat([picture, Buffer.from('more')]);
  expect(pngChunks(longer)).toEqual(pngChunks(picture));
});

it('refuses every picture that is cut, or changed in one byte', () => {
  for (let at = 0; at < picture.length; at += 1) {
    expect(() => pngChunks(picture.subarray(0, at))).toThrow('png.malformed');
    for (const bit of [1, 0x20, 0x80]) {
      const changed = Buffer.from(picture);
      changed[at] = (changed[at] ?? 0) ^ bit;
      expect(() => pngChunks(changed)).toThrow('png.malformed');
    }
  }
});

it('refuses a second header, and another chunk before it', () => {
  const signature = picture.subarray(0, 8);
  const header = pngChunk('IHDR', Buffer.alloc(13));
  const end = pngChunk('IEND', Buffer.alloc(0));
  expect(() => pngChunks(Buffer.concat([signature, header, header, end]))).toThrow('png.malformed');
  expect(() => pngChunks(Buffer.concat([signature, end, header]))).toThrow('png.malformed');
});
