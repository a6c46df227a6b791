import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { Public } from '../auth/access.js';
import { sendAnswer, type TextReply } from './witness-answer.js';
import { WitnessService } from './witness.service.js';

/** c2sp.org/tlog-witness@v1.0.0: signatures take the place of sign-in. */
@Public()
@Controller()
export class WitnessController {
  constructor(private readonly witness: WitnessService) {}

  @Post('add-checkpoint')
  async addCheckpoint(@Body() body: unknown, @Res() reply: TextReply): Promise<void> {
    sendAnswer(reply, await this.witness.addCheckpoint(body));
  }

  @Get('witness/:hash/checkpoint')
  async checkpoint(@Param('hash') hash: string, @Res() reply: TextReply): Promise<void> {
    sendAnswer(reply, await this.witness.checkpoint(hash));
  }
}
