import { Body, Controller, Header, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  EndorsementLetter,
  EndorsementReceipt,
  EndorsementToken,
  NewEndorsementStatement,
} from '#domain/generated/schemas.js';
import { Public } from '#platform/auth/access.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { StatementsService } from './statements.service.js';

/** The token comes in the body: an address is kept in histories and logs. */
@ApiTags('endorsements')
@Controller(api(''))
export class StatementsController {
  constructor(private readonly statements: StatementsService) {}

  @Post('endorsement-letters')
  @Public()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 200, standardSchema: body('http/endorsement-letter') })
  read(
    @Body({ schema: body('http/endorsement-token') }) { token }: EndorsementToken,
    @Ip() from: string,
  ): Promise<EndorsementLetter> {
    return this.statements.read(token, from);
  }

  @Post('endorsement-statements')
  @Public()
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 201, standardSchema: body('http/endorsement-receipt') })
  state(
    @Body({ schema: body('http/new-endorsement-statement') }) statement: NewEndorsementStatement,
    @Ip() from: string,
  ): Promise<EndorsementReceipt> {
    return this.statements.state(statement, from);
  }
}
