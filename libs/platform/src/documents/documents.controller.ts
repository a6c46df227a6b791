import { Controller, Get, Req, Res } from '@nestjs/common';
import { Public } from '../auth/access.js';
import { type FileReply, sendFile } from '../ledger/send-file.js';
import { publishedAsyncApi, publishedSchema } from './published-document.js';

/** What others need to read our events: the AsyncAPI document and the schemas it names. */
@Public()
@Controller()
export class DocumentsController {
  @Get('asyncapi.yaml')
  async asyncApi(@Res() reply: FileReply): Promise<void> {
    await sendFile(reply, publishedAsyncApi());
  }

  @Get('schemas/*')
  async schema(@Req() request: { url: string }, @Res() reply: FileReply): Promise<void> {
    await sendFile(reply, publishedSchema(request.url));
  }
}
