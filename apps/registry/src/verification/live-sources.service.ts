import { Inject, Injectable } from '@nestjs/common';
import { networkSources, trustListFetched } from '#credentials/network-sources.js';
import type { Fetched, VerificationSources } from '#credentials/verification-sources.js';
import { REGISTRY_CONFIG, type RegistryConfig } from '../registry.config.js';
import { TrustListsService } from '../trust/trust-lists.service.js';
import { SharedFetches } from './shared-fetches.service.js';
import { VerifyingTemplates } from './verifying-templates.js';

/** Where the registry's own verifier gets things: its trust list at hand, the rest over the network. */
@Injectable()
export class LiveSources {
  constructor(
    @Inject(REGISTRY_CONFIG) private readonly config: RegistryConfig,
    private readonly lists: TrustListsService,
    private readonly fetches: SharedFetches,
    private readonly known: VerifyingTemplates,
  ) {}

  /** Every text that is fetched is shown to `seen`. */
  sources(seen: (fetched: Fetched<string>) => void = () => undefined): VerificationSources {
    return networkSources({
      templates: this.known.templates,
      forms: this.known.forms,
      trustList: async () =>
        trustListFetched(
          (await this.lists.current()).list,
          `${this.config.publicUrl}/trust-list.json`,
        ),
      text: async (url) => {
        const fetched = await this.fetches.text(url);
        seen(fetched);
        return fetched;
      },
    });
  }
}
