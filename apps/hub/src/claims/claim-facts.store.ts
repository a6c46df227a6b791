import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ClaimFact } from '#domain/culture/claim-fact.js';
import { certifies, type Grade } from '#domain/claim/grade-evidence.js';

/** What is read of claims: all, or those of people whom two or more have judged. */
export type FactsWanted = 'all' | 'judged-by-several';

type Judged = ClaimFact['judgements'][number];

interface Row {
  readonly id: string;
  readonly person_id: string;
  readonly standard: string;
  readonly level: number;
  readonly requested_at: Date | null;
  readonly stated: boolean;
  readonly certified: boolean;
  readonly appealed: boolean;
  readonly judgements: readonly (Pick<Judged, 'turn' | 'assessor' | 'tie'> & {
    readonly at: string;
    readonly level: number | null;
    readonly grade: Grade | null;
  })[];
  readonly decisions: readonly {
    readonly how: string;
    readonly level: number | null;
    readonly grade: Grade | null;
  }[];
}

const SEVERAL = `WHERE c.person_id IN (SELECT d.person_id FROM claim d
  JOIN assessment b ON b.claim_id = d.id WHERE b.submitted_at IS NOT NULL
  GROUP BY d.person_id HAVING count(DISTINCT b.assessor_id) > 1)`;

/** A claim that was entered from a file is certified in one step. */
const facts = (wanted: FactsWanted): string => `
  SELECT c.id, c.person_id, c.standard, c.level,
    (SELECT min(e.at) FROM claim_event e WHERE e.claim_id = c.id AND e.to_state = 'documented')
      AS requested_at,
    EXISTS (SELECT FROM claim_event e WHERE e.claim_id = c.id AND e.from_state = 'documented'
      AND e.to_state = 'certified') AS stated,
    c.credential_id IS NOT NULL AS certified,
    EXISTS (SELECT FROM claim_note n WHERE n.claim_id = c.id AND n.kind = 'appeal') AS appealed,
    coalesce((SELECT json_agg(json_build_object('turn', a.turn, 'assessor', a.assessor_id,
        'tie', a.tie, 'at', a.submitted_at, 'level', a.level_reached, 'grade', a.grade)
        ORDER BY a.turn)
      FROM assessment a WHERE a.claim_id = c.id AND a.submitted_at IS NOT NULL), '[]') AS judgements,
    coalesce((SELECT json_agg(json_build_object('how', n.body::json ->> 'how',
        'level', (n.body::json ->> 'levelReached')::integer, 'grade', n.body::json ->> 'grade')
        ORDER BY n.seq)
      FROM claim_note n WHERE n.claim_id = c.id AND n.kind = 'decision'), '[]') AS decisions
  FROM claim c ${wanted === 'all' ? '' : SEVERAL} ORDER BY c.id`;

/** What was judged, by whom and when, and what became of it: no evidence and no words. */
@Injectable()
export class ClaimFactsStore {
  constructor(private readonly db: DataSource) {}

  /** In the order of their ids; where people work is for others to say. */
  async read(wanted: FactsWanted): Promise<readonly ClaimFact[]> {
    return (await this.db.query<Row[]>(facts(wanted))).map(factOf);
  }
}

function factOf({ decisions, judgements, ...row }: Row): ClaimFact {
  const grade = decisions.findLast(({ grade: one }) => one !== null && certifies(one))?.grade;
  const appeal = decisions.findIndex(({ how }) => how === 'appeal');
  const levelAt = (place: number) => decisions[place]?.level ?? 0;
  return {
    ...{ id: row.id, person: row.person_id, standard: row.standard, level: row.level },
    ...(row.requested_at && { requestedAt: row.requested_at }),
    ...{ stated: row.stated, certified: row.certified, appealed: row.appealed },
    ...(grade && { grade }),
    ...(appeal > 0 && { upheld: levelAt(appeal) > levelAt(appeal - 1) }),
    judgements: judgements.map(({ level, grade: given, at, ...judged }) => ({
      ...{ ...judged, at: new Date(at), level: level ?? 0 },
      ...(given && { grade: given }),
    })),
  };
}
