import type { FirmFacts, NewFirmFacts } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { Area, Field, Tick } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';
import { day } from '../words.js';

/** What a firm says of itself, and what it lets others see. */
export function FactsForm({
  firmId,
  facts,
  onTold,
}: {
  readonly firmId: string;
  /** What it said last, if it did. */
  readonly facts: FirmFacts | undefined;
  readonly onTold: (facts: FirmFacts) => void;
}) {
  const form = useForm(async (fields) => {
    onTold(await post<FirmFacts>(`/api/v1/firms/${firmId}/facts`, readFacts(fields)));
  });
  const { heads, yearFounded, familyOwned, region, sharesWithHub, sharesSurplus } = facts ?? {};
  return (
    <form class="narrow" onSubmit={form.onSubmit}>
      {facts && (
        <p class="quiet" role="status">
          {t('facts.told', { day: day(facts.recordedAt) })}
        </p>
      )}
      <label class="field">
        <span>
          {t('facts.heads')}
          <span class="hint">{t('facts.heads-hint')}</span>
        </span>
        <input
          name="heads"
          type="number"
          min="0.1"
          max="250"
          step="0.1"
          required
          defaultValue={String(heads ?? '')}
        />
      </label>
      <Field
        label={t('facts.founded')}
        name="founded"
        type="number"
        min="1000"
        max="2100"
        required
        value={String(yearFounded ?? '')}
      />
      <Field
        label={t('facts.region')}
        hint={t('facts.region-hint')}
        name="region"
        maxLength={5}
        required
        value={region ?? ''}
      />
      <Tick name="family" checked={familyOwned === true}>
        {t('facts.family')}
      </Tick>
      <fieldset>
        <legend>{t('facts.sharing')}</legend>
        <Tick name="hub" checked={sharesWithHub === true}>
          {t('facts.share-hub')}
        </Tick>
        <Tick name="surplus" checked={sharesSurplus === true}>
          {t('facts.share-surplus')}
        </Tick>
        <p class="quiet">{t('facts.share-never')}</p>
      </fieldset>
      <Area
        label={t('facts.waiver')}
        hint={t('facts.waiver-hint')}
        name="waiver"
        maxLength={500}
        value={facts?.marketingWaiver ?? ''}
      />
      <SendButton form={form} label={t('facts.do')} />
    </form>
  );
}

function readFacts(form: FormData): NewFirmFacts {
  const waiver = textOf(form, 'waiver').trim();
  return {
    heads: Number(textOf(form, 'heads')),
    yearFounded: Number(textOf(form, 'founded')),
    familyOwned: form.get('family') === 'on',
    region: textOf(form, 'region').trim().toUpperCase(),
    sharesWithHub: form.get('hub') === 'on',
    sharesSurplus: form.get('surplus') === 'on',
    ...(waiver !== '' && { marketingWaiver: waiver }),
  };
}
