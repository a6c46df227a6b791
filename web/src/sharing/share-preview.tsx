import { useLayoutEffect, useRef } from 'preact/hooks';
import type { NewShare, Share, SharedPage } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { ActionButton } from '../components/action-button.js';
import { useAction } from '../components/use-action.js';
import { t } from '../messages.js';
import { SharedHead } from './shared-head.js';
import { SharedItems } from './shared-items.js';

/** Exactly what the link will show, and the button that makes it. */
export function SharePreview({
  draft,
  page,
  onMade,
}: {
  readonly draft: NewShare;
  readonly page: SharedPage;
  readonly onMade: (share: Share) => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    heading.current?.focus();
  }, []);
  const make = useAction(async () => {
    onMade(await post<Share>('/api/v1/passport/shares', draft));
  });
  return (
    <section aria-labelledby="preview">
      <h2 id="preview" ref={heading} tabIndex={-1}>
        {t('share.preview')}
      </h2>
      <SharedHead page={page} />
      <SharedItems page={page} />
      <ActionButton action={make} label={t('share.make')} kind="main" />
    </section>
  );
}
