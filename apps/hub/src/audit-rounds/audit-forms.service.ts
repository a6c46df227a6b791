import { Inject, Injectable } from '@nestjs/common';
import type { AuditForm, AuditOpening } from '#domain/generated/schemas.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { LinkOpenings } from './link-openings.service.js';
import { RoundDesk } from './round-desk.service.js';
import { viewForm } from './view-form.js';

/** What people are asked. */
@Injectable()
export class AuditFormsService {
  constructor(
    private readonly openings: LinkOpenings,
    private readonly desk: RoundDesk,
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
  ) {}

  /** Refuses what LinkOpenings refuses. */
  async open({ token, language }: AuditOpening, from: string): Promise<AuditForm> {
    const opened = await this.openings.open(token, from);
    const { firmId } = opened.round;
    const firm = firmId === undefined ? undefined : await this.desk.firmName(firmId);
    const about = {
      ...{ hub: this.config.name, language, keptMonths: this.desk.monthsKept(opened.round) },
      ...(firm !== undefined && { firm }),
    };
    return viewForm(opened, about);
  }
}
