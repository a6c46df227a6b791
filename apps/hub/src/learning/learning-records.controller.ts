import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  LearningRecord,
  LearningRecords,
  NewLearningRecord,
  NewRemoval,
} from '#domain/generated/schemas.js';
import type { PageWanted } from '#domain/paging/read-page.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { ChoiceQuery } from '#platform/http/choice-query.js';
import { ApiPages, PageParam } from '#platform/http/page-param.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { IdempotencyKey } from '#platform/idempotency/idempotency-key.js';
import { LearningRecordsService } from './learning-records.service.js';
import { NoteReadings } from './note-readings.service.js';

const KINDS: LearningRecord['kind'][] = ['note', 'training', 'mentoring', 'on-the-job'];

@ApiTags('learning')
@ApiBearerAuth()
@Controller(api('firms/:firmId/learning-records'))
export class LearningRecordsController {
  constructor(
    private readonly records: LearningRecordsService,
    private readonly readings: NoteReadings,
  ) {}

  @Get()
  @Roles('manager', 'employee')
  @ApiPages()
  @ApiQuery({ name: 'kind', required: false, enum: KINDS })
  @ApiResponse({ status: 200, standardSchema: body('http/learning-records') })
  list(
    @UuidParam('firmId') firmId: string,
    @Me() me: Account,
    @ChoiceQuery('kind', KINDS) kind: string | undefined,
    @PageParam('uuid') page: PageWanted,
  ): Promise<LearningRecords> {
    return this.records.list({ firmId, me, ...(kind !== undefined && { kind }) }, page);
  }

  @Post()
  @Roles('manager')
  @ApiResponse({ status: 201, standardSchema: body('http/learning-record') })
  record(
    @UuidParam('firmId') firmId: string,
    @Body({ schema: body('http/new-learning-record') }) record: NewLearningRecord,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<LearningRecord> {
    return this.records.record(firmId, record, me, key);
  }

  @Post(':id/correction')
  @Roles('manager')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/learning-record') })
  correct(
    @UuidParam('firmId') firmId: string,
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-learning-record') }) record: NewLearningRecord,
    @Me() me: Account,
  ): Promise<LearningRecord> {
    return this.records.correct({ firmId, id, me }, record);
  }

  @Post(':id/reading')
  @Roles('manager', 'employee')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/learning-record') })
  confirmReading(
    @UuidParam('firmId') firmId: string,
    @UuidParam('id') id: string,
    @Me() me: Account,
  ): Promise<LearningRecord> {
    return this.readings.confirm({ firmId, id, me });
  }

  @Post(':id/removal')
  @Roles('manager')
  @HttpCode(204)
  @ApiResponse({ status: 204 })
  remove(
    @UuidParam('firmId') firmId: string,
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-removal') }) removal: NewRemoval,
    @Me() me: Account,
  ): Promise<void> {
    return this.records.remove({ firmId, id, me }, removal);
  }
}
