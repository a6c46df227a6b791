import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { Public } from '../auth/access.js';
import { type FileReply, sendFile } from '../ledger/send-file.js';
import { MirrorFiles } from './mirror-files.js';

/**
 * Copies of other ledgers as static sites (c2sp.org/tlog-tiles), under the SHA-256 of the origin:
 * what a party that lost its own copy heals from. Every reader hashes anew, so nobody trusts us.
 */
@Public()
@Controller('mirror/:hash')
export class MirrorController {
  constructor(private readonly mirrors: MirrorFiles) {}

  @Get('checkpoint')
  async checkpoint(@Param('hash') hash: string, @Res() reply: FileReply): Promise<void> {
    await sendFile(reply, await (await this.mirrors.of(hash)).checkpoint());
  }

  @Get('tile/*')
  async tile(
    @Param('hash') hash: string,
    @Req() request: { url: string },
    @Res() reply: FileReply,
  ): Promise<void> {
    await sendFile(reply, await (await this.mirrors.of(hash)).tile(request.url));
  }

  @Get('body/:hex')
  async body(
    @Param('hash') hash: string,
    @Param('hex') hex: string,
    @Res() reply: FileReply,
  ): Promise<void> {
    await sendFile(reply, await (await this.mirrors.of(hash)).body(hex));
  }
}
