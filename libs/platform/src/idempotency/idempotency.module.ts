import { Global, Module } from '@nestjs/common';
import { Idempotency } from './idempotency.js';
import { CreateIdempotencyKeys1795425000000 } from './migrations/202611230910-create-idempotency-keys.js';

/** Table of remembered requests, for the DataSource of the app. */
export const idempotencyTables = { migrations: [CreateIdempotencyKeys1795425000000] };

/** Remembers the answers of repeatable writes. */
@Global()
@Module({ providers: [Idempotency], exports: [Idempotency] })
export class IdempotencyModule {}
