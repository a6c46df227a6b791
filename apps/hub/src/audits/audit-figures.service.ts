import { Injectable } from '@nestjs/common';
import type { Account } from '#platform/auth/account.js';
import { writeCsv } from '../csv/write-csv.js';
import { AuditDocumentsService } from './audit-documents.service.js';
import { FIGURE_COLUMNS, figureRows } from './figure-rows.js';

/** Figures of audits as a file. */
@Injectable()
export class AuditFiguresService {
  constructor(private readonly documents: AuditDocumentsService) {}

  /** What the account sees of the audit, a figure each row. Refuses `audit.unknown`. */
  async csv(id: string, me: Account): Promise<string> {
    return writeCsv([FIGURE_COLUMNS, ...figureRows(await this.documents.read(id, me))]);
  }
}
