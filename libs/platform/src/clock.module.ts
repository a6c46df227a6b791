import { Global, Module } from '@nestjs/common';
import { Clock, Ids, Salts } from './clock.js';

/** Time and chance of one app, for all its modules; tests replace these three. */
@Global()
@Module({ providers: [Clock, Ids, Salts], exports: [Clock, Ids, Salts] })
export class ClockModule {}
