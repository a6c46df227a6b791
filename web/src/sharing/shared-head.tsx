import type { SharedPage } from '../../../libs/domain/src/generated/schemas.js';
import { Rows } from '../components/rows.js';
import { t } from '../messages.js';
import { moment } from '../words.js';

/** Who shows what to whom, for which purpose, until when. */
export function SharedHead({ page }: { readonly page: SharedPage }) {
  const holder = page.items.map(({ shows }) => shows.holder).find((found) => found !== undefined);
  return (
    <Rows
      rows={[
        [t('shared.by'), holder ? `${holder.givenName} ${holder.familyName}` : t('shared.unnamed')],
        [t('shared.to'), page.recipient],
        [t('shared.purpose'), page.purpose],
        [t('shared.issuer'), page.issuer.name],
        [t('shared.until'), moment(page.expiresAt)],
      ]}
    />
  );
}
