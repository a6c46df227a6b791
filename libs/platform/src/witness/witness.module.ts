import { type DynamicModule, Module, type ModuleMetadata, type Provider } from '@nestjs/common';
import type { NoteSigner } from '#ledger/note-signer.js';
import { WitnessBody } from './witness-body.js';
import { WitnessController } from './witness.controller.js';
import { WITNESS_SIGNER, WitnessService } from './witness.service.js';

/** A witness and whom it serves. */
export interface WitnessOptions {
  /** Key of type 4; never the key of a log. */
  readonly signer: NoteSigner;
  /** Provider of TRUSTED_LOGS. */
  readonly logs: Provider;
  /** Modules that the provider takes its own parts from. */
  readonly imports?: NonNullable<ModuleMetadata['imports']>;
}

/** Answers add-checkpoint and shows what it cosigned. */
@Module({})
export class WitnessModule {
  static with({ signer, logs, imports = [] }: WitnessOptions): DynamicModule {
    if (signer.verifier.type !== 4) throw new Error('a witness needs a key of type 4');
    return {
      module: WitnessModule,
      imports,
      controllers: [WitnessController],
      providers: [{ provide: WITNESS_SIGNER, useValue: signer }, logs, WitnessService, WitnessBody],
      exports: [WitnessService],
    };
  }
}
