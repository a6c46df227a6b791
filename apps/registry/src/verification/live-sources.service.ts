import { Inject, Injectable } from '@nestjs/common';
import type { CanonicalTemplates } from '#credentials/canonical-templates.js';
import { CredentialFormatError } from '#credentials/credential-format-error.js';
import { didWebDocumentUrl } from '#credentials/did-web.js';
import type { JwtForms } from '#credentials/jwt-forms.js';
import { parseStrictJson } from '#credentials/strict-json.js';
import type { Fetched, VerificationSources } from '#credentials/verification-sources.js';
import type { TrustList } from '#domain/generated/schemas.js';
import { REGISTRY_CONFIG, type RegistryConfig } from '../registry.config.js';
import { TrustListsService } from '../trust/trust-lists.service.js';
import { SharedFetches } from './shared-fetches.service.js';
import { VerifyingTemplates } from './verifying-templates.js';

/** Where the registry's own verifier gets things: its trust list at hand, the rest over the network. */
@Injectable()
export class LiveSources implements VerificationSources {
  constructor(
    @Inject(REGISTRY_CONFIG) private readonly config: RegistryConfig,
    private readonly lists: TrustListsService,
    private readonly fetches: SharedFetches,
    private readonly known: VerifyingTemplates,
  ) {}

  get templates(): CanonicalTemplates {
    return this.known.templates;
  }

  get forms(): JwtForms {
    return this.known.forms;
  }

  async trustList(): Promise<Fetched<TrustList>> {
    const { list, madeAt } = await this.lists.current();
    const source = `${this.config.publicUrl}/trust-list.json`;
    return { state: 'found', value: list, asOf: madeAt, source };
  }

  async didDocument(did: string): Promise<Fetched<unknown>> {
    try {
      const fetched = await this.fetches.text(didWebDocumentUrl(did));
      if (fetched.state !== 'found') return fetched;
      return { ...fetched, value: parseStrictJson(fetched.value) };
    } catch (error) {
      if (!(error instanceof CredentialFormatError)) throw error;
      return { state: 'unreachable', source: did.slice(0, 300), why: error.code };
    }
  }

  statusList(url: string): Promise<Fetched<string>> {
    return this.fetches.text(url);
  }
}
