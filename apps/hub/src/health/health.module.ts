import { Module } from '@nestjs/common';
import { OWN_HEALTH } from '#platform/health/readiness.service.js';
import { FederationModule } from '../federation/federation.module.js';
import { HealthService } from './health.service.js';
import { HealthStore } from './health.store.js';
import { RegistryHealth } from './registry-health.service.js';

/** What a hub tells of itself on its health page. */
@Module({
  imports: [FederationModule],
  providers: [
    HealthService,
    HealthStore,
    RegistryHealth,
    { provide: OWN_HEALTH, useExisting: HealthService },
  ],
  exports: [OWN_HEALTH],
})
export class HealthModule {}
