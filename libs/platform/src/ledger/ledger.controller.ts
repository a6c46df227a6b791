import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { Public } from '../auth/access.js';
import { LedgerFiles } from './ledger-files.js';
import { type FileReply, sendFile } from './send-file.js';

/** The ledger as a static site (c2sp.org/tlog-tiles): everybody may read it, from any page. */
@Public()
@Controller('ledger')
export class LedgerController {
  constructor(private readonly files: LedgerFiles) {}

  @Get('checkpoint')
  async checkpoint(@Res() reply: FileReply): Promise<void> {
    await sendFile(reply, await this.files.checkpoint());
  }

  @Get('tile/*')
  async tile(@Req() request: { url: string }, @Res() reply: FileReply): Promise<void> {
    await sendFile(reply, await this.files.tile(request.url));
  }

  @Get('body/:hex')
  async body(@Param('hex') hex: string, @Res() reply: FileReply): Promise<void> {
    await sendFile(reply, await this.files.body(hex));
  }
}
