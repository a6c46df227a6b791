import { Module } from '@nestjs/common';
import { DocumentsController } from './documents.controller.js';

/** /asyncapi.yaml and /schemas, the same at every hub and at the registry. */
@Module({ controllers: [DocumentsController] })
export class DocumentsModule {}
