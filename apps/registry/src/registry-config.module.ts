import { type DynamicModule, Module } from '@nestjs/common';
import { REGISTRY_CONFIG, type RegistryConfig } from './registry.config.js';

/** Gives `REGISTRY_CONFIG` to every module of the registry. */
@Module({})
export class RegistryConfigModule {
  static with(config: RegistryConfig): DynamicModule {
    return {
      module: RegistryConfigModule,
      global: true,
      providers: [{ provide: REGISTRY_CONFIG, useValue: config }],
      exports: [REGISTRY_CONFIG],
    };
  }
}
