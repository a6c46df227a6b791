import type { SharedPage } from '../../../libs/domain/src/generated/schemas.js';
import type { Mark } from '../components/status-mark.js';
import { StatusLine } from '../components/status-line.js';
import { WhatItShows } from '../credential/what-it-shows.js';
import { t } from '../messages.js';

type Item = SharedPage['items'][number];

/** What somebody who has a link sees; the preview shows the same. */
export function SharedItems({
  page,
  files,
}: {
  readonly page: SharedPage;
  /** Where the files of the link are; a preview has none. */
  readonly files?: string;
}) {
  return (
    <>
      {page.items.map((item) => (
        <section class="card" key={item.number} aria-labelledby={`item-${String(item.number)}`}>
          <h3 id={`item-${String(item.number)}`}>
            {t('shared.item', { number: item.number, total: page.items.length })}
          </h3>
          <ItemStatus status={item.status} />
          <WhatItShows shows={item.shows} />
          <p class="quiet">{basisWords(item)}</p>
          {files !== undefined && item.files.length > 0 && (
            <p class="actions">
              {item.files.map((name) => (
                <a key={name} href={`${files}/${String(item.number)}/${name}`} download>
                  {t(`shared-file.${name}`)}
                </a>
              ))}
            </p>
          )}
        </section>
      ))}
    </>
  );
}

/** An item without a field is one that its holder contests: it is not shown until that is decided. */
const basisWords = ({ basis, shows }: Item): string =>
  Object.keys(shows).length === 0 ? t('shared.contested') : t(`shared-basis.${basis}`);

const marks: Readonly<Record<string, Mark>> = {
  active: 'passed',
  suspended: 'warning',
  superseded: 'warning',
  revoked: 'failed',
};

/** As the issuer knows it now; that the time is over is for whoever checks the files to say. */
function ItemStatus({ status }: Pick<Item, 'status'>) {
  const mark = marks[status];
  if (mark === undefined) return <p>{status}</p>;
  const known = status as 'active' | 'suspended' | 'superseded' | 'revoked';
  return (
    <StatusLine mark={mark} word={t(`status.${known}`)}>
      {t(`status-shown.${known}`)}
    </StatusLine>
  );
}
