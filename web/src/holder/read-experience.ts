import type { NewEvidence, NewExperience } from '../../../libs/domain/src/generated/schemas.js';
import { shownLanguage, t } from '../messages.js';
import { textOf } from '../text-of.js';

/** Base64 of it is the 700,000 characters that the hub takes (docs/design/credentials.md 1.1). */
const LARGEST_BYTES = 525_000;

/** Reads the fields of a new experience; undefined when they are not shown. Refuses a file too large. */
export async function readExperience(form: FormData): Promise<NewExperience | undefined> {
  const file = form.get('file');
  if (!(file instanceof File)) return undefined;
  if (file.size > LARGEST_BYTES)
    throw new Error(
      t('evidence.too-large', { name: file.name, size: Math.ceil(file.size / 1000), max: 525 }),
    );
  const to = textOf(form, 'to');
  return {
    from: textOf(form, 'from'),
    ...(to !== '' && { to }),
    role: textOf(form, 'role').trim(),
    tasks: textOf(form, 'tasks')
      .split('\n')
      .map((task) => task.trim())
      .filter((task) => task !== ''),
    evidence: [
      {
        kind: textOf(form, 'kind') as NewEvidence['kind'],
        title: textOf(form, 'evidence-title').trim(),
        madeAt: textOf(form, 'made'),
        language: shownLanguage(),
        mediaType: file.type as NewEvidence['mediaType'],
        content: base64Of(new Uint8Array(await file.arrayBuffer())),
        disclose: form.get('disclose') === 'on',
      },
    ],
  };
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
