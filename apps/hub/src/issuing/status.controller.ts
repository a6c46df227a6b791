import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '#platform/auth/access.js';
import { listMediaType } from './list-media-type.js';
import { StatusListService } from './status-list.service.js';

/** Shorter than the list's own time to live, so that a cache never adds much to it. */
const LIST_MAX_AGE = 'public, max-age=15';

/** What is used of Fastify's reply. */
interface Reply {
  header(name: string, value: string): Reply;
  send(text: string): unknown;
}

/** Where credentials stand, in every form: one entry serves all of them. */
@ApiTags('identity')
@Public()
@Controller('status/1')
export class StatusController {
  constructor(private readonly statusList: StatusListService) {}

  @Get()
  @ApiResponse({ status: 200 })
  async revocation(@Headers('accept') accept: string | undefined, @Res() reply: Reply) {
    send(reply, listMediaType(accept), await this.statusList.signed('revocation'));
  }

  @Get('suspension')
  @ApiResponse({ status: 200 })
  async suspension(@Headers('accept') accept: string | undefined, @Res() reply: Reply) {
    send(reply, listMediaType(accept), await this.statusList.signed('suspension'));
  }

  @Get('refresh')
  @ApiResponse({ status: 200 })
  async refresh(@Headers('accept') accept: string | undefined, @Res() reply: Reply) {
    send(reply, listMediaType(accept), await this.statusList.signed('refresh'));
  }

  @Get('token')
  @ApiResponse({ status: 200 })
  async token(@Res() reply: Reply) {
    send(reply, 'application/statuslist+jwt', await this.statusList.signed('token'));
  }

  @Get('1edtech')
  @ApiResponse({ status: 200 })
  async revocationList(@Res() reply: Reply) {
    send(reply, 'application/json', await this.statusList.signed('1edtech'));
  }
}

function send(reply: Reply, type: string, content: string): void {
  void reply
    .header('content-type', type)
    .header('vary', 'accept')
    .header('cache-control', LIST_MAX_AGE)
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin')
    .send(content);
}
