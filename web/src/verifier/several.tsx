import type { Verdict } from '../../../libs/domain/src/generated/schemas.js';
import { t } from '../messages.js';

/** How many credentials a link shows, when it shows several and none was chosen. */
export function countOf({ checks }: Verdict): number {
  const [format] = checks;
  return format?.code === 'input.several' ? Number(format.sentence.args.count ?? 0) : 0;
}

/** One button for each credential that a link shows. */
export function Several({
  count,
  onChoose,
}: {
  readonly count: number;
  readonly onChoose: (number: number) => void;
}) {
  return (
    <p class="actions no-print">
      {Array.from({ length: Math.min(count, 20) }, (_, i) => (
        <button
          key={i}
          type="button"
          class="plain"
          onClick={() => {
            onChoose(i + 1);
          }}
        >
          {t('verify.choose', { number: i + 1 })}
        </button>
      ))}
    </p>
  );
}
