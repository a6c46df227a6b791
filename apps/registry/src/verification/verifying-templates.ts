import { Injectable, Logger } from '@nestjs/common';
import { CanonicalTemplates } from '#credentials/canonical-templates.js';
import { JwtForms } from '#credentials/jwt-forms.js';
import { openBadgeProfile } from '#credentials/open-badge-profile.js';
import { Salts } from '#platform/clock.js';

/** What is verified comes from anywhere: few forms are kept. */
const LIMIT = 32;

/** The compiled forms of badges that proved right, for the whole process. */
@Injectable()
export class VerifyingTemplates {
  private readonly log = new Logger('verification');
  readonly templates: CanonicalTemplates;
  readonly forms = new JwtForms(openBadgeProfile, LIMIT);

  constructor(salts: Salts) {
    this.templates = new CanonicalTemplates({
      profile: openBadgeProfile,
      limit: LIMIT,
      random: (count) => salts.bytes(count),
      onDifference: () => {
        this.log.error('verification.template-differs: the library does all the work from now on');
      },
    });
  }
}
