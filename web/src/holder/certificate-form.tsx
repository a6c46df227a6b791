import type { CredentialSummary } from '../../../libs/domain/src/generated/schemas.js';
import { postForFile } from '../api.js';
import { Field } from '../components/field.js';
import { saveAs } from '../components/save-as.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { fileName } from '../credential/file-name.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';
import { dayIn, endOfDay, inReadersLanguage } from '../words.js';

/** A certificate on paper: its code leads to a link that ends on the day printed on it. */
export function CertificateForm({ credential }: { readonly credential: CredentialSummary }) {
  const form = useForm(async (fields) => {
    const recipient = textOf(fields, 'recipient').trim();
    const pdf = await postForFile(`/api/v1/credentials/${credential.id}/certificates`, {
      expiresAt: endOfDay(textOf(fields, 'until')),
      ...(recipient !== '' && { recipient }),
    });
    const { text } = inReadersLanguage(credential.title);
    saveAs(pdf, `${fileName(text, credential.level)}.pdf`);
  });
  return (
    <details class="card">
      <summary>{t('certificate.title')}</summary>
      <form class="narrow" onSubmit={form.onSubmit}>
        <p>{t('certificate.intro')}</p>
        <Field
          label={t('share.until')}
          name="until"
          type="date"
          required
          value={dayIn(90)}
          min={dayIn(1)}
          max={dayIn(365)}
        />
        <Field label={t('share.recipient')} name="recipient" maxLength={200} />
        <SendButton form={form} label={t('certificate.do')} />
      </form>
    </details>
  );
}
