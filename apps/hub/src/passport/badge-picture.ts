import { deflateSync } from 'node:zlib';
import { pngChunk } from '#credentials/png-chunks.js';

/** Pixels of a side. */
const SIZE = 360;
const CENTRE = SIZE / 2;
const COLOURS = { ground: 0, ink: 1, seal: 2 } as const;
/** Red, green, blue: paper, dark blue, gold. */
const PALETTE = Buffer.from([255, 255, 255, 22, 52, 92, 214, 158, 46]);

/** A seal of two rings with one bar for each level reached, as a PNG; the same for the same level. */
export function badgePicture(level: number): Buffer {
  const rows = Buffer.alloc((SIZE + 1) * SIZE);
  for (let y = 0; y < SIZE; y += 1)
    for (let x = 0; x < SIZE; x += 1) rows[y * (SIZE + 1) + 1 + x] = colourAt(x, y, level);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIZE, 0);
  header.writeUInt32BE(SIZE, 4);
  // Eight bits a pixel, by palette (PNG 11.2.1).
  header.set([8, 3], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('PLTE', PALETTE),
    // Outside the seal nothing is painted.
    pngChunk('tRNS', Buffer.from([0])),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

const BAR = { width: 24, gap: 12, height: 96 } as const;

function colourAt(x: number, y: number, level: number): number {
  const distance = Math.hypot(x + 0.5 - CENTRE, y + 0.5 - CENTRE);
  if (distance > CENTRE - 4) return COLOURS.ground;
  if (distance > CENTRE - 24) return COLOURS.ink;
  if (distance > CENTRE - 36) return COLOURS.seal;
  const span = level * BAR.width + (level - 1) * BAR.gap;
  const along = x - (CENTRE - span / 2);
  const isInBar = along >= 0 && along < span && along % (BAR.width + BAR.gap) < BAR.width;
  return isInBar && Math.abs(y + 0.5 - CENTRE) < BAR.height / 2 ? COLOURS.seal : COLOURS.ink;
}
