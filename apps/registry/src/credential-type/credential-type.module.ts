import { Module } from '@nestjs/common';
import { CredentialTypeController } from './credential-type.controller.js';

/** Type metadata of credentials; immutable, without tables. */
@Module({ controllers: [CredentialTypeController] })
export class CredentialTypeModule {}
