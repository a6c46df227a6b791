import { useState } from 'preact/hooks';
import type { CredentialSummary } from '../../../libs/domain/src/generated/schemas.js';
import { Tick } from '../components/field.js';
import { Words } from '../components/words.js';
import { t } from '../messages.js';
import { inReadersLanguage } from '../words.js';
import { FIELDS } from './read-share.js';

/** A credential to show: whole with its signed files, or only the fields that are ticked. */
export function CredentialChoice({
  credential: { id, title, level },
  isChosen,
}: {
  readonly credential: CredentialSummary;
  readonly isChosen: boolean;
}) {
  const [chosen, setChosen] = useState(isChosen);
  const [whole, setWhole] = useState(true);
  const part = (value: 'whole' | 'fields') => (
    <Tick
      type="radio"
      name={`part:${id}`}
      value={value}
      checked={value === 'whole'}
      onTick={() => {
        setWhole(value === 'whole');
      }}
    >
      {t(`share-part.${value}`)}
    </Tick>
  );
  return (
    <div role="group" aria-label={inReadersLanguage(title).text}>
      <Tick name={`credential:${id}`} checked={isChosen} onTick={setChosen}>
        <Words of={title} />, {t('claim.level', { level })}
      </Tick>
      {chosen && (
        <div class="cite">
          {part('whole')}
          {part('fields')}
          {!whole && (
            <div class="cite">
              {FIELDS.map((field) => (
                <Tick key={field} name={`${field}:${id}`}>
                  {t(`share-field.${field}`)}
                </Tick>
              ))}
            </div>
          )}
        </div>
      )}
    </div>
  );
}
