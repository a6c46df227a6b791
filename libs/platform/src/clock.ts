import { randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';

/** The only place that reads the wall clock. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}

/** Ids of rows: UUID version 7 (RFC 9562, 5.7), so that they sort by time of making. */
@Injectable()
export class Ids {
  constructor(private readonly clock: Clock) {}

  next(): string {
    const bytes = randomBytes(16);
    bytes.writeUIntBE(this.clock.now().getTime(), 0, 6);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = bytes.toString('hex');
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      hex.slice(12, 16),
      hex.slice(16, 20),
      hex.slice(20),
    ].join('-');
  }
}

/** Secrets and chance. */
@Injectable()
export class Salts {
  /** 32 random bytes. */
  next(): Buffer {
    return randomBytes(32);
  }

  /** A whole number from 0 to below `bound`, evenly. */
  below(bound: number): number {
    return randomInt(bound);
  }

  /** UUID version 4, telling nothing of time. */
  uuid(): string {
    const bytes = randomBytes(16);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = bytes.toString('hex');
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      hex.slice(12, 16),
      hex.slice(16, 20),
      hex.slice(20),
    ].join('-');
  }
}
