import { Module } from '@nestjs/common';
import { FederationModule } from '../federation/federation.module.js';
import { HealthController } from './health.controller.js';
import { HealthService } from './health.service.js';
import { HealthStore } from './health.store.js';
import { RegistryHealth } from './registry-health.service.js';

/** Health pages for whoever runs the hub. */
@Module({
  imports: [FederationModule],
  controllers: [HealthController],
  providers: [HealthService, HealthStore, RegistryHealth],
})
export class HealthModule {}
