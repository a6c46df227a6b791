import { randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';

/** The only place that reads the wall clock. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}

/** 16 bytes as a UUID, with version and variant set (RFC 9562, 4). */
function uuidOf(bytes: Buffer, version: 4 | 7): string {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | (version << 4), 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Ids of rows: UUID version 7 (RFC 9562, 5.7), so that they sort by time of making. */
@Injectable()
export class Ids {
  constructor(private readonly clock: Clock) {}

  next(): string {
    const bytes = randomBytes(16);
    bytes.writeUIntBE(this.clock.now().getTime(), 0, 6);
    return uuidOf(bytes, 7);
  }
}

/** Secrets and chance. */
@Injectable()
export class Salts {
  /** 32 random bytes. */
  next(): Buffer {
    return randomBytes(32);
  }

  /** So many random bytes. */
  bytes(count: number): Buffer {
    return randomBytes(count);
  }

  /** A whole number from 0 to below `bound`, evenly. */
  below(bound: number): number {
    return randomInt(bound);
  }

  /** UUID version 4, telling nothing of time. */
  uuid(): string {
    return uuidOf(randomBytes(16), 4);
  }
}
