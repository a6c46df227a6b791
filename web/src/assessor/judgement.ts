import type { Claim, NewJudgement } from '../../../libs/domain/src/generated/schemas.js';
import { textOf } from '../text-of.js';

type Criterion = NewJudgement['criteria'][number];

/** Reads the judging form. Field names are `<what>:<criterion>[:<evidence>]`. */
export function readJudgement(claim: Claim, form: FormData): NewJudgement {
  const ticked = (name: string) => form.get(name) === 'on';
  const evidence = claim.experiences.flatMap((experience) => experience.evidence);
  const judge = ({ id }: Claim['criteria'][number]): Criterion => {
    const rationale = textOf(form, `why:${id}`).trim();
    return {
      criterionId: id,
      outcome: textOf(form, `outcome:${id}`) as Criterion['outcome'],
      cites: evidence
        .filter((item) => ticked(`cite:${id}:${item.id}`))
        .map((item) => ({
          evidenceId: item.id,
          valid: ticked(`valid:${id}:${item.id}`),
          authentic: ticked(`authentic:${id}:${item.id}`),
          current: ticked(`current:${id}:${item.id}`),
        })),
      sufficient: ticked(`sufficient:${id}`),
      ...(rationale !== '' && { rationale }),
    };
  };
  return {
    declaration: {
      // The form cannot be sent without the tick.
      independent: true,
      tie: textOf(form, 'tie') as NewJudgement['declaration']['tie'],
    },
    methods: form.getAll('method').map(String) as NewJudgement['methods'],
    criteria: claim.criteria.map(judge),
  };
}
