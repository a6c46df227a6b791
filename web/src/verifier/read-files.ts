import { t } from '../messages.js';

/** The registry takes no longer text (libs/domain/schemas/http/verification-request.schema.json). */
const LARGEST_BYTES = 900_000;

/** Tells the proof from the credential by its first line; refuses what cannot be either, by name. */
export async function readFiles(
  files: readonly File[],
): Promise<{ credential?: string; proof?: string }> {
  const found: { credential?: string; proof?: string } = {};
  for (const file of files) {
    if (file.size > LARGEST_BYTES)
      throw new Error(
        t('verifier.too-large', {
          name: file.name,
          size: Math.ceil(file.size / 1000),
        }),
      );
    const text = await file.text();
    const kind = text.startsWith('c2sp.org/tlog-proof@') ? 'proof' : 'credential';
    if (found[kind] !== undefined) throw new Error(t(`verifier.two-of.${kind}`));
    found[kind] = text;
  }
  return found;
}
