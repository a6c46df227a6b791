import { type DynamicModule, Module } from '@nestjs/common';
import { HUB_CONFIG, type HubConfig } from './hub.config.js';

/** Gives `HUB_CONFIG` to every module of the hub. */
@Module({})
export class HubConfigModule {
  static with(config: HubConfig): DynamicModule {
    return {
      module: HubConfigModule,
      global: true,
      providers: [{ provide: HUB_CONFIG, useValue: config }],
      exports: [HUB_CONFIG],
    };
  }
}
