import { Module } from '@nestjs/common';
import { AdapterIssuer } from './adapter-issuer.service.js';
import { AdapterVerifier } from './adapter-verifier.service.js';
import { VcApiController } from './vc-api.controller.js';

/** The VC-API adapter: keeps nothing, and shares nothing with what the hub issues for its cluster. */
@Module({ controllers: [VcApiController], providers: [AdapterIssuer, AdapterVerifier] })
export class VcApiModule {}
