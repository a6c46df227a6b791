import { Injectable } from '@nestjs/common';
import type { GradeRecords } from '#domain/audit/skills/evidence-grades.js';
import { findReassessments } from '#domain/culture/find-reassessments.js';
import { learnWeights } from '#domain/culture/learn-weights.js';
import { ClaimFacts } from '../claims/claim-facts.service.js';

/** What re-assessments say about the evidence of each grade. */
@Injectable()
export class LearnedWeights {
  constructor(private readonly claims: ClaimFacts) {}

  /** By grade, as of now; empty while there are too few. */
  async records(): Promise<GradeRecords> {
    return learnWeights(findReassessments(await this.claims.read('judged-by-several')));
  }
}
