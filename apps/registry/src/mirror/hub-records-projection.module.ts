import { Module } from '@nestjs/common';
import { HubRecordsStore } from './hub-records.store.js';

/** What hubs say, as tables; all that a rebuild needs of this feature. */
@Module({ providers: [HubRecordsStore], exports: [HubRecordsStore] })
export class HubRecordsProjectionModule {}
